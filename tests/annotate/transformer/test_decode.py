"""Scores to labels: always trees, always names that begin where they may."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.transformer.decode import heads_of, names_of

LABELS = ("O", "B-Person", "I-Person", "B-Place", "I-Place")


@given(st.integers(1, 30), st.integers(0, 10_000))
def test_every_sentence_is_a_tree(words: int, seed: int) -> None:
    dice = np.random.default_rng(seed)
    starts = dice.random(words) < 0.2
    starts[0] = True
    heads = heads_of(dice.standard_normal((words, words + 1)).astype(np.float32), starts).tolist()
    sentence = np.cumsum(starts).tolist()
    roots = [sentence[i] for i, head in enumerate(heads) if head == i]
    assert sorted(roots) == sorted(set(sentence))
    for word in range(words):
        at, steps = word, 0
        while heads[at] != at:
            assert sentence[heads[at]] == sentence[word]
            at, steps = heads[at], steps + 1
            assert steps <= words


def test_the_likeliest_heads_are_kept_where_they_are_a_tree() -> None:
    arcs = np.full((3, 4), -5.0, dtype=np.float32)
    arcs[0, 2] = arcs[1, 0] = arcs[2, 2] = 5  # the second word is the root, of both others the head
    assert heads_of(arcs, np.array([True, False, False])).tolist() == [1, 1, 1]


@given(st.integers(1, 20), st.integers(0, 10_000))
def test_a_name_never_begins_in_its_middle(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).standard_normal((words, len(LABELS))).astype(np.float32)
    before = "O"
    for number in names_of(scores, LABELS):
        label = LABELS[number]
        assert label[0] != "I" or before[2:] == label[2:]
        before = label


def test_a_broken_path_gives_way_to_the_best_whole_one() -> None:
    scores = np.array([[0, 2.9, 3, 0, 0], [0, 0, 3, 0, 0]], dtype=np.float32)
    assert [LABELS[n] for n in names_of(scores, LABELS)] == ["B-Person", "I-Person"]
