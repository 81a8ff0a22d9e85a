"""Labels for the dump cleaner: which blocks of a flattened page hold the page's true body.

The words of the dump and of the body are aligned in order (longest common subsequence); words count
as body where at least four in a row are matched to four in a row, so that a stray "the" in a menu
does not count. A block is body where most of its words are.
"""

from __future__ import annotations

import re

import numpy as np
from rapidfuzz.distance import Indel

from stemma.read.dump_blocks import Blocks, Numbers

RUN = 4
"""Words in a row that must match: the length of the benchmark's shingles."""

_WORD = re.compile(r"\w+")


def labels(blocks: Blocks, body: str) -> Numbers:
    """The share of each block's words that the true body holds, 0 to 1."""
    found = list(_WORD.finditer(blocks.text))
    where = np.array([m.start() for m in found], dtype=np.int64)
    owner = np.searchsorted(blocks.start, where, side="right") - 1
    matched = np.zeros(len(found))
    words = [m.group() for m in found]
    for op in Indel.opcodes(words, _WORD.findall(body)):
        if op.tag == "equal" and op.src_end - op.src_start >= RUN:
            matched[op.src_start : op.src_end] = 1.0
    size = np.bincount(owner, minlength=len(blocks)).astype(np.float64)
    share = np.bincount(owner, weights=matched, minlength=len(blocks))
    return np.asarray(share / np.maximum(size, 1.0), dtype=np.float64)
