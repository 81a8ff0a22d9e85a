"""What the line classifier sees of each block: its look, its neighbours, its place in the page."""

from __future__ import annotations

from collections import Counter

import numpy as np

from stemma.read.dump_blocks import Blocks, Counts, Numbers
from stemma.read.dump_words import CODES, PHRASES

NEIGHBOURS = (-2, -1, 1, 2)
WINDOWS = (3, 8, 25)
"""Blocks on each side over which means are taken: a caption, a teaser list, a menu."""

CHANGE = 2.0
"""What the ruled score must gain before a run of body ends: keeps one-line gaps inside the body."""


def prose(counts: Counts) -> Numbers:
    """How much running text each block holds, 0 to 1: function words and length."""
    density = counts.stops / np.maximum(counts.words, 1.0)
    return np.clip(density / 0.35, 0.0, 1.0) * np.clip((counts.words - 4.0) / 12.0, 0.0, 1.0)


def last_marks(blocks: Blocks) -> list[str]:
    """The last character of each block, the one before where a quote or bracket closes it."""
    text = blocks.text
    return [
        text[end - 1] if text[end - 1] not in "\"'”’»)" else text[max(end - 2, start)]
        for start, end in zip(blocks.start.tolist(), blocks.end.tolist(), strict=True)
    ]


def closed(blocks: Blocks) -> Numbers:
    """1 where a block ends like a sentence."""
    return np.array([mark in ".!?…。" for mark in last_marks(blocks)], dtype=np.float64)


def ruled_score(counts: Counts, closed: Numbers) -> Numbers:
    """Rough log-odds that a block is body, by hand: finds the region that the model looks around."""
    score = 5.0 * prose(counts) + 1.5 * closed - 3.0
    score -= 4.0 * np.array([bool(code) for code in counts.whole], dtype=np.float64)
    short = counts.words <= 40
    for code, hits in counts.hits.items():
        weight = 0.5 if code == "furniture.stamp" else 2.5
        score -= np.where(short, weight, 0.0) * np.minimum(hits, 2.0)
    score[counts.letters == 0] -= 4.0
    return score


def densest(score: Numbers) -> tuple[int, int]:
    """The run of blocks with the largest sum of scores: first and last (maximum subarray)."""
    best, best_at = -np.inf, (0, 0)
    run, begin = 0.0, 0
    for n, value in enumerate(np.clip(score, -4.0, 6.0).tolist()):
        if run <= 0.0:
            run, begin = 0.0, n
        run += value
        if run > best:
            best, best_at = run, (begin, n)
    return best_at


def features(blocks: Blocks, counts: Counts) -> Numbers:
    """One row per block; the columns are fixed, see the model's card for their number."""
    marks = last_marks(blocks)
    own = _look(blocks, counts, marks)
    closed = own[:, 4]
    score = ruled_score(counts, closed)
    first, last = densest(score)
    place = _place(blocks, counts, (first, last))
    return np.concatenate([own, _around(own, counts, score), place], axis=1)


def _look(blocks: Blocks, counts: Counts, marks: list[str]) -> Numbers:
    """What stands in the block itself."""
    words = np.maximum(counts.words, 1.0)
    text = blocks.text
    starts, ends = blocks.start.tolist(), blocks.end.tolist()
    seen = Counter(counts.plain)
    columns: list[Numbers] = [
        np.log1p(counts.words),
        np.log1p(blocks.end - blocks.start) / 2.0,
        counts.stops / words,
        np.minimum(counts.letters / words, 12.0) / 6.0,
        _flags([c in ".!?…。" for c in marks]),
        _flags([c == ":" for c in marks]),
        _flags([text[max(e - 3, 0) : e] == "..." or text[e - 1] == "…" for e in ends]),
        np.log1p(counts.inner_stops),
        np.minimum(counts.commas / words, 1.0) * 4.0,
        np.minimum(counts.quotes, 4.0) / 4.0,
        np.minimum(counts.capital_words / words, 1.0),
        counts.upper / np.maximum(counts.letters, 1.0),
        counts.digits / np.maximum(counts.letters + counts.digits, 1.0),
        counts.bullet,
        np.minimum(blocks.gap, 4.0) / 2.0,
        np.minimum(np.append(blocks.gap[1:], 4), 4.0) / 2.0,
        _flags(counts.letters == 0),
        _flags([text[s].islower() for s in starts]),
        _flags([text[s] in '"“«‘' for s in starts]),
        _flags(["|" in text[s : s + 120] or " » " in text[s : s + 120] for s in starts]),
        _flags(["http" in text[s : s + 200] or "www." in text[s : s + 200] for s in starts]),
        _flags(["@" in text[s : s + 120] for s in starts]),
        _flags([seen[p] > 1 for p in counts.plain]),
        prose(counts),
    ]
    columns += [np.minimum(counts.hits[code], 2.0) for code in PHRASES]
    columns += [_flags([code == whole for whole in counts.whole]) for code in CODES[:9]]
    return np.stack(columns, axis=1)


def _flags(values: object) -> Numbers:
    return np.asarray(values, dtype=np.float64)


def _around(own: Numbers, counts: Counts, score: Numbers) -> Numbers:
    """The neighbours one by one, and means over windows before and after."""
    known = _flags([bool(code) for code in counts.whole])
    near = np.stack([own[:, 0], own[:, 2], own[:, 4], own[:, 10], own[:, 13], own[:, 23], known], axis=1)
    columns = [_shifted(near, by) for by in NEIGHBOURS]
    stamps, remarks = counts.hits["furniture.stamp"] > 0, counts.hits["furniture.comment"] > 0
    wide = np.stack([own[:, 23], own[:, 13], known, np.clip(score, -6, 6) / 6, stamps, remarks], axis=1)
    for size in WINDOWS:
        columns += [_mean_before(wide, size), _mean_before(wide[::-1], size)[::-1]]
    return np.concatenate(columns, axis=1)


def _shifted(table: Numbers, by: int) -> Numbers:
    """Rows moved so that row n holds row n + ``by``; zero beyond both ends."""
    out = np.zeros_like(table)
    if by > 0:
        out[:-by] = table[by:]
    else:
        out[-by:] = table[:by]
    return out


def _mean_before(table: Numbers, size: int) -> Numbers:
    """Mean of the ``size`` rows before each row; rows beyond the start count as zero."""
    sums = np.concatenate([np.zeros((1, table.shape[1])), np.cumsum(table, axis=0)])
    at = np.arange(len(table))
    means: Numbers = (sums[at] - sums[np.maximum(at - size, 0)]) / size
    return means


def _place(blocks: Blocks, counts: Counts, region: tuple[int, int]) -> Numbers:
    """Where the block stands: in the page, towards the densest region, after which headings."""
    n = len(blocks)
    first, last = region
    at = np.arange(n)
    running = counts.words * prose(counts)
    total = running.sum() or 1.0
    before = (np.cumsum(running) - running) / total
    inside = (at >= first) & (at <= last)
    indent = _main_indent(blocks, running * inside)
    share = running[first : last + 1].sum() / total
    heading = _flags([code in ("furniture.teaser", "furniture.comment") for code in counts.whole])
    said = counts.hits["furniture.teaser"] + counts.hits["furniture.comment"]
    heading = np.maximum(heading, (said > 0) & (counts.words <= 8))
    after_main = np.where(at > first, np.cumsum(heading) - np.cumsum(heading)[first], 0.0)
    columns = [
        at / n,
        before,
        _flags(inside),
        np.log1p(np.maximum(first - at, 0)),
        np.log1p(np.maximum(at - last, 0)),
        np.full(n, share),
        np.full(n, np.log1p(n) / 5.0),
        _flags(blocks.indent == indent),
        np.clip((blocks.indent - indent) / 8.0, -3.0, 3.0),
        _flags(blocks.indent.max() == 0) * np.ones(n),
        _since(heading) / 4.0,
        _since(heading[::-1])[::-1] / 4.0,
        np.log1p(after_main),
        _meeting(blocks, counts, region),
        *_alike(blocks, counts, running),
        np.log1p(counts.words) - np.log1p(_typical(counts, region)),
    ]
    return np.stack(columns, axis=1)


def _main_indent(blocks: Blocks, weight: Numbers) -> int:
    """The indent under which most of the region's running text stands; the smaller one on a tie."""
    values, which = np.unique(blocks.indent, return_inverse=True)
    return int(values[np.argmax(np.bincount(which.ravel(), weights=weight))])


def _alike(blocks: Blocks, counts: Counts, running: Numbers) -> tuple[Numbers, Numbers]:
    """Of the blocks of the same indent and bullet: share of the running text, mean length."""
    which = np.unique(blocks.indent * 2 + counts.bullet.astype(np.int64), return_inverse=True)[1]
    which = which.ravel()
    share = np.bincount(which, weights=running) / (running.sum() or 1.0)
    mean = np.bincount(which, weights=np.log1p(counts.words)) / np.bincount(which)
    return share[which], mean[which]


def _typical(counts: Counts, region: tuple[int, int]) -> float:
    """The median number of words of the region's blocks."""
    return float(np.median(counts.words[region[0] : region[1] + 1]))


def _since(marks: Numbers) -> Numbers:
    """log(1 + blocks since the last mark), 4 where there is none within reach."""
    at = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks > 0, at, -1000))
    return np.minimum(np.log1p(at - last), 4.0)


def _meeting(blocks: Blocks, counts: Counts, region: tuple[int, int]) -> Numbers:
    """The share of a block's longer words that other blocks of the densest region hold too."""
    first, last = region
    rows = [{w for w in line.split() if len(w) > 4} for line in counts.plain]
    held: Counter[str] = Counter()
    for n in range(first, last + 1):
        held.update(rows[n])
    out = [
        sum(held[w] > (first <= n <= last) for w in row) / len(row) if row else 0.0
        for n, row in enumerate(rows)
    ]
    return np.array(out, dtype=np.float64)
