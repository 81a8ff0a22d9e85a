"""Keys by which names meet: folding, titles, articles, saints, and short forms of persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.keys import folded, name_key, person_key, same_person, sounding


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("José Núñez", "jose nunez"),
        ("U.S. Navy", "us navy"),
        ("O’Brien’s", "o brien"),
        ("Jean-Luc  Picard,", "jean luc picard"),
        ("STRASSE ß", "strasse ss"),
        ("", ""),
        ("—“”…", ""),
    ],
)
def test_folded(text: str, key: str) -> None:
    assert folded(text) == key


@given(st.text(max_size=40))
def test_folding_never_fails_and_leaves_single_blanks(text: str) -> None:
    key = folded(text)
    assert key == " ".join(key.split())
    assert key == key.casefold() or not key.isascii()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Vale Gazette", "vale gazette"),
        ("St. Mary's Hospital", "saint mary hospital"),
        ("Saint Mary Hospital", "saint mary hospital"),
        ("the", "the"),
        ("A", "a"),
        ("St Petersburg", "saint petersburg"),
    ],
)
def test_the_key_of_a_name(text: str, key: str) -> None:
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("President Ada Brook", "ada brook"),
        ("the late General Tom Ash", "late general tom ash"),
        ("Senior General Min Tun", "min tun"),
        ("Dr. Eva St. John", "eva saint john"),
        ("Prime Minister Ola Berg", "ola berg"),
        ("Mr Pope", "pope"),
        ("General", "general"),
    ],
)
def test_the_key_of_a_person_has_no_title(text: str, key: str) -> None:
    assert person_key(text) == key


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ada brook", "ada brook", True),
        ("brook", "ada brook", True),
        ("ada brook", "mary ada brook", True),
        ("ada", "ada brook", False),
        ("tom brook", "ada brook", False),
        ("", "ada brook", False),
        ("", "", False),
        ("li", "wen li", False),
        ("rook", "ada brook", False),
    ],
)
def test_one_person_under_two_keys(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same
    assert same_person(b, a) is same


words = st.lists(st.sampled_from(["ada", "tom", "brook", "ash", "li", "saint"]), max_size=4).map(" ".join)


@given(words, words)
def test_one_person_is_symmetric(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a) is bool(a)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("noor mohammad faiz", "noor mohammad fayez", True),
        ("noor mohammad faiz", "noor mohammad karim", False),
        ("li wei", "lee wei", False),
        ("faiz", "fayez", False),
    ],
    ids=["two spellings", "two names", "a short last name", "a last name alone"],
)
def test_two_spellings_of_a_full_name_sound_alike(one: str, other: str, alike: bool) -> None:
    assert (sounding(one) != "" and sounding(one) == sounding(other)) == alike
