"""Errors a user can act on: each composes its own sentence of what happened, where, and what to try."""

from __future__ import annotations


class PlanError(Exception):
    """The base of every error that is meant for the user; `str(error)` is the whole message."""


class InputError(PlanError):
    """A file or folder that cannot be read: says which, why, and what to try.

    `path` is the input as the user named it, `reason` what is wrong with it, `advice` what to try (may be empty).
    """

    def __init__(self, path: str, reason: str, advice: str = "") -> None:
        self.path, self.reason, self.advice = path, reason, advice
        super().__init__(f"{path}: {reason}" + (f" ({advice})" if advice else ""))


class VocabularyError(PlanError):
    """An entry of a data file that breaks its file's rules: names file, line, entry, and what is allowed."""

    def __init__(self, file: str, line: int, entry: str, allowed: str) -> None:
        self.file, self.line, self.entry, self.allowed = file, line, entry, allowed
        super().__init__(f"{file}, line {line}: {entry!r} is not usable; {allowed}")
