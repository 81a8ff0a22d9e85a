"""Where a text quotes: the stretches between quotation marks, and others' words without marks.

The same quotation in two reports is one voice heard twice, not one report copied from the other.
"""

from __future__ import annotations

import re

from stemma.records import Span
from stemma.trace.boilerplate import united
from stemma.trace.unmarked import apart_spans, supposed_spans

MAX_QUOTATION = 2_000
"""Characters of the longest quotation believed: beyond it a mark is taken for a stray one."""

OPENING, STRAIGHT = "“„«‟`", '"＂'

ANEW = frozenset('"“„')
"""What opens a paragraph in which a quotation runs on."""

SENTENCE_END = re.compile(r"[.!?…](?=\s)")

MARK = re.compile(
    r"[“„«‟”»\"＂`'‘’\n](?:(?<=[“„«‟”»\"＂])|(?<=`)`(?<![\w.,!?…]``)|(?<=')'(?!\w)"
    r"|(?<=[‘'])(?<![\w.,!?].)(?=\w)|(?<=[’'])(?<=[\w.,!?…].)(?!\w)|(?<=\n)\s*\n)"
)
"""A mark or a paragraph break. That one set of characters stands first lets the rest of a text be
passed over quickly; what must stand before a mark is asked after it."""


def quotation_spans(text: str) -> list[Span]:
    """The stretches of a text that are others' words, in order, apart: between marks, and unmarked."""
    return united(sorted(span for spans in quotations(text) for span in spans))


def quotations(text: str) -> tuple[list[Span], list[Span], list[Span]]:
    """The stretches that are surely others' words, those that only their surroundings make so, and those that
    stand after a mark that none closes.

    Each in order and apart. The same words can stand in other surroundings in another text.
    """
    marked, cut = _marked(text)
    return united(sorted(marked + apart_spans(text))), united(supposed_spans(text, marked)), cut


def _marked(text: str) -> tuple[list[Span], list[Span]]:
    """The stretches inside double, angle or single quotation marks, and those after an open mark.

    In order, apart. A quotation that no mark closes runs on to the end of its paragraph where the next one
    opens with a mark. Where it does not, the first sentence after the mark is one that was cut behind it.
    Linear in the length of the text.
    """
    found: list[Span] = []
    cut: list[Span] = []
    opened = single = -1
    for mark in MARK.finditer(text):
        sign = mark[0]
        if sign in ("'", "‘", "’"):
            single = _single(text, mark, opened, single, found)
            continue
        opens = sign[0] in OPENING or (sign in STRAIGHT and _may_open(text, mark, opened >= 0))
        breaks = sign[0] == "\n"
        if opened >= 0 and (opens or (breaks and text[mark.end() : mark.end() + 1] not in ANEW)):
            _add(cut, opened, _sentence_end(text, opened, mark.start()))
        elif opened >= 0:
            _add(found, opened, mark.start())
        opened = mark.end() if opens else -1
        single = -1 if breaks else single
    if opened >= 0:
        _add(cut, opened, _sentence_end(text, opened, len(text)))
    return found, cut


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the first sentence of a stretch ends."""
    stop = SENTENCE_END.search(text, start, end)
    return stop.start() if stop else end


def _may_open(text: str, mark: re.Match[str], inside: bool) -> bool:
    """Whether a straight mark can open: something follows it at once, and it is no inch sign.

    At the start of a line it can with a blank behind it. ``inside``: a quotation is open; then only a mark
    with a blank before it opens another.
    """
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() else "\n"
    if inside:
        return before.isspace() and after.isalnum()
    return bool(after.strip() or (before == "\n" and after == " ")) and not before.isalnum()


def _single(text: str, mark: re.Match[str], opened: int, single: int, found: list[Span]) -> int:
    """Follow a single mark outside double ones; give where the open single quotation starts."""
    if opened >= 0:
        return -1
    opens = mark.start() == 0 or not (text[mark.start() - 1].isalnum() or text[mark.start() - 1] in ".,!?…")
    if opens:
        return mark.end()
    if single >= 0:
        _add(found, single, mark.start())
    return -1


def _add(found: list[Span], start: int, end: int) -> None:
    """Add a quotation that is short enough to be one and lies behind the last."""
    if start < end <= start + MAX_QUOTATION and (not found or found[-1].end <= start):
        found.append(Span(start, end))
