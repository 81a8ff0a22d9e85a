"""Where the words of a passage stand on the other side: equal words in order, and places between them.

A passage says that two stretches hold the same words in the same order; which word is which is found
here again from the two texts (longest common subsequence), so that a clause leads to its copy.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from stemma.records import Passage, PassageKind, Span

WORD = re.compile(r"\w+(?:['’]\w+)*")

WINDOW = 1_500
"""Words compared at once: the cost of a longest common subsequence grows with the square of it."""

SURE = 3 * WINDOW // 4
"""Words of a window whose match is kept: beyond it the end of the window may have misled."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side of a passage: where each starts and ends in its report's text."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def words_in(self, span: Span) -> tuple[int, int]:
        """The numbers of the words that a span holds, the end exclusive; a word cut by it is out."""
        return bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)


@dataclass(frozen=True, slots=True)
class Aligned:
    """One passage word by word. ``pairs``: numbers of equal words, (a, b), rising on both sides."""

    kind: PassageKind
    a: Side
    b: Side
    pairs: tuple[tuple[int, int], ...]

    def common(self, a: tuple[int, int], b: tuple[int, int]) -> int:
        """How many words of a stretch of ``a`` stand in a stretch of ``b`` (word numbers)."""
        first = bisect_left(self.pairs, (a[0], -1))
        last = bisect_left(self.pairs, (a[1], -1))
        return sum(b[0] <= right < b[1] for _, right in self.pairs[first:last])

    def across(self, a: tuple[int, int]) -> tuple[float, float]:
        """Where a stretch of ``a`` stands on side ``b``; between equal words, in proportion."""
        return self._place(a[0], 0), self._place(a[1] - 1, 1)

    def _place(self, word: int, end: int) -> float:
        """The place on side ``b`` of the start (``end`` 0) or end (1) of a word of ``a``."""
        at = bisect_left(self.pairs, (word, -1))
        if at < len(self.pairs) and self.pairs[at][0] == word:
            return float(self.pairs[at][1] + end)
        before = self.pairs[at - 1] if at else (-1, -1)
        after = self.pairs[at] if at < len(self.pairs) else (len(self.a.starts), len(self.b.starts))
        room = after[0] - before[0] - 1
        part = (word - before[0] - 1 + end) / room
        return before[1] + 1 + part * (after[1] - before[1] - 1)

    def kept(self, span: Span) -> bool:
        """Whether any word that a span of report ``a`` holds stands on side ``b``."""
        first, last = self.a.words_in(span)
        at = bisect_left(self.pairs, (first, -1))
        return at < len(self.pairs) and self.pairs[at][0] < last

    def turned(self) -> Aligned:
        """The same passage seen from the other side."""
        return Aligned(self.kind, self.b, self.a, tuple((b, a) for a, b in self.pairs))


def aligned(passage: Passage, a_text: str, b_text: str) -> Aligned:
    """A passage of a link with its words paired. Linear in its length."""
    numbers: dict[str, int] = {}
    a, a_keys = _side(a_text, passage.a, numbers)
    b, b_keys = _side(b_text, passage.b, numbers)
    return Aligned(passage.kind, a, b, tuple(_pairs(a_keys, b_keys)))


def _side(text: str, span: Span, numbers: dict[str, int]) -> tuple[Side, list[int]]:
    found = list(WORD.finditer(text, span.start, span.end))
    keys = [w[0].casefold().replace("’", "").replace("'", "") for w in found]
    side = Side(tuple(w.start() for w in found), tuple(w.end() for w in found))
    return side, [numbers.setdefault(key, len(numbers)) for key in keys]


def _pairs(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers of equal words, rising on both sides: what both begin with, then window by window."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        while i < len(a) and j < len(b) and a[i] == b[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        left, right = a[i : i + WINDOW], b[j : j + WINDOW]
        if not left or not right:
            break
        whole = i + WINDOW >= len(a) and j + WINDOW >= len(b)
        near = [(i + x, j + y) for x, y in _common(left, right) if whole or (x < SURE and y < SURE)]
        found += near
        if whole:
            break
        i, j = (near[-1][0] + 1, near[-1][1] + 1) if near else (i + SURE, j + SURE)
    return found


def _common(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """A longest common subsequence of two lists of numbers."""
    return [
        (code.src_start + n, code.dest_start + n)
        for code in LCSseq.opcodes(a, b)
        if code.tag == "equal"
        for n in range(code.src_end - code.src_start)
    ]
