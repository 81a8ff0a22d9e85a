"""Where chosen paragraphs stand in a layer: exact but for white space, else word by word.

A page reader gives paragraphs of its own making; a report is made of the layer's characters. So
each paragraph is looked up in the layer, from where the last one ended, and gives stretches of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from stemma.records import Span

WORD = re.compile(r"\S+")

REACH = 20_000
"""Characters of the layer, without white space, in which a broken paragraph's next words are looked
for; longer than any inset met inside a paragraph of the labelled pages."""

PROBE = 24
"""Characters that must agree before a piece of a broken paragraph counts as found: shorter ones
meet by chance in menus."""

BRIDGE = 60
"""Characters of the layer that may stand inside a found paragraph though the page reader left them
out (a link's words, a footnote mark): the sentence is kept whole."""


NEAR = 1_500
"""Characters of the layer, without white space, in which a piece shorter than ``PROBE`` is looked
for: a cell or a label stands everywhere on a page, and one far away would carry the cursor off."""


class Layer:
    """A layer without its white space, with the way back to the layer's own characters."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []  # in the packed text
        self.sources: list[int] = []  # in the layer
        parts: list[str] = []
        at = 0
        for word in WORD.finditer(text):
            self.starts.append(at)
            self.sources.append(word.start())
            parts.append(word.group())
            at += word.end() - word.start()
        self.packed = "".join(parts)

    def find_words(self, packed: str, start: int, end: int) -> int:
        """Where ``packed`` stands as whole words between two packed positions; -1 where nowhere."""
        at = self.packed.find(packed, start, end)
        while at >= 0:
            after = at + len(packed)
            if self._is_edge(at) and (after == len(self.packed) or self._is_edge(after)):
                return at
            at = self.packed.find(packed, at + 1, end)
        return -1

    def _is_edge(self, at: int) -> bool:
        n = bisect_left(self.starts, at)
        return n < len(self.starts) and self.starts[n] == at

    def source(self, at: int) -> int:
        """The layer's position of one packed character."""
        n = bisect_left(self.starts, at + 1) - 1
        return self.sources[n] + at - self.starts[n]

    def span(self, start: int, end: int) -> Span:
        """The layer's stretch of a packed stretch; ``end`` > ``start``."""
        return Span(self.source(start), self.source(end - 1) + 1)


def align(paragraphs: list[str], text: str) -> list[Span]:
    """Stretches of ``text`` that hold the paragraphs, in the layer's order, without overlap.

    A paragraph that stands nowhere is left out. Time grows with the layer and the paragraphs, not
    with their product, but for paragraphs that stand nowhere.
    """
    layer = Layer(text)
    found: list[tuple[int, int]] = []
    cursor = 0
    misses = 0
    for paragraph in paragraphs:
        packed = "".join(paragraph.split())
        if not packed:
            continue
        if len(packed) < PROBE:
            at = layer.find_words(packed, cursor, cursor + NEAR)
        else:
            at = layer.packed.find(packed, cursor)
        if at < 0 and cursor and len(packed) >= PROBE and misses < 200:
            at = layer.packed.find(packed)
        if at >= 0:
            found.append((at, at + len(packed)))
            cursor = max(cursor, at + len(packed))
            continue
        misses += 1
        if len(packed) < PROBE:
            continue
        pieces = _pieces(paragraph, layer.packed, cursor)
        found.extend(pieces)
        if pieces:
            cursor = max(cursor, pieces[-1][1])
    return [layer.span(start, end) for start, end in _disjoint(found)]


def _pieces(paragraph: str, packed: str, cursor: int) -> list[tuple[int, int]]:
    """The packed stretches of a paragraph that does not stand in one piece."""
    words = paragraph.split()
    found: list[tuple[int, int]] = []
    n = 0
    tries = 0
    while n < len(words) and tries < 400:
        probe, size = "", 0
        while n + size < len(words) and len(probe) < PROBE:
            probe += words[n + size]
            size += 1
        tries += 1
        at = packed.find(probe, cursor, cursor + REACH)
        if at < 0 or len(probe) < PROBE // 2:
            n += 1
            continue
        end = at + len(probe)
        n += size
        while n < len(words) and packed.startswith(words[n], end):
            end += len(words[n])
            n += 1
        if found and at - found[-1][1] <= BRIDGE:
            at = found.pop()[0]
        found.append((at, end))
        cursor = end
    return found


def _disjoint(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted stretches; one that overlaps an earlier one is cut or left out."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if result:
            start = max(start, result[-1][1])
        if start < end:
            result.append((start, end))
    return result
