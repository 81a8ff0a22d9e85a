"""Small builders for reports, links and claims of a lineage: a text is named by its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.ids import content_id
from stemma.records import (
    Claim,
    CopyLink,
    Direction,
    Found,
    Outlet,
    OutletKind,
    Passage,
    PassageKind,
    Quantity,
    Reason,
    Report,
    Segment,
    Slot,
    Span,
    Stance,
    Story,
    Voice,
)

SENTENCES = {
    "a": "The ferry Alma sank off the southern coast late on Tuesday night with cars and lorries aboard.",
    "b": "Rescue boats from three harbours searched the cold water for survivors until the early morning.",
    "c": "Families of the crew waited behind a low fence at the fishing market for news of their people.",
    "d": "An engineer had warned the owner about both pumps in the spring and again before the summer.",
    "e": "The harbour of Port Halden stayed closed to all ships for two days while divers were at work.",
    "f": "Divers found the wheelhouse at a depth of forty metres in clear water beside the old sandbank.",
    "g": "Schools in the valley gave their pupils the rest of the week off to stay with their families.",
}
"""Sentences of more than 80 characters, by the letter that a test writes for them."""


def report(name: str, letters: str, outlet: str = "", kind: OutletKind = "newspaper", **more: str) -> Report:
    """A report made of sentences; ``more``: credit, url."""
    return written(name, " ".join(SENTENCES[letter] for letter in letters), outlet or name, kind, **more)


def written(name: str, text: str, outlet: str = "", kind: OutletKind = "newspaper", **more: str) -> Report:
    """A report with a text of its own; its outlet has its name where no other is given."""
    known = Outlet(outlet or name, (outlet or name).title(), kind)
    return Report(
        f"report-{name}", f"original-{name}", 0, text, (Segment(0, 0, len(text)),), outlet=known,
        credit=Found(more.get("credit", ""), "test"), url=Found(more.get("url", ""), "test"),
    )  # fmt: skip


def spans_of(of: Report) -> list[Span]:
    """The sentences of a report: each ends with a full stop."""
    found: list[Span] = []
    start = 0
    while start < len(of.text):
        end = of.text.index(".", start) + 1
        found.append(Span(start, end))
        start = end + 1
    return found


def link(
    source: Report,
    target: Report,
    *,
    known: bool = True,
    credited: bool = False,
    common: str = "",
    kind: PassageKind = "verbatim",
) -> CopyLink:
    """The link of two reports by the sentences that both have, each a passage of its own.

    ``common``: the outlet that both come from.
    """
    a, b = sorted((source, target), key=lambda r: r.id)
    pairs = [
        Passage(x, y, kind)
        for x in spans_of(a)
        for y in spans_of(b)
        if a.text[x.start : x.end] == b.text[y.start : y.end]
    ]
    direction: Direction = "unknown"
    if known:
        direction = "a to b" if source is a else "b to a"
    why = [Reason("credited", "one credits the other")] if credited else []
    if common:
        why.append(Reason("common-source", f"both come from {common}", (common,)))
    return replace(joined(a, b, pairs, direction), reasons=tuple(why))


def joined(a: Report, b: Report, passages: Sequence[Passage], direction: Direction) -> CopyLink:
    """A link with these passages."""
    a_share, b_share = (
        round(sum(s.end - s.start for s in spans) / max(1, len(of.text)), 4)
        for of, spans in ((a, [p.a for p in passages]), (b, [p.b for p in passages]))
    )
    return CopyLink(
        content_id("link", a.id, b.id), a.id, b.id, tuple(passages), direction, a_share, b_share, ()
    )  # fmt: skip


def whole(a: Report, b: Report, direction: Direction = "a to b", kind: PassageKind = "edited") -> CopyLink:
    """A link whose one passage is the whole of both texts."""
    assert a.id < b.id
    return joined(a, b, [Passage(Span(0, len(a.text)), Span(0, len(b.text)), kind)], direction)


def claim(
    of: Report,
    event: str,
    *,
    clause: str = "",
    voice: Voice | None = None,
    stance: Stance | None = None,
    slots: tuple[Slot, ...] = (),
    quoted: bool = False,
) -> Claim:
    """A claim whose event word is ``event``; its clause is the sentence unless given."""
    start = of.text.index(event)
    spans = spans_of(of)
    number = next(n for n, s in enumerate(spans) if s.start <= start < s.end)
    span = at(of, clause) if clause else spans[number]
    return Claim(
        content_id("claim", of.id, event), of.id, number, "", event.rstrip("ed"),
        Span(start, start + len(event)), span, of.text[span.start : span.end], slots,
        voice or Voice(), stance or Stance(), "happening", quoted=quoted,
    )  # fmt: skip


def at(of: Report, words: str) -> Span:
    """Where words stand in a report."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def number(of: Report, words: str, quantity: Quantity) -> Slot:
    """A slot "how many"."""
    return Slot("how many", at(of, words), words, words, quantity=quantity)


def story(*reports: Report) -> Story:
    """A story of reports."""
    return Story("story-1", "A story", tuple(sorted(r.id for r in reports)))
