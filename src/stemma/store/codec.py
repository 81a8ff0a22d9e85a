"""Records to bytes and back: JSON of the records (msgspec), compressed with zlib.

Equal records give equal bytes. Tokens are many, so an annotation's are kept in columns: one list of
small numbers per attribute, with the distinct words in a table (``pack_annotation``).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from stemma.records import (
    Actor,
    Annotation,
    Claim,
    CopyLink,
    Lineage,
    MainEvent,
    Mention,
    Original,
    Place,
    Problem,
    Reason,
    Removed,
    Report,
    Sentence,
    Span,
    Story,
    Terms,
    Tie,
    Token,
    Weighed,
)  # fmt: skip

T = TypeVar("T")

LEVEL = 6
"""zlib level: against 1 it saves a fifth of the bytes; against 9 it costs a third of the time."""

KEY_DIGITS = 15
"""Hex digits of an id that make its key: 60 bits, a positive SQLite integer."""

_encoder = msgspec.json.Encoder()
_columns = msgspec.msgpack.Encoder()


def key_of(record_id: str) -> int:
    """The integer key of a content id: its first hex digits. Orders as the ids of one kind do.

    Two of 10^6 ids share a key with a chance under 10^-6; the second is then refused, not mixed up.
    """
    return int(record_id.rpartition("-")[2][:KEY_DIGITS], 16)


def hash_of(word: str) -> int:
    """A signed 64-bit number for a word: the first 8 bytes of its SHA-256."""
    digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def plain(value: object) -> bytes:
    """The canonical JSON of a record or a tuple of records."""
    return _encoder.encode(value)


def pack(value: object) -> bytes:
    """A record, or a tuple of records, as compressed JSON."""
    return zlib.compress(_encoder.encode(value), LEVEL)


def squeeze(data: bytes) -> bytes:
    """An original's bytes, compressed."""
    return zlib.compress(data, LEVEL)


def stretch(data: bytes) -> bytes:
    """The bytes that ``squeeze`` was given."""
    return zlib.decompress(data)


@lru_cache(maxsize=64)
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def unpack(kind: type[T], data: bytes) -> T:
    """The record that ``pack`` was given. Raises zlib.error or msgspec.DecodeError on damage."""
    found: T = _decoder(cast(Any, kind)).decode(zlib.decompress(data))
    return found


def unpack_claims(data: bytes) -> tuple[Claim, ...]:
    """All claims of one report, in order."""
    return unpack(tuple[Claim, ...], data)


def unpack_removed(data: bytes) -> tuple[Removed, ...]:
    """All removed stretches of one original, in order."""
    return unpack(tuple[Removed, ...], data)


def unpack_original(data: bytes) -> Original:
    """An original, without its names."""
    return unpack(Original, data)


def unpack_report(data: bytes) -> Report:
    """A report, without its text."""
    return unpack(Report, data)


def unpack_link(data: bytes) -> CopyLink:
    """A copy link."""
    return unpack(CopyLink, data)


def unpack_event(data: bytes) -> MainEvent:
    """The main event of one report."""
    return unpack(MainEvent, data)


def unpack_terms(data: bytes) -> Terms:
    """The terms of one report."""
    return unpack(Terms, data)


def unpack_tie(data: bytes) -> Tie:
    """The tie of two reports."""
    return unpack(Tie, data)


def unpack_story(data: bytes) -> Story:
    """A story."""
    return unpack(Story, data)


def unpack_weighed(data: bytes) -> Weighed:
    """What the weigh step made of a story."""
    return unpack(Weighed, data)


def unpack_lineage(data: bytes) -> Lineage:
    """The lineage of a story."""
    return unpack(Lineage, data)


def unpack_problem(data: bytes) -> Problem:
    """A problem."""
    return unpack(Problem, data)


class _Annotated(msgspec.Struct, array_like=True):
    """An annotation, its tokens in columns; ``lemma`` to ``dep`` hold numbers into ``words``."""

    report_id: str
    engine: str
    words: list[str]
    gap: list[int]
    length: list[int]
    lemma: list[int]
    pos: list[int]
    tag: list[int]
    morph: list[int]
    dep: list[int]
    head: list[int]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    limits: tuple[Reason, ...]
    places: tuple[Place, ...] = ()
    headline: _Annotated | None = None
    actors: tuple[Actor, ...] = ()


_annotated = msgspec.msgpack.Decoder(_Annotated)


def pack_annotation(annotation: Annotation) -> bytes:
    """An annotation as compressed columns: about 4 bytes a token."""
    return zlib.compress(_columns.encode(_in_columns(annotation)), LEVEL)


def _in_columns(annotation: Annotation) -> _Annotated:
    words: dict[str, int] = {}
    tokens = annotation.tokens
    starts = [token.start for token in tokens]
    ends = [0, *(token.end for token in tokens)]

    def numbers(values: Sequence[str]) -> list[int]:
        return [words.setdefault(value, len(words)) for value in values]

    # the small sets come first, so that their numbers take one byte
    pos = numbers([token.pos for token in tokens])
    tag = numbers([token.tag for token in tokens])
    dep = numbers([token.dep for token in tokens])
    morph = numbers([token.morph for token in tokens])
    lemma = numbers([token.lemma for token in tokens])
    return _Annotated(
        annotation.report_id,
        annotation.engine,
        list(words),
        [start - end for start, end in zip(starts, ends, strict=False)],
        [token.end - token.start for token in tokens],
        lemma, pos, tag, morph, dep,
        [token.head - n for n, token in enumerate(tokens)],
        annotation.sentences,
        annotation.mentions,
        annotation.limits,
        annotation.places,
        _in_columns(annotation.headline) if annotation.headline else None,
        annotation.actors,
    )  # fmt: skip


def unpack_annotation(data: bytes) -> Annotation:
    """The annotation that ``pack_annotation`` was given."""
    return _from_columns(_annotated.decode(zlib.decompress(data)))


def _from_columns(held: _Annotated) -> Annotation:
    words = held.words
    tokens: list[Token] = []
    end = 0
    columns = zip(
        held.gap, held.length, held.lemma, held.pos, held.tag, held.morph, held.dep, held.head,
        strict=True,
    )  # fmt: skip
    for n, (gap, length, lemma, pos, tag, morph, dep, head) in enumerate(columns):
        start = end + gap
        end = start + length
        tokens.append(
            Token(start, end, words[lemma], words[pos], words[tag], words[morph], words[dep], n + head)
        )
    return Annotation(
        held.report_id, held.engine, held.sentences, tuple(tokens), held.mentions, held.limits, held.places,
        _from_columns(held.headline) if held.headline else None, held.actors,
    )  # fmt: skip


def unpack_outline(data: bytes) -> tuple[tuple[Span, ...], tuple[Actor, ...]]:
    """The spans of the sentences and the actors of a packed annotation; its tokens stay packed."""
    held = _annotated.decode(zlib.decompress(data))
    return tuple(Span(sentence.start, sentence.end) for sentence in held.sentences), held.actors
