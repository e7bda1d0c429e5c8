"""Progress on standard error: only where it is a terminal, only when the work lasts, gone when it is done."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 1.0
"""Seconds of silence before a bar appears."""


class Progress:
    """A bar that appears after a second: `with Progress(total, "reading", True) as p: p.advance()`.

    It tells how many are done, how many in a second, and the time that is left.
    Where results go to the same terminal it is not wanted: they are progress enough, and a bar would tear them apart.
    """

    def __init__(self, total: int, label: str, wanted: bool) -> None:
        self.total, self.label, self.done = total, label, 0
        self.wanted = wanted and total > 1 and sys.stderr.isatty()
        self.began = time.monotonic()
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.bar is not None:
            self.bar.stop()

    def advance(self, count: int = 1) -> None:
        """One more is done, or so many."""
        self.done += count
        if not self.wanted:
            return
        if self.bar is None and time.monotonic() - self.began > PATIENCE:
            self.show()
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=self.done, rate=self.rate())

    def rate(self) -> str:
        """How many are done in a second, over the whole time."""
        rate = self.done / max(time.monotonic() - self.began, 0.001)
        return f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s"

    def show(self) -> None:
        """Let the bar appear."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        told = (MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        self.bar = Bar(
            TextColumn("{task.description}"), BarColumn(), *told, console=Console(stderr=True), transient=True
        )
        self.task = self.bar.add_task(self.label, total=self.total, rate=self.rate())
        self.bar.start()
