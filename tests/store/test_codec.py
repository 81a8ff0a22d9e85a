"""Records to bytes and back."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.ids import bytes_id, content_id
from stemma.records import Annotation, Claim, Mention, Quantity, Report, Sentence, Token, When
from stemma.store import codec
from tests import fakes

words = st.text(max_size=8)


@st.composite
def annotated(draw: st.DrawFn) -> Annotation:
    tokens: list[Token] = []
    at = 0
    count = draw(st.integers(0, 30))
    for _ in range(count):
        start = at + draw(st.integers(0, 3))
        at = start + draw(st.integers(0, 12))
        head = draw(st.integers(0, count - 1))
        tokens.append(Token(start, at, draw(words), "NOUN", "NN", draw(words), "dep", head))
    sentences = tuple(
        Sentence(content_id("sentence", n), n, 0, at, 0, count) for n in range(draw(st.integers(0, 3)))
    )
    when = When("Monday", precision="weekday")
    mentions = (
        Mention(0, 1, 0, 0, "time", "k", "n", when=when),
        Mention(0, 1, 0, 0, "quantity", "k", "n", quantity=Quantity(2.5, "least", "boats")),
    )
    return Annotation("report-1", "engine", sentences, tuple(tokens), mentions)


@given(annotated())
def test_an_annotation_comes_back_as_it_was(annotation: Annotation) -> None:
    assert codec.unpack_annotation(codec.pack_annotation(annotation)) == annotation


@given(annotated())
def test_equal_annotations_give_equal_bytes(annotation: Annotation) -> None:
    again = codec.unpack_annotation(codec.pack_annotation(annotation))
    assert codec.pack_annotation(again) == codec.pack_annotation(annotation)


@given(st.binary(max_size=200))
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    assert codec.stretch(codec.squeeze(data)) == data


def test_reports_and_claims_come_back_as_they_were() -> None:
    (report,) = fakes.read(b"A ferry sank. All were saved.", ("a",), frozenset()).reports
    claims = fakes.claims(report, fakes.Annotator("x").one(report))
    assert len(claims) == 2
    assert codec.unpack(Report, codec.pack(report)) == report
    assert codec.unpack(tuple[Claim, ...], codec.pack(claims)) == claims


@given(st.lists(st.text(), min_size=2, max_size=8, unique=True))
def test_keys_order_as_ids_do(parts: list[str]) -> None:
    ids = [content_id("report", part) for part in parts]
    assert sorted(ids) == sorted(ids, key=codec.key_of)
    assert all(0 <= codec.key_of(found) < 2**63 for found in ids)
    assert codec.key_of(bytes_id(b"")) == int(bytes_id(b"")[:15], 16)


@given(st.text())
def test_a_word_has_one_number_that_sqlite_can_hold(word: str) -> None:
    assert codec.hash_of(word) == codec.hash_of(word)
    assert -(2**63) <= codec.hash_of(word) < 2**63


@pytest.mark.parametrize("data", [b"", b"no zlib", zlib.compress(b"no json"), zlib.compress(b"{}")])
def test_damaged_bytes_raise_what_the_guard_knows(data: bytes) -> None:
    with pytest.raises((zlib.error, msgspec.DecodeError)):
        codec.unpack(Report, data)
    with pytest.raises((zlib.error, msgspec.DecodeError)):
        codec.unpack_annotation(data)
