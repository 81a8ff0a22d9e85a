"""Ids from content: stable, length-prefixed, apart by kind."""

from __future__ import annotations

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from stemma.ids import ID_LENGTH, bytes_id, content_id

parts = st.lists(st.one_of(st.text(max_size=8), st.integers()), max_size=4)


def test_an_id_is_the_same_on_every_machine() -> None:
    assert content_id("report", "abc", 0) == "report-cd2dcb10ed63efe2edbd"


def test_parts_are_length_prefixed() -> None:
    made = [content_id("x", *p) for p in (("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), ())]
    assert len(set(made)) == len(made)


def test_kinds_stay_apart() -> None:
    assert content_id("claim", "a")[-ID_LENGTH:] != content_id("report", "a")[-ID_LENGTH:]


def test_a_number_and_its_digits_are_one_part() -> None:
    assert content_id("x", 12) == content_id("x", "12")


@given(st.sampled_from(["report", "claim"]), parts)
def test_the_form_of_an_id(kind: str, made: list[str | int]) -> None:
    assert re.fullmatch(rf"{kind}-[0-9a-f]{{{ID_LENGTH}}}", content_id(kind, *made))
    assert content_id(kind, *made) == content_id(kind, *list(made))


@given(parts, parts)
def test_different_content_has_different_ids(a: list[str | int], b: list[str | int]) -> None:
    same = [str(p) for p in a] == [str(p) for p in b]
    assert (content_id("x", *a) == content_id("x", *b)) is same


def test_text_that_is_no_valid_unicode_has_an_id() -> None:
    assert content_id("x", "\ud800") != content_id("x", "\ud801")


def test_an_original_is_named_by_its_sha256() -> None:
    assert bytes_id(b"") == hashlib.sha256().hexdigest()
    assert bytes_id(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
