"""A case as plain values for programs: one JSON document, with the keys of ``docs/json.md``.

Records become objects with the names of their fields; a ``label`` is added to what has one, and
every claim that a finding stands on comes with its verbatim sentence and its quotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import Any

from stemma.records import (
    Claim,
    CopyLink,
    Finding,
    Happening,
    Lineage,
    Loss,
    Original,
    Problem,
    Report,
    Story,
)
from stemma.show import words
from stemma.show.actors import actor_document
from stemma.show.asked import View
from stemma.show.cast import figure_document
from stemma.show.ground import Ground, Place
from stemma.show.lineages import Tree, lineages_of, tree_of
from stemma.show.listing import counts
from stemma.show.losses import loss_words, lost
from stemma.show.names import named, witness_name
from stemma.show.safe import json_safe

Document = dict[str, Any]


def text_of(document: Mapping[str, Any], only_ascii: bool = False) -> str:
    """The document as JSON text; hidden and control characters stand escaped.

    One thing is indented; a whole case is not, since indentation is half of its size.
    """
    indent = None if document.get("kind") == "case" else 2
    return json_safe(json.dumps(document, ensure_ascii=only_ascii, indent=indent))


def plain(value: object) -> Any:
    """A record as plain values: objects, lists, texts, numbers; days as "YYYY-MM-DD"."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def summary_document(view: View, case: str) -> Document:
    """The whole case: counts, stories with their findings, reports, problems."""
    ground = Ground(view)
    reports = view.reports()
    return {
        "kind": "case",
        "case": case,
        "counts": asdict(counts(view, reports)),
        "stories": [story_document(ground, story) for story in view.stories()],
        "reports": [report_document(ground, report) for report in reports],
        "problems": problem_documents(view.problems()),
    }


def one_document(view: View, name: str, case: str, removed: bool = False) -> Document:
    """One thing in full. Raises ``StemmaError`` E401, E402 for a name that fits nothing."""
    record, number = named(view, name)
    ground = Ground(view)
    match record:
        case Story():
            kind, held = "story", story_document(ground, record)
        case Finding() if number:
            whole = finding_document(ground, record)
            kind, held = "witness", whole["witnesses"][number - 1]
            held["sentences"] = [s for s in whole["sentences"] if s["claim"] in held["claim_ids"]]
        case Finding():
            kind, held = "finding", finding_document(ground, record)
        case Report():
            kind, held = "report", report_in_full(ground, record, removed)
        case Original():
            kind, held = "original", original_document(ground, record, removed)
        case Claim():
            kind, held = "claim", claim_document(ground, record)
        case CopyLink():
            kind, held = "link", link_document(ground, record)
        case Happening():
            kind, held = "happening", happening_document(ground, record)
    return {"kind": kind, "case": case, kind: held}


def lineage_document(view: View, name: str | None, case: str) -> Document:
    """The lineage of the story that a name leads to; of each story with copies where none is given.

    Raises ``StemmaError`` E401, E402 for a name that fits nothing.
    """
    ground = Ground(view)
    held = [lineage_in_full(ground, lineage) for lineage in lineages_of(ground, name)]
    return {"kind": "lineage", "case": case, "lineages": held}


def lineage_in_full(ground: Ground, lineage: Lineage) -> Document:
    """A lineage with the labels of its texts and the sentences of its losses."""
    ground.claims_of(lineage.story_id)
    tree = tree_of(ground, lineage)
    return {
        "story_label": ground.label(lineage.story_id),
        **plain(lineage),
        "nodes": [{"label": tree.labels[node.id], **plain(node)} for node in lineage.nodes],
        "edges": [edge_document(tree, n) for n in range(len(lineage.edges))],
        "losses": [loss_document(ground, loss) for loss in lineage.losses],
    }


def edge_document(tree: Tree, number: int) -> Document:
    """An edge with the labels of its ends."""
    edge = tree.held.edges[number]
    labels = {
        "source_label": tree.labels[edge.source],
        "target_label": tree.labels[edge.target],
        "via_label": tree.labels.get(edge.via, ""),
    }
    return {**plain(edge), **labels}


def loss_document(ground: Ground, loss: Loss) -> Document:
    """A loss in words, with the labels of its reports and the quotes of the words on both sides."""
    document: Document = {"words": loss_words(ground, loss), **plain(loss)}
    sides = (
        ("upstream", loss.upstream_claim, loss.upstream_span),
        ("downstream", loss.downstream_claim, loss.downstream_span),
    )
    for side, claim_id, span in sides:
        report_id = ground.claim(claim_id).report_id
        document[f"{side}_report"] = report_id
        document[f"{side}_label"] = ground.label(report_id)
        document[f"{side}_quotes"] = [quote_document(place) for place in ground.places(report_id, span)]
    return document


def problem_documents(problems: Iterable[Problem]) -> list[Document]:
    """Problems as objects with code, what, where and advice."""
    return [plain(problem) for problem in problems]


def story_document(ground: Ground, story: Story) -> Document:
    """A story with its findings, its outlets, and the ids of its reports."""
    ground.claims_of(story.id)
    reports = [ground.report(report_id) for report_id in story.report_ids]
    known, unknown = words.outlets(reports)
    return {
        "label": ground.label(story.id),
        **plain(story),
        "outlets": known,
        "outlets_unknown": unknown,
        "findings": [finding_document(ground, f) for f in ground.findings(story.id)],
        "cast": [figure_document(ground, f, plain(f)) for f in ground.view.cast(story.id)],
    }


def finding_document(ground: Ground, finding: Finding) -> Document:
    """A finding with the names of its witnesses and the sentences that it stands on."""
    document: Document = {"label": ground.label(finding.id), **plain(finding)}
    for number, witness in enumerate(document["witnesses"], 1):
        witness["name"] = witness_name(document["label"], number)
    document["sentences"] = [sentence_document(ground, claim) for claim in ground.in_order(finding.claim_ids)]
    missing = lost(ground, finding.story_id, finding.claim_ids)
    document["losses"] = [loss_document(ground, loss) for loss in missing]
    return document


def happening_document(ground: Ground, happening: Happening) -> Document:
    """A happening with the findings it was weighed to."""
    weighed = [f for f in ground.findings(happening.story_id) if f.happening_id == happening.id]
    return {**plain(happening), "findings": [finding_document(ground, f) for f in weighed]}


def sentence_document(ground: Ground, claim: Claim) -> Document:
    """A claim's verbatim sentence: report, voice, stance and quotes of the original."""
    return {
        "claim": claim.id,
        "report": claim.report_id,
        "report_label": ground.label(claim.report_id),
        "text": ground.words(claim),
        "voice": plain(claim.voice),
        "stance": plain(claim.stance),
        "quotes": [quote_document(place) for place in ground.places(claim.report_id, ground.sentence(claim))],
    }


def quote_document(place: Place) -> Document:
    """A quote with the file it stands in, its line, and what its characters are counted in."""
    return {**plain(place.quote), "file": place.name, "line": place.line, "layer": place.layer}


def report_document(ground: Ground, report: Report) -> Document:
    """A report's metadata, each value with how it was found; without its text."""
    document: Document = {"label": ground.label(report.id), **plain(report)}
    del document["text"], document["segments"]
    document["files"] = list(ground.original(report.original_id).names)
    return document


def report_in_full(ground: Ground, report: Report, removed: bool) -> Document:
    """A report with its text, claims and copy links; with what was left out when asked."""
    document = report_document(ground, report)
    document["text"] = report.text
    document["segments"] = plain(report.segments)
    annotation = ground.view.annotation(report.id)
    document["main_event"] = plain(ground.view.main_event(report.id))
    document["limits"] = plain(annotation.limits if annotation else ())
    actors = annotation.actors if annotation else ()
    document["actors"] = [actor_document(annotation, a, plain(a)) for a in actors if annotation]
    document["claims"] = [claim_document(ground, c) for c in ground.view.claims(report.id)]
    document["links"] = [link_document(ground, link) for link in ground.view.links(report.id)]
    if removed:
        document["removed"] = plain(tuple(ground.view.removed(report.original_id)))
    return document


def original_document(ground: Ground, original: Original, removed: bool) -> Document:
    """An original with the reports found in it; with what was left out when asked."""
    held = [r for r in ground.view.reports() if r.original_id == original.id]
    document: Document = {
        **plain(original),
        "reports": [report_document(ground, report) for report in held],
    }
    if removed:
        document["removed"] = plain(tuple(ground.view.removed(original.id)))
    return document


def claim_document(ground: Ground, claim: Claim) -> Document:
    """A claim with its verbatim sentence and quotes."""
    told = sentence_document(ground, claim)
    return {
        **plain(claim),
        "sentence_text": told["text"],
        "report_label": told["report_label"],
        "quotes": told["quotes"],
    }


def link_document(ground: Ground, link: CopyLink) -> Document:
    """A copy link with the labels of its reports."""
    labels = {"a_label": ground.label(link.a_id), "b_label": ground.label(link.b_id)}
    return {**plain(link), **labels}
