"""The entry of the command line: the commands put together, and ``--version``."""

from __future__ import annotations

import io
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from stemma.cli import check, read, show

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Many reports, few witnesses: what is reported to have happened, on whose word, and how "
    "many independent witnesses stand behind each statement.",
    epilog="Exit status: 0 all fine; 1 something was unreadable or is wrong; 2 nothing could be "
    "done; 130 interrupted.",
)
app.command("read", short_help="Read files and folders into a case.")(read.read)
app.command("show", short_help="Print a summary, or one thing in full.")(show.show)
app.command("check", short_help="Verify every quote and every id of a case.")(check.check)


def print_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        print(f"stemma {version('stemma-news')}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Options of every command; there is only --version."""


def main() -> None:
    """Run the command line; characters that the output cannot encode become "?"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
