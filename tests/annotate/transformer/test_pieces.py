"""Words into pieces, by the rules of the vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.transformer.forms import ENDINGS, SHAPES, ending_of, shape_of
from stemma.annotate.transformer.pieces import MOST, WordPieces

PIECES = ["[UNK]", "port", "##s", "sea", "##port", ".", "u", "s", "cafe", "北", "'"]
CUTTER = WordPieces(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Ports", ["port", "##s"]),
        ("seaport", ["sea", "##port"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Café", ["cafe"]),
        ("port's", ["port", "'", "s"]),
        ("sea\u200bport", ["sea", "##port"]),
        ("北北", ["北", "北"]),
        ("harbour", ["[UNK]"]),
        ("x" * 500, ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    assert [PIECES[n] for n in CUTTER.cut(word)] == pieces


@given(st.text())
def test_any_word_has_some_pieces(word: str) -> None:
    assert 1 <= len(CUTTER.cut(word)) <= MOST


@pytest.mark.parametrize(
    ("word", "shape"),
    [("port", "lower"), ("Port", "Title"), ("UN", "UPPER"), ("iPhone", "mixed"), ("2,000", "digit"),
     ("—", "mark")],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


@given(st.text(min_size=1))
def test_any_word_has_a_shape_and_an_ending(word: str) -> None:
    assert shape_of(word) in range(len(SHAPES))
    assert ending_of(word) in range(ENDINGS)


def test_endings_are_of_letters_not_capitals() -> None:
    assert ending_of("Talking") == ending_of("walking") != ending_of("ing")
