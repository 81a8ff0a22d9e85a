"""The builder of the registries of countries and leaders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.actors import countries, factbook, reigned

CODES = """ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,CLDR display name,is_independent
MV,MVL,Maravel,Yes
ZZ,ZZT,Outer Maravel,Territory of MV
,ANT,Nowhere,No
"""
REIGN = """stateabb,leader,smonth,syear,emonth,eyear
MVL,Ola Berg (acting),3,1999,7,2004
MVL,Brook,7,2004,,
MVL,Ash & Cole,1,2003,2,2003
MVL,Old King,1,1950,2,1960
AUL,Ada Brook,1,2010,2,2011
,,,,,
"""
FACTS = {
    "Maravel": {
        "chief of state": "President Gen. Ola Maria BERG-ASH (since 7 May 2012)",
        "head of government": "Prime Minister COLE Jonas (since 2019); note - none",
    },
    "Outer Maravel": {"chief of state": "President Ola BERG (since 7 May 2012)", "head of government": ""},
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A labelled data folder of one country and one territory."""
    folder = tmp_path / "actors"
    folder.mkdir()
    (folder / "country-codes.csv").write_text(CODES, encoding="utf-8")
    (folder / "reign-leaders.csv").write_text(REIGN, encoding="utf-8")
    (folder / "factbook-leaders.json").write_text(json.dumps(FACTS), encoding="utf-8")
    return tmp_path


def test_countries_have_both_codes(gold: Path) -> None:
    assert list(countries(gold)) == ["MV | MVL | Maravel", "XK | XKX | Kosovo", "ZZ | ZZT | Outer Maravel"]


def test_leaders_have_their_time_and_several_in_one_line_are_left_out(gold: Path) -> None:
    assert list(reigned(gold)) == [
        "Ola Berg | | MVL | leader | GOV | 1999-03 | 2004-07 |",
        "Brook | | MVL | leader | GOV | 2004-07 | 2021-08 |",
        "Ada Brook | | AUS | leader | GOV | 2010-01 | 2011-02 |",
    ]


def test_heads_of_states_have_office_family_name_and_day(gold: Path) -> None:
    assert list(factbook(gold)) == [
        "Ola Maria Berg-Ash | Berg-Ash | MVL | President | GOV | 2012-05 | |",
        "Jonas Cole | Cole | MVL | Prime Minister | GOV | 2019 | |".replace("Jonas Cole", "Cole Jonas"),
    ]
