"""Places of whole texts as the engine reads them: what may be somebody's name, what nothing settles."""

from __future__ import annotations

import pytest

from stemma.annotate.step import Annotator
from stemma.records import Annotation, Mention, Place
from tests.annotate.build import report


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def told(annotator: Annotator, text: str) -> list[tuple[str, Mention, Place | None]]:
    """The names of a text in order: words, mention, place."""
    (found,) = annotator.annotate([report(text)])
    assert isinstance(found, Annotation)
    return [
        (text[m.start : m.end], m, found.places[m.place] if m.place is not None else None)
        for m in found.mentions
        if m.form == "name" and m.kind not in ("time", "quantity")
    ]


def countries(place: Place) -> set[str]:
    """All countries that a name may mean, by its places and the alternatives."""
    return {place.country, *(other.country for other in place.others)}


def test_georgia_alone_keeps_both_and_says_why(annotator: Annotator) -> None:
    ((_, mention, place),) = told(annotator, "The talks took place in Georgia on Monday.")
    assert mention.kind == "place" and place is not None
    assert countries(place) == {"GE", "US"}
    assert place.reasons and place.score < 0.99


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived on Monday. Hilton smiled.",
        "PARIS HILTON ARRIVED ON MONDAY.",
        "Michael Jordan retired on Monday. Jordan said he was tired.",
        "George Washington crossed the river. Washington was cold.",
        "Virginia Woolf wrote a letter.",
    ],
)
def test_persons_named_like_places_are_no_places(annotator: Annotator, text: str) -> None:
    for _, mention, place in told(annotator, text):
        assert (place, mention.country, mention.level) == (None, "", "")


def test_jordan_said_is_the_country_s_government(annotator: Annotator) -> None:
    ((_, mention, place),) = told(annotator, "Jordan said it would send troops to the border.")
    assert place is not None
    assert (mention.kind, mention.acts, place.country) == ("place", True, "JO")


def test_in_capitals_a_place_beside_its_region_is_that_place(annotator: Annotator) -> None:
    held = {w: p for w, _, p in told(annotator, "POLICE IN PARIS, TEXAS, ARRESTED TWO MEN.")}
    assert held["PARIS"] is not None and held["PARIS"].region == "Texas"


@pytest.mark.parametrize("name", ["Springfield", "Richmond", "Lincoln", "Georgetown", "Victoria"])
def test_a_town_that_nothing_settles_has_no_sure_country(annotator: Annotator, name: str) -> None:
    ((_, mention, place),) = told(annotator, f"They met in {name}.")
    assert place is not None and place.others and place.reasons
    assert place.score < 0.7
    assert mention.country == ""


@pytest.mark.parametrize("name", ["A" * 300, "Ab" * 150, "Ab-" * 100, "Ńǖ" * 150])
def test_a_name_of_three_hundred_characters_is_no_known_place(annotator: Annotator, name: str) -> None:
    for _, _, place in told(annotator, f"In {name} fires burned, {name} said."):
        assert place is None or place.number == 0


@pytest.mark.parametrize("name", ["Earth", "the Pacific", "the North Sea", "Central America"])
def test_what_the_world_calls_so_is_no_town(annotator: Annotator, name: str) -> None:
    for _, mention, place in told(annotator, f"The talks on Monday were about {name}."):
        assert (mention.country, place.country if place is not None else "") == ("", "")


def test_a_town_of_such_a_name_is_one_beside_its_state(annotator: Annotator) -> None:
    ((_, _, place), *_) = told(annotator, "Schools closed in Earth, Texas, on Monday.")
    assert place is not None
    assert (place.country, place.level) == ("US", "city")


def test_a_seat_of_power_is_of_its_country_and_no_town(annotator: Annotator) -> None:
    ((_, mention, place), *_) = told(annotator, "The White House said nothing on Monday.")
    assert (mention.country, place.country if place is not None else "") == ("US", "")
