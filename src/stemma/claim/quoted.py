"""Quotations in a report's text: the stretches between quotation marks."""

from __future__ import annotations

import re

from stemma.records import Span

MAX_QUOTE = 2_500
"""Characters after which an opening mark is taken to have lost its closing one."""

OPEN, CLOSE, STRAIGHT = "“", "”", '"'
MARKS = re.compile('[“”"\\n]')


def quotations(text: str) -> list[Span]:
    """Spans of the quotations, with their marks, in order.

    A quotation that runs over paragraphs opens each with a mark and closes only the last: each
    paragraph is a quotation of its own here.
    """
    found: list[Span] = []
    start = -1
    for match in MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if at - start > MAX_QUOTE + 1:
            start = -1
        if mark == OPEN or (mark == STRAIGHT and start < 0):
            start = at
        elif start >= 0:
            found.append(Span(start, at if mark == "\n" else at + 1))
            start = -1
    return found


def quotation_at(spans: list[Span], at: int) -> Span | None:
    """The quotation that holds the character at ``at``, or None."""
    for span in spans:
        if span.start <= at < span.end:
            return span
        if span.start > at:
            break
    return None
