"""What the program says, in Chinese and English: in goes a key and its values, out comes the sentence."""

from __future__ import annotations

import os

LANGUAGES = ("zh", "en")

MESSAGES: dict[str, tuple[str, str]] = {
    # what is said at the end
    "summary": (
        "{documents} 份文件，{indicators} 项指标，目标 {targets} 条，现状 {actuals} 条，存疑（?）{doubtful} 条",
        "{documents} documents, {indicators} indicators, {targets} targets, {actuals} actuals, {doubtful} doubtful (?)",
    ),
    "summary-unsure": ("，未列入 {unsure} 条（--unsure）", ", {unsure} left out (--unsure)"),
    "written": ("已写入 {path}：{rows} 行", "wrote {path}: {rows} rows"),
    "no-rows": ("没有符合条件的行", "no rows match"),
    "reading": ("正在读取", "reading"),
    # what went wrong
    "error": ("错误：{message}", "error: {message}"),
    "skipped": ("跳过：{message}", "skipped: {message}"),
    "warning": ("注意：{message}", "note: {message}"),
    "unread-table": (
        "第 {line} 行的表格读不准，未列入：{words}",
        "line {line}: a table that cannot be read safely, left out: {words}",
    ),
    "no-indicator-table": (
        "{place} 起的表格不是指标表，没有读出指标",
        "the table at {place} is no indicator table: nothing was read from it",
    ),
    "no-limit": (
        "没有名为 {name} 的限制；可用的有：{known}",
        "there is no limit {name}; there are: {known}",
    ),
    "limit-value": (
        "{given}: 请写成 名称=数值，如 file_bytes=500MB",
        "{given}: write it as name=number, such as file_bytes=500MB",
    ),
    "internal": (
        "{path}: 程序内部错误（{kind}: {message}）；加 --debug 可见详情，请反馈",
        "{path}: internal error ({kind}: {message}); --debug shows where, please report it",
    ),
    "nothing-to-read": ("{paths}: 没有可读的文件", "{paths}: there is no file to read"),
    "one-side": ("{path}: 没有可以比较的规划", "{path}: there is no plan to compare"),
    "stdin-twice": ("标准输入（-）只能作一边", "standard input (-) can be one of the two sides only"),
    "no-pair": (
        "{old} 与 {new} 中没有同一地区的规划，无从比较",
        "{old} and {new}: no region has a plan in both, there is nothing to compare",
    ),
    "two-regions": ("{old} 与 {new} 是两个地区的规划", "the plans are of two regions, {old} and {new}"),
    "lone-region": (
        "{region}: 只在 {path} 中有规划，未作比较",
        "{region}: has a plan in {path} only and is not compared",
    ),
    "comma": ("，", ", "),
    "interrupted": ("已中断", "interrupted"),
    "worker-died": (
        "{path}: 读取它的进程意外结束（内存不足或长时间无响应）；请检查或拆分该文件",
        "{path}: the process that read it died (out of memory, or no answer in time); check the file, or split it",
    ),
    "out-of-time": (
        "{path}: 读了 {seconds} 秒仍未读完；请拆分文件，或用 --limit seconds=… 放宽",
        "{path}: was not read within {seconds} seconds; split it, or allow more with --limit seconds=…",
    ),
    "no-columns": ("没有名为 {name} 的列；可用的列：{known}", "no column {name}; there are: {known}"),
    "no-format": ("没有名为 {name} 的格式；可用的格式：{known}", "no format {name}; there are: {known}"),
    "extract-only": (
        "{format} 只用于 plan extract；其他命令请用 csv 或 xlsx",
        "{format} is written by plan extract alone; write csv or xlsx",
    ),
    "whole-tables": (
        "{format} 写出完整的表，不能与 --columns 合用；视图里可以选列",
        "{format} holds whole tables and takes no --columns; its views can be asked for some",
    ),
    "library": (
        "{format} 需要 {library}；请安装：python -m pip install {library}（或本程序的附加组件 [{format}]）",
        "{format} needs {library}; install it: python -m pip install {library} (or the extra [{format}])",
    ),
    "no-dask": (
        "--scheduler 需要 distributed；请安装：python -m pip install distributed（或本程序的附加组件 [dask]）",
        "--scheduler needs distributed; install it: python -m pip install distributed (or the extra [dask])",
    ),
    "no-scheduler": (
        "{address}: 没有调度器应答（{reason}）",
        "{address}: no scheduler answers ({reason})",
    ),
    "parts-folder": (
        "使用 --scheduler 时，输入不能是 -，请用 -o 给出文件夹，格式为 jsonl 或 parquet",
        "with --scheduler, name inputs other than -, a folder with -o, and the format jsonl or parquet",
    ),
    "no-parts": (
        "{path}: 不是空文件夹，其中也没有上次运行的结果；请换一个文件夹",
        "{path}: is not empty, and holds no parts of an earlier run; name another folder",
    ),
    "other-parts": (
        "{path}: 其中是以别的输入、选项或程序版本得到的结果；请换一个文件夹，或先清空它",
        "{path}: holds parts of other inputs, options or another program; name another folder, or empty it",
    ),
    "other-program": (
        "集群中有机器装的是另一版本的程序；请各机安装同一版本",
        "a machine of the cluster has another version of the program; install the same on all",
    ),
    "digits-as-text": (
        "有 {count} 个数位数过多，不能作为数值保存，只以文字保留原数字",
        "{count} numbers have more digits than a number may here; they are kept as text alone",
    ),
    "suffix": (
        "{path}: 无法由后缀判断格式；请用 --format 指定：{known}",
        "{path}: the suffix names no format; say which with --format: {known}",
    ),
    "would-overwrite": (
        "{path}: 既是输入又是输出；请换一个输出文件名",
        "{path}: is an input as well as the output; name another output file",
    ),
    "cannot-write": ("{path}: 无法写入（{reason}）", "{path}: cannot be written ({reason})"),
    "no-line": ("{path}: 只有 {lines} 行，没有第 {line} 行", "{path}: has {lines} lines, there is no line {line}"),
    "file-or-text": ("请给出一个文件，或用 --text 给出一句话", "name a file, or give a sentence with --text"),
    "numbered-or-tables": ("--numbered 与 --tables 只能取其一", "--numbered and --tables cannot both be had"),
    "table-at": ("{name} 第 {first}—{last} 行", "{name} lines {first}-{last}"),
    "no-such-indicator": ("指标库中没有含“{word}”的指标", "no indicator in the catalogue has {word!r} in it"),
    # plan explain
    "legend": ("规则说明", "what the rules say"),
    "unsure": ("存疑", "unsure"),
    "unsure-rows": (
        "可作可不作指标，未列入表中（--unsure 可列出）",
        "arguable, kept out of the table (--unsure lists it)",
    ),
    "words": ("字句", "words"),
    "put-in": ("补", "put in"),
    "nothing-here": ("此处没有数字", "no numbers here"),
    "rules": ("规则", "rules"),
    "inferred": ("推断", "inferred"),
    "section": ("位置", "section"),
    "passed-over": ("未作指标的数字", "numbers passed over"),
    "line": ("第 {line} 行", "line {line}"),
    "entries": ("{count} 项指标", "{count} indicators"),
    # words of plan diff
    "raised": ("提高", "raised"),
    "lowered": ("降低", "lowered"),
    "unchanged": ("不变", "unchanged"),
    "deadline-moved": ("改期", "deadline moved"),
    "reworded": ("改写", "reworded"),
    "not-comparable": ("不可比", "not comparable"),
    "dropped": ("未再提", "dropped"),
    "added": ("新增", "added"),
    "met": ("完成", "met"),
    "missed": ("未完成", "missed"),
    "exceeded": ("超额", "exceeded"),
    "not-reported": ("未报告", "not reported"),
    "better": ("更优", "better"),
    "worse": ("更差", "worse"),
    "level-and-change": ("一为水平、一为变化", "a level and a change"),
    "new-and-stock": ("一为新增、一为总量", "new ones and all there are"),
    "rate-and-points": ("一为比率、一为百分点", "a rate and points"),
    "other-unit": ("单位所量不同", "units of different things"),
    "other-period": ("所按时段不同", "different periods of time"),
    "other-span": ("一为一年、一为多年合计", "one year against several together"),
    "no-number": ("比值不相减", "ratios are not subtracted"),
    "overlap": ("区间交叠", "ranges overlap"),
    # words of plan check
    "level-error": ("错误", "error"),
    "level-warning": ("警告", "warning"),
    "level-notice": ("提示", "notice"),
    "error-count": ("错误 {count} 处", "errors: {count}"),
    "warning-count": ("警告 {count} 处", "warnings: {count}"),
    "notice-count": ("提示 {count} 处", "notices: {count}"),
    "no-findings": ("未发现问题", "nothing found"),
    # the fields that words are marked with
    "name": ("名称", "name"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "comparator": ("界限", "bound"),
    "measure": ("性质", "measure"),
    "per": ("周期", "per"),
    "role": ("类型", "role"),
    "year": ("年份", "year"),
    "baseline_value": ("基期值", "base value"),
    "baseline_year": ("基期年", "base year"),
    # words of plan compare
    "row-level": ("{name}", "{name}"),
    "row-growth": ("{name}增速", "{name} (growth)"),
    "row-move": ("{name}变化", "{name} (change)"),
    "row-yearly": ("{name}（年均）", "{name} (yearly)"),
    "row-per": ("{name}（每{per}）", "{name} (per {per})"),
    "row-sum": ("{name}（累计）", "{name} (several years)"),
    "row-unit": ("{name}（{unit}）", "{name} ({unit})"),
    "list-mark": ("、", ", "),
    "no-group": ("未分类", "no group"),
    "sheet-matrix": ("对照表", "matrix"),
    "sheet-long": ("明细", "cells"),
    "signs-both": (
        "现状 → 目标，括号内为不同于规划期的年份；— 未提；≠ 不可比；! 前后不一",
        "baseline → goal (year, if not the plan's); — not said; ≠ not comparable; ! two values",
    ),
    "signs": (
        "括号内为不同于规划期的年份；— 未提；≠ 不可比；! 前后不一",
        "(year, if not the plan's); — not said; ≠ not comparable; ! two values",
    ),
    "signs-figures": (
        "个数至最高按目标计，目标不足两个的按现状计",
        "the figures are of the goals, of the baselines where there is but one goal",
    ),
    "signs-gap": (
        "差距为本值减同年的参照值，或括号中年份的；✓ 达到；✗ 未达到",
        "the gap is to the reference of the same year, or of the year in brackets; ✓ met; ✗ not met",
    ),
    "source-of": ("来源：{source}：{indicators}", "source: {source}: {indicators}"),
    "compared": (
        "{columns} 列，{rows} 项指标",
        "{columns} columns, {rows} indicators",
    ),
    "too-few": (
        "，另有 {count} 项只见于少于 {least} 列（--min-coverage 1 可列出）",
        ", {count} more that fewer than {least} columns have (--min-coverage 1 lists them)",
    ),
    "no-reference": ("没有可对照的全国目标或上级目标", "no goal is known to measure these against"),
    "binary": (
        "{format} 不能显示在终端；请用 -o 指定文件",
        "{format} is not for a terminal; name a file with -o",
    ),
    # words in cells
    "target": ("目标", "target"),
    "actual": ("现状", "actual"),
    "level": ("水平", "level"),
    "increase": ("增加", "increase"),
    "decrease": ("减少", "decrease"),
    "higher": ("越高越好", "higher is better"),
    "lower": ("越低越好", "lower is better"),
    "neutral": ("不分优劣", "neutral"),
    "points": ("个百分点", " points"),
    "points-in-1000": ("个千分点", " points in 1000"),
    "fall-by": ("下降", "down "),
}


def default_language() -> str:
    """zh where the locale is Chinese, else en; LC_ALL speaks before LC_MESSAGES, that before LANG."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def both(english: str, chinese: str) -> str:
    """The one of two wordings that suits the locale, for help, which is written before any --lang is read."""
    return chinese if default_language() == "zh" else english


def say(key: str, lang: str, **values: object) -> str:
    """The message in a language; a key without a message stands for itself (a flag's or a rule's name)."""
    pair = MESSAGES.get(key)
    return key if pair is None else pair[LANGUAGES.index(lang)].format(**values)
