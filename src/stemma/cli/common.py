"""What every command needs: which case is meant, printing that is safe, errors with a status."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from stemma.errors import StemmaError, message
from stemma.records import Problem
from stemma.show.jsons import problem_documents, text_of
from stemma.show.layout import line

SUFFIX = ".stemma"
OPTION = "--case"
UNREADABLE = 1
NOTHING_DONE = 2
INTERRUPTED = 130
PROBLEMS_SHOWN = 20
"""Problems printed one by one; a folder of 10,000 pictures has 10,000."""

CaseOption = Annotated[
    Path | None,
    typer.Option(OPTION, metavar="FILE", help="The case file.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def console(*, errors: bool = False) -> Console:
    """A terminal that takes no markup, no emoji codes and colours nothing by itself."""
    return Console(stderr=errors, markup=False, emoji=False, highlight=False)


def the_case(given: Path | None) -> Path:
    """The case file that is meant: the given one, else the only one in the current folder.

    Raises ``StemmaError`` E207 where there is none or more than one.
    """
    if given is not None:
        return given
    found = sorted(path for path in Path().glob(f"*{SUFFIX}") if path.is_file())
    if len(found) == 1:
        return found[0]
    what = "no case file" if not found else "more than one case file"
    raise StemmaError("E207", ", ".join(p.name for p in found[:5]) or "current folder", what=what)


def option_for(path: Path) -> str:
    """What a command needs to find this case again: "" where it is the only one in the folder."""
    try:
        return "" if the_case(None).samefile(path) else f"{OPTION} {shlex.quote(str(path))}"
    except (StemmaError, OSError):
        return f"{OPTION} {shlex.quote(str(path))}"


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document on standard output."""
    print(text_of(document, only_ascii=not prints_unicode()))


def prints_unicode() -> bool:
    """Whether standard output takes every character."""
    return (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error: code, what, where, what to do."""
    out = console(errors=True)
    found = list(problems)
    for problem in found[:PROBLEMS_SHOWN]:
        out.print(line(message(problem)), soft_wrap=True)
    if len(found) > PROBLEMS_SHOWN:
        more = len(found) - PROBLEMS_SHOWN
        out.print(line(f"and {more:,} more problems: stemma show --json lists them all"))


@contextmanager
def told(as_json: bool) -> Iterator[None]:
    """Turn a ``StemmaError`` into its message and exit status 2."""
    try:
        yield
    except StemmaError as error:
        raise nothing_done([error.problem], as_json) from None


def nothing_done(problems: Sequence[Problem], as_json: bool) -> typer.Exit:
    """Say why nothing could be done; gives the exit to raise, with status 2."""
    print_problems(problems)
    if as_json:
        print_json({"kind": "error", "problems": problem_documents(problems)})
    return typer.Exit(NOTHING_DONE)
