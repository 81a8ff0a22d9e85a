"""Which claims surely tell one event, and which words it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from stemma.group.alike import Alike
from stemma.group.sketch import sketch_of
from stemma.group.sure import SURE, alone, lead_of, sure_parts
from tests.group.build import name, told

REPORTS = ["a", "b", "c", "d", "e"]
HIGH, LOW, LOOSE = Alike(SURE + 1, (), True), Alike(SURE - 1, (), True), Alike(SURE + 1, (), False)


def test_a_part_is_one_claim_and_those_that_surely_tell_the_same() -> None:
    pairs = {(0, 1): HIGH, (1, 2): HIGH, (2, 3): HIGH, (0, 4): LOW, (1, 4): LOOSE}
    assert sure_parts(range(5), pairs, REPORTS) == [[0, 1, 2], [3], [4]]


def test_the_part_of_most_reports_comes_first() -> None:
    pairs = {(0, 1): HIGH, (0, 2): HIGH, (3, 4): HIGH}
    assert sure_parts(range(5), pairs, ["a", "a", "a", "b", "c"]) == [[3, 4], [0, 1, 2]]


@given(st.dictionaries(st.sampled_from(list(combinations(range(6), 2))), st.sampled_from([HIGH, LOW, LOOSE])))
def test_every_claim_is_in_one_part(pairs: dict[tuple[int, int], Alike]) -> None:
    parts = sure_parts(range(6), pairs, [*REPORTS, "f"])
    assert sorted(n for part in parts for n in part) == list(range(6))
    for part in parts:  # each has a claim that is sure with all the others
        assert any(
            all(n == m or pairs.get((min(n, m), max(n, m))) is HIGH for m in part) for n in part
        )  # fmt: skip


def test_a_claim_that_says_what_no_other_says_does_not_lead() -> None:
    made = [
        told("a", "people were screaming at me in French on the balcony", "scream", name("who", "people")),
        told("b", "people were screaming", "scream", name("who", "people")),
        told("c", "everywhere people were screaming", "scream", name("who", "people")),
    ]
    claims = [claim for _, claim in made]
    sketches = [sketch_of(claim, report) for report, claim in made]
    pairs = dict.fromkeys(combinations(range(3), 2), HIGH)
    assert lead_of(range(3), claims, sketches, pairs) is not claims[0]
    assert alone(0, range(3), claims, sketches) > alone(1, range(3), claims, sketches) == 0.0
