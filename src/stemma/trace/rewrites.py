"""Rewrites: text told in other words, which names, numbers, rare words and their order betray.

Sentences of two reports are compared by the rare words that both hold outside quotation marks, each by
what it proves in this very pair: a name that stands in many sentences of either proves little. Sentences
that match are put in one order on both sides. Two reports of one event that owe each other nothing share
the facts of a few sentences; a rewrite matches in most of its sentences and goes through them in order.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from stemma.trace.passages import MIN_DENSITY, Shared
from stemma.trace.rarity import weight_of, weights_of
from stemma.trace.words import Flags, Keys, Words, remembered

FLOOR = weight_of(15_000)
"""Weight below which a word is not compared: 15 of 100 articles hold it."""

MAX_REPEATS = 12
"""Sentences of one report that hold a word before it says nothing on which of them is meant."""

MAX_SENTENCES = 1_500
"""Sentences of one report that are compared: about 30,000 words."""

MAX_SENTENCE = 400
"""Words of the longest sentence that is compared word by word."""

MAX_MATCHES = 6_000
"""Pairs of sentences that are put in order, the best first."""

MIN_WORDS = 2
"""Words that two sentences share."""

MIN_ALIKE = 0.25
"""Cosine from which two sentences match: rewrites of one sentence have .47 to .93."""

MIN_SENTENCES = 4
"""Sentences that match, in one order, in a rewrite."""

MIN_COVER = 0.5
"""What the matching words weigh, of all the words of the report that has less, where only
``MIN_SENTENCES`` match; each further sentence makes it ``LESS_COVER`` less, down to ``LEAST_COVER``.

Swept on 501 pairs of one event without shared prose: with 4 sentences the highest is .40, with 5 .37, with
6 .20, with 8 .23, and none has more; pairs of two events have .03 at most. Three rewrites written for the
tests have 5 to 9 sentences with .65 to .71, and three reports beside them that owe them nothing .05 to .14;
of 120 articles retold by a program, half have more than 13 sentences with .30."""

LESS_COVER = 0.05
LEAST_COVER = 0.2

MIN_WEIGHT = 300.0
"""Squared weights that match: about seven of the rarest words, each in one sentence alone."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The sentences of a report: their words' weights by key, and where each starts (one more than
    sentences)."""

    words: list[dict[int, float]]
    starts: list[int]
    held: dict[int, list[int]]

    def place(self, sentence: int) -> tuple[int, int]:
        """The word numbers of a sentence, the end exclusive."""
        return self.starts[sentence], self.starts[sentence + 1]


def rewritten(a: Words, b: Words) -> list[Shared]:
    """The sentences that one report tells after the other in other words, in order; [] where neither does.

    ``prose`` of each: the rare words that both hold outside quotation marks.
    """
    if not _could_match(a, b):
        return []
    of_a, of_b = _told(a), _told(b)
    shared = of_a.held.keys() & of_b.held.keys()
    if len(shared) < MIN_SENTENCES * MIN_WORDS:
        return []
    _by_sentences(of_a, of_b)
    total = min(_squares(of_a), _squares(of_b))
    if total < MIN_WEIGHT:
        return []
    path = _in_order(_alike(of_a, of_b, sorted(shared)))
    weight = sum(dot for *_, dot in path)
    cover = max(LEAST_COVER, MIN_COVER - LESS_COVER * (len(path) - MIN_SENTENCES))
    if len(path) < MIN_SENTENCES or weight < max(MIN_WEIGHT, cover * total):
        return []
    return [
        _passage(a, b, of_a.place(i), of_b.place(j), len(of_a.words[i].keys() & of_b.words[j].keys()))
        for i, j, _ in path
    ]


def beside(rewrites: list[Shared], copied: list[Shared]) -> list[Shared]:
    """Copied passages and the rewritten sentences that touch none of them, neighbours made one, in order.

    A quotation inside a rewritten sentence is part of it. Both lists in the order of ``a``.
    """
    kept = set(copied)
    found: list[Shared] = []
    for one in rewrites:
        touched = [other for other in copied if _touch(one, other)]
        if not all(other.kind == "quoted" and _inside(other, one) for other in touched):
            continue
        kept.difference_update(touched)
        if found and (found[-1].a_end, found[-1].b_end, found[-1].kind) == (one.a, one.b, one.kind):
            last = found.pop()
            one = replace(one, a=last.a, b=last.b, prose=last.prose + one.prose, same=last.same + one.same)
        found.append(one)
    return sorted([*kept, *found], key=lambda passage: (passage.a, passage.b))


def _inside(one: Shared, other: Shared) -> bool:
    """Whether a passage lies inside another on both sides."""
    return other.a <= one.a and one.a_end <= other.a_end and other.b <= one.b and one.b_end <= other.b_end


def _touch(one: Shared, other: Shared) -> bool:
    """Whether two passages share a word on either side."""
    return (one.a < other.a_end and other.a < one.a_end) or (one.b < other.b_end and other.b < one.b_end)


def _passage(a: Words, b: Words, at_a: tuple[int, int], at_b: tuple[int, int], shared: int) -> Shared:
    """A sentence of one report told as one of the other: "edited" where most words stand in order.

    ``shared``: the rare words that both hold.
    """
    one, two = a.keys[slice(*at_a)].tolist(), b.keys[slice(*at_b)].tolist()
    longer = max(len(one), len(two))
    same = LCSseq.similarity(one, two) if longer <= MAX_SENTENCE else 0
    if same >= MIN_DENSITY * longer:
        return Shared(*at_a, *at_b, "edited", shared, same)
    return Shared(*at_a, *at_b, "rewritten", shared, shared)


def _could_match(a: Words, b: Words) -> bool:
    """Whether the words that both hold weigh enough, if all their sentences stood in order.

    Each sentence matches once at most, so a word adds at most its squared weight to what matches; each word
    that the other has not adds all of it to what is covered. (A hundredth is left for rounding.)
    """
    (of_a, weights_a), (of_b, weights_b) = _vocabulary(a), _vocabulary(b)
    at = np.minimum(np.searchsorted(of_b, of_a), max(0, of_b.size - 1))
    shared = of_b[at] == of_a if of_b.size else np.zeros(of_a.size, np.bool_)
    weight = float(weights_a[shared].sum())
    total = min(float(weights_a.sum()), float(weights_b.sum())) - weight
    return int(shared.sum()) >= MIN_SENTENCES * MIN_WORDS and weight >= max(
        0.99 * MIN_WEIGHT, 0.99 * LEAST_COVER * total
    )


@remembered
def _vocabulary(words: Words) -> tuple[Keys, NDArray[np.float64]]:
    """The distinct words that can be compared, ascending, and their squared weights."""
    starts = np.flatnonzero(words.opening)
    ends = int(starts[MAX_SENTENCES]) if starts.size > MAX_SENTENCES else len(words)
    keys = np.unique(words.keys[:ends][_told_here(words)[:ends]])
    weights = weights_of(keys)
    kept = weights > FLOOR
    return keys[kept], weights[kept] ** 2


def _told_here(words: Words) -> Flags:
    """Which words are the report's own: outside quotation marks, and no words of a list."""
    listed = (words.keys & np.uint64(1)).astype(np.bool_) & ~words.telling
    return ~words.quoted & ~listed


def _told(words: Words) -> _Told:
    """The sentences of a report with the words that can be compared."""
    starts = np.flatnonzero(words.opening).tolist()[: MAX_SENTENCES + 1]
    ends = len(words) if len(starts) <= MAX_SENTENCES else starts.pop()
    weights = weights_of(words.keys[:ends])
    kept = np.flatnonzero((weights > FLOOR) & _told_here(words)[:ends])
    sentence = (np.cumsum(words.opening[:ends])[kept] - 1).tolist()
    told = _Told([{} for _ in starts], [*starts, ends], {})
    for at, key, weight in zip(sentence, words.keys[kept].tolist(), weights[kept].tolist(), strict=True):
        if key not in told.words[at]:
            told.words[at][key] = weight
            told.held.setdefault(key, []).append(at)
    return told


def _by_sentences(a: _Told, b: _Told) -> None:
    """Divide each word's squared weight by how many sentences hold it, on the side that has more."""
    for told, other in ((a, b), (b, a)):
        for key, places in told.held.items():
            times = max(len(places), len(other.held.get(key, ())))
            for at in places:
                told.words[at][key] /= math.sqrt(times)


def _squares(told: _Told) -> float:
    """The squared weights of all words of a report."""
    return math.fsum(weight * weight for words in told.words for weight in words.values())


def _alike(a: _Told, b: _Told, shared: list[int]) -> list[tuple[int, int, float]]:
    """Pairs of sentences that match, with what they share, sorted."""
    dots: dict[tuple[int, int], list[float]] = {}
    for key in shared:
        at_a, at_b = a.held[key], b.held[key]
        if len(at_a) > MAX_REPEATS or len(at_b) > MAX_REPEATS:
            continue
        for i in at_a:
            for j in at_b:
                dots.setdefault((i, j), []).append(a.words[i][key] * b.words[j][key])
    norms = [
        [math.fsum(weight * weight for weight in words.values()) for words in told.words] for told in (a, b)
    ]
    found = [
        (i, j, math.fsum(parts))
        for (i, j), parts in dots.items()
        if len(parts) >= MIN_WORDS and math.fsum(parts) >= MIN_ALIKE * math.sqrt(norms[0][i] * norms[1][j])
    ]
    found.sort(key=lambda match: (-match[2], match[:2]))
    return sorted(islice(found, MAX_MATCHES))


def _in_order(matches: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The heaviest of the matches that rise on both sides, each sentence once.

    A staircase of (last sentence in b, weight so far) that rises in both: n log n in most texts.
    """
    steps: list[tuple[int, float, int]] = []
    came: list[int] = []
    waiting: list[tuple[int, float, int]] = []
    row = -1
    for at, (i, j, weight) in enumerate(matches):
        if i != row:
            for step in waiting:
                _put(steps, step)
            waiting, row = [], i
        below = bisect_left(steps, j, key=lambda step: step[0]) - 1
        came.append(steps[below][2] if below >= 0 else -1)
        waiting.append((j, weight + (steps[below][1] if below >= 0 else 0.0), at))
    for step in waiting:
        _put(steps, step)
    path: list[tuple[int, int, float]] = []
    at = steps[-1][2] if steps else -1
    while at >= 0:
        path.append(matches[at])
        at = came[at]
    return path[::-1]


def _put(steps: list[tuple[int, float, int]], step: tuple[int, float, int]) -> None:
    """Put a step into the staircase; steps that end later and weigh no more go."""
    at = bisect_left(steps, step[0], key=lambda held: held[0])
    if at < len(steps) and steps[at][0] == step[0]:
        if steps[at][1] >= step[1]:
            return
    elif at > 0 and steps[at - 1][1] >= step[1]:
        return
    end = at
    while end < len(steps) and steps[end][1] <= step[1]:
        end += 1
    steps[at:end] = [step]
