"""The bench of natural pairs: its measures on known cases, its labels against the articles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.harness import DATA, DataMissing
from bench.trace.chosen import Pair, articles, chosen, containment, grams, halves
from bench.trace.pairs import LABEL_NAMES, LABELS, ORIGIN, best_f1, f1_of, jaccard, minhash


def test_f1_on_a_known_case() -> None:
    assert f1_of([True, True, False, False], [True, False, True, False]) == (0.5, 0.5, 0.5)
    assert f1_of([False], [True]) == (0.0, 0.0, 0.0)
    assert f1_of([True], [True]) == (1.0, 1.0, 1.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_a_peer_gets_its_best_threshold(items: list[tuple[float, bool]]) -> None:
    values, true = [value for value, _ in items], [right for _, right in items]
    best = best_f1(values, true)
    assert best >= f1_of([True] * len(items), true)[2]
    assert all(best >= f1_of([value >= at for value in values], true)[2] for at in (0.25, 0.5, 0.75))


def test_containment_finds_a_part_that_jaccard_does_not() -> None:
    part = "one two three four five six seven"
    whole = grams(part + " " + " ".join(f"word{n}" for n in range(90)))
    assert containment(grams(part), whole) == 1.0
    assert jaccard(grams(part), whole) < 0.05
    assert containment(set(), whole) == jaccard(set(), set()) == 0.0


def test_minhash_comes_near_jaccard() -> None:
    words = [f"word{n}" for n in range(400)]
    sets = {"a": grams(" ".join(words)), "b": grams(" ".join(words[:300])), "c": set()}
    estimate = minhash(sets)
    assert abs(estimate("a", "b") - jaccard(sets["a"], sets["b"])) < 0.12
    assert estimate("a", "a") == 1.0
    assert estimate("a", "c") < 0.1


def test_whole_events_go_to_a_half() -> None:
    texts = {f"{n}": {"newsCluster": {"EventId": n % 4}} for n in range(12)}
    pairs = [Pair(f"{n}", f"{n + 4}", True, 0.5) for n in range(8)] + [Pair("0", "1", False, 0.2)]
    half = halves(pairs, texts)
    for one in pairs[:8]:
        assert len({half[other] for other in pairs[:8] if int(other.a) % 4 == int(one.a) % 4}) == 1
    assert set(half.values()) == {"tune", "once"}


def test_every_drawn_pair_is_labelled_and_its_passages_lie_in_the_texts() -> None:
    try:
        texts = articles(DATA)
    except DataMissing as missing:
        pytest.skip(str(missing))
    rows = json.loads(LABELS.read_text(encoding="utf-8"))
    assert [(row["a"], row["b"]) for row in rows] == [(pair.a, pair.b) for pair in chosen(DATA)]
    for row in rows:
        assert row["label"] in LABEL_NAMES
        assert row["direction"] in ("a to b", "b to a", "unknown")
        assert bool(row["passages"]) == (row["label"] != "independent")
        assert row["direction"] == "unknown" or (row["label"] in ORIGIN and row["shown"])
        for a, a_end, b, b_end in row["passages"]:
            assert 0 <= a < a_end <= len(texts[row["a"]]["text"])
            assert 0 <= b < b_end <= len(texts[row["b"]]["text"])
