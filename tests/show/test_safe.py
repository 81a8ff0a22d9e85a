"""Nothing that a report holds can steer the terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.show.safe import json_safe, one_line, safe

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@given(ANY_TEXT)
def test_no_control_or_direction_character_gets_out(text: str) -> None:
    for char in safe(text):
        assert char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(char) not in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI")
    safe(text).encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=200))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def test_hidden_characters_are_shown() -> None:
    assert safe("a\u202eb") == "a‹U+202E›b"
    assert safe("\x1b[31mred\x9b0m") == "[31mred0m"
    assert safe("one\r\ntwo\u2028three") == "one\ntwo\nthree"


@given(ANY_TEXT, st.integers(5, 80))
def test_one_line_is_one_line_of_at_most_so_many_characters(text: str, longest: int) -> None:
    line = one_line(text, longest)
    assert "\n" not in line and "\t" not in line
    assert len(line) <= longest


def test_one_line_cuts_at_a_word() -> None:
    assert one_line("the river rose above the bridge", 20) == "the river rose…"
    assert one_line("the  river\nrose") == "the river rose"


@given(ANY_TEXT)
def test_json_says_the_same_and_holds_no_raw_control_character(text: str) -> None:
    document = json_safe(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(document) == {"text": text}
    assert safe(document) == document
    document.encode("utf-8")


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\u202e", "\U000e0041", "\ud800"])
def test_json_escapes(char: str) -> None:
    document = json_safe(json.dumps(char, ensure_ascii=False))
    assert document.isascii()
    assert json.loads(document) == char
