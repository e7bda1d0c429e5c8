"""The examples in all docstrings, run as they are written."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import plantargets.cli
import plantargets.compare
import plantargets.extractors
import pytest

PACKAGES = (plantargets.cli, plantargets.compare, plantargets.extractors)
MODULES = [
    found.name
    for package in PACKAGES
    for found in walk_packages(package.__path__, package.__name__ + ".")
    if not found.name.endswith("__main__")
]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_docstrings(module: str) -> None:
    assert doctest.testmod(import_module(module)).failed == 0


def test_the_examples_are_found() -> None:
    assert len(MODULES) > 200
