"""Texts that nobody holds: a wire that two reports of the pile plainly descend from.

Presumed by two rules alone, and never where a report of the pile can be the source:

1. Two reports or more of different outlets share prose, nothing shows which came first, and both name
   one third outlet in their credit lines; no report of that outlet in the pile holds what they share.
2. Three reports of different outlets share a sentence or more, each two of them another one that the
   third lacks, and nothing shows which of them came first: none of them is the source of the other two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from stemma.ids import content_id
from stemma.lineage.classes import Classes
from stemma.lineage.cover import fresh, shared, size, united
from stemma.outlets import by_name, fold_name
from stemma.reasons import reason
from stemma.records import CopyLink, Node, Reason, Report, Span

HELD = 0.9
"""Share of a stretch from which another text that has it accounts for the whole of it."""

SENTENCE = 80
"""Characters of a short sentence: what two reports must share beyond a third (rule 2)."""

NEIGHBOURS = 12
"""Reports looked at beside each one for rule 2, those that share most: the triples of 200 copies of one
wire are 1.3 million, and the first of them shows the same."""

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
    """Whether two reports are not known to be of one outlet."""
    return not a.outlet.key or a.outlet.key != b.outlet.key


def credit_key(report: Report) -> str:
    """The key of the outlet that a report's credit line names; "" where it names none or its own."""
    line = report.credit.value
    if not line:
        return ""
    known = by_name(line, "credited")
    key = known.key if known is not None else fold_name(line)
    own = {report.outlet.key, fold_name(report.outlet.name)}
    return "" if key in own or fold_name(line) in own else key


def _credited(
    reports: Mapping[str, Report],
    links: Sequence[CopyLink],
    unknown: Sequence[CopyLink],
    prose: Mapping[str, Prose],
) -> list[Presumed]:
    """Rule 1: one credit line over shared prose, and the outlet it names holds no such text here."""
    groups: dict[str, list[CopyLink]] = {}
    by_outlet = _by_outlet(reports, links)
    credits = {report_id: credit_key(report) for report_id, report in reports.items()}
    for link in unknown:
        key = credits[link.a_id]
        held = {end: by_outlet.get((end, key), []) for end in (link.a_id, link.b_id)}
        if key and key == credits[link.b_id] and not _held(link, held, prose):
            groups.setdefault(key, []).append(link)
    found: list[Presumed] = []
    for key, group in sorted(groups.items()):
        for part in _parts(group):
            ends = sorted({end for link in part for end in (link.a_id, link.b_id)})
            lines = sorted({reports[end].credit.value for end in ends})
            known = by_name(lines[0], "credited")
            name = known.name if known is not None else lines[0]
            words = f"they share text and credit {name}, and no report of {name} here holds it"
            found.append(_made(name, (reason("presumed.credited", words, *lines),), part, prose, key))
    return found


def _by_outlet(
    reports: Mapping[str, Report], links: Sequence[CopyLink]
) -> dict[tuple[str, str], list[CopyLink]]:
    """The links of each report, by the outlet of the report at their other end."""
    found: dict[tuple[str, str], list[CopyLink]] = {}
    for link in links:
        for end, far in ((link.a_id, link.b_id), (link.b_id, link.a_id)):
            outlet = reports[far].outlet
            for key in {outlet.key, fold_name(outlet.name)} - {""}:
                found.setdefault((end, key), []).append(link)
    return found


def _held(link: CopyLink, of_outlet: Mapping[str, Sequence[CopyLink]], prose: Mapping[str, Prose]) -> bool:
    """Whether a report of the credited outlet shares nearly all that a link shares.

    ``of_outlet``: the links of either end with reports of that outlet.
    """
    for end, others in of_outlet.items():
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
        found.append(_made("", (reason("presumed.crossed", words),), part, prose, ""))
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
    key: str,
) -> Presumed:
    """The presumed text behind some links."""
    held: dict[str, list[Span]] = {}
    by: dict[str, list[str]] = {}
    for link in links:
        for end, spans in prose[link.id].items():
            held.setdefault(end, []).extend(spans)
            by.setdefault(end, []).append(link.id)
    node = Node(content_id("presumed", key, *sorted(held)), "presumed", name, reasons=reasons)
    children = {end: united(spans) for end, spans in sorted(held.items())}
    return Presumed(node, children, {end: tuple(sorted(ids)) for end, ids in sorted(by.items())})
