"""Merges: each has its reason, and different people stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.merge import merged
from stemma.keys import spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moammar Ghadafi", "Muammar Gadafi"),
        ("Abdel Fattah el-Sisi", "Abdel Fatah al Sisi"),
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Mohammed Hassan", "Mohamed Hasan"),
        ("André Peña", "Andre Pena"),
    ],
)
def test_transliterations_are_spelled_alike(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(("one", "other"), [("Ada Brook", "Tom Brook"), ("Ola Berg", "Ola Bergman")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


def test_two_spellings_in_one_country_are_joined_with_a_reason() -> None:
    one = Draft("sergei ivanov", "Sergei Ivanov", "person", "RUS", ("GOV",), mentions=[0])
    other = Draft("sergey ivanov", "Sergey Ivanov", "person", "RUS", ("GOV",), mentions=[3])
    (found,) = merged([one, other])
    assert found.mentions == [0, 3]
    assert [r.code for r in found.reasons] == ["actor.spelling"]


def test_two_spellings_in_two_countries_stay_apart() -> None:
    one = Draft("sergei ivanov", "Sergei Ivanov", "person", "RUS", mentions=[0])
    other = Draft("sergey ivanov", "Sergey Ivanov", "person", "UKR", mentions=[3])
    assert len(merged([one, other])) == 2


def test_crowds_of_one_word_and_country_are_one_and_single_people_are_not() -> None:
    crowds = [Draft("ken protester", "protesters", "crowd", "KEN") for _ in range(2)]
    assert len(merged(crowds)) == 1
    people = [Draft("ken man", "man", "role", "KEN") for _ in range(2)]
    assert len(merged(people)) == 2


@given(st.lists(st.sampled_from(["ada brook", "tom brook", "sergei ivanov", "sergey ivanov"]), max_size=8))
def test_no_mention_is_lost_or_doubled(keys: list[str]) -> None:
    drafts = [Draft(key, key.title(), "person", "RUS", mentions=[n]) for n, key in enumerate(keys)]
    found = merged(drafts)
    assert sorted(n for d in found for n in d.mentions) == list(range(len(keys)))
