"""Who copied whom: the copy links of a case in as few lines as can be taken in at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from stemma.records import CopyLink, Node
from stemma.show import words
from stemma.show.ground import Ground
from stemma.show.layout import head, line, under

COPY = 0.3
"""Share of a report's words from which it is called a copy here; with less it takes passages."""

FAMILIES_SHOWN = 6
"""Lines of a summary without --all."""


def copying(ground: Ground, links: Sequence[CopyLink], whole: bool) -> Iterator[RenderableType]:
    """The part of a page that says who copied whom; nothing where there is no copy link."""
    lines = families(ground, links)
    if not lines:
        return
    shown = lines if whole else lines[:FAMILIES_SHOWN]
    told = [line(text) for text in shown]
    if len(lines) > len(shown):
        told.append(line(f"and {len(lines) - len(shown):,} more: stemma show --all", "dim"))
    yield head("Who copied whom (the share of a report's words that stand in the other)")
    yield under(told)


def families(ground: Ground, links: Iterable[CopyLink]) -> list[str]:
    """Each source with those that copy it, then those of which nothing shows which came first.

    Of several sources a report is given the one that it came from (``chosen``). Shared quotations alone
    are no copying. First copies, the most copied source first; then what is open; then passages. Copies of
    a text that is presumed stand among the copies.
    """
    held = [link for link in links if any(p.kind != "quoted" for p in link.passages)]
    sources = chosen(ground, held)
    groups: dict[tuple[str, bool], list[str]] = {}
    for copier, (share, source) in sources.items():
        groups.setdefault((source, share >= COPY), []).append(copier)
    found: list[tuple[tuple[float, ...], str]] = []
    for (source, copies), copiers in groups.items():
        shares = {copier: sources[copier][0] for copier in copiers}
        rank = (0 if copies else 2, -len(shares), -max(shares.values()), *place(ground, source))
        found.append((rank, derived(ground, source, shares, copies)))
    joined = [(copier, source) for copier, (_, source) in sources.items()]
    for node, shares in ground.wires({link.id for link in held}):
        joined += [(copier, node.id) for copier in shares]
        first = min(place(ground, report) for report in shares)
        found.append(((0, -len(shares), -max(shares.values()), *first), wire_text(ground, node, shares)))
    for shares in undirected(held, joined):
        first = min(place(ground, report) for report in shares)
        most = max(shares.values())
        rank = (1 if most >= COPY else 3, -len(shares), -most, *first)
        found.append((rank, open_text(ground, shares)))
    return [text for _, text in sorted(found)]


def chosen(ground: Ground, links: Iterable[CopyLink]) -> dict[str, tuple[float, str]]:
    """Each report that derives from another: the share of its words, and the best source.

    The lineage of its story says which that is; between stories, the one that holds most of its words.
    """
    parents = ground.parents()
    incoming: dict[str, list[tuple[float, str, float]]] = {}
    for link in links:
        own = parents.get(link.id, -1.0)
        if link.direction == "a to b":
            incoming.setdefault(link.b_id, []).append((link.b_share, link.a_id, own))
        elif link.direction == "b to a":
            incoming.setdefault(link.a_id, []).append((link.a_share, link.b_id, own))

    def rank(offer: tuple[float, str, float]) -> tuple[float, ...]:
        share, source, own = offer
        return (-own, -round(share, 2), source in incoming, *place(ground, source))

    best = {copier: min(offers, key=rank) for copier, offers in incoming.items()}
    return {copier: (share, source) for copier, (share, source, _) in best.items()}


def undirected(links: Iterable[CopyLink], joined: Iterable[tuple[str, str]]) -> list[dict[str, float]]:
    """Groups of reports that share text where nothing shows which came first, with shares.

    ``joined``: reports and the texts that they came from; a pair that descends from one is told there.
    """
    root: dict[str, str] = {}

    def top(report: str) -> str:
        while root.get(report, report) != report:
            report = root[report]
        return report

    for copier, source in joined:
        root[top(copier)] = top(source)
    edges = [link for link in links if link.direction == "unknown"]
    groups: list[dict[str, float]] = []
    for link in sorted(edges, key=lambda e: (-max(e.a_share, e.b_share), e.id)):
        if top(link.a_id) == top(link.b_id):
            continue
        root[top(link.a_id)] = top(link.b_id)
        met = {link.a_id: link.a_share, link.b_id: link.b_share}
        for group in [g for g in groups if g.keys() & met.keys()]:
            groups.remove(group)
            met = {**met, **group}
        groups.append(met)
    return groups


def derived(ground: Ground, source: str, shares: dict[str, float], copies: bool) -> str:
    """A line such as "R2 (98%) and R3 The Post (72%) copy R1 News Agency"."""
    told = []
    for copier in in_order(ground, shares):
        name = outlet(ground, copier)
        other = "" if name == outlet(ground, source) else f" {name}"
        told.append(f"{ground.label(copier)}{other} ({shares[copier]:.0%})")
    one = len(shares) == 1
    verb = ("copies" if one else "copy") if copies else ("takes" if one else "take") + " a passage from"
    return f"{words.joined(told)} {verb} {ground.label(source)} {outlet(ground, source)}"


def wire_text(ground: Ground, node: Node, shares: dict[str, float]) -> str:
    """A line such as "R1 and R4 The Post come from one text of News Agency that is not in the case"."""
    of = f"one text of {node.name}" if node.name else "one text"
    return f"{by_outlet(ground, shares)} come from {of} that is not in the case"


def open_text(ground: Ground, shares: dict[str, float]) -> str:
    """A line such as "R1 and R4 The Post, R2 News Agency share text: which came first is not known"."""
    return f"{by_outlet(ground, shares)} share text: which came first is not known"


def by_outlet(ground: Ground, shares: dict[str, float]) -> str:
    """Reports with their shares, those of one outlet together."""
    found: dict[str, list[str]] = {}
    for report in in_order(ground, shares):
        told = f"{ground.label(report)} ({shares[report]:.0%})"
        found.setdefault(outlet(ground, report), []).append(told)
    return words.joined([f"{words.joined(labels)} {name}" for name, labels in found.items()])


def outlet(ground: Ground, report_id: str) -> str:
    """The name of a report's outlet, without its kind."""
    known = ground.report(report_id).outlet
    return known.name or known.key or "unknown outlet"


def in_order(ground: Ground, report_ids: Iterable[str]) -> list[str]:
    """Reports in the order of their labels."""
    return sorted(report_ids, key=lambda report_id: place(ground, report_id))


def place(ground: Ground, report_id: str) -> tuple[int, ...]:
    """The place of a report among the labels R1, R2, ..."""
    label = ground.label(report_id)
    return (len(label), *label.encode())
