"""Reading plans: `extract(text)` and `extract_file(path)` give a Plan with facts, statements and indicators.

The names are loaded when first used, so that a part of the package (its errors, its model) costs nothing of the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plantargets.extractors.model import Indicator, Plan, Statement
    from plantargets.extractors.pipeline import extract, extract_file
    from plantargets.extractors.readers import read_document

__all__ = ["Indicator", "Plan", "Statement", "extract", "extract_file", "read_document"]

HOMES = {
    "extract": "pipeline",
    "extract_file": "pipeline",
    "read_document": "readers",
    "Indicator": "model",
    "Plan": "model",
    "Statement": "model",
}
"""The module that each public name lives in."""


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
