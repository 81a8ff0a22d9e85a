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

MARK = re.compile(
    r"[“„«‟”»\"＂`'‘’\n](?:(?<=[“„«‟”»\"＂])|(?<=`)`(?<![\w.,!?…]``)|(?<=')'(?!\w)"
    r"|(?<=[‘'])(?<![\w.,!?].)(?=\w)|(?<=[’'])(?<=[\w.,!?…].)(?!\w)|(?<=\n)\s*\n)"
)
"""A mark or a paragraph break. That one set of characters stands first lets the rest of a text be
passed over quickly; what must stand before a mark is asked after it."""


def quotation_spans(text: str) -> list[Span]:
    """The stretches of a text that are others' words, in order, apart: between marks, and unmarked."""
    sure, supposed = quotations(text)
    return united(sorted(sure + supposed))


def quotations(text: str) -> tuple[list[Span], list[Span]]:
    """The stretches that are surely others' words, and those that only their surroundings make so.

    Each in order and apart. The same words can stand in other surroundings in another text.
    """
    marked = _marked(text)
    sure = united(sorted(marked + apart_spans(text)))
    return sure, united(supposed_spans(text, marked))


def _marked(text: str) -> list[Span]:
    """The stretches inside double, angle or single quotation marks, in order, apart.

    A paragraph break closes an open straight quotation, unless the next paragraph opens with a mark
    (a quotation that runs on is opened anew in each paragraph). Linear in the length of the text.
    """
    found: list[Span] = []
    opened = -1
    single = -1
    for mark in MARK.finditer(text):
        sign = mark[0]
        if sign in ("'", "‘", "’"):
            single = _single(text, mark, opened, single, found)
            continue
        if sign[0] in OPENING or (sign in STRAIGHT and opened < 0 and _may_open(text, mark)):
            opened = mark.end()
        elif sign[0] == "\n":
            if opened >= 0 and text[mark.end() : mark.end() + 1] in ('"', "“", "„"):
                _add(found, opened, mark.start())
            opened = single = -1
        elif opened >= 0:
            _add(found, opened, mark.start())
            opened = -1
    return found


def _may_open(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark can open: something follows it at once, and it is no inch sign."""
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    return bool(after) and not after.isspace() and not before.isalnum()


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
