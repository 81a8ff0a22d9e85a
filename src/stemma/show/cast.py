"""The cast of a story: who acts and speaks in it, as lines of the terminal and as objects of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from stemma.records import Figure
from stemma.show import words
from stemma.show.actors import country_of
from stemma.show.ground import Ground
from stemma.show.layout import line
from stemma.show.safe import one_line

SHOWN = 12
"""Figures told without --all: those of most reports."""


def cast_lines(cast: Sequence[Figure], whole: bool) -> Iterator[Text]:
    """One line for each figure that a claim tells of, those of most reports first, and why names are one."""
    telling = [figure for figure in cast if figure.claim_ids]
    shown = telling if whole else telling[:SHOWN]
    for figure in shown:
        yield line(_told(figure))
        for merge in figure.merges:
            yield line(
                f"  also {one_line(merge.key)}: {one_line(merge.reason.words)} (score {merge.score:.2f})",
                "dim",
            )
    if len(telling) > len(shown):
        yield line(f"and {words.plural(len(telling) - len(shown), 'more actor')}: add --all", "dim")


def _told(figure: Figure) -> str:
    """Name, office, kind, country, sectors, and in how many reports and claims."""
    facts = [
        figure.office if figure.kind == "person" else "",
        figure.kind,
        country_of(figure.country, figure.sectors) if figure.told else _guessed(figure),
        ", ".join(figure.sectors) or "sector unknown",
        words.plural(len(figure.report_ids), "report"),
        words.plural(len(figure.claim_ids), "claim"),
    ]
    return f"{one_line(figure.name)}: {' · '.join(one_line(fact) for fact in facts if fact)}"


def _guessed(figure: Figure) -> str:
    """The country that is only guessed from what else the reports speak of."""
    if not figure.country:
        return country_of("", figure.sectors)
    return f"perhaps {figure.country}"


def figure_document(ground: Ground, figure: Figure, held: dict[str, Any]) -> dict[str, Any]:
    """The plain record of a figure with the labels of its reports."""
    return held | {"reports": [ground.label(report_id) for report_id in figure.report_ids]}
