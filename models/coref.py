"""Train the ranker of what pronouns, nouns and new names stand for.

    python -m models.coref --gold ../shared/gold [--score]

In:  the training part of GUM with its entity layer (CC BY 4.0), read by the shipped engine.
Out: ``src/stemma/annotate/data/coref.json``, and on the screen the share of anaphors resolved as labelled
     (to a phrase of their chain, or to none) on the development part. ``--score``: only that, no training.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.entities import Labelled, gum, read
from stemma.annotate.coref.columns import CLASSES, Bools, Floats, class_of
from stemma.annotate.coref.features import FEATURES
from stemma.annotate.coref.pairs import Pairs, pairs_of
from stemma.annotate.coref.phrases import Document, Phrase, phrases_of
from stemma.annotate.coref.rank import WEIGHTS, Ranker, ranker, softmax
from stemma.annotate.coref.speech import quotations
from stemma.annotate.coref.traits import traits_of
from stemma.annotate.engine import load
from stemma.records import Annotation, Report

SEED = 1
UNITS = 32
"""Hidden units. On the development part 16, 32 and 64 resolve within .005 of one another."""

EPOCHS = 12
RATE = 0.003
DECAY = 1e-4
BATCH = 40.0
"""Anaphors that one step is scaled to; a step is one document."""


@dataclass(frozen=True, slots=True)
class Example:
    """One document: its pairs, which rows are right, and the phrases."""

    pairs: Pairs
    right: Bools
    phrases: Sequence[Phrase]


def gold_chains(doc: Document, phrases: Sequence[Phrase], labelled: Labelled) -> list[str]:
    """The labelled chain of each phrase, by the head of the mention nearest in extent; "" without one."""
    heads: dict[int, list[tuple[int, int, str]]] = {}
    for first, last, chain in labelled.mentions:
        heads.setdefault(doc.head_of(first, last), []).append((first, last, chain))
    found: list[str] = []
    for p in phrases:
        held = heads.get(p.head, [])
        if p.form == "and":
            held = [m for m in held if m[1] > p.head and abs(m[1] - p.last) <= 1]
        best = min(held, key=lambda m: (abs(m[0] - p.first) + abs(m[1] - p.last), m), default=(0, 0, ""))
        found.append(best[2])
    return found


def example(report: Report, annotation: Annotation, labelled: Labelled) -> Example:
    """The pairs of a document with their labels; the row of "none" is right where no candidate is."""
    names = [m for m in annotation.mentions if m.form == "name" and m.kind not in ("time", "quantity")]
    doc = Document(report.text, annotation.tokens, annotation.sentences, names)
    phrases = phrases_of(doc)
    pairs = pairs_of(doc, phrases, traits_of(doc, phrases), quotations(doc))
    gold = gold_chains(doc, phrases, labelled)
    links = zip(pairs.anaphor.tolist(), pairs.candidate.tolist(), strict=True)
    right = np.array([j >= 0 and gold[i] != "" and gold[i] == gold[j] for i, j in links], dtype=bool)
    if len(right):
        ends = np.append(pairs.starts[1:], len(right)) - 1
        right[ends] = np.add.reduceat(right.astype(np.int64), pairs.starts) == 0
    return Example(pairs, right, phrases)


def examples(path: Path) -> list[Example]:
    """The documents of a GUM file as examples."""
    engine = load()
    made = (example(*read(engine, labelled), labelled) for labelled in gum(path))
    return [one for one in made if len(one.right)]


def train(given: Sequence[Example]) -> Ranker:
    """Fit the ranker by Adam to the likelihood of any right row of each anaphor, a document a step."""
    rng = np.random.default_rng(SEED)
    hidden = rng.normal(0, 0.15, (FEATURES, UNITS)).astype(np.float32)
    out = rng.normal(0, 0.15, UNITS).astype(np.float32)
    parts = [hidden, np.zeros(UNITS, np.float32), out, np.zeros(FEATURES, np.float32)]
    means = [np.zeros_like(p) for p in parts]
    squares = [np.zeros_like(p) for p in parts]
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS) + RATE / 30
        for n in rng.permutation(len(given)):
            step += 1
            for k, slope in enumerate(slopes(Ranker(*parts), given[int(n)])):
                slope = slope + (0.0 if k == 1 else DECAY) * parts[k]
                means[k] = 0.9 * means[k] + 0.1 * slope
                squares[k] = 0.999 * squares[k] + 0.001 * slope * slope
                size = np.sqrt(squares[k] / (1 - 0.999**step)) + 1e-8
                parts[k] = (parts[k] - rate * (means[k] / (1 - 0.9**step)) / size).astype(np.float32)
    return Ranker(*parts)


def blank() -> Ranker:
    """A ranker that knows nothing."""
    zeros = np.zeros(UNITS, np.float32)
    return Ranker(np.zeros((FEATURES, UNITS), np.float32), zeros, zeros, np.zeros(FEATURES, np.float32))


def slopes(model: Ranker, one: Example) -> list[Floats]:
    """The gradient of the loss of one document for each part of the ranker."""
    rows, starts = one.pairs.rows, one.pairs.starts
    units = np.maximum(rows @ model.hidden + model.bias, 0.0)
    share = softmax(model.scores(rows), starts)
    lengths = np.diff(np.append(starts, len(share)))
    right = share * one.right
    wanted = right / np.maximum(np.repeat(np.add.reduceat(right, starts), lengths), 1e-8)
    slope = ((share - wanted) / BATCH).astype(np.float32)
    below = np.outer(slope, model.out) * (units > 0)
    return [rows.T @ below, below.sum(0), units.T @ slope, rows.T @ slope]


def resolved(model: Ranker, given: Sequence[Example]) -> dict[str, tuple[float, float]]:
    """For each class of anaphor the share resolved as labelled, and the share right of its links."""
    counts = {name: [0, 0, 0, 0] for name in CLASSES}
    for one in given:
        shares = model.shares(one.pairs)
        ends = np.append(one.pairs.starts[1:], len(shares))
        for start, end in zip(one.pairs.starts.tolist(), ends.tolist(), strict=True):
            best = start + int(np.argmax(shares[start:end]))
            linked, right = best < end - 1, bool(one.right[best])
            held = counts[CLASSES[class_of(one.phrases[int(one.pairs.anaphor[start])])]]
            for k, more in enumerate((1, right, linked, linked and right)):
                held[k] += more
    return {name: (c[1] / max(1, c[0]), c[3] / max(1, c[2])) for name, c in counts.items()}


def write(model: Ranker, path: Path = WEIGHTS) -> None:
    """Write the weights, rounded to three decimals: the loss of the rounding is below noise."""
    parts = {
        "hidden": model.hidden, "bias": model.bias, "out": model.out, "direct": model.direct,
    }  # fmt: skip
    rounded = {name: (np.round(part.astype(np.float64), 3) + 0.0).tolist() for name, part in parts.items()}
    path.write_text(json.dumps(rounded, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    """Train and write; equal input and engine give an equal file on one machine."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--score", action="store_true")
    args = parser.parse_args()
    folder = args.gold / "language"
    if not args.score:
        try:
            ranker()
        except ValueError:  # reading a text asks for weights of the right size, whatever they say
            write(blank())
        write(train(examples(folder / "gum-train.conllu.xz")))
        ranker.cache_clear()
    print("class, resolved as labelled, links right (GUM, development part)")
    for name, (share, precision) in resolved(ranker(), examples(folder / "gum-dev.conllu.xz")).items():
        print(f"{name:6} {share:.3f} {precision:.3f}")


if __name__ == "__main__":
    main()
