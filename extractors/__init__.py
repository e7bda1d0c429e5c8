"""Reading plans: `extract(text)` and `extract_file(path)` give a Plan with facts, statements and indicators."""

from plantargets.extractors.pipeline import extract, extract_file

__all__ = ["extract", "extract_file"]
