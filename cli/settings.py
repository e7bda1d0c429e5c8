"""How inputs are read and in which language the program speaks: from options to one frozen record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from plantargets.cli.messages import default_language, say
from plantargets.extractors.errors import PlanError
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.limits import DEFAULT_LIMITS, Limits
from plantargets.extractors.record import record

if TYPE_CHECKING:
    from plantargets.cli.cache import Cache

NUMBER = compiled(r"(\d{1,15})\s*(KB|MB|GB)?", re.IGNORECASE)
SIZES = {"": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}


@record
class Settings:
    """How inputs are read, whatever is made of them."""

    lang: str = "en"
    jobs: int | None = None
    encoding: str | None = None
    catalogue: str | None = None
    strict: bool = False
    quiet: bool = False
    debug: bool = False
    verbose: bool = False
    limits: Limits = DEFAULT_LIMITS
    cache: Cache | None = None


def settings_of(
    lang: Enum | None = None,
    jobs: int | None = None,
    encoding: str | None = None,
    catalogue: Path | None = None,
    strict: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    debug: bool = False,
    limit: Sequence[str] | None = None,
    cache: Path | None = None,
) -> Settings:
    """The record of the options that say how inputs are read; raises PlanError for a limit or a folder that cannot be.

    The cache's stamp is that of the catalogue and the program as they are now.
    """
    spoken = language(lang)
    limits = limits_of(limit or (), spoken)
    own = text_of(catalogue)
    kept = None
    if cache is not None:
        from plantargets.cli.stamp import cache_in

        kept = cache_in(cache, encoding, own, limits, spoken)
    return Settings(spoken, jobs, encoding, own, strict, quiet, debug, verbose, limits, kept)


def limits_of(given: Sequence[str], lang: str) -> Limits:
    """The usual limits with those changed that are given as name=number.

    >>> limits_of(["file_bytes=2MB", "cells=10"], "en").file_bytes
    2097152
    """
    known = [limit.name for limit in fields(Limits)]
    changed: dict[str, int] = {}
    for one in given:
        name, _, number = one.partition("=")
        hit = NUMBER.fullmatch(number.strip())
        if hit is None:
            raise PlanError(say("limit-value", lang, given=one))
        if name.strip() not in known:
            raise PlanError(say("no-limit", lang, name=name.strip(), known=", ".join(known)))
        changed[name.strip()] = int(hit[1]) * SIZES[(hit[2] or "").upper()]
    return replace(DEFAULT_LIMITS, **changed)


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
