"""Texts that nobody holds: a wire that two reports of the pile plainly descend from.

Presumed by two rules alone, and never where a report of the pile can be the source:

1. Two reports or more at different addresses share prose, nothing shows which came first, and their
   links say that both come from one outlet (both credit it, or both carry its text); no report at that
   outlet's own address is among them or holds what they share.
2. Three reports at different addresses share a sentence or more, each two of them another one that the
   third lacks, and nothing shows which of them came first: none of them is the source of the other two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from stemma.ids import content_id
from stemma.lineage.classes import Classes
from stemma.lineage.cover import fresh, shared, size, united
from stemma.outlets import by_host, by_name, fold_name, host_of, registered
from stemma.reasons import reason
from stemma.records import CopyLink, Node, Reason, Report, Span

HELD = 0.9
"""Share of a stretch from which another text that has it accounts for the whole of it."""

SENTENCE = 80
"""Characters of a short sentence: what two reports must share beyond a third (rule 2)."""

NEIGHBOURS = 12
"""Reports looked at beside each one for rule 2, those that share most: the triples of 200 copies of one
wire are 1.3 million, and the first of them shows the same."""

COMMON = "common-source"
"""The code of the reason by which a link says that both reports come from one outlet, its name last."""

MIN_LABEL = 5
"""Letters of an address's own label that can be the beginning of an outlet's name."""

Prose = Mapping[str, tuple[Span, ...]]
"""What a link shares outside quotations: united stretches, by report id."""


@dataclass(frozen=True, slots=True)
class Presumed:
    """A presumed text: its node, its children with what each has of it, and the links that show it."""

    node: Node
    children: Mapping[str, tuple[Span, ...]]
    links: Mapping[str, tuple[str, ...]]


def prose_of(link: CopyLink) -> Prose:
    """The stretches of both reports that a link shares outside quotations."""
    told = [p for p in link.passages if p.kind != "quoted"]
    return {link.a_id: united(p.a for p in told), link.b_id: united(p.b for p in told)}


def presumed(reports: Mapping[str, Report], links: Sequence[CopyLink]) -> list[Presumed]:
    """The texts to presume in one story, by id. ``links``: those that share prose."""
    prose = {link.id: prose_of(link) for link in links}
    unknown = [k for k in links if k.direction == "unknown" and _strangers(reports[k.a_id], reports[k.b_id])]
    found = _credited(reports, links, unknown, prose)
    told = {k for one in found for links_of in one.links.values() for k in links_of}
    found += _crossed(reports, [k for k in unknown if k.id not in told], prose)
    return sorted(found, key=lambda p: p.node.id)


def _strangers(a: Report, b: Report) -> bool:
    """Whether two reports stand at different addresses; where one is not known, are of different outlets."""
    one, two = (registered(host_of(r.url.value)) for r in (a, b))
    if one and two:
        return one != two
    return not a.outlet.key or a.outlet.key != b.outlet.key


def common_source(link: CopyLink) -> str:
    """The outlet that both reports of a link come from, as the link says; "" where it does not."""
    named = [r.evidence[-1] for r in link.reasons if r.code == COMMON and r.evidence]
    return named[0] if named else ""


def at_home(report: Report, outlet: str) -> bool:
    """Whether a report stands at an outlet's own address, or is of it and may do so."""
    known = by_name(outlet, "named")
    key = known.key if known is not None else fold_name(outlet)
    host = host_of(report.url.value)
    if not host:
        return key in (report.outlet.key, fold_name(report.outlet.name))
    if by_host(host, "").key == key:
        return True
    name = re.sub(r"\W", "", outlet.casefold())
    initials = "".join(word[0] for word in outlet.casefold().split())
    own = registered(host).split(".")[0].replace("-", "")
    return own == initials or (len(own) >= MIN_LABEL and name.startswith(own))


def _credited(
    reports: Mapping[str, Report],
    links: Sequence[CopyLink],
    unknown: Sequence[CopyLink],
    prose: Mapping[str, Prose],
) -> list[Presumed]:
    """Rule 1: one origin of shared prose, and nobody holds it at that origin's own address."""
    groups: dict[str, list[CopyLink]] = {}
    beside = _beside(links)
    for link in unknown:
        name = common_source(link)
        ends = link.a_id, link.b_id
        if not name or any(at_home(reports[end], name) for end in ends):
            continue
        home = {end: [k for k, far in beside[end] if at_home(reports[far], name)] for end in ends}
        if not _held(link, home, prose):
            groups.setdefault(name, []).append(link)
    found: list[Presumed] = []
    for name, group in sorted(groups.items()):
        words = f"they share text that comes from {name}, and no report at its own address here holds it"
        for part in _parts(group):
            found.append(_made(name, (reason("presumed.credited", words, name),), part, prose))
    return found


def _beside(links: Sequence[CopyLink]) -> dict[str, list[tuple[CopyLink, str]]]:
    """The links of each report, with the report at their other end."""
    found: dict[str, list[tuple[CopyLink, str]]] = {}
    for link in links:
        found.setdefault(link.a_id, []).append((link, link.b_id))
        found.setdefault(link.b_id, []).append((link, link.a_id))
    return found


def _held(link: CopyLink, home: Mapping[str, Sequence[CopyLink]], prose: Mapping[str, Prose]) -> bool:
    """Whether a report at the origin's own address shares nearly all that a link shares.

    ``home``: the links of either end with such reports.
    """
    for end, others in home.items():
        stretch = prose[link.id][end]
        for other in others:
            if shared(stretch, prose[other.id][end]) >= HELD * size(stretch):
                return True
    return False


def _crossed(
    reports: Mapping[str, Report], unknown: Sequence[CopyLink], prose: Mapping[str, Prose]
) -> list[Presumed]:
    """Rule 2: three reports of which each two share what the third lacks."""
    near: dict[str, dict[str, CopyLink]] = {}
    for link in sorted(unknown, key=lambda k: (-max(k.a_share, k.b_share), k.id)):
        for end, far in ((link.a_id, link.b_id), (link.b_id, link.a_id)):
            if len(near.setdefault(end, {})) < NEIGHBOURS:
                near[end][far] = link
    shown: dict[str, CopyLink] = {}
    for one in sorted(near):
        for two, three in combinations(sorted(near[one]), 2):
            third = near.get(two, {}).get(three)
            if third is None or not _strangers(reports[two], reports[three]):
                continue
            three_links = near[one][two], near[one][three], third
            if _each_beyond(three_links, prose):
                shown.update((k.id, k) for k in three_links)
    found: list[Presumed] = []
    words = "each two of them share text that a third lacks, so that none is the source of the others"
    for part in _parts([shown[k] for k in sorted(shown)]):
        found.append(_made("", (reason("presumed.crossed", words),), part, prose))
    return found


def _each_beyond(links: Sequence[CopyLink], prose: Mapping[str, Prose]) -> bool:
    """Whether three reports share a sentence, and each two of them one that the third lacks."""
    for one, two in combinations(links, 2):
        (common,) = prose[one.id].keys() & prose[two.id].keys()
        first, second = prose[one.id][common], prose[two.id][common]
        if min(shared(first, second), fresh(first, second), fresh(second, first)) < SENTENCE:
            return False
    return True


def _parts(links: Iterable[CopyLink]) -> list[list[CopyLink]]:
    """Links in groups that hang together by their reports, in a fixed order."""
    classes = Classes()
    held = sorted(links, key=lambda k: k.id)
    for link in held:
        classes.join(link.a_id, link.b_id)
    parts: dict[str, list[CopyLink]] = {}
    for link in held:
        parts.setdefault(classes.root(link.a_id), []).append(link)
    return [part for _, part in sorted(parts.items())]


def _made(
    name: str,
    reasons: tuple[Reason, ...],
    links: Sequence[CopyLink],
    prose: Mapping[str, Prose],
) -> Presumed:
    """The presumed text behind some links."""
    held: dict[str, list[Span]] = {}
    by: dict[str, list[str]] = {}
    for link in links:
        for end, spans in prose[link.id].items():
            held.setdefault(end, []).extend(spans)
            by.setdefault(end, []).append(link.id)
    node = Node(content_id("presumed", name, *sorted(held)), "presumed", name, reasons=reasons)
    children = {end: united(spans) for end, spans in sorted(held.items())}
    return Presumed(node, children, {end: tuple(sorted(ids)) for end, ids in sorted(by.items())})
