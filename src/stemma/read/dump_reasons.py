"""Why a block of a dump is left out, and which block is the headline."""

from __future__ import annotations

from stemma.read.dump_blocks import Blocks, Counts
from stemma.read.dump_features import last_marks

ORDER = (
    "furniture.picture", "furniture.login", "furniture.counter", "furniture.share",
    "furniture.comment", "furniture.notice", "furniture.teaser", "furniture.stamp",
)  # fmt: skip
"""Which phrase names the reason where a block holds several: the rarer ones first."""

SECTIONS = frozenset({"furniture.teaser", "furniture.comment"})
REACH = 40
"""Blocks after a heading such as "Most read" that still stand under it."""

ABOVE = 25
"""Blocks above the body's first line among which the headline is looked for."""


def codes(
    blocks: Blocks, counts: Counts, kept: list[bool], repeated: list[bool], title: int | None
) -> list[str]:
    """The reason code of every block; "" for body."""
    out: list[str] = []
    section, since = "", 0
    marks = last_marks(blocks)
    for n in range(len(blocks)):
        since += 1
        if kept[n] or since > REACH:
            section = ""
        if counts.whole[n] in SECTIONS:
            section, since = counts.whole[n], 0
        if kept[n]:
            out.append("")
        elif n == title:
            out.append("furniture.headline")
        else:
            own = _own(counts, n)
            guess = section or _guess(counts, n, marks[n] in ".!?…。")
            out.append(own or ("furniture.repeated" if repeated[n] else guess))
    return out


def _own(counts: Counts, n: int) -> str:
    """The reason the block's own words give."""
    if counts.whole[n]:
        return counts.whole[n]
    return next((code for code in ORDER if counts.hits[code][n] > 0), "")


def _guess(counts: Counts, n: int, closed: bool) -> str:
    """The reason its form gives: a short line is a menu entry, a headline without a stop a teaser."""
    words = counts.words[n]
    if 0 < words <= 3:
        return "furniture.menu"
    if 4 <= words <= 30 and not closed:
        return "furniture.teaser"
    return "furniture.other"


def headline(blocks: Blocks, counts: Counts, kept: list[bool]) -> int | None:
    """The block most like the body's headline among those above its first line, or None.

    A headline has 3 to 30 words, no furniture of its own, and shares words with the body.
    """
    if True not in kept:
        return None
    first = kept.index(True)
    body = {
        word
        for n in range(first, min(first + 60, len(blocks)))
        if kept[n]
        for word in counts.plain[n].split()
        if len(word) > 3
    }
    best: tuple[float, int] | None = None
    for n in range(first - 1, max(-1, first - 1 - ABOVE), -1):
        if not 3 <= counts.words[n] <= 30 or counts.whole[n] or _own(counts, n):
            continue
        words = {word.strip("\"'“”‘’.,:;!?()") for word in counts.plain[n].split()}
        long = [word for word in sorted(words) if len(word) > 3]
        share = sum(word in body for word in long) / len(long) if long else 0.0
        value = share - 0.02 * (first - n) - 0.3 * counts.bullet[n] + 0.02 * min(counts.words[n], 10)
        if best is None or value > best[0]:
            best = (float(value), n)
    return best[1] if best is not None and best[0] > 0.1 else None
