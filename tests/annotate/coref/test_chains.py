"""Chains on the shipped engine and weights: who is meant, and silence where two can be."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.anaphora import anaphora
from stemma.annotate.coref.chains import OPEN, chains_of
from stemma.annotate.coref.phrases import Document, phrases_of
from stemma.annotate.coref.rank import ranker
from stemma.records import Mention, Sentence, Token
from tests.annotate.build import annotated, mentions


def meant(text: str) -> list[tuple[str, str]]:
    """(words, key) of what stands for a name, in order of the text."""
    found = mentions(text, "person", "organisation", "group", "place", "other")
    return [(words, m.key) for words, m in found if m.form != "name"]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("“I saw the boat turn over,” Nadia Feld told reporters in Oslo.", "I", "nadia feld"),
        ("Colonel Tom Ash arrived in Oslo on Monday. On Tuesday the colonel met Ada Brook.", "the colonel",
         "tom ash"),
        ("Ada Brook and Tom Ash met in Oslo. Brook said she was glad.", "she", "ada brook"),
        ("Tom Ash, a lawyer, was arrested on Monday. Police said the lawyer was at home.", "the lawyer",
         "tom ash"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, words: str, key: str) -> None:
    assert (words, key) in meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "General Tom Ash met General Ian Cole in Oslo. The general left on Monday.",
        "A spokesman in Oslo declined to comment. Tom Ash, a spokesman for the police, was abroad. "
        "Five people were hurt, the spokesman said.",
        "It rained in Oslo. When it comes to rain, nobody is surprised.",
    ],
)
def test_no_one_where_two_or_none_can_be_meant(text: str) -> None:
    assert [words for words, _ in meant(text) if words.lower() not in ("he", "she")] == []


def test_a_pronoun_is_never_of_two_genders() -> None:
    text = "Mr. Marek Dahl met Mrs. Sofia Brandl in Oslo. He was late, she said, and he left before her."
    found = dict(meant(text))
    assert found.get("He", "marek dahl") == found.get("he", "marek dahl") == "marek dahl"
    assert found.get("she", "sofia brandl") == found.get("her", "sofia brandl") == "sofia brandl"


def test_a_noun_beside_its_name_is_not_given_twice() -> None:
    assert ("The lawyer", "tom ash") not in meant("The lawyer Tom Ash was arrested in Oslo on Monday.")


def test_more_is_linked_without_floors() -> None:
    text = "A ferry sank on Tuesday. The ferry was old. It had 142 people on board, and they could not swim."
    annotation = annotated(text)
    names = [m for m in annotation.mentions if m.form == "name" and m.kind not in ("time", "quantity")]
    doc = Document(text, annotation.tokens, annotation.sentences, names)
    held = chains_of(doc, phrases_of(doc), ranker(), OPEN)
    by_words = {text[doc.tokens[p.first].start : doc.tokens[p.last].end]: c
                for p, c in zip(held.phrases, held.chain, strict=True)}  # fmt: skip
    assert by_words["The ferry"] == by_words["A ferry"] == by_words["It"]
    assert by_words["Tuesday"] != by_words["It"]


def test_a_sentence_of_many_words_takes_bounded_time() -> None:
    count = 6_000
    text = "he Ash " * count
    tokens = [
        Token(n // 2 * 7 + n % 2 * 3, n // 2 * 7 + (n % 2 * 3 + 3 if n % 2 else 2), "x",
              "PROPN" if n % 2 else "PRON", "", "", "nsubj", max(0, n - 1))
        for n in range(2 * count)
    ]  # fmt: skip
    names = [
        Mention(t.start, t.end, n, n, "person", f"ash {n}", "Ash") for n, t in enumerate(tokens) if n % 2
    ]
    began = time.process_time()
    anaphora(text, tokens, [Sentence("s", 0, 0, len(text), 0, len(tokens) - 1)], names)
    assert time.process_time() - began < 20.0


WORDS = (
    "he",
    "she",
    "it",
    "they",
    "the",
    "general",
    "Ash",
    "Brook",
    "said",
    "“",
    "”",
    '"',
    "and",
    "of",
    "who",
)
POS = ("PRON", "NOUN", "PROPN", "VERB", "DET", "PUNCT", "ADJ")
DEPS = ("nsubj", "obj", "nmod", "conj", "appos", "acl:relcl", "compound", "det", "case", "ROOT", "flat")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_parse_breaks_it_and_what_stands_for_a_name_has_one(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 14))
    words = [data.draw(st.sampled_from(WORDS)) for _ in range(size)]
    tokens: list[Token] = []
    at = 0
    for word in words:
        head = data.draw(st.integers(0, size - 1))
        pos, dep = data.draw(st.sampled_from(POS)), data.draw(st.sampled_from(DEPS))
        tokens.append(Token(at, at + len(word), word.lower(), pos, "", "", dep, head))
        at += len(word) + 1
    names = [
        Mention(t.start, t.end, n, n, "person", w.lower(), w)
        for n, (t, w) in enumerate(zip(tokens, words, strict=True))
        if w in ("Ash", "Brook")
    ]
    found = anaphora(" ".join(words), tokens, [Sentence("s", 0, 0, at, 0, size - 1)], names)
    assert {m.key for m in found} <= {m.key for m in names}
    assert all(m.form != "name" and m.first <= m.last for m in found)
