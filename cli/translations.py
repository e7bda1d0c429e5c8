"""What the readers say, in Chinese: in goes an English sentence of the library, out comes the Chinese one.

The library speaks English; a sentence without an entry here is shown as it is.
"""

from __future__ import annotations

import re

SENTENCES: tuple[tuple[str, str], ...] = (
    (r"there is no such file or folder", "没有这个文件或文件夹"),
    (r"no such file or directory", "没有这个文件或文件夹"),
    (r"no file matches", "没有相符的文件"),
    (r"no right to read it", "没有读取权限"),
    (r"the folder is empty", "文件夹是空的"),
    (r"files ending in (\S+) cannot be read", r"无法读取后缀为 \1 的文件"),
    (r"a file without a suffix cannot be read", "无法读取没有后缀的文件"),
    (r"(\d+) files? ending in (\S+) skipped", r"跳过 \1 个后缀为 \2 的文件"),
    (r"(\d+) files? without a suffix skipped", r"跳过 \1 个没有后缀的文件"),
    (r"readable are ([^)]+)", r"可读的有 \1"),
    (r"is damaged", "已损坏"),
    (r"open it in the program that wrote it and save it again", "请用原来的程序打开后重新保存"),
    (r"is no Word document: it has no text", "不是 Word 文档：没有正文"),
    (r"declares XML entities, which no office program writes", "含有办公软件不会写入的 XML 实体声明"),
    (r"is too large for this machine's memory", "超出本机内存"),
    (r"is no text \(binary data\)", "不是文本（二进制数据）"),
    (r"is no text in any encoding known here", "不是任何已知编码的文本"),
    (r"is no text but a PDF file", "不是文本，而是 PDF 文件"),
    (r"is no text but a Word, Excel or zip file", "不是文本，而是 Word、Excel 或 zip 文件"),
    (r"is no text but an old Word, Excel or WPS file", "不是文本，而是旧版 Word、Excel 或 WPS 文件"),
    (r"is no text but an? (.+?)(?= \(|$)", r"不是文本，而是 \1"),
    (r"unknown encoding ('[^']*')", r"未知的编码 \1"),
    (
        r"(\d+) stretch(?:es)? of bytes could not be read as (\S+), at byte (.+) \(counted from 0\); shown as (.)",
        r"有 \1 处字节无法按 \2 解码，位置（从 0 数起）：\3；显示为 \4",
    ),
    (r"is (an? [^,()]+), which cannot be read", r"是 \1，无法读取"),
    (r"has ([\d,]+) (.+?), more than the ([\d,]+) allowed", r"有 \1 \2，超过限额 \3"),
    (
        r"raise the limit \"(\w+)\" if the file is what you think it is",
        r"如果文件无误，可用 --limit \1=… 放宽",
    ),
    (r"is protected by a password", "设有密码"),
    (r"is damaged", "已损坏"),
    (r"is a damaged workbook", "是损坏的工作簿"),
    (r"is a binary or incomplete workbook, which cannot be read", "是二进制或不完整的工作簿，无法读取"),
    (r"lies too deep in archives", "压缩包嵌套过深"),
    (r"holds no file (\S+)", r"其中没有文件 \1"),
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
    (
        r"is an old Word, WPS or rich text file, which LibreOffice converts, and that is not installed",
        "是旧版 Word、WPS 或 RTF 文件，需由 LibreOffice 转换，而本机没有安装",
    ),
    (r"could not be converted by LibreOffice", "LibreOffice 未能转换"),
    (r"was not converted by LibreOffice within (\d+) seconds", r"LibreOffice 在 \1 秒内未能转换"),
    (r"install LibreOffice, or open it", "请安装 LibreOffice，或打开文件"),
    (
        r"(?<!or )open it in Word, WPS or LibreOffice and save it as \.docx",
        "请用 Word、WPS 或 LibreOffice 打开后另存为 .docx",
    ),
    (r"in Word, WPS or LibreOffice and save it as \.docx", "，另存为 .docx"),
    (r"check the spelling", "请检查拼写"),
    (r"split it", "请拆分文件"),
    (r"save it as plain text first", "请先另存为纯文本"),
    (r"name it with --encoding, or save it as UTF-8", "请用 --encoding 指定编码，或另存为 UTF-8"),
    (r"try utf-8, gb18030, big5 or utf-16", "可试 utf-8、gb18030、big5 或 utf-16"),
    (r"give the path of a TOML catalogue", "请给出 TOML 指标库的路径"),
    (r"no space left on device", "磁盘空间不足"),
    (r"permission denied", "没有权限"),
    (r"is a directory", "是一个文件夹"),
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
