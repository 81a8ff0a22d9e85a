"""The graph of a story: which text came from which, with what says nothing new told apart.

Every copy link becomes one edge. Of several possible sources a report is given those that are needed
to account for its text, best first; what they account for already is "through" or "either". So a chain
A to B to C keeps the edge A to C only where C has text of A that B lacks, and a report stitched of two
has two parents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.lineage.circles import in_circles
from stemma.lineage.cover import fresh, shared, size, united
from stemma.lineage.presumed import HELD, Presumed, Prose, presumed, prose_of
from stemma.outlets import host_of, registered
from stemma.records import CopyLink, Edge, EdgeKind, Node, Report, Span

OWN = 60
"""Characters of text that a further parent must account for alone: less than a short sentence is what
two tellings of one text differ by."""

EDITION = 0.5
"""Share of both reports from which two of one outlet are editions of one text."""

CREDITED = "credited"
"""The code of the reason by which a link says that its copy credits its source."""

TEXTUAL = frozenset({CREDITED, "retold", "corrected", "shortened"})
"""The codes of the reasons for a direction that the texts give; a page's date can be the day it was saved."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One possible source of a report: the edge, the report's text that it holds, how good it is."""

    edge: Edge
    spans: tuple[Span, ...]
    rank: tuple[float | bool | str, ...]


def graph(
    reports: Mapping[str, Report], links: Sequence[CopyLink]
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The nodes and edges of the reports of a story. Links of quotations alone are left out.

    The order of ``links`` does not matter. Directions that run in a circle contradict one another: those
    of such a circle that rest on dates alone are open, and where the texts themselves speak in a circle, all.
    """
    prose = {link.id: prose_of(link) for link in links}
    told = sorted((k for k in links if all(prose[k.id].values())), key=lambda k: k.id)
    directed = {k.id: ends(k) for k in told if k.direction != "unknown"}
    dated = {k.id for k in told if TEXTUAL.isdisjoint(why.code for why in k.reasons)}
    for link_id in dated.intersection(in_circles(directed)):
        del directed[link_id]
    for link_id in in_circles(directed):
        del directed[link_id]
    wires = presumed(reports, told)
    offers: dict[str, list[Offer]] = {}
    for link in told:
        if link.id in directed:
            source, target = directed[link.id]
            offers.setdefault(target, []).append(_offer(link, source, target, reports, prose[link.id]))
    for wire in wires:
        for child in wire.children:
            offers.setdefault(child, []).append(_from_wire(wire, child, told))
    above = ancestors(offers)
    edges: list[Edge] = []
    for _, held in sorted(offers.items()):
        edges += chosen(held, above)
    loose = [k for k in told if k.id not in directed]
    edges += _open(loose, wires, edges, reports, prose)
    return _nodes(reports, wires, edges), tuple(sorted(edges, key=lambda e: (e.target, e.source, e.link_ids)))


def ends(link: CopyLink) -> tuple[str, str]:
    """The reports of a link, the source first; by id where the direction is unknown."""
    return (link.b_id, link.a_id) if link.direction == "b to a" else (link.a_id, link.b_id)


def _offer(link: CopyLink, source: str, target: str, reports: Mapping[str, Report], prose: Prose) -> Offer:
    """A directed link as a possible source of its target.

    The best one is credited by the target; then holds most of it; then is the outlet's own; then holds
    it word for word; then holds least beside it: what two texts leave out alike, one hand left out. Of
    equals an agency.
    """
    edge = _edge(link, source, target, reports)
    credited = any(r.code == CREDITED for r in link.reasons)
    agency = reports[source].outlet.kind == "agency"
    own = _one_address(reports[source], reports[target])
    rank = (not credited, -round(edge.target_share, 2), not own, KINDS.index(_kind(link)))
    return Offer(edge, prose[target], (*rank, -round(edge.source_share, 1), not agency, source))


def _from_wire(wire: Presumed, child: str, links: Sequence[CopyLink]) -> Offer:
    """A presumed text as a possible source: it comes after what is held and is credited."""
    by = wire.links[child]
    share = max(k.a_share if k.a_id == child else k.b_share for k in links if k.id in by)
    kind = max((_kind(k) for k in links if k.id in by), key=KINDS.index)
    edge = Edge(wire.node.id, child, "parent", kind, by, 0.0, share)
    return Offer(
        edge,
        wire.children[child],
        (False, -round(share, 2), True, KINDS.index(kind), 0.0, True, wire.node.id),
    )


def _edge(link: CopyLink, source: str, target: str, reports: Mapping[str, Report]) -> Edge:
    """The edge of a link, its role not yet judged."""
    turned = source == link.b_id
    shares = (link.b_share, link.a_share) if turned else (link.a_share, link.b_share)
    edition = min(shares) >= EDITION and _one_address(reports[source], reports[target])
    return Edge(source, target, "open", "edition" if edition else _kind(link), (link.id,), *shares)


def _one_address(a: Report, b: Report) -> bool:
    """Whether two reports are of one outlet at one address: an agency's text on a paper's is a copy."""
    same = bool(a.outlet.key) and a.outlet.key == b.outlet.key
    return same and registered(host_of(a.url.value)) == registered(host_of(b.url.value))


KINDS: tuple[EdgeKind, ...] = ("verbatim", "edited", "rewritten", "edition")


def _kind(link: CopyLink) -> EdgeKind:
    """How most of the prose of a link was taken."""
    sizes: dict[EdgeKind, int] = {}
    for passage in link.passages:
        if passage.kind != "quoted":
            length = passage.b.end - passage.b.start
            sizes[passage.kind] = sizes.get(passage.kind, 0) + length
    return max(sizes, key=lambda kind: (sizes[kind], -KINDS.index(kind)), default="edited")


def ancestors(offers: Mapping[str, Sequence[Offer]]) -> dict[str, frozenset[str]]:
    """All that each report may descend from, by its offers, near and far. The offers form no circle."""
    found: dict[str, frozenset[str]] = {}
    for target in sorted(offers):
        waiting = [target]
        while waiting:
            at = waiting[-1]
            sources = [o.edge.source for o in offers.get(at, ())]
            missing = [s for s in sources if s not in found]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            found[at] = frozenset(sources).union(*(found[s] for s in sources))
    return found


def chosen(offers: Iterable[Offer], above: Mapping[str, frozenset[str]]) -> list[Edge]:
    """The roles of the edges that lead to one report: parents as long as each adds text of its own."""
    waiting = sorted(offers, key=lambda o: o.rank)
    known: tuple[Span, ...] = ()
    parents: list[Offer] = []
    rest: list[Offer] = []
    for offer in waiting:
        own = fresh(offer.spans, known)
        if parents and own < OWN:
            rest.append(offer)
            continue
        parents.append(offer)
        known = united((*known, *offer.spans))
    for offer in parents[:0:-1]:  # what an earlier one gave, later ones together may give as well
        others = united(span for other in parents if other is not offer for span in other.spans)
        if fresh(offer.spans, others) < OWN:
            parents.remove(offer)
            rest.append(offer)
    edges = [_parent(offer, parents) for offer in parents]
    return edges + [_beside(offer, parents, above) for offer in rest]


def _parent(offer: Offer, parents: Sequence[Offer]) -> Edge:
    """A parent's edge, with the share of the report that no other parent holds."""
    others = united(span for other in parents if other is not offer for span in other.spans)
    whole = size(offer.spans)
    part = fresh(offer.spans, others) / whole if whole else 0.0
    return replace(offer.edge, role="parent", own_share=round(offer.edge.target_share * part, 4))


def _beside(offer: Offer, parents: Sequence[Offer], above: Mapping[str, frozenset[str]]) -> Edge:
    """The edge of a source that adds nothing: by way of a parent that descends from it, or beside it."""
    by = max(parents, key=lambda p: (shared(offer.spans, p.spans), p.edge.source))
    behind = offer.edge.source in above.get(by.edge.source, ())
    return replace(offer.edge, role="through" if behind else "either", via=by.edge.source)


def _open(
    links: Sequence[CopyLink],
    wires: Sequence[Presumed],
    edges: Sequence[Edge],
    reports: Mapping[str, Report],
    prose: Mapping[str, Prose],
) -> list[Edge]:
    """The edges whose direction nothing shows, those that say most first.

    What two reports share that both share with one neighbour is "through" it: a presumed text behind
    both, or a third report. Only edges judged before count, so that none is explained by another that
    it explains.
    """
    behind = {k: wire.node.id for wire in wires for ids in wire.links.values() for k in ids}
    web = Web()
    for edge in edges:
        if edge.source in reports:
            web.add(edge.source, edge.target, prose[edge.link_ids[0]], edge.role == "parent")
    found: list[Edge] = []
    for link in sorted(links, key=lambda k: (-k.a_share - k.b_share, k.id)):
        edge = replace(_edge(link, link.a_id, link.b_id, reports), directed=False)
        via = behind.get(link.id, "") or web.between(link.a_id, link.b_id, prose[link.id])
        web.add(link.a_id, link.b_id, prose[link.id], not via)
        found.append(replace(edge, role="through", via=via) if via else edge)
    return found


class Web:
    """What each report shares with each other one, and which of these edges are drawn."""

    def __init__(self) -> None:
        self.shared: dict[str, dict[str, tuple[Span, ...]]] = {}
        self.drawn: dict[str, set[str]] = {}

    def add(self, a: str, b: str, prose: Prose, drawn: bool) -> None:
        """Keep what two reports share, for each of them."""
        for end, far in ((a, b), (b, a)):
            self.shared.setdefault(end, {})[far] = prose[end]
            if drawn:
                self.drawn.setdefault(end, set()).add(far)

    def between(self, a: str, b: str, prose: Prose) -> str:
        """A report drawn beside one of two that shares with both what they share; "" where none does."""
        near = self.drawn.get(a, set()) | self.drawn.get(b, set())
        for third in sorted(near):
            if all(self._covers(end, third, prose[end]) for end in (a, b)):
                return third
        return ""

    def _covers(self, end: str, third: str, stretch: tuple[Span, ...]) -> bool:
        held = self.shared.get(end, {}).get(third, ())
        return bool(held) and shared(stretch, held) >= HELD * size(stretch)


def _nodes(
    reports: Mapping[str, Report], wires: Sequence[Presumed], edges: Sequence[Edge]
) -> tuple[Node, ...]:
    """All reports by id, then the presumed texts."""
    parents: dict[str, int] = {}
    for edge in edges:
        if edge.role == "parent":
            parents[edge.target] = parents.get(edge.target, 0) + 1
    held = [Node(name, "report", mixed=parents.get(name, 0) > 1) for name in sorted(reports)]
    return (*held, *(wire.node for wire in wires))
