"""``stemma check``: does every quote stand in its original, does every id fit its content."""

from __future__ import annotations

import typer

import stemma
from stemma.cli.common import (
    UNREADABLE,
    CaseOption,
    JsonOption,
    console,
    print_json,
    print_problems,
    the_case,
    told,
)
from stemma.show.jsons import problem_documents
from stemma.show.layout import line
from stemma.show.listing import counts, headline


def check(case: CaseOption = None, as_json: JsonOption = False) -> None:
    """Verify a case: every quote against its original, every id against its content."""
    with told(as_json):
        path = the_case(case)
        with stemma.open(path, create=False) as opened:
            problems = list(opened.check())
            held = headline(counts(opened.view, opened.view.reports()))
    if as_json:
        document = {"kind": "check", "case": str(path), "sound": not problems}
        print_json({**document, "problems": problem_documents(problems)})
    else:
        print_problems(problems)
        verdict = f"{len(problems)} wrong" if problems else "every quote and every id holds"
        console().print(line(f"{path}: {verdict} ({held})"), soft_wrap=True)
    if problems:
        raise typer.Exit(UNREADABLE)
