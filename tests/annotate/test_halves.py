"""Countries called by a direction alone."""

from __future__ import annotations

import pytest

from stemma.annotate.halves import halves
from stemma.records import Mention
from tests.annotate.build import annotated


def named(text: str, word: str) -> list[Mention]:
    """The mentions of places that are this word alone."""
    return [m for m in annotated(text).mentions if m.kind == "place" and text[m.start : m.end] == word]


def test_only_a_direction_that_tells_two_countries_apart_names_one() -> None:
    assert halves()["north korea"] == "north"
    assert halves()["south korea"] == "south"
    assert "south africa" not in halves()


def test_the_north_is_the_country_that_the_report_names() -> None:
    text = "North Korea fired a missile on Monday. The North said it was a test. People fled from the North."
    first, second = named(text, "North")
    assert first.key == second.key == "north korea"
    assert first.country == "KP"
    assert first.acts
    assert not second.acts
    (actor,) = (a for a in annotated(text).actors if a.kind == "government")
    assert actor.country == "PRK"
    assert any(annotated(text).mentions[n].start == first.start for n in actor.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "The North said it was a test.",
        "South Africa voted on Monday. The South said nothing.",
        "North Korea fired a missile. The north of the island was hit.",
        "North Korea fired a missile over the North Atlantic Treaty area.",
    ],
)
def test_a_direction_is_no_country_without_one(text: str) -> None:
    assert not [m for m in annotated(text).mentions if m.key == "north korea" and m.end - m.start < 6]
