"""A title before a name is one phrase with it, whatever the parser made of the two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.lemmas import adjective_lemma, noun_lemma
from stemma.annotate.names import Entity
from stemma.annotate.titles import titles
from stemma.records import Token

WORDS = ["The", "strike", "began", ",", "organiser", "Petra", "Voll", "said", "."]
POS = ["DET", "NOUN", "VERB", "PUNCT", "NOUN", "PROPN", "PROPN", "VERB", "PUNCT"]
HEADS = [1, 2, 7, 2, 7, 7, 5, 7, 7]
DEPS = ["det", "nsubj", "ccomp", "punct", "nsubj", "nsubj", "flat", "ROOT", "punct"]


def tokens(heads: list[int], deps: list[str]) -> list[Token]:
    """The sentence with these heads and relations."""
    made, at = [], 0
    for word, pos, head, dep in zip(WORDS, POS, heads, deps, strict=True):
        made.append(Token(at, at + len(word), word.lower(), pos, "", "", dep, head))
        at += len(word) + 1
    return made


def shown(found: list[Token]) -> dict[str, tuple[str, str]]:
    """Word -> its relation and its head's word."""
    return {WORDS[n]: (t.dep, WORDS[t.head]) for n, t in enumerate(found)}


def test_a_second_subject_before_a_name_is_its_title() -> None:
    found = tokens(HEADS, DEPS)
    titles(found, [Entity(5, 6, "person")])
    assert shown(found)["organiser"] == ("nmod:desc", "Petra")
    assert shown(found)["Petra"] == ("nsubj", "said")


def test_a_name_under_its_title_takes_its_place() -> None:
    heads = [1, 2, 7, 2, 7, 4, 5, 7, 7]
    found = tokens(heads, [*DEPS[:5], "flat", *DEPS[6:]])
    titles(found, [Entity(5, 6, "person")])
    assert shown(found)["organiser"] == ("nmod:desc", "Petra")
    assert shown(found)["Petra"] == ("nsubj", "said")
    assert shown(found)["Voll"] == ("flat", "Petra")


def test_a_body_is_named_beside_its_noun() -> None:
    found = tokens(HEADS, DEPS)
    titles(found, [Entity(5, 6, "organisation")])
    assert shown(found)["organiser"] == ("nsubj", "said")
    assert shown(found)["Petra"] == ("appos", "organiser")


def test_the_words_of_a_place_are_one() -> None:
    found = tokens([*HEADS[:6], 7, *HEADS[7:]], [*DEPS[:6], "nsubj", *DEPS[7:]])
    titles(found, [Entity(5, 6, "place")])
    assert shown(found)["Voll"] == ("flat", "Petra")


def test_a_comma_parts_them() -> None:
    found = tokens(HEADS, DEPS)
    titles(found, [Entity(4, 4, "person")])
    assert found == tokens(HEADS, DEPS)


@given(st.lists(st.integers(0, 8), min_size=9, max_size=9), st.integers(0, 8), st.integers(0, 8))
def test_every_head_stays_in_the_text(heads: list[int], first: int, last: int) -> None:
    found = tokens(heads, DEPS)
    titles(found, [Entity(min(first, last), max(first, last), "person")])
    assert [(t.start, t.end, t.pos) for t in found] == [(t.start, t.end, t.pos) for t in tokens(heads, DEPS)]
    assert all(0 <= t.head < len(found) for t in found)


@pytest.mark.parametrize(
    ("word", "given", "lemma"),
    [("deadliest", "deadlie", "deadly"), ("Earlier", "earlie", "early"), ("worst", "bad", "bad")],
)  # fmt: skip
def test_adjectives_keep_their_y(word: str, given: str, lemma: str) -> None:
    assert adjective_lemma(word, given) == lemma


def test_people_are_people() -> None:
    assert (noun_lemma("People", "person"), noun_lemma("persons", "person")) == ("people", "person")
