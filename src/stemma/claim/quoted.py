"""Quotations in a report's text: the stretches between quotation marks."""

from __future__ import annotations

from stemma.records import Span

MAX_QUOTE = 2_500
"""Characters after which an opening mark is taken to have lost its closing one."""

OPEN, CLOSE, STRAIGHT = "“", "”", '"'


def quotations(text: str) -> list[Span]:
    """Spans of the quotations, with their marks, in order.

    A quotation that runs over paragraphs opens each with a mark and closes only the last: each
    paragraph is a quotation of its own here.
    """
    found: list[Span] = []
    start = -1
    for at, char in enumerate(text):
        if char == OPEN or (char == STRAIGHT and start < 0):
            start = at
        elif char in (CLOSE, STRAIGHT) and start >= 0:
            found.append(Span(start, at + 1))
            start = -1
        elif start >= 0 and (char == "\n" or at - start > MAX_QUOTE):
            if char == "\n":
                found.append(Span(start, at))
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
