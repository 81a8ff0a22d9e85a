"""What a name alone says of a country: the table that ships, its keys, what a report makes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.actors.namesakes import (
    fingerprint,
    known,
    likeness,
    packed,
    pieces,
    table,
    words_of,
)
from stemma.annotate.actors.ranks import Asked, Clue, Clues

NAMES = st.text(st.characters(codec="utf-8"), max_size=80)


def test_a_widely_known_person_has_a_country() -> None:
    assert known("Angela Merkel") == ("DEU",)
    assert known("Narendra  MODI") == ("IND",)
    assert known("Leon E. Panetta") == ("USA",)


def test_one_word_or_an_unknown_name_is_nobody_known() -> None:
    assert known("Angela") == ()
    assert known("Qwevhlin Thrandaxu") == ()
    assert known("") == ()


def test_a_name_of_several_known_persons_has_all_their_countries() -> None:
    assert {"GBR", "USA"} < set(known("John Smith"))


def test_names_are_like_those_of_their_country() -> None:
    for name, code in (("Satoru Narita", "JPN"), ("Sergei Karakayev", "RUS"), ("Mehmet Yıldırım", "TUR")):
        near = likeness(name)
        assert max(near, key=lambda held: near[held]) == code
        assert near["USA"] < 0.3


def test_how_large_a_country_is_plays_no_part() -> None:
    near = likeness("Thisara Wickremesinghe")
    assert max(near, key=lambda code: near[code]) == "LKA"


def test_gaps_give_the_fingerprints_back() -> None:
    gaps, held = packed([(70_000, 3), (5, 1), (5, 1), (5, 2)])
    assert gaps.cumsum().tolist() == [5, 5, 70_000]
    assert held.tolist() == [1, 2, 3]


def test_the_table_is_sorted_and_whole() -> None:
    held = table()
    assert len(held.prints) == len(held.held) > 1_000_000
    assert bool((held.prints[1:] >= held.prints[:-1]).all())
    assert held.weights.shape == (len(held.weights), len(held.countries))
    assert list(held.countries) == sorted(set(held.countries))


@given(NAMES)
def test_any_text_has_shares_within_bounds(name: str) -> None:
    assert all(0 <= value <= 1 for value in likeness(name).values())
    assert known(name) == known(name.upper()) or not name.isascii()


@given(st.lists(st.text("abcdé", min_size=2, max_size=9), min_size=1, max_size=4))
def test_pieces_are_buckets_and_prints_are_32_bits(words: list[str]) -> None:
    held = words_of(" ".join(words))
    assert all(0 <= piece < 64 for piece in pieces(held, 64))
    assert 0 <= fingerprint(held) < 2**32


def clues(*codes: str) -> Clues:
    """The clues of a report that names some countries once each."""
    found = Clues()
    for n, code in enumerate(codes):
        found.add(Clue(n, n, code))
    return found


def test_of_two_countries_of_the_report_the_one_whose_names_are_like_it_is_likelier() -> None:
    held = clues("JPN", "RUS")
    told = [
        held.ranked(Asked(9, 9, False, "person", name=n))[0] for n in ("Satoru Narita", "Sergei Karakayev")
    ]
    assert [r.code for r in told] == ["JPN", "RUS"]
    assert told[0].spoke[0][0] == "name"


def test_a_name_makes_no_country_a_candidate_but_that_of_a_known_person() -> None:
    held = clues("PER")
    assert set(held.features(Asked(9, 9, False, "person", name="Satoru Narita"))) == {"PER", ""}
    known_one = held.features(Asked(9, 9, False, "person", name="Angela Merkel"))
    assert known_one["DEU"]["namesake"] == 1.0
    assert "namesake" not in known_one["PER"]
