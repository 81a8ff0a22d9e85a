"""How much of a page's true body a cleaner gives back: overlap of bags of four words in a row.

The measure of the public article-extraction benchmark: each page's counts are divided by their sum,
so that long pages weigh no more than short ones; precision and recall are means over pages, and F1
is their harmonic mean. Words are compared as they stand, upper and lower case apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

SIZE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of the shingles of one page: in both texts, only in the answer, only in the truth."""

    both: float
    only_answer: float
    only_truth: float


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The bag of ``SIZE`` words in a row; a shorter text is one shingle, an empty text none."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[n : n + SIZE]) for n in range(max(1, len(words) - SIZE + 1)))


def overlap(truth: str, answer: str) -> Overlap:
    """Compare one answer with the true body."""
    wanted, given = shingles(truth), shingles(answer)
    both = (wanted & given).total()
    only_answer, only_truth = given.total() - both, wanted.total() - both
    total = (both + only_answer + only_truth) or 1
    return Overlap(both / total, only_answer / total, only_truth / total)


def score(truths: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, float]:
    """``f1``, ``precision`` and ``recall`` over pages; a page without an answer counts as empty."""
    pages = [overlap(truths[key], answers.get(key, "")) for key in sorted(truths)]
    answered = [p for p in pages if p.both + p.only_answer > 0]
    holding = [p for p in pages if p.both + p.only_truth > 0]
    precision = _mean([p.both / (p.both + p.only_answer) for p in answered])
    recall = _mean([p.both / (p.both + p.only_truth) for p in holding])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
