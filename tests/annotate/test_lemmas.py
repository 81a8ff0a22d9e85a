"""Lemmas of verbs: known forms, words that news knows, spelling; never an invented word for a common one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.lemmas import forms, verb_lemma


@pytest.mark.parametrize(
    ("word", "given_lemma", "lemma"),
    [
        ("fled", "fle", "flee"),
        ("Broadcasted", "broadcaste", "broadcast"),
        ("orchestrated", "orchestrat", "orchestrate"),
        ("authorised", "authoris", "authorise"),
        ("shunned", "shunne", "shun"),
        ("impeached", "impeache", "impeach"),
        ("zorbling", "zorbl", "zorble"),
        ("vrimping", "vrimpe", "vrimp"),
        ("said", "say", "say"),
        ("go", "go", "go"),
        ("'re", "'re", "'re"),
    ],
)
def test_a_lemma(word: str, given_lemma: str, lemma: str) -> None:
    assert verb_lemma(word, given_lemma) == lemma


def test_a_known_form_has_its_lemma_whatever_the_engine_says() -> None:
    assert all(verb_lemma(form, "nonsense") == lemma for form, lemma in list(forms().items())[::37])


@given(
    st.text(alphabet="abcdeginrst", min_size=1, max_size=12), st.sampled_from(["", "ed", "ing", "s", "ies"])
)
def test_every_form_has_a_lemma(stem: str, ending: str) -> None:
    lemma = verb_lemma(stem + ending, stem)
    assert lemma and lemma[0] == (forms().get(stem + ending, stem))[0]
