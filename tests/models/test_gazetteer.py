"""The gazetteer's builder: names, regions' middles, and a file that reads back as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import gazetteer_file
from models.gazetteer import settle, stripped
from models.gazetteer_file import ABBREVIATION, DEMONYM, OTHER, OWN, STRIPPED, Entry, names_of, write
from stemma.annotate.places.gazetteer import ROUGH, SEAT, Gazetteer


def city(number: int, name: str, code: str, latitude: float, longitude: float, people: int) -> Entry:
    """A city of a region of Oz."""
    return Entry(number, name, "city", "OZ", code, latitude, longitude, people)


def region(number: int, name: str, level: str, code: str) -> Entry:
    """A region or county of Oz."""
    return Entry(number, name, level, "OZ", code, 0.0, 0.0, 0)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kanawha County", "Kanawha"), ("Novosibirsk Oblast", "Novosibirsk"), ("Emerald", "Emerald"),
        ("Province of Emerald", "Emerald"), ("State of the Munchkins", "Munchkins"),
    ],
)  # fmt: skip
def test_a_region_without_the_word_for_its_kind(name: str, found: str) -> None:
    assert found in stripped(name)


def test_the_plainest_kind_of_a_name_wins() -> None:
    entry = region(1, "Emerald County", "county", "OZ.1.2")
    entry.others |= {"Emerald County", "Smaragd", "12", "x" * 90}
    entry.stripped.add("Emerald")
    entry.demonyms.add("Emeralder")
    entry.abbreviations.add("Em.")
    assert names_of(entry, 40) == {
        "emerald county": OWN, "emerald": STRIPPED, "smaragd": OTHER, "emeralder": DEMONYM,
        "em": ABBREVIATION,
    }  # fmt: skip


def test_regions_lie_in_the_middle_of_their_cities() -> None:
    east = region(1, "East", "region", "OZ.1")
    held, empty = region(2, "Held", "county", "OZ.1.1"), region(3, "Empty", "county", "OZ.1.2")
    first, second = city(4, "One", "OZ.1", 10.0, 20.0, 100), city(5, "Two", "OZ.1", 14.0, 30.0, 50)
    first.county = "OZ.1.1"
    settle([east, held, empty, first, second])
    assert (east.latitude, east.longitude, east.population) == (12.0, 25.0, 150)
    assert (held.latitude, held.longitude, held.rough) == (10.0, 20.0, False)
    assert (empty.latitude, empty.longitude, empty.rough) == (12.0, 25.0, True)


def test_a_written_file_reads_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_file, "TARGET", tmp_path / "places.bin")
    east = region(1, "East", "region", "OZ.1")
    bay, cove = city(4, "Bay", "OZ.1", -10.25, 20.5, 123_456), city(5, "Cové", "OZ.1", 14.0, 30.0, 50)
    bay.seat, cove.rough = True, True
    cove.others.add("Bay")
    path, names = write([bay, cove, east], 40)
    held = Gazetteer(path)
    assert (len(held), names) == (3, 3)
    assert held.called("bay") == ((0, OWN), (1, OTHER))
    assert held.called("ba") == held.called("bays") == held.called("") == ()
    assert [held.title(at) for at in range(3)] == ["Bay", "Cové", "East"]
    row = held.row(0)
    assert (row.number, row.level, row.country, row.region, row.flags) == (4, "city", "OZ", 2, SEAT)
    assert (row.latitude, row.longitude, row.people) == (-10.25, 20.5, 120_000)
    assert held.row(1).flags == ROUGH
