"""The country that "the Baltic state" is, and regions whose people and states are of no one country."""

from __future__ import annotations

import pytest

from stemma.annotate.actors.registry import region, regions
from stemma.states import alpha3
from tests.annotate.build import last


def test_every_region_is_of_several_countries_that_exist() -> None:
    codes = set(alpha3().values())
    assert regions()
    for told, held in regions().items():
        assert held <= codes, (told, held - codes)
        assert len(held) >= 3, told
        assert told == told.lower()


def test_a_region_is_found_however_it_is_written() -> None:
    assert region("South-East Asian") == region("south-east  asian") == "south east asian"
    assert regions()["south east asian"] == regions()["southeast asian"]
    assert region("Halden") == ""


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Riots broke out in Kenya on Monday. China offered help. The East African nation refused it.",
            "nation",
            "KEN",
        ),
        ("Germany met Latvia in Berlin. The Baltic nation asked for troops.", "nation", "LVA"),
        (
            "BERLIN (AP) — Norway bought jets. Germany waits. The Nordic country wants ten.",
            "country",
            "NOR",
        ),
    ],
)
def test_the_nation_of_a_region_is_the_government_of_the_reports_country(
    text: str, words: str, country: str
) -> None:
    found = last(text, words)
    assert (found.country, found.kind) == (country, "government")
    assert found.key == f"{country.lower()} government"


def test_of_two_countries_of_a_region_the_last_one_named_is_likelier_but_not_sure() -> None:
    found = last("Peru sold copper. Chile bought copper. The South American country protested.", "country")
    assert found.country == "CHL"
    assert found.score < 0.9
    assert found.key != "chl government"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Myanmar and Thailand met. Myanmar waits. Southeast Asian nations were asked.", "nations"),
        ("Norway waits. Norway hopes. Oslo waits. Nordic women marched on Monday.", "women"),
    ],
)
def test_several_of_a_region_have_no_one_country(text: str, words: str) -> None:
    assert last(text, words).country == ""


def test_its_goes_back_to_the_nation_of_a_region() -> None:
    text = (
        "Russia welcomed a guest of Myanmar. The Southeast Asian nation, blamed for toppling its government "
        "in a coup, has found support in Russia."
    )
    assert last(text, "government").country == "MMR"


def test_who_made_a_thing_is_no_scene() -> None:
    text = "Fighting goes on in Peru. Kenyan-made jets bombed towns that rebels hold, officials said."
    assert last(text, "rebels").country == "PER"
