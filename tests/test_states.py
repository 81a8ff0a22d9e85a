"""Countries by code."""

from __future__ import annotations

from stemma.states import alpha2, alpha3, country_title


def test_codes_lead_to_each_other() -> None:
    assert alpha3()["NO"] == "NOR"
    assert {alpha2()[three] for three in alpha3().values()} == set(alpha3())


def test_every_country_has_a_name() -> None:
    assert set(country_title()) == set(alpha2())
    assert country_title()["NOR"] == "Norway"
