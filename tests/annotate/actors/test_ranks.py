"""What a report says for each country: features, chances, and the table of weights."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.actors.ranks import WORDS, Asked, Clue, Clues, Hint, weights

CODES = st.sampled_from(["KEN", "JPN", "PER"])
CLUES = st.lists(st.builds(Clue, st.integers(0, 60), st.integers(0, 6), CODES, st.floats(0.1, 1)), max_size=8)
HINTS = st.lists(
    st.builds(Hint, st.sampled_from(["word", "body", "its"]), CODES | st.just("")),
    max_size=3,
    unique_by=lambda hint: hint.feature,
)


def held(*clues: Clue) -> Clues:
    """The clues of a report."""
    found = Clues()
    for clue in clues:
        found.add(clue)
    return found


def test_every_feature_has_a_weight_and_words() -> None:
    assert list(weights()) == list(WORDS)
    assert weights()["share"] > 0
    assert all(WORDS.values())


def test_features_are_shares_of_the_report_and_of_the_sentence_and_the_last_country() -> None:
    clues = held(Clue(0, 5, "KEN"), Clue(9, 6, "JPN"), Clue(30, 8, "JPN", 2.0))
    clues.home = "PER"
    found = clues.features(Asked(20, 8, True, "the", True, (Hint("body", "KEN", "Halden"), Hint("word", ""))))
    assert found["KEN"] == {"share": 0.25, "body": 1.0}
    assert found["JPN"] == {"share": 0.75, "sentence": 1.0, "last": 1 / 3}
    assert found["PER"] == {"home": 1.0, "home state": 1.0}
    assert found[""] == {"none": 1.0, "none the": 1.0, "none many": 1.0}


def test_the_lead_counts_twice() -> None:
    assert held(Clue(0, 0, "KEN"), Clue(9, 7, "JPN")).totals == {"KEN": 2.0, "JPN": 1.0}


def test_a_body_of_no_country_speaks_for_none() -> None:
    clues = held(Clue(0, 9, "KEN"), Clue(20, 9, "KEN"), Clue(30, 9, "JPN"))
    plain, back = (
        clues.ranked(Asked(5, 12, False, "the", False, hints))[0].code
        for hints in ((), (Hint("stateless", "", "World Health League"),))
    )
    assert (plain, back) == ("KEN", "")


def test_clues_added_later_count_from_then_on() -> None:
    clues = held(Clue(0, 9, "KEN"))
    assert clues.features(Asked(5, 9, False, "the"))["KEN"]["last"] == 1.0
    clues.add(Clue(3, 9, "JPN"))
    assert "last" in clues.features(Asked(5, 9, False, "the"))["JPN"]


@given(CLUES, HINTS, st.integers(0, 60))
def test_chances_add_up_and_the_order_of_clues_is_nothing(
    clues: list[Clue], hints: list[Hint], token: int
) -> None:
    question = Asked(token, 3, True, "bare", False, tuple(hints))
    one, other = held(*clues).ranked(question), held(*reversed(clues)).ranked(question)
    assert math.isclose(sum(r.chance for r in one), 1.0)
    assert {r.code for r in one} == {r.code for r in other}
    chances = {r.code: r.chance for r in other}
    assert all(math.isclose(r.chance, chances[r.code], rel_tol=1e-9) for r in one)
    assert [r.chance for r in one] == sorted((r.chance for r in one), reverse=True)


def test_of_two_alike_the_first_by_its_letters_is_told() -> None:
    clues = held(Clue(5, 3, "KEN"), Clue(6, 3, "JPN"))
    assert [r.code for r in clues.ranked(Asked(0, 9, False, "the"))][:2] == ["JPN", "KEN"]


@given(CLUES, HINTS, st.integers(0, 60))
def test_what_spoke_for_the_likeliest_is_what_its_features_say(
    clues: list[Clue], hints: list[Hint], token: int
) -> None:
    question = Asked(token, 3, False, "a", True, tuple(hints))
    best = held(*clues).ranked(question)[0]
    told = held(*clues).features(question)[best.code]
    assert {name for name, _ in best.spoke} == {n for n, v in told.items() if weights()[n] * v > 0}
    assert [part for _, part in best.spoke] == sorted((part for _, part in best.spoke), reverse=True)
