"""PDF files drawn word by word and rule by rule, small and in memory."""

from __future__ import annotations

import io

from made_font import register
from plantargets.extractors.model import Document
from plantargets.extractors.readers import pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

NOT_EMBEDDED = "STSong-Light"
registerFont(UnicodeCIDFont(NOT_EMBEDDED))
EMBEDDED = register("".join(map(chr, (*range(0x20, 0x180), *range(0x4E00, 0x9FFF)))) + "〇，。　一—、；≥（）“”")
WIDTH, HEIGHT = 400, 600


class Pages:
    """Draws pages: words and rules at places counted from the upper left corner."""

    def __init__(self, encrypt: StandardEncryption | None = None) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=1)

    def words(self, words: str, left: float = 50, top: float = 100, size: float = 12, font: str = EMBEDDED) -> Pages:
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, HEIGHT - top, words)
        return self

    def lines(self, lines: list[str], left: float = 50, top: float = 100, apart: float = 20) -> Pages:
        for number, line in enumerate(lines):
            self.words(line, left, top + apart * number)
        return self

    def table(
        self, rows: list[list[str]], top: float = 100, left: float = 50, size: tuple[float, float] = (60, 20)
    ) -> Pages:
        width, height = size
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                x, y = left + width * column, top + height * at
                self.canvas.rect(x, HEIGHT - y - height, width, height)
                self.lines(words.split("\n"), x + 3, y + 14)
        return self

    def turn(self) -> Pages:
        self.canvas.showPage()
        return self

    def data(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def read(pages: Pages) -> Document:
    """The document in the pages drawn, read by this process."""
    return pdf.read_here(pages.data(), "a.pdf")


def filled(words: str, length: int = 25) -> list[str]:
    """Words in lines of 25 characters, the first one indented by two."""
    return ["　　" + words[: length - 2], *(words[at : at + length] for at in range(length - 2, len(words), length))]


def picture(pages: Pages, size: tuple[int, int] = (20, 30)) -> Pages:
    """The pages with a grey picture over the whole of the last."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    pages.canvas.drawImage(ImageReader(Image.new("L", size, 128)), 0, 0, WIDTH, HEIGHT)
    return pages
