"""The sentences that claims stand on, and where they stand in the originals."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from stemma import spans
from stemma.records import (
    Claim,
    CopyLink,
    Edge,
    EdgeKind,
    Finding,
    Lineage,
    Node,
    Original,
    Quote,
    Report,
    Span,
)
from stemma.show import words
from stemma.show.asked import View

LAYERS = {
    "html": "the page's visible text",
    "json": "the article's text",
    "text": "the text",
    "dump": "the text",
    "unknown": "the text",
}
"""What the characters of a place are counted in, by the kind of the original."""

SHORT = 8
"""Hex digits of an id shown where there is no label: of 100,000 claims, another one begins the same
with a chance of 1 in 40,000; the command then asks for more digits."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: the file, the line (from 1) and the characters (from 0)."""

    quote: Quote
    name: str
    line: int
    layer: str

    @property
    def words(self) -> str:
        """The place for people: file, line, characters, and what they are counted in."""
        at = f"characters {self.quote.start} to {self.quote.end}"
        return f"{self.name}, line {self.line}, {at} of {self.layer}"


class Ground:
    """A view with what show reads again and again kept at hand."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._reports: dict[str, Report] = {}
        self._sentences: dict[str, tuple[Span, ...]] = {}
        self._originals: dict[str, Original] = {}
        self._layers: dict[str, str] = {}
        self._findings: dict[str, Sequence[Finding]] = {}
        self._claims: dict[str, Claim] = {}
        self._lineages: dict[str, Lineage | None] = {}
        self._edges: dict[str, Edge] = {}
        self._links: dict[str, CopyLink] = {}

    def label(self, record_id: str) -> str:
        """The short name of a record; the beginning of its id where it has no label."""
        label = self.view.label(record_id)
        if label != record_id:
            return label
        kind, dash, digits = record_id.rpartition("-")
        return f"{kind}{dash}{digits[:SHORT]}"

    def report(self, report_id: str) -> Report:
        """One report."""
        if report_id not in self._reports:
            self._reports[report_id] = self.view.report(report_id)
        return self._reports[report_id]

    def original(self, original_id: str) -> Original:
        """One original."""
        if not self._originals:
            self._originals = {original.id: original for original in self.view.originals()}
        return self._originals[original_id]

    def findings(self, story_id: str) -> Sequence[Finding]:
        """The findings of one story."""
        if story_id not in self._findings:
            self._findings[story_id] = self.view.findings(story_id)
        return self._findings[story_id]

    def all_findings(self) -> Sequence[Finding]:
        """Every finding of the case, fetched at once and kept by story."""
        found = self.view.findings()
        by_story: dict[str, list[Finding]] = {story.id: [] for story in self.view.stories()}
        for finding in found:
            by_story.setdefault(finding.story_id, []).append(finding)
        self._findings.update(by_story)
        return found

    def claims_of(self, story_id: str) -> None:
        """Fetch the claims of a story at once: one by one costs a report's claims each time."""
        self._claims = {claim.id: claim for claim in self.view.claims(story_id=story_id)}

    def claim(self, claim_id: str) -> Claim:
        """One claim."""
        if claim_id not in self._claims:
            self._claims[claim_id] = self.view.claim(claim_id)
        return self._claims[claim_id]

    def lineage(self, story_id: str) -> Lineage | None:
        """The lineage of one story."""
        if story_id not in self._lineages:
            found = self.view.lineage(story_id)
            self._lineages[story_id] = found
            for edge in found.edges if found else ():
                if len(edge.link_ids) == 1:
                    self._edges[edge.link_ids[0]] = edge
        return self._lineages[story_id]

    def parents(self) -> dict[str, float]:
        """The links by which a report came from its parent, each with the share that came by it alone."""
        for story in self.view.stories():
            self.lineage(story.id)
        return {link_id: edge.own_share for link_id, edge in self._edges.items() if edge.role == "parent"}

    def wires(self, link_ids: Container[str]) -> list[tuple[Node, dict[str, float]]]:
        """The presumed texts that some links show, each with the share of every report that has it."""
        found: list[tuple[Node, dict[str, float]]] = []
        for story in self.view.stories():
            lineage = self.lineage(story.id)
            if lineage is None:
                continue
            for node in [node for node in lineage.nodes if node.kind == "presumed"]:
                edges = [edge for edge in lineage.edges if edge.source == node.id]
                if all(link_id in link_ids for edge in edges for link_id in edge.link_ids):
                    found.append((node, {e.target: e.target_share for e in edges}))
        return found

    def edge(self, link_id: str) -> Edge | None:
        """The edge of a link, of the lineages fetched so far."""
        return self._edges.get(link_id)

    def edge_kind(self, link_id: str) -> EdgeKind | None:
        """How the text of a link was taken, of the lineages fetched so far."""
        edge = self._edges.get(link_id)
        return edge.kind if edge else None

    def link(self, link_id: str) -> CopyLink:
        """One copy link; those of its report are kept with it."""
        if link_id not in self._links:
            edge = self._edges[link_id]
            self._links.update((link.id, link) for link in self.view.links(edge.target))
        return self._links[link_id]

    def in_order(self, claim_ids: Sequence[str]) -> list[Claim]:
        """Claims in the order of their reports' labels and of their sentences."""

        def place(claim: Claim) -> tuple[int, str, int, str]:
            label = self.label(claim.report_id)
            return len(label), label, claim.sentence, claim.id

        return sorted((self.claim(claim_id) for claim_id in claim_ids), key=place)

    def sentence(self, claim: Claim) -> Span:
        """The sentence of a claim; its clause where the report has no such sentence."""
        if claim.report_id not in self._sentences:
            annotation = self.view.annotation(claim.report_id)
            told = annotation.sentences if annotation else ()
            self._sentences[claim.report_id] = tuple(Span(s.start, s.end) for s in told)
        known = self._sentences[claim.report_id]
        return known[claim.sentence] if 0 <= claim.sentence < len(known) else claim.span

    def words(self, claim: Claim) -> str:
        """The verbatim sentence of a claim."""
        span = self.sentence(claim)
        return self.report(claim.report_id).text[span.start : span.end]

    def carrier(self, claim: Claim) -> str:
        """The report of a claim with its outlet: "R1, The Post"."""
        return f"{self.label(claim.report_id)}, {words.outlet(self.report(claim.report_id))}"

    def places(self, report_id: str, span: Span) -> list[Place]:
        """Where a stretch of a report's text stands in its original, one place per segment."""
        report = self.report(report_id)
        original = self.original(report.original_id)
        if original.id not in self._layers:
            self._layers = {original.id: self.view.layer(original.id)}  # one at a time: can be big
        layer = self._layers[original.id]
        name = original.names[0] if original.names else original.id
        return [
            Place(quote, name, layer.count("\n", 0, quote.start) + 1, LAYERS[original.kind])
            for quote in spans.quotes(report, span, layer)
        ]


def best_claims(ground: Ground, finding: Finding, lead: str, limit: int) -> list[Claim]:
    """One claim per witness, at most ``limit``: first the one that words the happening best."""
    groups = [witness.claim_ids for witness in finding.witnesses] or [finding.claim_ids]
    groups.sort(key=lambda ids: lead not in ids)
    chosen = []
    for ids in groups[:limit]:
        if lead in ids:
            chosen.append(ground.claim(lead))
        elif ids:
            chosen.append(ground.in_order(ids)[0])
    return chosen


def leads(view: View, story_id: str) -> dict[str, str]:
    """The claim that words each happening of a story best, by the happening's id."""
    return {happening.id: happening.lead for happening in view.happenings(story_id)}
