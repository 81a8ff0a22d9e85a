"""The shipped engine, loaded once for all tests, and reports made of a text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from stemma.annotate.actors import actor_at
from stemma.annotate.step import Annotator
from stemma.dates import exact_day
from stemma.ids import content_id
from stemma.records import Actor, Annotation, Mention, MentionKind, Report, Segment, Token, When

THURSDAY = exact_day(date(2025, 3, 20), "2025-03-20", "given")
UNKNOWN = When()


def report(text: str, published: When = UNKNOWN) -> Report:
    """A report of a text, published at a day or not known when."""
    segments = (Segment(0, 0, len(text)),) if text else ()
    return Report(content_id("report", text), "original", 0, text, segments, published=published)


@lru_cache(maxsize=1)
def annotator() -> Annotator:
    """The shipped engine."""
    return Annotator()


@lru_cache(maxsize=512)
def annotated(text: str, published: When = UNKNOWN) -> Annotation:
    """The annotation of a text."""
    (found,) = annotator().annotate([report(text, published)])
    return found


def mentions(text: str, *kinds: MentionKind, published: When = UNKNOWN) -> list[tuple[str, Mention]]:
    """(words, mention) for the mentions of some kinds, in order of the text."""
    found = annotated(text, published).mentions
    return [(text[m.start : m.end], m) for m in found if m.kind in kinds]


def token(word: str, start: int, pos: str, head: int, dep: str = "dep") -> Token:
    """A token made by hand; its lemma is the word in small letters."""
    return Token(start, start + len(word), word.lower(), pos, pos, "", dep, head)


def last(text: str, words: str) -> Actor:
    """The actor that stands at the last place of some words."""
    start = text.rindex(words)
    found = actor_at(annotated(text), start, start + len(words))
    assert found is not None
    return found
