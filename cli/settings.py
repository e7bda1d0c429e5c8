"""How inputs are read and in which language the program speaks: from options to one frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from plantargets.cli.messages import default_language


@dataclass(frozen=True, slots=True)
class Settings:
    """How inputs are read, whatever is made of them."""

    lang: str = "en"
    jobs: int | None = None
    encoding: str | None = None
    catalogue: str | None = None
    strict: bool = False
    quiet: bool = False
    debug: bool = False


def language(lang: Enum | None) -> str:
    """The language asked for, else the locale's."""
    return default_language() if lang is None else str(lang.value)


def text_of(path: Path | None) -> str | None:
    """A path as the user named it."""
    return None if path is None else str(path)


def check_settings(settings: Settings) -> None:
    """Raise PlanError for an encoding or a catalogue that cannot be used, once and not for every file."""
    if settings.encoding is not None:
        from plantargets.extractors.readers.encoding import known_encoding

        known_encoding(settings.encoding, "--encoding")
    if settings.catalogue is not None:
        from plantargets.extractors.catalogue import load

        load(settings.catalogue)
