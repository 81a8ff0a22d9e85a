"""The registries: every line can be read, dates and codes are right, names are found in every form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.actors.registry import (
    FOLDER,
    SECTORS,
    bodies,
    families,
    lines,
    listed_body,
    marks,
    name_words,
    offices,
    persons,
    roles,
    sectors_of,
    titled,
)
from stemma.annotate.actors.sector import body_called
from stemma.keys import bare
from stemma.states import alpha3

DAY = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


@pytest.mark.parametrize("file", ["officials.txt", "leaders.txt"])
def test_every_line_of_persons_has_a_country_a_sector_and_days_in_order(file: str) -> None:
    codes = set(alpha3().values())
    for name, _, country, office, sectors, since, until, *_ in lines(file, 8):
        assert name and office
        assert country in codes or not country, name
        assert sectors_of(sectors, name), name
        assert DAY.fullmatch(since), name
        assert DAY.fullmatch(until), name
        assert not until or since <= until, name


@pytest.mark.parametrize("file", ["governments.txt", "groups.txt", "organisations.txt"])
def test_every_line_of_bodies_has_a_sector_and_a_country_that_exists(file: str) -> None:
    codes = set(alpha3().values())
    for name, sectors, country, *_ in lines(file, 4):
        assert sectors_of(sectors, name), name
        assert country.rstrip("?") in codes or not country, name


def test_no_name_of_a_body_stands_twice_in_one_file() -> None:
    for file in ("governments.txt", "groups.txt", "organisations.txt"):
        names = [name for name, *_ in lines(file, 4)]
        assert sorted(set(names)) == sorted(names), file


def test_marks_are_folded_words_with_countries_that_exist() -> None:
    codes = set(alpha3().values())
    assert marks()["secretary of state"] == ("USA",)
    for word, countries in marks().items():
        assert word == word.lower().rstrip("."), word
        assert countries and set(countries) <= codes, word
        assert len(set(countries)) == len(countries), word


def test_roles_are_single_nouns_with_known_kinds() -> None:
    assert {role.kind for role in roles().values()} == {"role", "crowd", "body", "title", "name"}
    assert {code for role in roles().values() for code in role.sectors} <= SECTORS
    assert all(1 <= len(word.split()) <= 4 and word == word.lower() for word in roles())


def test_a_code_that_is_none_is_told_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"roles.txt: XYZ is no sector"):
        sectors_of("GOV, XYZ", "roles.txt")


def test_a_line_with_too_few_columns_is_told_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "groups.txt").write_text("# head\nCivic Watch | NGO\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"groups.txt, line 2: 4 columns"):
        list(lines("groups.txt", 4, tmp_path))


def test_persons_are_found_in_full_and_by_family() -> None:
    assert {o.country for o in persons()["angela merkel"]} == {"DEU"}
    assert {o.country for o in persons()["xi jinping"]} == {"CHN"}
    assert "CHN" in {o.country for o in families()["xi"]}
    assert "trump" not in persons()


def test_no_line_of_persons_by_hand_says_the_same_office_of_the_same_days_twice() -> None:
    rows = [(name, office, since) for name, _, _, office, _, since, *_ in lines("officials.txt", 8)]
    assert len(set(rows)) == len(rows)


def test_a_whole_name_as_family_name_leaves_the_last_word_to_others() -> None:
    assert persons()["mark kelly"]
    assert "Mark Kelly" not in {o.name for o in families().get("kelly", ())}
    assert "Gretchen Whitmer" in {o.name for o in families()["whitmer"]}


def test_a_name_of_one_word_is_found_with_its_title_alone() -> None:
    assert {o.country for o in persons()["pope francis"]} == {"VAT"}
    assert {o.country for o in persons()["emperor naruhito"]} == {"JPN"}
    assert "francis" not in persons()
    assert "naruhito" not in persons()


def test_faiths_and_peoples_are_people_and_movements_are_bodies() -> None:
    for word, country in (("Sherpas", "NPL"), ("Corsicans", "FRA"), ("Hindus", ""), ("Tutsis", "")):
        found = body_called(word)
        assert found is not None
        assert (found.kind, found.country) == ("people", country)
    movement = body_called("Black Lives Matter")
    assert movement is not None
    assert movement.kind == "organisation"


def test_forms_of_the_groups_of_states_are_one() -> None:
    assert body_called("G-7") == body_called("G7") == body_called("Group of Seven") is not None
    assert body_called("G-20") == body_called("G20") == body_called("Group of 20") is not None


def test_particles_are_no_part_of_a_family_name() -> None:
    assert bare("el sisi") == bare("al sisi") == bare("sisi") == "sisi"
    assert bare("la") == "la"
    assert {o.country for o in families()["sisi"]} == {"EGY"}


def test_bodies_are_found_by_every_name_and_short_ones_in_capitals_only() -> None:
    assert bodies()["isil"] is bodies()["islamic state"]
    found = body_called("WHO")
    assert found is not None
    assert found.name == "World Health Organization"
    assert body_called("who") is None
    assert body_called("Nobody's Own Society") is None


def test_offices_are_found_by_country() -> None:
    assert {o.name for o in offices()["DEU", "chancellor"]} >= {"Angela Merkel", "Olaf Scholz"}


def test_words_of_names_go_before_words_for_bodies() -> None:
    assert name_words()["group"] == ("BUS",)
    assert name_words()["sheriff office"] == ("COP",)


def test_the_made_files_say_so() -> None:
    made = {"leaders.txt": "models.actors", "countries.txt": "models.actors", "bodies.txt": "models.bodies"}
    for name, command in made.items():
        assert command in (FOLDER / name).read_text(encoding="utf-8").splitlines()[0]


def test_every_line_of_listed_bodies_is_found_by_its_key() -> None:
    rows = (FOLDER / "bodies.txt").read_text(encoding="utf-8").rstrip().split("\n")
    assert rows == sorted(rows)
    codes = set(alpha3().values())
    kept = [row for row in rows if not row.startswith("#")]
    for row in kept:
        key, _, sectors, country = row.split("|")
        assert key not in bodies(), f"{key} stands in a file by hand"
        assert country.rstrip("?") in codes, row
        found = listed_body(key)
        assert found is not None
        assert (found.country, found.weak) == (country.rstrip("?"), country.endswith("?"))
        assert found.sectors == sectors_of(sectors, "bodies.txt")
    assert len({row.partition("|")[0] for row in kept}) == len(kept)


KEYS = frozenset(
    row.partition("|")[0]
    for row in (FOLDER / "bodies.txt").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
)


@given(st.one_of(st.text(max_size=30), st.sampled_from(sorted(KEYS)[::50]), st.just("# key (capitals")))
def test_a_listed_body_is_found_by_its_whole_key_and_by_nothing_else(name: str) -> None:
    assert (listed_body(name) is not None) == (name in KEYS)
    if name in KEYS:
        assert (listed_body(name[:-1]) is not None) == (name[:-1] in KEYS)


def test_the_head_of_the_file_is_no_body() -> None:
    for row in (FOLDER / "bodies.txt").read_text(encoding="utf-8").splitlines()[:3]:
        assert listed_body(row.partition("|")[0]) is None


def test_lines_by_hand_go_before_lists_and_legal_forms_are_no_part_of_a_name() -> None:
    assert listed_body("utah state university") is not None
    assert listed_body("utah state") is None
    hand, form = body_called("Petrobras"), body_called("Petrobras S.A.")
    assert hand is not None
    assert form == hand
    assert listed_body("petrobras") is None


def test_initials_of_listed_bodies_count_in_capitals_only() -> None:
    found = body_called("SAMHSA")
    assert found is not None
    assert found.country == "USA"
    assert body_called("samhsa") is None
    assert body_called("Samhsa") is None


def test_no_body_of_the_lists_is_called_like_a_word_a_surname_or_a_place() -> None:
    for key in ("target", "orange", "apple", "mars", "brady", "gates", "paris", "astro", "city bank"):
        assert listed_body(key) is None, key


def test_a_key_gets_its_capitals_back() -> None:
    assert titled("university of halden") == "University of Halden"
    assert titled("of the sea") == "Of the Sea"


def test_letters_in_small_stand_for_a_body_only_where_its_line_has_them_so() -> None:
    assert body_called("Nato") == body_called("NATO")
    assert body_called("WHO") is not None
    assert body_called("Who") is None
