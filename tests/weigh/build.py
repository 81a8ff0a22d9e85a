"""Small builders for claims, reports and links, so that a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace

from stemma.ids import content_id
from stemma.records import (
    Carry,
    Claim,
    Edge,
    Found,
    Lineage,
    Nature,
    Origin,
    Outlet,
    OutletKind,
    PassageKind,
    Quantity,
    Report,
    Segment,
    Slot,
    Span,
    Stance,
    StanceKind,
    Voice,
)

LINE = "Two boats sank off the coast on Monday, and nobody said why it was so."


def report(name: str, outlet: str = "", kind: OutletKind = "unknown", **more: str) -> Report:
    """A report called ``name``; ``more``: credit, owner."""
    known = Outlet(outlet, outlet.title(), kind, more.get("owner", "")) if outlet else Outlet()
    return Report(
        f"report-{name}", f"original-{name}", 0, LINE, (Segment(0, 0, len(LINE)),),
        outlet=known, credit=Found(more.get("credit", ""), "test"),
    )  # fmt: skip


def named(name: str, role: str = "", key: str = "", country: str = "") -> Voice:
    """A named voice."""
    return Voice("named", name, key or name.lower(), role, country=country)


def claim(
    of: Report,
    voice: Voice | None = None,
    *,
    stance: StanceKind = "asserted",
    hedges: tuple[str, ...] = (),
    nature: Nature = "happening",
    number: float | None = None,
    at: int = 0,
) -> Claim:
    """A claim of one report: boats sank, in a voice, with a toll where ``number`` is given."""
    held = voice or Voice()
    slots: tuple[Slot, ...] = (Slot("who", Span(0, 9), "Two boats", "boat"),)
    if number is not None:
        count = Quantity(number, "exact", "people")
        slots += (Slot("how many", Span(0, 3), f"{number:g}", f"{number:g} people", quantity=count),)
    origins: tuple[Origin, ...] = ()
    if held.kind == "named":
        origins = (Origin("voice", held.key, held.name, True, "named"),)
    elif held.kind == "unnamed":
        origins = (Origin("unnamed", "", held.name, False, "names nobody"),)
    return Claim(
        content_id("claim", of.id, held.key, at, stance), of.id, at, "", "sink", Span(0, 4),
        Span(0, len(LINE)), "Two boats sank", slots, held, Stance(stance, hedges), nature, origins,
    )  # fmt: skip


def credited(of: Report, agency: str) -> Claim:
    """An unattributed claim whose sentence credits an agency."""
    origin = Origin("agency", agency.lower(), agency, True, f"credits {agency}")
    return replace(claim(of), origins=(origin,))


def carry(a: Claim, b: Claim, kind: PassageKind = "verbatim") -> Carry:
    """A link carries one claim as the other, word by word."""
    return Carry(content_id("link", *sorted((a.report_id, b.report_id))), a.id, b.id, kind, 1.0)


def lineage(*pairs: tuple[Claim, Claim], kind: PassageKind = "verbatim") -> Lineage:
    """A lineage in which links carry the first claim of each pair as the second."""
    carries = tuple(carry(a, b, kind) for a, b in pairs)
    edges = {
        c.link_id: Edge(a.report_id, b.report_id, "open", "verbatim", (c.link_id,), 1.0, 1.0)
        for c, (a, b) in zip(carries, pairs, strict=True)
    }
    return Lineage("story", (), tuple(edges.values()), carries)
