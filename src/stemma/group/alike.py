"""Whether two claims tell one event: log-odds from named features, with what agrees in words.

A logistic model (``data/merging.tsv``, made by ``python -m models.merges`` on labelled pairs of claims): the
score is the sum of each feature times its weight, so that every score can be taken apart again
(``parts``). Some pairs are excluded whatever else agrees (``features.excluded``).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from stemma.group.features import NAMES, anchored, excluded, features
from stemma.group.sketch import Sketch
from stemma.records import Reason

TABLE = Path(__file__).parent / "data" / "merging.tsv"

ENOUGH = 0.0
"""A pair from this score on is more likely one event than not, as far as the labelled pairs tell."""

EXCLUDED = -1e6
"""The score of a pair that cannot be one event: no group that holds both can come about."""


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature, and "bias"; ValueError where the table and the features differ."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    found = {name: float(weight) for name, weight, *_ in rows}
    if set(found) != {"bias", *NAMES}:
        raise ValueError(f"{TABLE.name} does not hold the features that are computed")
    return found


class Alike(NamedTuple):
    """A score (``ENOUGH`` and more: one event), what agrees, and whether something particular does."""

    score: float
    reasons: tuple[Reason, ...] = ()
    anchored: bool = False


def alike(a: Sketch, b: Sketch) -> Alike:
    """Whether two claims tell one event; symmetric."""
    if excluded(a, b):
        return Alike(EXCLUDED)
    found, reasons = features(a, b)
    held = weights()
    score = held["bias"] + sum(held[name] * value for name, value in sorted(found.items()))
    return Alike(score if reasons else min(score, -1.0), reasons, anchored(a, b, found))


def parts(a: Sketch, b: Sketch) -> list[tuple[str, float]]:
    """What each feature adds to the score of a pair, largest first: the score taken apart."""
    held = weights()
    added = [(name, held[name] * value) for name, value in features(a, b)[0].items()]
    return sorted(added, key=lambda part: (-abs(part[1]), part[0]))
