"""Fingerprints: few numbers per report by which two reports that share a passage are found.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of every window of shingles the smallest hash is
kept, so any shared run of ``WINDOW + SHINGLE - 1`` words gives both reports one number in common,
however long the rest of either is. To these come the numbers by which rewrites meet.
"""

from __future__ import annotations

import numpy as np

from stemma.records import Report
from stemma.trace.letters import Flags, Keys, distinct
from stemma.trace.rarity import meeting_numbers
from stemma.trace.words import SHINGLE, comparable, shingles

WINDOW = 6
"""Shingles of which one is kept: a shared run of 10 words is sure to be found, for 2 kept in 7."""

MIN_TELLING = 2
"""Telling words that a shingle needs: "the end of the day" has one, and stands in every paper."""

MAX_FINGERPRINTS = 8_192
"""Fingerprints of one report: about 28,000 words. Longer ones keep the smallest, the same ones for
the same text, so a long passage inside a longer report is still found."""

MAX_MEETING = 2_048
"""Numbers of one report by which rewrites of it are found: of a thousand sentences."""

MIN_SHARED = 3
"""Fingerprints that two reports share before they are compared word by word; one fewer where one of them
is short. With 2, 3,000 unlabelled articles have 3,589 pairs to compare and 187 links, with 3 1,350 pairs
and 182 links; no labelled pair of one origin shares fewer than 4, and of 60 planted copies of each kind
only retold ones do (2 of 60 share 2)."""

MAX_HOLDERS = 256
"""Reports that may hold a fingerprint: beyond, it is furniture of a pile, and pairs grow as n^2."""


def fingerprints_of(report: Report) -> tuple[int, ...]:
    """The fingerprints of a report's text: distinct signed 64-bit integers, sorted."""
    keys, telling, opening = comparable(report.text)
    hashes = shingles(keys)
    if not hashes.size:
        return ()
    kept = winnowed(np.where(_telling_enough(telling), hashes, np.uint64(2**64 - 1)))
    kept = kept[kept != np.uint64(2**64 - 1)][:MAX_FINGERPRINTS]
    rewrites = meeting_numbers(keys, opening)[:MAX_MEETING]
    return tuple(np.sort(distinct(np.concatenate((kept, rewrites))).view(np.int64)).tolist())


def winnowed(hashes: Keys) -> Keys:
    """The distinct minima of every window of ``WINDOW`` hashes, ascending."""
    if hashes.size <= WINDOW:
        return np.asarray(hashes.min(keepdims=True))
    least = hashes
    for step in range(1, WINDOW):  # a pass over the text per word of the window: the rows are short
        least = np.minimum(least[:-1], hashes[step:])
    return distinct(least)


def _telling_enough(telling: Flags) -> Flags:
    """Which shingles hold at least ``MIN_TELLING`` telling words."""
    running = np.concatenate(([0], np.cumsum(telling)))
    return np.asarray(running[SHINGLE:] - running[:-SHINGLE] >= MIN_TELLING)
