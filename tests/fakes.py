"""Small steps that stand in for the rooms, so that pipeline and store are tested alone and fast.

An original is text; ``===`` on a line of its own parts its reports; "lang: xx" at the start of a
report says its language. A sentence ends with a full stop and is one claim. All functions are pure
and stand in this module, so that worker processes find them.
"""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from stemma.errors import problem
from stemma.ids import bytes_id, content_id
from stemma.reasons import reason
from stemma.records import (
    Actor,
    Annotation,
    Answer,
    Claim,
    CopyLink,
    Edge,
    Figure,
    Finding,
    Found,
    Happening,
    Lineage,
    MainEvent,
    Node,
    Original,
    Passage,
    Problem,
    ReadResult,
    Removed,
    Report,
    Sentence,
    Span,
    Stance,
    Story,
    Terms,
    Tie,
    Token,
    Voice,
    Weighed,
    Witness,
)
from stemma.run.steps import Steps
from stemma.spans import join_segments
from stemma.store.codec import hash_of

PART = "\n===\n"
CRASH = "CRASH-"
"""A text with "CRASH-claim" makes the claim step raise, and so for the other steps."""


@dataclass(frozen=True)
class Source:
    path: Path
    name: str


@dataclass(frozen=True)
class Layer:
    text: str


def walk(paths: Sequence[Path]) -> Iterator[Source | Problem]:
    for path in sorted(paths):
        if path.is_dir():
            yield from (Source(p, p.name) for p in sorted(path.iterdir()) if p.is_file())
        elif path.exists():
            yield Source(path, path.name)
        else:
            yield problem("E103", path.name)


def load(source: Source, limit: int) -> bytes | Problem:
    data = source.path.read_bytes()
    return data or problem("E101", source.name)


def layer_of(data: bytes, name: str) -> Layer:
    return Layer(data.decode("utf-8", "replace"))


def furniture_lines(layer: Layer) -> tuple[frozenset[str], str]:
    lines = [line.strip() for line in layer.text.split("\n")]
    return frozenset(line for line in lines if line), max(lines, key=lambda x: (len(x), x))


def read(data: bytes, names: tuple[str, ...], furniture: frozenset[str]) -> ReadResult:
    layer = layer_of(data, names[0]).text
    crash("read", layer)
    reports: list[Report] = []
    removed: list[Removed] = []
    at = 0
    original = Original(bytes_id(data), names, "text", len(data), "utf-8")
    for number, part in enumerate(layer.split(PART)):
        kept: list[Span] = []
        for line in part.split("\n"):
            if line.strip() in furniture:
                why = reason("furniture", "it repeats within the pile")
                removed.append(Removed(original.id, at, at + len(line), line, why))
            elif line.startswith("lang: "):
                pass
            else:
                kept.append(Span(at, at + len(line)))
            at += len(line) + 1
        at += len(PART) - 1
        text, segments = join_segments(layer, kept)
        language = part[6:8] if part.startswith("lang: ") else ""
        reports.append(
            Report(
                content_id("report", original.id, number, text), original.id, number, text,
                segments, title=Found(text[:12], "first"), language=Found(language),
            )
        )  # fmt: skip
    return ReadResult(original, tuple(reports), tuple(removed), ())


def crash(step: str, text: str) -> None:
    if f"{CRASH}{step}" in text:
        raise RuntimeError(f"asked to in {step}")
    if f"EXIT-{step}" in text:
        os._exit(3)


class Annotator:
    def __init__(self, engine: str) -> None:
        self.engine = engine

    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotation]:
        for report in reports:
            crash("annotate", report.text)
            yield self.one(report)

    def one(self, report: Report) -> Annotation:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        at = first = 0
        for word in report.text.split(" "):
            if word:
                n = len(tokens)
                tokens.append(Token(at, at + len(word), word.lower(), "X", "X", "", "dep", max(0, n - 1)))
            at += len(word) + 1
            if word.endswith(".") and len(tokens) > first:
                start, end = tokens[first].start, tokens[-1].end
                name = content_id("sentence", report.id, start)
                sentences.append(Sentence(name, len(sentences), start, end, first, len(tokens) - 1))
                first = len(tokens)
        return Annotation(report.id, self.engine, tuple(sentences), tuple(tokens), ())


def claims(report: Report, annotation: Annotation) -> tuple[Claim, ...]:
    crash("claim", report.text)
    found: list[Claim] = []
    for sentence in annotation.sentences:
        span = Span(sentence.start, sentence.end)
        text = report.text[span.start : span.end]
        found.append(
            Claim(
                content_id("claim", report.id, span.start), report.id, sentence.number, "",
                text.split(" ")[0].lower(), span, span, text, (), Voice(), Stance(), "happening",
            )
        )  # fmt: skip
    return tuple(found)


def shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[n : n + 3]) for n in range(len(words) - 2)}


def fingerprints(report: Report) -> tuple[int, ...]:
    crash("trace", report.text)
    return tuple(sorted({hash_of(part) for part in shingles(report.text)}))


def link(a: Report, b: Report, common: frozenset[int] = frozenset()) -> CopyLink | None:
    if a.id > b.id:
        a, b = b, a
    shared = shingles(a.text) & shingles(b.text)
    if len(shared) < 4:
        return None
    passages = (Passage(Span(0, len(a.text)), Span(0, len(b.text)), "edited"),)
    share = len(shared) / max(1, len(shingles(a.text)))
    name = content_id("link", a.id, b.id)
    return CopyLink(name, a.id, b.id, passages, "unknown", share, share, ())


def terms(report: Report, annotation: Annotation) -> Terms:
    crash("group", report.text)
    counts = Counter(token.lemma for token in annotation.tokens)
    length = sqrt(sum(n * n for n in counts.values())) or 1.0
    weights = sorted(((w, n / length) for w, n in counts.items()), key=lambda x: (-x[1], x[0]))
    return Terms(report.id, tuple(weights))


def tie(a: Terms, b: Terms) -> Tie | None:
    if a.report_id > b.report_id:
        a, b = b, a
    other = dict(b.weights)
    score = sum(weight * other.get(word, 0.0) for word, weight in a.weights)
    both = tuple(sorted(word for word, _ in a.weights if word in other))
    return Tie(a.report_id, b.report_id, round(score, 6), both) if score >= 0.5 else None


def stories(reports: Sequence[Report], ties: Sequence[Tie]) -> list[Story]:
    ids = tuple(report.id for report in reports)
    assert list(ids) == sorted(ids)
    return [Story(content_id("story", *ids), reports[0].title.value, ids, tuple(ties))]


def cast(actors: Mapping[str, Sequence[Actor]], claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """One figure for each key of the reports' actors."""
    keys = sorted({actor.key for held in actors.values() for actor in held})
    return tuple(
        Figure(
            key, key, "person", "", (), "",
            tuple(sorted(r for r, held in actors.items() if key in {a.key for a in held})), (), 1,
        )
        for key in keys
    )  # fmt: skip


def happenings(
    story: Story, reports: Mapping[str, Report], claims: Sequence[Claim], cast: Sequence[Figure]
) -> tuple[Happening, ...]:
    for report in reports.values():
        crash("weigh", report.text)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.text.lower()].append(claim)
    return tuple(
        Happening(
            content_id("happening", story.id, text), story.id, "", "happening",
            tuple(sorted(c.id for c in group)), group[0].id,
        )
        for text, group in sorted(told.items())
    )  # fmt: skip


def lineage(
    story: Story,
    reports: Mapping[str, Report],
    sentences: Mapping[str, Sequence[Span]],
    claims: Sequence[Claim],
    links: Sequence[CopyLink],
) -> Lineage:
    """One open edge per link."""
    assert all(claim.span in sentences[claim.report_id] for claim in claims)
    edges = tuple(
        Edge(k.a_id, k.b_id, "open", "edited", (k.id,), k.a_share, k.b_share, directed=False) for k in links
    )
    return Lineage(story.id, tuple(Node(name, "report") for name in sorted(reports)), edges)


def weigh(
    story: Story,
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    happenings: Sequence[Happening],
    cast: Sequence[Figure],
) -> Weighed:
    """Reports that links join are one witness."""
    by_id = {claim.id: claim for claim in claims}
    root = {report: report for report in reports}

    def find(report: str) -> str:
        while root[report] != report:
            report = root[report]
        return report

    for joined in lineage.edges:
        a, b = sorted((find(joined.source), find(joined.target)))
        root[b] = a
    findings: list[Finding] = []
    for happening in happenings:
        parts: dict[str, list[Claim]] = defaultdict(list)
        for claim_id in happening.claim_ids:
            parts[find(by_id[claim_id].report_id)].append(by_id[claim_id])
        witnesses = tuple(
            Witness(
                tuple(c.id for c in group), tuple(sorted({c.report_id for c in group})), (), "",
                False, "", (),
            )
            for _, group in sorted(parts.items())
        )  # fmt: skip
        count = len({by_id[c].report_id for c in happening.claim_ids})
        findings.append(
            Finding(
                content_id("finding", happening.id), story.id, happening.id,
                by_id[happening.lead].text, "happening", Stance(), (), happening.claim_ids,
                witnesses, 1, len(witnesses), "single witness", "none", (), (), count, 0, count,
                weight=float(count),
            )
        )  # fmt: skip
    return Weighed(story.id, tuple(happenings), tuple(findings), tuple(cast))


def main_event(report: Report, annotation: Annotation) -> MainEvent:
    """The first word of the text is what happened."""
    first = annotation.tokens[:1]
    words = tuple(Answer(report.text[t.start : t.end], Span(t.start, t.end)) for t in first)
    return MainEvent(report.id, what=words[0] if words else None)


ROOMS = ("read", "annotate", "claim", "trace", "group", "lineage", "weigh")

STEPS = Steps(
    walk=walk,
    load=load,
    layer_of=layer_of,
    furniture_lines=furniture_lines,
    read=read,
    annotator=Annotator,
    claims=claims,
    main_event=main_event,
    fingerprints=fingerprints,
    link=link,
    terms=terms,
    tie=tie,
    stories=stories,
    cast=cast,
    happenings=happenings,
    lineage=lineage,
    weigh=weigh,
    versions=dict.fromkeys(ROOMS, "1"),
    furniture_originals=4,
    min_shared=2,
    max_holders=4,
    indexed_terms=6,
    min_terms=2,
    max_term_holders=5,
)
"""The fake steps; the caps are small, so that small piles cross them."""


def slow_claims(report: Report, annotation: Annotation) -> tuple[Claim, ...]:
    time.sleep(0.01)
    return claims(report, annotation)


SLOW = replace(STEPS, claims=slow_claims)
"""The same results, slowly enough that a killed process is killed in the middle."""
