"""The lineage step: the reports, claims and copy links of one story -> its lineage.

Runs for each story before it is weighed: the carried sentences are what rule 1 of the witnesses
counts by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.lineage.carried import carried
from stemma.lineage.graph import ends, graph
from stemma.lineage.losses import losses
from stemma.lineage.presumed import COMMON, at_home
from stemma.records import Claim, CopyLink, Lineage, Report, Span, Story

NAME = "lineage"
VERSION = "2"
NEEDS = ("Story", "Report", "Sentence", "Claim", "CopyLink")
GIVES = ("Lineage",)


def lineage(
    story: Story,
    reports: Mapping[str, Report],
    sentences: Mapping[str, Sequence[Span]],
    claims: Sequence[Claim],
    links: Sequence[CopyLink],
) -> Lineage:
    """Which text of a story came from which, which sentences were carried, what they lost.

    ``sentences``: the spans of each report's sentences, by report id; ``links``: those between reports
    of the story. The order of what is given does not matter.
    """
    nodes, edges = graph(reports, links)
    roles = {link_id: edge.role for edge in edges for link_id in edge.link_ids if edge.source in reports}
    by_report: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        by_report.setdefault(claim.report_id, []).append(claim)
    texts = {report_id: report.text for report_id, report in reports.items()}
    matches = carried(links, roles, by_report, texts)
    parents = {edge.link_ids[0] for edge in edges if edge.role == "parent" and edge.source in reports}
    forth = {k.id: k.direction == "a to b" for k in links if k.id in parents and _answers_for(k, reports)}
    return Lineage(
        story.id,
        nodes,
        edges,
        tuple(sorted((m.carry for m in matches), key=lambda c: (c.link_id, c.a_id, c.b_id))),
        losses(matches, forth, reports, sentences),
    )


CARRIED = (COMMON, "agency-text")
"""The codes of the reasons by which a link says whose wire both reports carry, the name last."""


def _answers_for(link: CopyLink, reports: Mapping[str, Report]) -> bool:
    """Whether what the target of a link lacks was lost by it.

    Not where both carry one wire: each may have another version of it, and an agency may confirm today
    what it hedged yesterday. There only a page that took from the agency's own one answers for it.
    """
    if link.kind != "same wire":
        return True
    names = [r.evidence[-1] for r in link.reasons if r.code in CARRIED and r.evidence]
    source, target = (reports[end] for end in ends(link))
    return any(at_home(source, name) and not at_home(target, name) for name in names)
