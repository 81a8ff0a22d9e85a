"""What heads scored one by one leave unfitting is put right, and nothing else is touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.mends import doubled, mends
from stemma.records import Token

Row = tuple[str, str, str, str, int]
"""Lemma, part of speech, tag, relation, head."""
WITH: list[Row] = [
    ("it", "PRON", "PRP", "nsubj", 1), ("fall", "VERB", "VBD", "ROOT", 1),
    (",", "PUNCT", ",", "punct", 4),
    ("with", "SCONJ", "IN", "mark", 5), ("report", "NOUN", "NNS", "obl", 1),
    ("suggest", "VERB", "VBG", "advcl", 1), ("flight", "NOUN", "NN", "obj", 5),
]  # fmt: skip
CITING: list[Row] = [
    ("Star", "PROPN", "NNP", "nsubj", 1), ("report", "VERB", "VBD", "ROOT", 1),
    (",", "PUNCT", ",", "punct", 3), ("cite", "VERB", "VBG", "advcl", 1),
    ("police", "NOUN", "NN", "obj", 3), (",", "PUNCT", ",", "punct", 3),
    ("that", "SCONJ", "IN", "mark", 8), ("man", "NOUN", "NNS", "nsubj", 8),
    ("die", "VERB", "VBD", "ccomp", 3),
]  # fmt: skip
DOUBLED: list[Row] = [
    ("Formula", "PROPN", "NNP", "nsubj", 4), ("One", "NUM", "CD", "nummod", 0),
    ("star", "NOUN", "NN", "compound", 3), ("Max", "PROPN", "NNP", "nsubj", 4),
    ("win", "VERB", "VBZ", "ROOT", 4),
]  # fmt: skip
TOLD: list[Row] = [
    ("well", "NOUN", "NN", "nsubj", 1), ("run", "VERB", "VBD", "ROOT", 1), (",", "PUNCT", ",", "punct", 4),
    ("its", "PRON", "PRP$", "nmod:poss", 4), ("director", "NOUN", "NN", "nsubj", 1),
    ("tell", "VERB", "VBD", "parataxis", 1), ("Star", "PROPN", "NNP", "iobj", 5),
]  # fmt: skip


def made(rows: list[Row]) -> list[Token]:
    return [
        Token(n * 10, n * 10 + 9, lemma, pos, tag, "", dep, head)
        for n, (lemma, pos, tag, dep, head) in enumerate(rows)
    ]


def test_a_noun_between_with_and_its_participle_is_the_subject() -> None:
    tokens = made(WITH)
    mends(tokens)
    assert (tokens[4].head, tokens[4].dep) == (5, "nsubj")


def test_a_participle_with_a_subject_keeps_it() -> None:
    rows = [*WITH[:6], ("it", "PRON", "PRP", "nsubj", 5)]
    tokens = made(rows)
    mends(tokens)
    assert tokens == made(rows)


def test_what_is_reported_hangs_on_the_verb_of_reporting() -> None:
    tokens = made(CITING)
    mends(tokens)
    assert (tokens[8].head, tokens[8].dep) == (1, "ccomp")


def test_a_clause_of_its_own_stays() -> None:
    rows = [row if row[0] != "cite" else ("say", *row[1:]) for row in CITING]
    tokens = made(rows)
    mends(tokens)
    assert tokens == made(rows)


def test_a_noun_that_its_participle_hangs_on_keeps_its_place() -> None:
    rows = [(*row[:4], 4) if row[0] == "suggest" else row for row in WITH]
    tokens = made(rows)
    mends(tokens)
    assert tokens == made(rows)


def test_a_second_subject_behind_its_verb_is_the_next_ones() -> None:
    tokens = made(TOLD)
    mends(tokens)
    assert (tokens[4].head, tokens[4].dep) == (5, "nsubj")
    rows = [*TOLD[:6], ("he", "PRON", "PRP", "nsubj", 5)]
    tokens = made(rows)
    mends(tokens)
    assert tokens == made(rows)


def test_what_follows_it_said_is_said_there() -> None:
    rows: list[Row] = [
        ("fall", "VERB", "VBD", "ROOT", 0), (",", "PUNCT", ",", "punct", 3),
        ("it", "PRON", "PRP", "nsubj", 3), ("say", "VERB", "VBD", "parataxis", 0),
        ("in", "ADP", "IN", "case", 5), ("statement", "NOUN", "NN", "obl", 0),
        (",", "PUNCT", ",", "punct", 0), ("now", "ADV", "RB", "advmod", 0),
    ]  # fmt: skip
    tokens = made(rows)
    mends(tokens)
    assert (tokens[5].head, tokens[7].head) == (3, 0)


def test_two_subjects_side_by_side_are_one() -> None:
    tokens = made(DOUBLED)
    doubled(tokens)
    assert (tokens[0].head, tokens[0].dep) == (3, "compound")


def test_a_comma_keeps_subjects_apart() -> None:
    rows = [(",", "PUNCT", ",", "punct", 3) if row[0] == "star" else row for row in DOUBLED]
    tokens = made(rows)
    doubled(tokens)
    assert tokens == made(rows)


@given(st.sampled_from([WITH, CITING, DOUBLED, TOLD]), st.data())
def test_a_tree_stays_a_tree(rows: list[Row], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(rows))))
    heads = {order[0]: order[0]}
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[data.draw(st.integers(0, place - 1))]
    tokens = made([(*row[:4], heads[n]) for n, row in enumerate(rows)])
    mends(tokens)
    doubled(tokens)
    for word in range(len(tokens)):
        for _ in tokens:
            word = tokens[word].head
        assert tokens[word].head == word
