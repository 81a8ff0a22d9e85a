"""Whether what two reports share is somebody's own words: more than names with titles and set phrases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.records import Report
from stemma.trace.aliases import same_outlet
from stemma.trace.clock import days_apart
from stemma.trace.credits import carried_agency
from stemma.trace.passages import WHOLE, Shared, one_text
from stemma.trace.stock import stock_spans
from stemma.trace.words import Words, covered

MIN_OWN = 10.0
"""Telling words that the passages of a link need, a name's word counted as ``NAME_WEIGHT``.

Of 101 links in a sample of 3,442 pairs of unlabelled articles of two outlets, 60 rested on somebody's name
with title and office ("the director of the National Institute of ..."), which nobody copies from anybody."""

NAME_WEIGHT = 0.5

MIN_OWN_ALONE = 13.0
SMALL_PART = 0.1
"""The same of one passage that is all there is and so small a part of both reports."""

MIN_OWN_PLAIN = 5
"""Of these, words in small letters: the rest are names and offices, however many.

On the planted copies of two draws, 4 lets in eight links of names with titles more, 6 none less."""

LONG_RUN = 50
"""Words in a row that need no such proof: they are longer than any name, title or set phrase."""

MONTHS_APART = 90
MIN_OWN_LATE = 16.0
"""Days between reports of strangers from which they need twice as much: what is then left are set phrases."""

MIN_SENTENCE = 11
MIN_SENTENCE_OWN = 6.0
FILLED = 0.8
"""Words of one sentence that make a link by themselves, telling ones as above, and their share of it.

In 2,682 pairs of unlabelled articles of two outlets, at most a fortnight apart, 5.0 in place of 6.0 adds two
such links: one is right, the other says who did not answer."""

FORTNIGHT = 14
"""Days between two reports from which one sentence alone is a set phrase of both; so it is between strangers
of which one has no date."""

MIN_PLAIN = 3
"""Telling words in small letters, without which a sentence is names, titles and what a thing is called."""


def own_words(a: Report, b: Report, of_a: Words, of_b: Words, shared: Sequence[Shared]) -> bool:
    """Whether what two reports share is more than names with their titles, and more than set phrases.

    Passages that were found by their names and numbers, as re-worded, have been weighed by these; reports
    that are one text need no such proof.
    """
    copied = [one for one in shared if one.kind != "quoted"]
    same = sum(one.same for one in copied)
    if any(one.kind == "rewritten" for one in copied) or same >= WHOLE * max(len(of_a), len(of_b)):
        return True
    if one_text(copied, of_a, of_b) or any(one.kind == "verbatim" and one.same >= LONG_RUN for one in copied):
        return True
    parts = [
        sum(one.a_end - one.a for one in copied) / max(1, len(of_a)),
        sum(one.b_end - one.b for one in copied) / max(1, len(of_b)),
    ]
    least = MIN_OWN_ALONE if len(copied) == 1 and max(parts) < SMALL_PART else MIN_OWN
    if days_apart(a, b) > MONTHS_APART and not carried_agency(a, b) and not same_outlet(a, b):
        least = MIN_OWN_LATE
    plain: set[int] = set()
    named: set[int] = set()
    for one in copied:
        lower, others = _told_alike(a, b, of_a, of_b, one)
        plain |= lower
        named |= others
        if len(plain) >= MIN_OWN_PLAIN and len(plain) + NAME_WEIGHT * len(named - plain) >= least:
            return True
    return False


def one_sentence(a: Report, b: Report, of_a: Words, of_b: Words, one: Shared) -> bool:
    """Whether a passage is nearly all of a sentence in both reports: set phrases are parts of sentences."""
    if one.kind not in ("verbatim", "edited") or one.same < MIN_SENTENCE:
        return False
    dated = bool(a.published.earliest and b.published.earliest)
    if not (dated or same_outlet(a, b)) or days_apart(a, b) > FORTNIGHT:
        return False
    lower, named = _told_alike(a, b, of_a, of_b, one)
    if len(lower) < MIN_PLAIN or len(lower) + NAME_WEIGHT * len(named) < MIN_SENTENCE_OWN:
        return False
    return _fills(of_a, one.a, one.a_end) and _fills(of_b, one.b, one.b_end)


def _told_alike(a: Report, b: Report, of_a: Words, of_b: Words, one: Shared) -> tuple[set[int], set[int]]:
    """The telling words of a passage on both sides: those in small letters, and the others."""
    lower = _in_lower(a.text, of_a, one.a, one.a_end) & _in_lower(b.text, of_b, one.b, one.b_end)
    both = _telling(a.text, of_a, one.a, one.a_end) & _telling(b.text, of_b, one.b, one.b_end)
    return lower, both - lower


def _fills(words: Words, start: int, end: int) -> bool:
    """Whether a stretch makes up ``FILLED`` of the sentences it lies in."""
    before = np.flatnonzero(words.opening[: start + 1])
    after = np.flatnonzero(words.opening[end:])
    first = int(before[-1]) if before.size else 0
    last = end + int(after[0]) if after.size else len(words)
    return end - start >= FILLED * (last - first)


def _telling(text: str, words: Words, start: int, end: int) -> set[int]:
    """The keys of the telling words of a stretch outside quotation marks that are somebody's own."""
    return {int(words.keys[at]) for at in _own(text, words, start, end)}


def _own(text: str, words: Words, start: int, end: int) -> NDArray[np.int64]:
    """Where the telling words of a stretch stand that are outside quotation marks and no set phrases."""
    kept = words.telling[start:end] & ~words.sure[start:end]
    kept &= ~covered(words.starts[start:end], stock_spans(text))
    return np.flatnonzero(kept) + start


def _in_lower(text: str, words: Words, start: int, end: int) -> set[int]:
    """Those that begin with a small letter; all of a stretch that is set in capitals."""
    kept = _own(text, words, start, end)
    small = [at for at in kept.tolist() if text[int(words.starts[at])].islower()]
    stretch = text[int(words.starts[start]) : int(words.ends[end - 1])]
    return {int(words.keys[at]) for at in (kept.tolist() if stretch.isupper() else small)}
