"""The help of the commands in Chinese; a command's docstring is its help in English."""

from __future__ import annotations

CHINESE_HELP = {
    "extract": """把规划中的指标读成表格或文件。

    每行给出现状、目标和变化，并注明出处的行号。

    例：

      plan extract plans/

      plan extract plans/ -o targets.csv --group 学前 --year 2025

      plan extract - --rows statements --format jsonl < plan.txt
    """,
    "explain": """说明哪些字句得出哪一行，依据哪条规则。

    取自别处的字句注明行号；未作指标的数字也一并列出，并注明原因。

    例：

      plan explain plan.txt:84

      plan explain --text "到2025年，学前三年毛入园率达到98%以上。"
    """,
    "text": """显示各行起止位置所指的原文。

    非纯文本文件显示从中读出的文字：表格一行占一行，格间以制表符分隔。多份文件各冠以文件名。

    例：

      plan text plan.docx --numbered

      plan text plan.docx --tables

      plan text plan.docx -o plan.txt
    """,
    "diff": """说明 OLD 的各项目标到 NEW 变成了什么。

    逐项对照：提高、降低、不变、改期、改写（界限或单位变了）、未再提、新增。文件夹按地区配对。

    例：

      plan diff 2023.txt 2024.txt

      plan diff 2023.txt 2024.txt --met

      plan diff plans-2023/ plans-2024/ --stat --exit-code
    """,
    "check": """核对规划自身：前后不一、分项与总数不符、幅度算错、目标倒退、年份越界等。

    一并给出相关的各处原文。级别分错误、警告、提示；各代码的含义见 docs/check.md。

    例：

      plan check plan.txt

      plan check plans/ --level error --exit-code

      plan check plans/ -o findings.jsonl
    """,
    "compare": """把多份规划并排对照。

    行为指标，列为地区、年份或文件，格内为现状 → 目标；未提的以 — 表示。

    例：

      plan compare plans/

      plan compare plans/ --against national --group 学前

      plan compare plans/ -o matrix.xlsx
    """,
    "indicators": """列出或查找指标库中的指标。

    WORD 在名称和别名中查找。

    例：

      plan indicators 毛入园率

      plan indicators --catalogue my.toml --format csv
    """,
}
