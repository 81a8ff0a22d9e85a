"""Rewrites: text told in other words, which names, numbers, rare words and their order betray.

Sentences of two reports are compared by the rare words that both hold outside quotation marks, each by
what it proves in this very pair: a name that stands in many sentences of either proves little. Sentences
that match are put in one order on both sides. Two reports of one event that owe each other nothing share
the facts of a few sentences; a rewrite matches in most of its sentences and goes through them in order.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from stemma.trace.letters import Flags, Keys, Places
from stemma.trace.passages import MIN_DENSITY, Shared
from stemma.trace.rarity import weight_of, weights_of
from stemma.trace.words import Words, remembered

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
of 120 articles retold by a program, half have more than 13 sentences with .30. Of 9,000 pairs that meet and
are none of a copy and its source, .065 in place of .05 for each sentence adds two, both for who their author
is; of 300 retold articles it finds 237 in place of 231. With .08 a pair of the 501 is linked."""

LESS_COVER = 0.065
LEAST_COVER = 0.2

MIN_WEIGHT = 300.0
"""Squared weights that match: about seven of the rarest words, each in one sentence alone."""


UNIT = 1 << 20
"""Parts of one in which squared weights are counted: whole numbers add up to the same in every order."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a report that can be compared, once for each sentence that holds them, by key.

    ``times``: in how many sentences a word stands; ``squares``: its squared weight in ``UNIT``; ``starts``:
    where each sentence starts, and the end.
    """

    keys: Keys
    sentences: Places
    times: Places
    squares: Places
    starts: Places

    def place(self, sentence: int) -> tuple[int, int]:
        """The word numbers of a sentence, the end exclusive."""
        return int(self.starts[sentence]), int(self.starts[sentence + 1])

    def words(self, sentence: int) -> Keys:
        """The words of a sentence."""
        return np.asarray(self.keys[self.sentences == sentence])


def rewritten(a: Words, b: Words) -> list[Shared]:
    """The sentences that one report tells after the other in other words, in order; [] where neither does.

    ``prose`` of each: the rare words that both hold outside quotation marks.
    """
    if not _could_match(a, b):
        return []
    of_a, of_b = _told(a), _told(b)
    matches, total = _alike(of_a, of_b)
    if total < MIN_WEIGHT * UNIT or len(matches) < MIN_SENTENCES:
        return []
    path = _in_order(matches)
    weight = sum(dot for *_, dot in path)
    cover = max(LEAST_COVER, MIN_COVER - LESS_COVER * (len(path) - MIN_SENTENCES))
    if len(path) < MIN_SENTENCES or weight < max(MIN_WEIGHT * UNIT, cover * total):
        return []
    return [
        _passage(a, b, of_a.place(i), of_b.place(j), np.intersect1d(of_a.words(i), of_b.words(j)).size)
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


@remembered
def _told(words: Words) -> _Told:
    """The sentences of a report with the words that can be compared."""
    starts = np.flatnonzero(words.opening)
    ends = int(starts[MAX_SENTENCES]) if starts.size > MAX_SENTENCES else len(words)
    starts = np.append(starts[:MAX_SENTENCES], ends)
    weights = weights_of(words.keys[:ends])
    kept = np.flatnonzero((weights > FLOOR) & _told_here(words)[:ends])
    sentences = np.cumsum(words.opening[:ends])[kept] - 1
    order = np.lexsort((sentences, words.keys[kept]))
    kept, sentences = kept[order], sentences[order]
    keys = words.keys[kept]
    new = np.ones(keys.size, np.bool_)
    new[1:] = (keys[1:] != keys[:-1]) | (sentences[1:] != sentences[:-1])
    keys, sentences, weights = keys[new], sentences[new], weights[kept[new]]
    times = np.searchsorted(keys, keys, "right") - np.searchsorted(keys, keys)
    return _Told(keys, sentences, times, np.rint(weights**2 * UNIT).astype(np.int64), starts)


def _alike(a: _Told, b: _Told) -> tuple[list[tuple[int, int, int]], int]:
    """Pairs of sentences that match, with what they share, sorted; and what all words of a report weigh.

    A word's squared weight is divided by how many sentences hold it, on the side that has more. The weight of
    all is that of the report that has less.
    """
    first = np.searchsorted(b.keys, a.keys)
    there = np.searchsorted(b.keys, a.keys, "right") - first
    parts = a.squares // np.maximum(a.times, there)
    here = np.searchsorted(a.keys, b.keys, "right") - np.searchsorted(a.keys, b.keys)
    norms_a = _sums(a.sentences, parts, a.starts.size)
    norms_b = _sums(b.sentences, b.squares // np.maximum(b.times, here), b.starts.size)
    some = np.flatnonzero((there > 0) & (a.times <= MAX_REPEATS) & (there <= MAX_REPEATS))
    counts = there[some]
    nth = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    codes = np.repeat(a.sentences[some], counts) * b.starts.size
    codes += b.sentences[np.repeat(first[some], counts) + nth]
    pairs, which, held = np.unique(codes, return_inverse=True, return_counts=True)
    dots = _sums(which, np.repeat(parts[some], counts), pairs.size)
    i, j = pairs // b.starts.size, pairs % b.starts.size
    alike = dots >= MIN_ALIKE * np.sqrt(norms_a[i].astype(np.float64) * norms_b[j])
    alike &= held >= MIN_WORDS
    best = np.lexsort((pairs[alike], -dots[alike]))[:MAX_MATCHES]
    best = np.sort(np.flatnonzero(alike)[best])
    found = list(zip(i[best].tolist(), j[best].tolist(), dots[best].tolist(), strict=True))
    return found, int(min(norms_a.sum(), norms_b.sum()))


def _sums(which: Places, values: Places, count: int) -> Places:
    """The sum of the values of each of ``count``."""
    found = np.zeros(count, np.int64)
    np.add.at(found, which, values)
    return found


def _in_order(matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The heaviest of the matches that rise on both sides, each sentence once.

    A staircase of (last sentence in b, weight so far) that rises in both: n log n in most texts.
    """
    steps: list[tuple[int, int, int]] = []
    came: list[int] = []
    waiting: list[tuple[int, int, int]] = []
    row = -1
    for at, (i, j, weight) in enumerate(matches):
        if i != row:
            for step in waiting:
                _put(steps, step)
            waiting, row = [], i
        below = bisect_left(steps, j, key=lambda step: step[0]) - 1
        came.append(steps[below][2] if below >= 0 else -1)
        waiting.append((j, weight + (steps[below][1] if below >= 0 else 0), at))
    for step in waiting:
        _put(steps, step)
    path: list[tuple[int, int, int]] = []
    at = steps[-1][2] if steps else -1
    while at >= 0:
        path.append(matches[at])
        at = came[at]
    return path[::-1]


def _put(steps: list[tuple[int, int, int]], step: tuple[int, int, int]) -> None:
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
