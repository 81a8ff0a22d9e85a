"""``stemma read``: read files and folders into a case and print what they amount to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import stemma
from stemma import RunReport
from stemma.case import Case
from stemma.cli.common import (
    INTERRUPTED,
    NOTHING_DONE,
    SUFFIX,
    UNREADABLE,
    CaseOption,
    JsonOption,
    console,
    nothing_done,
    option_for,
    print_json,
    print_problems,
    told,
)
from stemma.cli.progress import shown
from stemma.errors import NOTICES, problem
from stemma.settings import ENGINE
from stemma.show.jsons import plain, summary_document
from stemma.show.layout import line
from stemma.show.listing import counts, headline
from stemma.show.terminal import print_summary
from stemma.show.words import plural


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Files and folders: HTML, text, page dumps, JSON articles; also gzipped.",
            show_default=False,
        ),
    ],
    case: CaseOption = None,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=256, help="Processes that read side by side.")
    ] = 1,
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="The language engine.")] = ENGINE,
    as_json: JsonOption = False,
) -> None:
    """Read files and folders into a case, weigh what they report, and print a summary.

    What the case knows already is not read again. Without --case, the case is named after the
    first path and made in the current folder.
    """
    path = case or derived(paths[0])
    if not any(exists(given) for given in paths):
        raise nothing_done([problem("E103", str(given)) for given in paths], as_json)
    with told(as_json), stemma.open(path) as opened:
        run = run_shown(opened, paths, workers, engine)
        report(opened, path, run, as_json)
    raise typer.Exit(status(run))


def exists(given: Path) -> bool:
    """Whether a path is there; one that cannot be looked at is not."""
    try:
        return given.exists()
    except OSError:
        return False


def derived(first: Path) -> Path:
    """The case file for a first path: its name without its kind, in the current folder."""
    name = first.resolve().name or "case"
    stem = name if first.is_dir() else name.split(".")[0] or name
    return Path(stem + SUFFIX)


def run_shown(opened: Case, paths: list[Path], workers: int, engine: str) -> RunReport:
    """Read with progress on standard error."""
    with shown(console(errors=True)) as draw:
        return opened.read(paths, workers=workers, engine=engine, progress=draw)


def report(opened: Case, path: Path, run: RunReport, as_json: bool) -> None:
    """Print the run and the case: problems on standard error, the summary on standard output."""
    if status(run) == NOTHING_DONE and as_json:
        raise nothing_done(run.problems, as_json)
    print_problems(run.problems)
    if as_json:
        print_json({**summary_document(opened.view, str(path)), "run": plain(run)})
        return
    out = console()
    known = f", {plural(run.known_originals, 'original')} known already" if run.known_originals else ""
    out.print(line(f"Case: {path} ({plural(run.new_originals, 'new original')}{known})", "dim"))
    if run.interrupted:
        again = "run the same command again to go on; what was finished is kept"
        console(errors=True).print(line(f"Interrupted: {again}."))
    if status(run) == NOTHING_DONE:
        held = headline(counts(opened.view, opened.view.reports()))
        out.print(line(f"Nothing was read. The case holds {held}"), soft_wrap=True)
        return
    print_summary(opened.view, out, option=option_for(path))


def status(run: RunReport) -> int:
    """The exit status of a run."""
    if run.interrupted:
        return INTERRUPTED
    if not run.reports and not run.known_originals:
        return NOTHING_DONE
    unread = [found for found in run.problems if found.code not in NOTICES]
    return UNREADABLE if unread else 0
