"""What the readers say, in Chinese: in goes an English sentence of the library, out comes the Chinese one.

The library speaks English; a sentence without an entry here is shown as it is, and a test names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

COUNTED = {
    "bytes": "字节",
    "bytes when converted": "字节（转换后）",
    "bytes when unpacked": "字节（解压后）",
    "bytes in a part of it": "字节（其中一个部分）",
    "bytes of markup": "字节标记",
    "characters": "个字符",
    "numbers": "个数字",
    "packed files": "个打包的文件",
    "times the packed size in one part": "倍的解压比（其中一个部分）",
    "times its packed size in a stream": "倍的解压比（其中一段数据）",
    "pages": "页",
    "seconds of reading": "秒的读取时间",
    "cells": "个单元格",
    "cells of tables": "个表格单元格",
    "merged cells": "个合并单元格",
    "places under merged cells": "个被合并的格位",
    "tables in each other": "层嵌套表格",
    "tables in tables": "层嵌套表格",
    "parts in parts": "层嵌套内容",
    "tags": "个标签",
}
"""What a limit counts, with its measure word."""


def too_much(hit: re.Match[str]) -> str:
    """The sentence that a limit is passed."""
    found, what, allowed = hit.groups()
    sheet = re.fullmatch(r"cells in sheet (.+)", what)
    counted = f"个单元格（工作表 {sheet[1]}）" if sheet else COUNTED.get(what, what)
    return f"有 {found} {counted}，超过限额 {allowed}"


SENTENCES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # files and folders
    (r"there is no such file or folder", "没有这个文件或文件夹"),
    (r"no such file or directory", "没有这个文件或文件夹"),
    (r"no file matches", "没有相符的文件"),
    (r"no right to read it", "没有读取权限"),
    (r"nothing to read in this folder", "文件夹中没有可读的文件"),
    (r"files ending in (\S+) cannot be read", r"无法读取后缀为 \1 的文件"),
    (r"a file without a suffix cannot be read", "无法读取没有后缀的文件"),
    (r"(\d+) files? ending in (\S+) skipped", r"跳过 \1 个后缀为 \2 的文件"),
    (r"(\d+) files? without a suffix skipped", r"跳过 \1 个没有后缀的文件"),
    (r"readable are ([^)]+)", r"可读的有 \1"),
    (r"is a folder", "是一个文件夹"),
    (r"read the files in it one by one: find_inputs lists them", "请逐个读取其中的文件（find_inputs 可列出）"),
    (r"check the spelling", "请检查拼写"),
    (r"no space left on device", "磁盘空间不足"),
    (r"file too large", "文件过大"),
    (r"permission denied", "没有权限"),
    (r"is a directory", "是一个文件夹"),
    # any kind of file
    (
        r"is damaged, or needs more memory than the ([\d,]+) bytes allowed, so that reading it broke off",
        r"已损坏，或所需内存超过限额 \1 字节，读取中断",
    ),
    (
        r"save or print it as a new PDF, or raise the limit \"(\w+)\"",
        r"请另存或打印为新的 PDF，或用 --limit \1=… 放宽",
    ),
    (r"(?<!it )is empty", "是空文件"),
    (r"was not read within (\d+) seconds", r"在 \1 秒内未能读完"),
    (r"raise the limit \"(\w+)\" to give it longer", r"可用 --limit \1=… 放宽"),
    (r"is a damaged workbook", "是损坏的工作簿"),
    (r"entities in (\S+):", r"\1 中有实体声明："),
    (r"is damaged at (\S+)", r"已损坏（\1 处）"),
    (r"is damaged", "已损坏"),
    (r"it may not have been copied whole; get it again", "可能没有复制完整，请重新获取"),
    (r"it may not have been copied whole", "可能没有复制完整"),
    (r"is too large for this machine's memory", "超出本机内存"),
    (r"split it", "请拆分文件"),
    (r"has ([\d,]+) (.+?), more than the ([\d,]+) allowed", too_much),
    (r"raise the limit \"(\w+)\" if the file is what you think it is", r"如果文件无误，可用 --limit \1=… 放宽"),
    (r"is protected by a password", "设有密码"),
    (r"unpack it, or save it without the password", "请解压，或取消密码后另存"),
    (r"save it without the password", "请取消密码后另存"),
    (r"save it as \.xlsx", "请另存为 .xlsx"),
    (r"is an archive, which cannot be read", "是压缩包，无法直接读取"),
    (r"is an? (OFD|RAR|7z) (?:document|archive), which cannot be read", r"是 \1 文件，无法读取"),
    (r"name it \.zip, and the plans in it are read", "改名为 .zip 后可读取其中的文件"),
    (r"open it in an OFD reader and save it as \.pdf", "请用 OFD 阅读器打开后另存为 .pdf"),
    (r"unpack it, or pack it as \.zip", "请解压，或改用 .zip 压缩"),
    # other file systems
    (r"needs a library that is not installed: (.+?)(?=$| \()", r"需要的程序库没有安装：\1"),
    (r"install it, or (\S+) where it is fsspec itself", r"请安装；如缺的是 fsspec，请安装 \1"),
    (r"cannot be opened: (.+?)(?=$| \()", r"无法打开：\1"),
    (r"check the address", "请检查地址"),
    # archives
    (r"unpack it with the password", "请用密码解压"),
    (r"unpack it, or raise the limit \"nesting\"", "请解压，或用 --limit nesting=… 放宽"),
    (r"lies too deep in archives", "压缩包嵌套过深"),
    (r"holds no file (\S+)", r"其中没有文件 \1"),
    # texts
    (r"is no text \(binary data\)", "不是文本（二进制数据）"),
    (r"is no text in any encoding known here", "不是任何已知编码的文本"),
    (r"is no text but a Word, Excel or zip file", "不是文本，而是 Word、Excel 或 zip 文件"),
    (r"is no text but an old Word, Excel or WPS file", "不是文本，而是旧版 Word、Excel 或 WPS 文件"),
    (r"is no text but an? (\w+) picture", r"不是文本，而是 \1 图片"),
    (r"is no text but an? (\w+) file", r"不是文本，而是 \1 文件"),
    (r"unknown encoding (\S+)", r"未知的编码 \1"),
    (
        r"(\d+) stretch(?:es)? of bytes could not be read as (\S+), at byte (.+) \(counted from 0\); shown as (.)",
        r"有 \1 处字节无法按 \2 解码，位置（从 0 数起）：\3；显示为 \4",
    ),
    (r"save it as plain text first", "请先另存为纯文本"),
    (r"name it with --encoding, or save it as UTF-8", "请用 --encoding 指定编码，或另存为 UTF-8"),
    (r"try utf-8, gb18030, big5 or utf-16", "可试 utf-8、gb18030、big5 或 utf-16"),
    # Word documents, old ones by way of LibreOffice
    (r"is no Word document: it has no text", "不是 Word 文档：没有正文"),
    (r"declares XML entities, which no office program writes", "含有办公软件不会写入的 XML 实体声明"),
    (r"open it in the program that wrote it and save it again", "请用原来的程序打开后重新保存"),
    (
        r"is an old Word, WPS or rich text file, which LibreOffice converts, and that is not installed",
        "是旧版 Word、WPS 或 RTF 文件，需由 LibreOffice 转换，而本机没有安装",
    ),
    (
        r"holds no text that LibreOffice can make out: it is empty, damaged, or no document",
        "LibreOffice 读不出文字：文件为空、已损坏，或不是文档",
    ),
    (r"could not be converted by LibreOffice", "LibreOffice 未能转换"),
    (r"was not converted by LibreOffice within (\d+) seconds", r"LibreOffice 在 \1 秒内未能转换"),
    (r"LibreOffice cannot be started", "无法启动 LibreOffice"),
    (r"install LibreOffice, or open it", "请安装 LibreOffice，或打开文件"),
    (
        r"(?<!or )open it in Word, WPS or LibreOffice and save it as \.docx",
        "请用 Word、WPS 或 LibreOffice 打开后另存为 .docx",
    ),
    (r"in Word, WPS or LibreOffice and save it as \.docx", "，另存为 .docx"),
    # workbooks and separated values
    (r"is a binary or incomplete workbook, which cannot be read", "是二进制或不完整的工作簿，无法读取"),
    (r"the hidden sheet ('[^']*') was left out; unhide it to have it read", r"隐藏的工作表 \1 未读；取消隐藏后可读"),
    (
        r"sheet ('[^']*'): the hidden rows (.+?) were left out; unhide them to have them read",
        r"工作表 \1：隐藏的行 \2 未读；取消隐藏后可读",
    ),
    (
        r"sheet ('[^']*'): the hidden columns (.+?) were left out; unhide them to have them read",
        r"工作表 \1：隐藏的列 \2 未读；取消隐藏后可读",
    ),
    (
        r"sheet ('[^']*'): (\d+) formulas without a stored result were taken for empty; "
        r"open the file in a spreadsheet and save it",
        r"工作表 \1：有 \2 个公式没有保存结果，按空白处理；请用表格软件打开后另存",
    ),
    (r"open it in a spreadsheet and save it", "请用表格软件打开后另存"),
    (r"is no table of separated values", "不是分隔符表格"),
    (r"name it \.txt to read it as text", "改名为 .txt 可按文本读取"),
    # web pages
    (r"has tags nested thousands deep, which no page has", "标签嵌套数千层，不是正常网页"),
    (r"has a tag with ([\d,]+) attributes or more, which no page has", r"有标签带 \1 个以上属性，不是正常网页"),
    (r"save the page again from a browser", "请用浏览器重新保存网页"),
    (r"is a saved page without a page in it", "是保存的网页，但其中没有网页"),
    (r"save it again from a browser", "请用浏览器重新保存"),
    # PDF
    (r"is a scanned PDF: its pages are pictures without text", "是扫描的 PDF：页面是图片，没有文字"),
    (r"recognise its text \(OCR\), or ask for the Word file", "请先识别文字（OCR），或索取 Word 文件"),
    (r"is a PDF whose fonts do not tell which characters they draw", "是字体无法还原文字的 PDF"),
    (r"ask for the Word file, or recognise its text \(OCR\)", "请索取 Word 文件，或识别文字（OCR）"),
    (r"is a PDF without any text", "是没有文字的 PDF"),
    (
        r"pages? ([\d, ]+): pictures without text, left out; recognise their text \(OCR\) to read them",
        r"第 \1 页是没有文字的图片，未读；识别文字（OCR）后可读",
    ),
    (
        r"pages? ([\d, ]+): fonts that do not tell which characters they draw, left out; recognise their text \(OCR\)",
        r"第 \1 页的字体无法还原文字，未读；请识别文字（OCR）",
    ),
    (
        r"pages? ([\d, ]+): some words may be lost, their font is not in the file; compare, or ask for the Word file",
        r"第 \1 页可能缺字（文件中没有其字体）；请核对，或索取 Word 文件",
    ),
    (r"has more than ([\d,]+) characters on page (\d+)", r"第 \2 页超过 \1 个字符"),
    (r"has more than ([\d,]+) bytes to draw in one stream", r"一段绘图数据超过 \1 字节"),
    (r"no plan has that", "规划文件不会这样"),
    (r"is packed in two layers, which no program does", "经过两层压缩，不是正常程序所为"),
    (r"is locked with a password", "设有密码"),
    (r"save it without one first", "请先取消密码"),
    (r"is a broken PDF", "是损坏的 PDF"),
    (r"open it in a reader and save or print it as a new PDF", "请用阅读器打开，另存或打印为新的 PDF"),
    (r"save or print it as a new PDF", "请另存或打印为新的 PDF"),
    # one's own catalogue
    (r"give the path of a TOML catalogue", "请给出 TOML 指标库的路径"),
    # outputs that cannot be written
    (r"database or disk is full", "磁盘空间不足"),
    (r"disk I/O error", "磁盘读写出错"),
    (
        r"too many rows for a workbook; write csv, parquet or sqlite",
        "行数过多，工作簿容纳不下；请改用 csv、parquet 或 sqlite",
    ),
)


def translated(message: str, lang: str) -> str:
    """The message in a language; what the user named in it stays as it is.

    >>> translated("a.txt: no right to read it", "zh")
    'a.txt: 没有读取权限'
    """
    if lang == "en":
        return message
    for pattern, chinese in SENTENCES:
        message = re.sub(pattern, chinese, message, count=1, flags=re.IGNORECASE)
    return message
