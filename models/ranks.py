"""Fit the weights by which the country of an actor is told where no word beside it tells one.

    python -m models.ranks --gold ../shared/gold

In:  the labelled mentions of actors of ``bench/actors``: ``develop.json``, ``more.json``, ``fit.json``, and
     the half of ``open.json`` that is to fit on. All are read by the shipped engine.
Out: ``src/stemma/annotate/data/ranks.tsv``; on the screen how many mentions left out in turn, whole articles
     at a time, get a country that the labels accept.

A conditional logistic model: the chance of a candidate is its share of the raised sums of weighted features,
and what is made great is the chance of all accepted candidates together. The prior of each weight is a
reasoned value (``PRIOR``), so that a feature that few mentions show keeps it.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
import numpy.typing as npt

from bench.actors.labels import DEVELOP, FIT, MORE, OPEN, Labelled, half, labelled, placed, reports_of
from stemma.annotate.actors.at import actor_at, stretches_of
from stemma.annotate.actors.country import Countries, Guess
from stemma.annotate.actors.ranks import TABLE, WORDS, Asked
from stemma.annotate.step import Annotator
from stemma.records import Annotation

Floats = npt.NDArray[np.float64]
Features = dict[str, dict[str, float]]

PRIOR = {
    "share": 3.0, "sentence": 0.5, "last": 0.5, "dateline": 0.5, "none": 0.5, "none states": 1.5, "its": 2.0,
    "our": 1.0, "word the": 2.5, "body": 3.0, "bearer": 2.5, "stateless": 3.0, "marked": 3.0,
    "name": 3.0, "namesake": 2.5,
}  # fmt: skip
SHRINK = 1.0
"""How strongly weights are drawn to their prior; of mentions left out .817 are right at .5, .820 at 1, .812
at 2."""

FOLDS, STEPS = 8, 60


@dataclass(frozen=True, slots=True)
class Question:
    """A labelled mention that was asked for: features of its candidates, and which are accepted."""

    row: Labelled
    codes: tuple[str, ...]
    x: Floats
    right: npt.NDArray[np.bool_]


def questions(gold: Path) -> list[Question]:
    """The labelled mentions whose country nothing beside them tells, with what was weighed for each."""
    rows = [row for path in (DEVELOP, MORE, FIT) for row in labelled(path)]
    rows += [row for row in labelled(OPEN) if half(row) == "fit"]
    reports = reports_of(gold, rows)
    found: list[Question] = []
    for name, report in sorted(reports.items()):
        asked: list[tuple[Asked, Features]] = []

        def rank(countries: Countries, question: Asked, held: list[tuple[Asked, Features]] = asked) -> Guess:
            held.append((question, countries.clues.features(question)))
            return RANK(countries, question)

        with mock.patch.object(Countries, "rank", rank):
            (annotation,) = Annotator().annotate([report])
        for row in (row for row in rows if row.file == name):
            span = placed(row, report)
            held = _asked_at(annotation, span, asked) if span is not None else None
            if held is not None:
                found.append(_question(row, held))
    return found


RANK = Countries.rank


def _asked_at(
    annotation: Annotation, span: tuple[int, int], asked: Sequence[tuple[Asked, Features]]
) -> Features | None:
    """What was weighed for the actor at some characters, if it was asked for: there, else elsewhere."""
    actor = actor_at(annotation, *span)
    stretches = [span, *(stretches_of(annotation, actor) if actor is not None else ())]
    for start, end in stretches:
        for question, features in asked:
            if start <= annotation.tokens[question.token].start < end:
                return features
    return None


def _question(row: Labelled, features: Mapping[str, Mapping[str, float]]) -> Question:
    codes = tuple(sorted(features))
    x = np.array([[features[code].get(name, 0.0) for name in WORDS] for code in codes])
    return Question(row, codes, x, np.array([code in row.countries for code in codes]))


def fitted(held: Sequence[Question]) -> Floats:
    """The weights of greatest posterior, by Newton's method on the part of the loss that bends upward."""
    prior = np.array([PRIOR.get(name, 0.0) for name in WORDS])
    found = prior.copy()
    for _ in range(STEPS):
        slope, bend = SHRINK * (found - prior), SHRINK * np.eye(len(prior))
        for question in held:
            if question.right.any():
                raised = np.exp(question.x @ found - (question.x @ found).max())
                chance = raised / raised.sum()
                wanted = np.where(question.right, chance, 0.0) / chance[question.right].sum()
                slope += question.x.T @ (chance - wanted)
                mean = chance @ question.x
                bend += (question.x * chance[:, None]).T @ question.x - np.outer(mean, mean)
        found = found - np.linalg.solve(bend, slope)
    return found


def right(held: Sequence[Question], weights: Floats) -> int:
    """How many of some questions get an accepted answer."""
    return sum(bool(question.right[int(np.argmax(question.x @ weights))]) for question in held)


def left_out(held: Sequence[Question]) -> float:
    """The share of questions that is right, each told by what was fitted without its article's fold."""
    fold = [hashlib.sha256(question.row.file.encode()).digest()[1] % FOLDS for question in held]
    told = 0
    for number in range(FOLDS):
        rest = [question for question, at in zip(held, fold, strict=True) if at != number]
        told += right([q for q, at in zip(held, fold, strict=True) if at == number], fitted(rest))
    return told / len(held)


def main() -> None:
    """Fit, say how well mentions left out are told, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m models.ranks", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="the labelled data folder")
    held = questions(parser.parse_args().gold)
    print(f"{len(held)} mentions in {len({question.row.file for question in held})} articles")
    print(f"left out: {left_out(held):.3f} right")
    weights = fitted(held)
    print(f"fitted on: {right(held, weights) / len(held):.3f} right")
    lines = ["# feature\tweight (log-odds per unit); made by python -m models.ranks"]
    lines += [f"{name}\t{weight + 0.0:.3f}" for name, weight in zip(WORDS, weights, strict=True)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
