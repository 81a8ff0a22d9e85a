"""Lemmas by tag: the odd ones from a table, the others by their ending."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.transformer.lemmas import Lemmas, ruled

LEMMAS = Lemmas(
    {"VBD": {"went": "go"}, "NN": {"council": "Council"}, "PRP": {"me": "I"}},
    {"VBD": {"ed": (2, ""), "ied": (3, "y"), "": (0, "")}, "NNP": {"": (0, "")}},
)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("Went", "VBD", "go"), ("walked", "VBD", "walk"), ("Carried", "VBD", "carry"), ("Reed", "NNP", "Reed"),
     ("council", "NN", "council"), ("Council", "NN", "Council"), ("me", "PRP", "I"),
     ("ran", "VBD", "ran"), ("words", "XX", "words")],
)  # fmt: skip
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    assert LEMMAS.of(word, tag) == lemma
    assert LEMMAS.of(word, tag) == lemma  # from memory


@given(st.text(min_size=1), st.integers(0, 9), st.text(max_size=3))
def test_a_rule_leaves_something(form: str, off: int, on: str) -> None:
    assert ruled(form, {"": (off, on)})
