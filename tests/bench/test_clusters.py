"""Scores of chains: a case worked out by hand, and what holds of any chains."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.clusters import Chain, Scores, b3, best_match, ceafe, chains, muc

GOLD: list[Chain] = [frozenset("abc"), frozenset("defg")]
FOUND: list[Chain] = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]

LABELS = st.lists(st.integers(0, 4), min_size=2, max_size=12)


def share(counts: tuple[float, float]) -> float:
    return counts[0] / counts[1]


def test_the_measures_of_a_case_worked_by_hand() -> None:
    # links: 2 of 5 kept on both sides; mentions: 35/12 of 7, 4 of 8; chains: 4/5 + 1/2
    assert [share(c) for c in muc(GOLD, FOUND)] == pytest.approx([2 / 5, 2 / 5])
    assert [share(c) for c in b3(GOLD, FOUND)] == pytest.approx([4 / 8, 35 / 12 / 7])
    assert [share(c) for c in ceafe(GOLD, FOUND)] == pytest.approx([1.3 / 3, 1.3 / 2])
    scores = Scores()
    scores.add(GOLD, FOUND)
    assert scores.ceafe.f1 == pytest.approx(0.52)
    assert scores.conll == pytest.approx((0.4 + scores.b3.f1 + 0.52) / 3)


def test_chains_of_one_are_left_out_and_a_mention_has_one_chain() -> None:
    assert chains([("a", 1), ("b", 1), ("c", 2), ("a", 2)]) == [frozenset("ab")]


def test_nothing_found_is_no_division_by_zero() -> None:
    scores = Scores()
    scores.add(GOLD, [])
    scores.add([], FOUND)
    assert scores.conll == 0.0


@given(LABELS)
def test_the_gold_itself_is_perfect(labels: list[int]) -> None:
    gold = chains(enumerate(labels))
    scores = Scores()
    scores.add(gold, list(reversed(gold)))
    assert scores.conll == (pytest.approx(1.0) if gold else 0.0)


@given(LABELS)
def test_precision_of_one_side_is_recall_of_the_other(labels: list[int]) -> None:
    gold = chains(enumerate(labels), least=1)
    found = chains(enumerate(reversed(labels)), least=1)
    for measure in (muc, b3, ceafe):
        (p, r), (q, s) = measure(gold, found), measure(found, gold)
        assert p == pytest.approx(s)
        assert r == pytest.approx(q)


@settings(max_examples=60)
@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_the_best_match_is_that_of_all_permutations(rows: int, columns: int, data: st.DataObject) -> None:
    worth = [[data.draw(st.integers(0, 9)) / 9 for _ in range(columns)] for _ in range(rows)]
    short, long = sorted((rows, columns))
    table = worth if rows <= columns else [list(column) for column in zip(*worth, strict=True)]
    best = max(sum(table[n][k] for n, k in enumerate(p)) for p in permutations(range(long), short))
    assert best_match(worth) == pytest.approx(best)
