"""Paragraphs of a report's text: what the engine parses at once, so that no sentence crosses them."""

from __future__ import annotations

import re

from stemma.records import Span

WRAP_WIDTHS = range(55, 101)
"""Line lengths at which editors and mail programs wrap: lines of such a text are one paragraph."""

MAX_CHARS = 6_000
"""A paragraph beyond this is cut at sentence-like places: bounded time and memory per parse."""

DATELINE = re.compile(
    r"[A-Z][A-Z.’' -]{2,40}(?:,\s[\w.,’' ]{2,40}?)?(?:\s?\([\w .,/-]{2,30}\))?\s?(?:—|–|--|-)\s+(?=[A-Z“\"])"
)
"""A dateline at the head of a paragraph ("PORT SUDAN, Sudan, May 3 (AP) - "): no part of its sentence."""

_BLANK = re.compile(r"\n[ \t\r\xa0]*\n+")
_CUT = re.compile(r"[.!?][\"”’)]*\s+")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of ``text``, in order, without surrounding white space."""
    blocks: list[Span] = []
    at = 0
    for gap in _BLANK.finditer(text):
        blocks.append(Span(at, gap.start()))
        at = gap.end()
    blocks.append(Span(at, len(text)))
    parts: list[Span] = []
    for block in blocks:
        parts += [block] if _wrapped(text[block.start : block.end]) else _lines(text, block)
    trimmed = [_trim(text, part) for part in parts]
    for n, part in enumerate(trimmed[:4]):
        head = DATELINE.match(text, part.start, part.end)
        if head is not None and head.end() < part.end:
            trimmed[n : n + 1] = [Span(part.start, head.end()), Span(head.end(), part.end)]
            trimmed[n] = _trim(text, trimmed[n])
            break
    return [piece for part in trimmed if part.start < part.end for piece in _bounded(text, part)]


def _wrapped(block: str) -> bool:
    """Whether the lines of a block are one paragraph wrapped by an editor."""
    lines = [line.rstrip() for line in block.split("\n")]
    if len(lines) < 2:
        return True
    full = lines[:-1]
    longest = max(len(line) for line in full)
    if longest not in WRAP_WIDTHS:
        return False
    unfinished = sum(not line.endswith((".", "!", "?", ":", '"', "”")) for line in full)
    return unfinished * 2 > len(full) and min(len(line) for line in full) > longest * 0.6


def _lines(text: str, block: Span) -> list[Span]:
    parts: list[Span] = []
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        parts.append(Span(at, at + len(line)))
        at += len(line) + 1
    return parts


def _trim(text: str, part: Span) -> Span:
    raw = text[part.start : part.end]
    start = part.start + len(raw) - len(raw.lstrip())
    return Span(start, max(start, part.start + len(raw.rstrip())))


def _bounded(text: str, part: Span) -> list[Span]:
    pieces: list[Span] = []
    start = part.start
    while part.end - start > MAX_CHARS:
        window = text[start : start + MAX_CHARS]
        cuts = [m.end() for m in _CUT.finditer(window)]
        length = cuts[-1] if cuts else (window.rfind(" ") + 1 or MAX_CHARS)
        pieces.append(_trim(text, Span(start, start + length)))
        start += length
    pieces.append(_trim(text, Span(start, part.end)))
    return [p for p in pieces if p.start < p.end]
