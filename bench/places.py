"""Toponyms of LGL: which place a name means, and which stretches are names of places.

Reads every ``places/*.xml`` in the form of the Pragmatic Guide to Geoparsing Evaluation (LGL, Lieberman et
al. 2010). Resolution is scored on given gold spans, over all toponyms that have a GeoNames id, as
Mordecai 3 reports it; one without an answer is wrong:

- ``exact``: the GeoNames id; ``within_161``: our coordinates lie within 161 km of the gold ones;
  ``mean_error``: kilometres, over the toponyms with an answer. From the text alone, as the peer's.
- ``answered_*``: the same over the toponyms with an answer; ``candidate_*``: over those whose place is
  among the candidates that the gazetteer has for the name. Mordecai 3's code averages within 161 km over the
  latter, and exact ids over all that its engine takes for a place and for no people.
- ``address_exact``, ``address_within_161``: the same where the report shows its address, as saved pages do.
- ``tuned_*`` and ``unseen_*``: the half of the articles that the weights are fitted on, and the other.

``score_gap``: from raw text, how far scores lie from the share of ids that is right (expected calibration
error over ten steps), over toponyms with an id and an answer of one.

``cost``: processor time of places and quantities together, over that of all the rest of the annotate step.

From raw text: ``recognised_f1`` (with ``_precision``, ``_recall``) over the exact spans of all toponyms, with
an id or without; ``end_exact`` and ``end_within_161``: over all toponyms with an id, one not found is wrong.
"""

from __future__ import annotations

import hashlib
import math
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from bench.clock import Clock
from bench.harness import Bound, DataMissing
from stemma.annotate.places import around, given_toponyms, middle_of_towns, placed, resolve_spans
from stemma.annotate.places.gazetteer import gazetteer
from stemma.annotate.quantities import quantities_in
from stemma.annotate.step import Annotator
from stemma.ids import content_id
from stemma.outlets import by_host, host_of
from stemma.records import Annotation, Found, Report, Segment

NAME = "places"
ABOUT = "toponyms of LGL: exact id, within 161 km, recognition"
READS = "places"
NEAR = 161.0
"""Kilometres: a hundred miles, the usual bound since Leidner (2007)."""

BOUNDS = {
    name: Bound()
    for name in ("exact", "within_161", "recognised_f1", "end_exact", "end_within_161", "unseen_exact")
}


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of the gold: its span, and its GeoNames id (0 for none) with coordinates."""

    start: int
    end: int
    number: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a report, and its toponyms in order of the text."""

    number: str
    report: Report
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a span was placed: GeoNames id, coordinates, and the score given to it."""

    number: int
    latitude: float
    longitude: float
    score: float = 0.0


Answers = Mapping[tuple[int, int], Answer | None]
"""The places found for spans; None where one was recognised and not resolved."""


def articles(data: Path) -> Iterator[Article]:
    """All articles of the folder's XML files."""
    files = sorted((data / "places").glob("*.xml"))
    if not files:
        raise DataMissing(f"{data / 'places'} holds no XML files: give the labelled data folder with --data")
    for path in files:
        for node in ET.parse(path).getroot().iter("article"):
            text = node.findtext("text") or ""
            if text.strip():
                yield _article(node, text)


def _article(node: ET.Element, text: str) -> Article:
    number = node.get("docid") or node.findtext("title") or ""
    url = node.findtext("url") or ""
    host = node.findtext("domain") or ""
    report = Report(
        content_id("report", number, text), "gold", 0, text, (Segment(0, 0, len(text)),),
        url=Found(url, "given"), outlet=by_host(host_of(host or url), "given"),
    )  # fmt: skip
    gold = []
    for toponym in node.iter("toponym"):
        tag = toponym.find("gaztag")
        start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
        if tag is None:
            gold.append(Gold(start, end, 0, 0.0, 0.0))
        else:
            where = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
            gold.append(Gold(start, end, int(tag.get("geonameid") or 0), *where))
    return Article(number, report, tuple(sorted(gold, key=lambda g: (g.start, g.end))))


def is_tuned(article: Article) -> bool:
    """Whether an article is of the half that weights are fitted on: by the hash of its number."""
    return hashlib.sha256(article.number.encode()).digest()[0] % 2 == 0


def bare(report: Report) -> Report:
    """The report with nothing but its text."""
    return Report(report.id, report.original_id, 0, report.text, report.segments)


def apart(gold: Gold, answer: Answer) -> float:
    """Great-circle kilometres between the gold place and the answer."""
    a, b = math.radians(gold.latitude), math.radians(answer.latitude)
    turn = math.radians(gold.longitude - answer.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 12_742.0 * math.asin(min(1.0, math.sqrt(half)))


def resolved(pairs: Sequence[tuple[Article, Answers]]) -> tuple[float, float, float]:
    """Exact ids and places within 161 km over all toponyms with an id, and the mean error of answers."""
    total = exact = near = 0
    errors: list[float] = []
    for article, answers in pairs:
        for gold in article.gold:
            if not gold.number:
                continue
            total += 1
            answer = answers.get((gold.start, gold.end))
            if answer is None:
                continue
            errors.append(apart(gold, answer))
            exact += answer.number == gold.number
            near += errors[-1] <= NEAR
    return exact / max(1, total), near / max(1, total), sum(errors) / max(1, len(errors))


def score_gap(pairs: Sequence[tuple[Article, Answers]]) -> float:
    """How far scores lie from the share that is right: the mean gap over tenths of the score, by answers."""
    said: dict[int, list[float]] = {}
    right: dict[int, int] = {}
    for article, answers in pairs:
        for gold in article.gold:
            answer = answers.get((gold.start, gold.end))
            if gold.number and answer is not None and answer.number:
                tenth = int(answer.score * 10)
                said.setdefault(tenth, []).append(answer.score)
                right[tenth] = right.get(tenth, 0) + (answer.number == gold.number)
    gaps = sum(abs(sum(scores) - right[tenth]) for tenth, scores in said.items())
    return gaps / max(1, sum(len(scores) for scores in said.values()))


def reachable(article: Article) -> Article:
    """The article with those toponyms alone whose place the gazetteer has under the name."""
    given = given_toponyms(article.report.text, [(g.start, g.end) for g in article.gold])
    held = gazetteer()
    kept = [
        g
        for g, toponym in zip(article.gold, given, strict=True)
        if g.number and g.number in {held.row(at).number for at, _ in toponym.calls}
    ]
    return replace(article, gold=tuple(kept))


def answered(article: Article, answers: Answers) -> Article:
    """The article with those toponyms alone that have an answer."""
    return replace(article, gold=tuple(g for g in article.gold if answers.get((g.start, g.end))))


def recognised(pairs: Sequence[tuple[Article, Answers]]) -> tuple[float, float, float]:
    """F1, precision and recall of exact spans over all toponyms."""
    right = sum(len({(g.start, g.end) for g in a.gold} & set(found)) for a, found in pairs)
    given = sum(len(found) for _, found in pairs)
    gold = sum(len({(g.start, g.end) for g in a.gold}) for a, _ in pairs)
    precision, recall = right / max(1, given), right / max(1, gold)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def on_given_spans(article: Article, report: Report) -> Answers:
    """The places of the gold spans."""
    spans = [(g.start, g.end) for g in article.gold]
    chosen = resolve_spans(report, spans)
    middle = middle_of_towns(list({id(found): found for found in chosen}.values()))  # each name once
    answers: dict[tuple[int, int], Answer | None] = {}
    for span, found in zip(spans, chosen, strict=True):
        among = around(report.text[slice(*span)], middle) if not found else None
        if found:
            answers[span] = Answer(found[0].row.number, found[0].latitude, found[0].longitude)
        else:
            answers[span] = Answer(0, *among) if among else None
    return answers


def on_raw_text(annotation: Annotation) -> Answers:
    """The places that an annotation holds."""
    found: dict[tuple[int, int], Answer | None] = {}
    for mention in annotation.mentions:
        if mention.place is not None:
            place = annotation.places[mention.place]
            answer = Answer(place.number, place.latitude, place.longitude, place.score)
            found[mention.start, mention.end] = answer if place.score else None
    return found


def annotated(listed: Sequence[Article]) -> tuple[list[Annotation], float]:
    """The annotations of the bare texts, and what places and quantities cost beside the rest."""
    clock = Clock()
    annotator = Annotator()
    with (
        mock.patch("stemma.annotate.step.placed", clock.wrap(placed)),
        mock.patch("stemma.annotate.step.quantities_in", clock.wrap(quantities_in)),
    ):
        began = time.process_time()
        found = list(annotator.annotate(bare(a.report) for a in listed))
        total = time.process_time() - began
    return found, clock.seconds / max(1e-9, total - clock.seconds)


def run(data: Path, split: str) -> dict[str, float]:
    """Score all articles of the folder; ``split`` is the folder's own (see the bench manual)."""
    listed = list(articles(data))
    text_alone = [(a, on_given_spans(a, bare(a.report))) for a in listed]
    addressed = [(a, on_given_spans(a, a.report)) for a in listed]
    found, cost = annotated(listed)
    raw = [(a, on_raw_text(f)) for a, f in zip(listed, found, strict=True)]
    groups = {
        "": text_alone, "address_": addressed, "end_": raw,
        "answered_": [(answered(a, given), given) for a, given in text_alone],
        "candidate_": [(reachable(a), given) for a, given in text_alone],
    }  # fmt: skip
    scores: dict[str, float] = {"cost": cost}
    for prefix, wanted in (("", (True, False)), ("tuned_", (True,)), ("unseen_", (False,))):
        for name, pairs in groups.items():
            exact, near, error = resolved([p for p in pairs if is_tuned(p[0]) in wanted])
            scores |= {f"{prefix}{name}exact": exact, f"{prefix}{name}within_161": near}
            scores[f"{prefix}{name}mean_error"] = error
        scores[f"{prefix}score_gap"] = score_gap([p for p in raw if is_tuned(p[0]) in wanted])
        f1, precision, recall = recognised([p for p in raw if is_tuned(p[0]) in wanted])
        scores |= {f"{prefix}recognised_f1": f1, f"{prefix}recognised_precision": precision}
        scores[f"{prefix}recognised_recall"] = recall
    print(f"{len(listed)} articles, {sum(g.number > 0 for a in listed for g in a.gold)} toponyms with an id")
    return scores
