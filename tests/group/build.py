"""Small builders for reports, terms and claims, so that a test names only what it is about."""

from __future__ import annotations

import math
from datetime import date

from stemma.dates import exact_day, month_of
from stemma.group.step import happenings, tie
from stemma.ids import content_id
from stemma.records import (
    Claim,
    Found,
    Happening,
    Quantity,
    Report,
    Segment,
    Slot,
    SlotRole,
    Span,
    Stance,
    StanceKind,
    Story,
    Terms,
    Tie,
    Voice,
    When,
)

DAY = date(2025, 3, 20)


def report(name: str, text: str = "", published: date | None = DAY, title: str = "") -> Report:
    """A report called ``name``, published on a day."""
    when = exact_day(published, "", "") if published is not None else When()
    segments = (Segment(0, 0, len(text)),) if text else ()
    return Report(f"report-{name}", f"original-{name}", 0, text, segments, Found(title), published=when)


def terms(name: str, words: str) -> Terms:
    """Terms of equal weight, of length 1."""
    split = sorted(words.split())
    weight = round(1 / math.sqrt(len(split)), 5) if split else 0.0
    return Terms(f"report-{name}", tuple((word, weight) for word in split), DAY, DAY)


def ties(*held: Terms) -> list[Tie]:
    """Every tie among some terms."""
    found = [tie(a, b) for n, a in enumerate(held) for b in held[n + 1 :]]
    return [t for t in found if t is not None]


def name(role: SlotRole, text: str, country: str = "", level: str = "") -> Slot:
    """A slot filled by a name or a noun; its key is the text in small letters."""
    return Slot(role, Span(0, 1), text, text.lower(), country, level)


def day(value: date) -> Slot:
    """A slot "when" filled by a day."""
    when = exact_day(value, value.isoformat(), "")
    return Slot("when", Span(0, 1), when.text, when.value, when=when)


def month(year: int, number: int) -> Slot:
    """A slot "when" filled by a month."""
    when = month_of(year, number, f"{year}-{number}", "")
    return Slot("when", Span(0, 1), when.text, when.value, when=when)


def toll(value: float, unit: str = "people") -> Slot:
    """A slot "how many" filled by an exact number."""
    return Slot("how many", Span(0, 1), f"{value:g}", f"{value:g} {unit}",
                quantity=Quantity(value, "exact", unit))  # fmt: skip


def claim(of: Report, predicate: str, *slots: Slot, stance: StanceKind = "asserted") -> Claim:
    """A claim whose clause is the whole text of its report; of a class of the lexicon."""
    words = " ".join(s.text for s in slots)
    return Claim(
        content_id("claim", of.id, predicate, words, stance), of.id, 0, "", predicate, Span(0, 1),
        Span(0, len(of.text)), f"{predicate} {words}", slots, Voice(), Stance(stance), "happening",
        classed=True, main=True,
    )  # fmt: skip


def met(*told: tuple[Report, Claim]) -> tuple[Happening, ...]:
    """The happenings of one story that holds all these claims."""
    reports = {r.id: r for r, _ in told}
    story = Story("story", "", tuple(sorted(reports)))
    return happenings(story, reports, [c for _, c in told])


def told(name: str, text: str, predicate: str, *slots: Slot) -> tuple[Report, Claim]:
    """A report of one sentence and its claim."""
    made = report(name, text)
    return made, claim(made, predicate, *slots)
