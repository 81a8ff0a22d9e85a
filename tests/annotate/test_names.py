"""Names: joined under the fullest form of the report, places from the table, demonyms."""

from __future__ import annotations

import re

import pytest

from stemma.annotate.names import Entity, mentions_of
from stemma.annotate.places import country_names, lookup
from stemma.records import Mention, MentionKind, Token
from tests.annotate.build import mentions, token


def named(text: str, *names: tuple[str, MentionKind]) -> list[Mention]:
    """The mentions of a text in which an engine found ``names``, in order; capitals are names."""
    tokens: list[Token] = []
    for n, match in enumerate(re.finditer(r"\w+(?:-\w+)*|['’]s|[^\w\s]", text)):
        pos = "PROPN" if match.group()[0].isupper() else "DET" if match.group() == "the" else "NOUN"
        tokens.append(token(match.group(), match.start(), pos, n))
    entities: list[Entity] = []
    at = 0
    for words, kind in names:
        at = text.index(words, at)
        inside = [n for n, t in enumerate(tokens) if at <= t.start and t.end <= at + len(words)]
        entities.append(Entity(inside[0], inside[-1], kind))
        at += len(words)
    return mentions_of(text, tokens, entities)


def test_a_surname_takes_the_key_of_the_fullest_form() -> None:
    found = named(
        "President Ada Brook left. Brook met Ash. Brook smiled.",
        ("President Ada Brook", "person"), ("Brook", "person"), ("Ash", "person"), ("Brook", "person"),
    )  # fmt: skip
    assert [(m.key, m.name) for m in found] == [
        ("ada brook", "Ada Brook"), ("ada brook", "Ada Brook"), ("ash", "Ash"), ("ada brook", "Ada Brook"),
    ]  # fmt: skip


def test_a_title_is_no_part_of_a_name() -> None:
    (found,) = named("the Prime Minister Ola Berg left", ("Prime Minister Ola Berg", "person"))
    assert (found.start, found.end, found.key) == (19, 27, "ola berg")


def test_two_persons_with_one_surname_stay_apart() -> None:
    found = named(
        "Ada Brook met Tom Brook. Brook was late.",
        ("Ada Brook", "person"), ("Tom Brook", "person"), ("Brook", "person"),
    )  # fmt: skip
    assert [m.key for m in found] == ["ada brook", "tom brook", "brook"]


def test_a_surname_that_the_engine_passed_over_is_found() -> None:
    found = named("Ada Brook left. Later Brook smiled.", ("Ada Brook", "person"))
    assert [(m.key, m.start) for m in found] == [("ada brook", 0), ("ada brook", 22)]


def test_a_middle_name_does_not_part_a_person() -> None:
    found = named(
        "Ada Jane Brook left. Jane Brook smiled.", ("Ada Jane Brook", "person"), ("Jane Brook", "person")
    )
    assert {m.key for m in found} == {"ada jane brook"}


def test_a_possessive_mark_is_no_part_of_a_name() -> None:
    (found,) = named("Ada Brook’s house burned", ("Ada Brook’s", "person"))
    assert (found.end, found.key) == (9, "ada brook")


def test_a_hospital_is_no_person() -> None:
    (found,) = named("Ada Brook Hospital is full", ("Ada Brook Hospital", "person"))
    assert (found.kind, found.key) == ("organisation", "ada brook hospital")


def test_a_country_taken_for_a_person_is_a_place() -> None:
    (found,) = named("Turkey is near", ("Turkey", "person"))
    assert (found.kind, found.key, found.country, found.level) == ("place", "turkey", "TR", "country")


def test_a_person_named_like_a_place_stays_a_person() -> None:
    found = named("Jane London left. London smiled.", ("Jane London", "person"), ("London", "place"))
    assert [(m.kind, m.key) for m in found] == [("person", "jane london")] * 2


@pytest.mark.parametrize(
    ("words", "country", "kind"),
    [
        ("Russia", "RU", "country"), ("the Netherlands", "NL", "country"), ("Moscow", "RU", "capital"),
        ("Russian", "RU", "demonym"), ("Russians", "RU", "demonym"), ("French", "FR", "demonym"),
        ("St Petersburg", "RU", "city"), ("Saint Petersburg", "RU", "city"), ("Mumbai", "IN", "city"),
        ("Athens", "GR", "capital"), ("Tripoli", "LY", "capital"), ("Barcelona", "ES", "city"),
    ],
)  # fmt: skip
def test_places_of_the_table(words: str, country: str, kind: str) -> None:
    found = lookup(words)
    assert found is not None
    assert (found.country, found.kind) == (country, kind)


@pytest.mark.parametrize("words", ["Georgetown", "The Valley", "Kingston", "Victoria", "Stanley", "San José"])
def test_a_name_that_many_towns_share_is_no_country_alone(words: str) -> None:
    assert lookup(words) is None


@pytest.mark.parametrize("words", ["", "the", "Lower Ambry on the Vale", "”", "s"])
def test_no_place(words: str) -> None:
    assert lookup(words) is None


def test_the_table_has_one_name_for_every_country() -> None:
    assert len(country_names()) > 240
    assert country_names()["RU"] == "russia"
    assert country_names()["FR"] == "france"


def test_a_demonym_meets_its_country() -> None:
    found = mentions("The French president visited Russia. Russian officials were there.", "place", "group")
    assert [(words, m.key, m.country) for words, m in found] == [
        ("French", "france", "FR"), ("Russia", "russia", "RU"), ("Russian", "russia", "RU"),
    ]  # fmt: skip


def test_the_engine_finds_persons_and_bodies() -> None:
    text = "President Ada Brook visited Paris on Monday. Brook met Tom Ash of the United Nations."
    found = mentions(text, "person", "organisation", "place")
    assert [(m.kind, m.key) for _, m in found] == [
        ("person", "ada brook"), ("place", "paris"), ("person", "ada brook"), ("person", "tom ash"),
        ("organisation", "united nations"),
    ]  # fmt: skip
