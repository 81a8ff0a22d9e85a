"""Arithmetic on stretches of one text: united, how much of one set another covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemma.records import Span


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches, sorted, those that touch or overlap made one; empty ones left out."""
    found: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def size(spans: Iterable[Span]) -> int:
    """Characters of stretches that are apart."""
    return sum(span.end - span.start for span in spans)


def shared(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Characters that two united sets of stretches have in common."""
    total = i = j = 0
    while i < len(a) and j < len(b):
        total += max(0, min(a[i].end, b[j].end) - max(a[i].start, b[j].start))
        if a[i].end < b[j].end:
            i += 1
        else:
            j += 1
    return total


def fresh(spans: Sequence[Span], known: Sequence[Span]) -> int:
    """Characters of united stretches that a united set does not hold."""
    return size(spans) - shared(spans, known)
