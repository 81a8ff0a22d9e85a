"""Fit the weights by which two claims are told to be one event.

    python -m models.merges --gold ../shared/gold

In:  the labelled pairs of claims of ``bench/merges/pairs.json`` but those of the measuring part, and event
     chains across documents: ECB+ (CC BY 3.0) and MEANTIME (CC BY). All are read by the shipped engine.
Out: ``src/stemma/group/data/merging.tsv``; on the screen how well pairs left out in turn are told.

Logistic regression. The prior of each weight is a reasoned value (``PRIOR``), so that a feature that few
pairs show keeps it; agreement never weighs against an event, nor difference for it: a weight of the wrong
sign is 0.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

import stemma
from bench.merges.pairs import labelled, told
from models.events import Told, ecb, meantime
from stemma.annotate.step import Annotator
from stemma.claim.step import claims
from stemma.dates import exact_day
from stemma.group.alike import TABLE
from stemma.group.features import NAMES, excluded, features
from stemma.group.sketch import Sketch, sketches_of
from stemma.records import Claim, Report, Segment, When
from stemma.settings import ENGINE

Floats = npt.NDArray[np.float64]

PRIOR = {
    "words": 1.0, "held": 1.0, "same words": 1.0, "telling": 1.5, "around": 1.5,
    "who": 0.5, "who differs": -1.0, "other name": -1.5, "whom": 0.5, "whom differs": -0.5,
    "other named": -1.5, "swapped": 0.5, "crossed": 0.5, "what": 0.3, "what differs": -0.5, "where": 0.5,
    "day": 0.7, "next day": -1.0, "repeats apart": -2.0, "number": 0.5, "number differs": -0.3,
    "toll": 0.5, "toll differs": -1.0, "stock": -0.3, "speech": -0.3, "crowd": -0.5, "denied": -0.3,
    "answered": 1.0, "ordinal": 0.5,
}  # fmt: skip
AGREE = ("words", "held", "same words", "telling", "around", "who", "whom", "swapped", "crossed", "what",
         "where", "day", "number", "toll", "ordinal", "answered")  # fmt: skip
DIFFER = ("who differs", "other name", "whom differs", "other named", "what differs", "next day",
          "repeats apart", "number differs", "toll differs", "denied")  # fmt: skip
SHRINK = 1.0
"""How strongly weights are drawn to their prior; F1 of pairs left out is within .015 from .3 to 2."""

SHARE = 0.003
"""What a pair of the event corpora counts beside a labelled pair of news.

They hold few sentences of a text, and mostly one event of a kind. Log-loss of pairs of news left out: .454
at 0, .438 at .002; .465 at .03 without the prior, .439 at .005.
"""

FOLDS, STEPS = 6, 30


@dataclass(frozen=True, slots=True)
class Pairs:
    """Features of pairs, whether each is one event, what it counts, and in which turn it is left out."""

    x: Floats
    y: Floats
    weight: Floats
    fold: npt.NDArray[np.int64]


def read(docs: Sequence[Told]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """The claims of labelled documents."""
    reports = [
        Report(d.id, d.id, 0, d.text, (Segment(0, 0, len(d.text)),),
               published=exact_day(d.published, "", "") if d.published else When())
        for d in docs
    ]  # fmt: skip
    for report, annotation in zip(reports, Annotator(ENGINE).annotate(reports), strict=True):
        yield report, claims(report, annotation)


def chained(docs: Sequence[Told]) -> Iterator[tuple[Sketch, Sketch, bool]]:
    """Pairs of claims of one subject and one block whose event words are labelled mentions."""
    mentions = {d.id: d.mentions for d in docs}
    topics: dict[str, list[tuple[Report, tuple[Claim, ...]]]] = {}
    for doc, (report, found) in zip(docs, read(docs), strict=True):
        topics.setdefault(doc.topic, []).append((report, found))
    for _, held in sorted(topics.items()):
        reports = {report.id: report for report, _ in held}
        blocks: dict[str, list[tuple[Sketch, str]]] = {}
        for sketch in sketches_of([c for _, found in held for c in found], reports):
            span = sketch.claim.trigger
            hit = [m for m in mentions[sketch.claim.report_id] if span.start < m[1] and m[0] < span.end]
            if hit:
                blocks.setdefault(sketch.block, []).append((sketch, min(hit, key=lambda m: m[1] - m[0])[2]))
        for _, block in sorted(blocks.items()):
            for (a, chain), (b, other) in combinations(block, 2):
                if not a.keys.isdisjoint(b.keys):
                    yield a, b, chain == other


def of_news(gold: Path) -> Iterator[tuple[Sketch, Sketch, bool]]:
    """The labelled pairs of news but those of the measuring part, where both are of one block."""
    pairs = [p for p in labelled() if p.part != "measure" and p.label != "part"]
    with tempfile.TemporaryDirectory() as room, stemma.open(Path(room) / "merges.stemma") as case:
        case.read([gold / "stories" / "news_cluster"])
        reports = {r.id: r for r in case.reports()}
        held = {
            s.claim.id: s
            for story in case.stories()
            for s in sketches_of(sorted(case.claims(story=story.id), key=lambda c: c.id), reports)
        }
        for pair, made in zip(pairs, told(case, pairs), strict=True):
            a, b = made.claims
            if a is not None and b is not None and held[a.id].block == held[b.id].block:
                yield held[a.id], held[b.id], pair.label == "same"


def pairs_of(found: Iterable[tuple[Sketch, Sketch, bool]], weight: float) -> Pairs:
    """The features of pairs that nothing excludes; a fold holds all pairs of a report with later ones."""
    rows, true, folds = [], [], []
    for a, b, same in found:
        if excluded(a, b):
            continue
        held = features(a, b)[0]
        rows.append([held.get(name, 0.0) for name in NAMES])
        true.append(float(same))
        name = min(a.claim.report_id, b.claim.report_id)
        folds.append(int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS)
    return Pairs(np.array(rows), np.array(true), np.full(len(rows), weight), np.array(folds))


def joined(a: Pairs, b: Pairs) -> Pairs:
    """Two sets of pairs as one."""
    return Pairs(
        np.concatenate([a.x, b.x]),
        np.concatenate([a.y, b.y]),
        np.concatenate([a.weight, b.weight]),
        np.concatenate([a.fold, b.fold]),
    )


def fitted(pairs: Pairs) -> Floats:
    """Bias and weights; those whose sign would be wrong are 0, and the others fitted without them."""
    kept = list(range(len(NAMES)))
    while True:
        found = _newton(pairs, kept)
        wrong = {
            i for i, w in zip(kept, found[1:], strict=True)
            if (NAMES[i] in AGREE and w < 0) or (NAMES[i] in DIFFER and w > 0)
        }  # fmt: skip
        if not wrong:
            whole = np.zeros(len(NAMES) + 1)
            whole[0] = found[0]
            whole[[i + 1 for i in kept]] = found[1:]
            return whole
        kept = [i for i in kept if i not in wrong]


def _newton(pairs: Pairs, kept: Sequence[int]) -> Floats:
    """The weights of greatest posterior, by Newton's method."""
    x = np.column_stack([np.ones(len(pairs.y)), pairs.x[:, kept]])
    prior = np.array([0.0, *(PRIOR.get(NAMES[i], 0.0) for i in kept)])
    shrink = np.array([1e-3, *(SHRINK for _ in kept)])
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (pairs.weight * (pairs.y - chance)) - shrink * (found - prior)
        bend = (x * (pairs.weight * chance * (1 - chance))[:, None]).T @ x + np.diag(shrink)
        found = found + np.linalg.solve(bend, slope)
    return found


def left_out(news: Pairs, corpora: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of news, each told by what was fitted without its fold."""
    said = np.zeros(len(news.y), dtype=bool)
    for fold in range(FOLDS):
        out = news.fold == fold
        rest = Pairs(news.x[~out], news.y[~out], news.weight[~out], news.fold[~out])
        weights = fitted(joined(rest, corpora))
        said[out] = weights[0] + news.x[out] @ weights[1:] >= 0
    both = float((said * news.y).sum())
    precision, recall = both / max(1.0, float(said.sum())), both / float(news.y.sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Fit, say how well pairs left out are told, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m models.merges", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="the labelled data folder")
    gold = parser.parse_args().gold
    docs = [*ecb(gold / "same-event" / "ecb+"), *meantime(gold / "meantime" / "intra_cross-doc_annotation")]
    corpora, news = pairs_of(chained(docs), SHARE), pairs_of(of_news(gold), 1.0)
    print(f"{len(news.y)} pairs of news, {len(corpora.y)} of event corpora")
    print("left out: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*left_out(news, corpora)))
    weights = fitted(joined(news, corpora))
    lines = [
        "# feature\tweight (log-odds per unit); made by python -m models.merges",
        f"bias\t{weights[0]:.4f}",
    ]
    lines += [f"{name}\t{weight + 0.0:.4f}" for name, weight in zip(NAMES, weights[1:], strict=True)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
