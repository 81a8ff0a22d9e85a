"""The gold Docs of the engine's benches: rewritten as careless pages write, and scored against themselves."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from bench import _docs
from bench.language import lemmas

NLP = spacy.blank("en")


def gold() -> Doc:
    """Two sentences with trees, tags and lemmas."""
    words = ["“", "Ada", "'s", "boat", "sank", ".", "”", "Three", "men", "were", "hurt", "."]
    spaced = [False, False, True, True, False, False, True, True, True, True, False, False]
    heads = [4, 3, 1, 4, 4, 4, 4, 8, 10, 10, 10, 10]
    deps = ["punct", "nmod:poss", "case", "nsubj", "ROOT", "punct", "punct",
            "nummod", "nsubj:pass", "aux:pass", "ROOT", "punct"]  # fmt: skip
    tags = [".", "NNP", "POS", "NN", "VBD", ".", ".", "CD", "NNS", "VBD", "VBN", "."]
    pos = ["PUNCT", "PROPN", "PART", "NOUN", "VERB", "PUNCT", "PUNCT", "NUM", "NOUN", "AUX", "VERB", "PUNCT"]
    lemma = ["“", "Ada", "'s", "boat", "sink", ".", "”", "three", "man", "be", "hurt", "."]
    return Doc(
        NLP.vocab, words=words, spaces=spaced, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=lemma
    )


def test_ways_of_writing() -> None:
    doc = gold()
    assert doc.text == "“Ada's boat sank.” Three men were hurt."
    assert _docs.shouted(doc) == "“ADA'S BOAT SANK.” THREE MEN WERE HURT."
    assert _docs.titled(doc) == "“Ada's Boat Sank.” Three men Were Hurt."
    assert _docs.glued(doc) == "“Ada's boat sank.”Three men were hurt."
    assert all(_docs.comparable(doc, way) for way in (_docs.shouted, _docs.titled, _docs.glued))
    assert not _docs.comparable(Doc(NLP.vocab, words=["Straße"]), _docs.shouted)


def test_quotes_change_sides_and_labels_stay() -> None:
    doc = _docs.requoted(gold())
    assert doc.text == '"Ada’s boat sank." Three men were hurt.'
    assert [t.dep_ for t in doc] == [t.dep_ for t in gold()]
    assert _docs.requoted(doc).text == gold().text


def test_a_headline_is_the_first_sentence_without_its_full_stop() -> None:
    head = _docs.headline(Doc(NLP.vocab, words=["Men", "left", "Lower", "Ambry", "today", "."], heads=[1] * 6,
                              deps=["nsubj", "ROOT", "amod", "obj", "obl", "punct"]))  # fmt: skip
    assert head is not None and head.text.strip() == "Men left Lower Ambry today"
    assert _docs.headline(Doc(NLP.vocab, words=["No", "."], heads=[0, 0], deps=["ROOT", "punct"])) is None


def test_scores_of_the_gold_are_whole_and_of_an_error_are_not() -> None:
    known, found = gold(), gold()
    assert set(_docs.parsed([Example(found, known)]).values()) == {1.0}
    found[8].dep_ = "obj"
    found[3].lemma_ = "boot"
    scores = _docs.parsed([Example(found, known)])
    assert scores["uas"] == 1.0
    assert scores["las"] == pytest.approx(7 / 8)
    assert scores["las_all"] == pytest.approx(11 / 12)
    assert scores["lemma"] == pytest.approx(11 / 12)


def test_lemmas_are_those_that_stemma_uses() -> None:
    known, found = gold(), gold()
    found[4].lemma_ = "sanke"
    scores = lemmas([Example(found, known)])
    assert scores == {"lemma_used": 1.0, "lemma_verbs": 0.5, "lemma_verbs_used": 1.0}
