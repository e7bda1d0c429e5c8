"""The command `plan`: the app, the table of its commands, and the one place where errors become exit codes.

A command's module is imported when the command is asked for: to extract needs nothing of what comparing needs.
Exit codes: 0 done, 1 differences found (where asked for), 2 an error, 130 interrupted.
"""

from __future__ import annotations

import atexit
import functools
import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main
from plantargets.cli.chinese_help import CHINESE_HELP
from plantargets.cli.messages import both, say
from plantargets.cli.version import VERSION
from plantargets.extractors.errors import PlanError

DONE, ERROR, INTERRUPTED = 0, 2, 130
MADE_BEFORE_COLLECTING = 100_000
"""How many more objects than were freed are made before Python looks for those that hold each other."""

COMMANDS = {
    "extract": "Read the indicators of plans into a table or a file.",
    "diff": "Show what became of each target from OLD to NEW.",
    "compare": "Set plans side by side.",
    "check": "Find where plans contradict themselves.",
    "explain": "Show which words gave which row, and by which rule.",
    "text": "Print the text that the offsets of rows point into.",
    "indicators": "List the indicators known by name, or search them.",
}
"""The commands in the order of `plan --help`, with the first line of their help, so that listing them imports none.

Each is a function in the module of its name; its docstring is the English help, CHINESE_HELP has the other.
"""

ABOUT = "Read Chinese government plans: what is measured, where it stands, where it shall stand, by when."


class CommandTable(Mapping[str, Any]):
    """The commands by their names, each made when it is first asked for."""

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        return command_of(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Commands(typer.core.TyperGroup):
    """The group of all commands: only the one that is run is imported."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = CommandTable()  # type: ignore[assignment]

    def list_commands(self, _context: Any) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, _context: Any, formatter: Any) -> None:
        """The list of commands in the help, each with its first line."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, both(line, CHINESE_HELP[name].split("\n")[0])) for name, line in COMMANDS.items()]
            )


@functools.cache
def command_of(name: str) -> Any:
    """The command of a name, with its help in both languages."""
    command: Callable[..., int] = getattr(import_module(f"plantargets.cli.{name}"), name)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, help=both(command.__doc__ or "", CHINESE_HELP[name]))(guarded(command))
    return typer.main.get_command(alone)


app = typer.Typer(
    name="plan",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"plan {VERSION}")
        raise typer.Exit


@app.callback(help=both(ABOUT, "读取中国各级政府规划、要点和总结：量什么、现状多少、目标多少、何时达到。"))
def about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=show_version, is_eager=True, help=both("Show the version and exit.", "显示版本。")
        ),
    ] = False,
) -> None:
    """Options that need no command."""


def guarded(command: Callable[..., int]) -> Callable[..., None]:
    """The command with its errors turned into a sentence on standard error and an exit code."""

    @functools.wraps(command)
    def run(**given: Any) -> None:
        sys.exit(outcome(command, given))

    return run


def outcome(command: Callable[..., int], given: dict[str, Any]) -> int:
    """Run the command and tell how it went."""
    from plantargets.cli.settings import language
    from plantargets.cli.translations import translated
    from plantargets.cli.work import complain
    from plantargets.extractors import patterns

    lang = language(given.get("lang"))
    try:
        return command(**given)
    except KeyboardInterrupt:
        complain(say("interrupted", lang))
        return INTERRUPTED
    except BrokenPipeError:
        leave_pipe()
        return DONE
    except PlanError as error:
        if given.get("debug"):
            raise
        complain(say("error", lang, message=translated(str(error), lang)))
        return ERROR
    except OSError as error:
        if given.get("debug"):
            raise
        complain(say("error", lang, message=translated(error.strerror or str(error), lang)))
        return ERROR
    except Exception as error:
        if given.get("debug"):
            raise
        complain(say("internal", lang, path="plan", kind=type(error).__name__, message=error))
        return ERROR
    finally:
        patterns.keep()


def leave_pipe() -> None:
    """Let the interpreter end in peace after the reader of our output (`| head`) has gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command that the process was given."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def console() -> None:
    """The console script `plan`: `main` in a process of its own.

    Nearly all that reading makes is freed without the collector, which is asked less often therefore, and not once more
    for what ends with the process.
    """
    gc.set_threshold(MADE_BEFORE_COLLECTING, 10, 10)
    atexit.register(gc.freeze)
    main()
