"""``stemma show``: the summary of a case, or one thing in full."""

from __future__ import annotations

from typing import Annotated

import typer

import stemma
from stemma.cli.common import (
    CaseOption,
    JsonOption,
    console,
    option_for,
    print_json,
    prints_unicode,
    the_case,
    told,
)
from stemma.show.jsons import lineage_document, one_document, summary_document
from stemma.show.terminal import dot_text, print_lineage, print_one, print_summary


def show(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[STORY|FINDING|WITNESS|REPORT|CLAIM]",
            help="A label (S1, F1, F1.W1, R1) or the beginning of an id; without it, a summary.",
            show_default=False,
        ),
    ] = None,
    case: CaseOption = None,
    removed: Annotated[
        bool, typer.Option("--removed", help="Of a report: also what was left out of it, and why.")
    ] = False,
    lineage: Annotated[
        bool, typer.Option("--lineage", help="Of a story: which report came from which, and what was lost.")
    ] = False,
    dot: Annotated[bool, typer.Option("--dot", help="The lineage as a drawing for Graphviz (DOT).")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out of a list.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print a summary of a case, or one thing in full with every sentence it stands on."""
    with told(as_json):
        path = the_case(case)
        with stemma.open(path, create=False) as opened:
            if dot:
                print(dot_text(opened.view, name, everything, only_ascii=not prints_unicode()), end="")
            elif lineage and as_json:
                print_json(lineage_document(opened.view, name, str(path)))
            elif lineage:
                print_lineage(opened.view, name, console(), everything)
            elif as_json and name:
                print_json(one_document(opened.view, name, str(path), removed))
            elif as_json:
                print_json(summary_document(opened.view, str(path)))
            elif name:
                print_one(opened.view, name, console(), removed=removed, whole=everything)
            else:
                print_summary(opened.view, console(), everything, option_for(path))
