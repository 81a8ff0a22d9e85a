"""Countries by code."""

from __future__ import annotations

from stemma.records import Actor, Reason
from stemma.states import alpha2, alpha3, country_title, country_told


def test_codes_lead_to_each_other() -> None:
    assert alpha3()["NO"] == "NOR"
    assert {alpha2()[three] for three in alpha3().values()} == set(alpha3())


def test_every_country_has_a_name() -> None:
    assert set(country_title()) == set(alpha2())
    assert country_title()["NOR"] == "Norway"


def test_a_guess_however_likely_is_not_told() -> None:
    told = Actor("ada brook", "Ada Brook", "person", "NOR", "GOV", 0.95)
    guess = Actor(
        "ada brook", "Ada Brook", "person", "NOR", "GOV", 0.95, reasons=(Reason("actor.report", ""),)
    )
    weak = Actor("coast guard", "Coast Guard", "organisation", "USA", "MIL", 0.8)
    assert [country_told(actor) for actor in (told, guess, weak)] == [True, False, False]
