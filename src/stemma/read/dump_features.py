"""What a line classifier sees of each block: its own look, its neighbours, its place in the page."""

from __future__ import annotations

import numpy as np

from stemma.read.dump_blocks import Blocks, Counts, Numbers


def prose(counts: Counts) -> Numbers:
    """How much running text each block holds, 0 to 1: function words, length, closing mark."""
    words = np.maximum(counts.words, 1.0)
    density = counts.stops / words
    return np.clip(density / 0.35, 0.0, 1.0) * np.clip((counts.words - 4.0) / 12.0, 0.0, 1.0)


def closed(blocks: Blocks) -> Numbers:
    """1 where a block ends like a sentence."""
    text = blocks.text
    ends = [
        text[e - 1] if text[e - 1] not in "\"'”’»)]" else text[max(e - 2, s)]
        for s, e in zip(blocks.start.tolist(), blocks.end.tolist(), strict=True)
    ]
    return np.array([c in ".!?…”’。" for c in ends], dtype=np.float64)
