"""Reasons: short helpers that keep every number and every choice explained."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.records import Reason


def reason(code: str, words: str, *evidence: str) -> Reason:
    """A reason from a stable code, words for a page, and the words of the text it rests on."""
    return Reason(code, words, tuple(evidence))


def merged(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The distinct reasons, sorted: equal sets of reasons give equal tuples."""
    return tuple(sorted(set(reasons), key=lambda r: (r.code, r.words, r.evidence)))
