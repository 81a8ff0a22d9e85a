"""The parts of coreference: nouns and their kinds, phrases, traits, quotations, shares."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.coref.features import FEATURES
from stemma.annotate.coref.nouns import BODY, CRAFT, PERSON, THING, definite, firstnames, noun, table
from stemma.annotate.coref.pairs import pairs_of
from stemma.annotate.coref.phrases import Document, phrases_of
from stemma.annotate.coref.rank import ranker, softmax
from stemma.annotate.coref.speech import quotations, speakers
from stemma.annotate.coref.traits import traits_of
from tests.annotate.build import annotated


def document(text: str) -> Document:
    annotation = annotated(text)
    names = [m for m in annotation.mentions if m.form == "name" and m.kind not in ("time", "quantity")]
    return Document(text, annotation.tokens, annotation.sentences, names)


@pytest.mark.parametrize(
    ("lemma", "kinds", "gender"),
    [
        ("queen", PERSON, "f"), ("spokesman", PERSON, "m"), ("ferry", CRAFT, ""),
        ("carrier", BODY | CRAFT, ""),
        ("co-founder", PERSON, ""), ("machinist", PERSON, ""), ("purification", THING, ""), ("blorp", 0, ""),
    ],
)  # fmt: skip
def test_what_a_noun_can_mean(lemma: str, kinds: int, gender: str) -> None:
    assert noun(lemma) == (kinds, gender)


def test_the_tables_are_well_formed() -> None:
    assert all(kinds and gender in ("", "m", "f") for kinds, gender in table().values())
    assert set(firstnames().values()) == {"m", "f"}
    assert all(0 <= share <= 100 for share in definite().values())
    assert firstnames()["sofia"] == "f"
    assert definite()["world"] > 90 > definite()["statement"]


def test_a_phrase_reaches_from_its_article_to_its_last_word() -> None:
    text = "The mayor of Oslo met an old man who lost his house."
    doc = document(text)
    found = {text[doc.tokens[p.first].start : doc.tokens[p.last].end]: p.form for p in phrases_of(doc)}
    assert found["The mayor of Oslo"] == "the"
    assert found["an old man who lost his house"] == "a"
    assert found["his"] == found["who"] == "pronoun"


def test_traits_of_a_name() -> None:
    doc = document("General Tom Ash, the head of the army, met Mrs. Ina Vell. Vell is a lawyer.")
    traits = traits_of(doc, phrases_of(doc))
    assert {"general", "head"} <= traits.roles["person tom ash"]
    assert traits.gender["person ina vell"] == "f"


def test_a_quotation_and_its_speaker() -> None:
    doc = document("“We are safe,” Nadia Feld told Island Radio. “The boat sank.” The wind rose.")
    quotes = quotations(doc)
    inside = {
        number: [w for w, q in zip(doc.words, quotes, strict=True) if q == number] for number in set(quotes)
    }
    assert "safe" in inside[1]
    assert "boat" in inside[2]
    assert "wind" in inside[0]
    assert {doc.words[n] for n in speakers(doc, quotes).values()} == {"nadia"}


def test_pairs_have_a_row_of_none_and_the_nearest_first() -> None:
    doc = document("Tom Ash met Ian Cole. The ferry sank and he swam.")
    phrases = phrases_of(doc)
    pairs = pairs_of(doc, phrases, traits_of(doc, phrases), quotations(doc))
    assert pairs.rows.shape == (len(pairs.anaphor), FEATURES)
    ends = [*pairs.starts.tolist()[1:], len(pairs.anaphor)]
    for start, end in zip(pairs.starts.tolist(), ends, strict=True):
        listed = pairs.candidate[start:end].tolist()
        assert listed[-1] == -1
        assert listed[:-1] == sorted(listed[:-1], reverse=True)
        assert all(0 <= j < pairs.anaphor[start] for j in listed[:-1])
    shares = ranker().shares(pairs)
    assert np.add.reduceat(shares, pairs.starts) == pytest.approx(1.0, abs=1e-4)


@given(st.lists(st.lists(st.floats(-30, 30, width=32), min_size=1, max_size=5), min_size=1, max_size=6))
def test_shares_add_up_to_one_in_each_group(groups: list[list[float]]) -> None:
    starts = np.cumsum([0, *(len(g) for g in groups[:-1])])
    shares = softmax(np.array([x for g in groups for x in g], dtype=np.float32), starts)
    assert np.add.reduceat(shares, starts) == pytest.approx(1.0, abs=1e-4)
