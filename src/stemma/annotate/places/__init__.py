"""Places: the gazetteer, which stretches of a report name a place, and which place they name."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.places.around import around, middle_of_towns
from stemma.annotate.places.asked import asked_of, home_of
from stemma.annotate.places.known import Known, country_names, lookup
from stemma.annotate.places.mark import placed
from stemma.annotate.places.resolve import Choice, resolve
from stemma.annotate.places.toponyms import PARTY, Toponym, called
from stemma.records import Report

__all__ = [
    "Choice", "Known", "around", "country_names", "given_toponyms", "lookup", "middle_of_towns", "placed",
    "resolve_spans",
]  # fmt: skip


def given_toponyms(text: str, spans: Sequence[tuple[int, int]]) -> list[Toponym]:
    """Spans of a text that are known to name places, as the resolver takes them."""
    found: list[Toponym] = []
    for start, end in spans:
        party = PARTY.fullmatch(text, max(0, start - 2), start) is not None
        after = text[max(0, start - 3) : start].rstrip()[-1:] == "," or party
        found.append(Toponym(start, end, 0, 0, *called(text[start:end], after)))
    return found


def resolve_spans(report: Report, spans: Sequence[tuple[int, int]]) -> list[list[Choice]]:
    """For each span of a report's text that names a place, the likeliest places, best first."""
    found = given_toponyms(report.text, spans)
    names, numbers = asked_of(report.text, found)
    chosen = resolve(names, home_of(report))
    return [chosen[at] for at in numbers]
