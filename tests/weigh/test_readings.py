"""Readings of one slot: which agree, which are updates or corrections, which differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.dates import exact_day, month_of, unresolved, year_of
from stemma.records import Claim, Quantity, Reading, Report, Slot, SlotRole, Span, When
from stemma.weigh.copies import Copies
from stemma.weigh.readings import fits, readings_of
from stemma.weigh.witnesses import Weighing
from tests.weigh.build import claim, named, report

Bound = Literal["exact", "least", "most", "about"]
A, B, C = report("a", "alpha"), report("b", "beta"), report("c", "gamma")
POLICE = named("police", key="police")
MONDAY, TUESDAY = date(2025, 3, 17), date(2025, 3, 18)


def on(of: Report, day: date) -> Report:
    """A report published on a day."""
    return replace(of, published=exact_day(day, "", ""))


def toll(of: Claim, value: float, bound: Bound = "exact", unit: str = "people") -> Claim:
    """A claim with a toll and no other slot."""
    count = Quantity(value, bound, unit)
    slot = Slot("how many", Span(0, 3), f"{value:g}", f"{value:g} {unit}", quantity=count)
    return replace(of, slots=(slot,))


def when(of: Claim, value: When, role: SlotRole = "when") -> Claim:
    """A claim with a time and no other slot."""
    return replace(of, slots=(Slot(role, Span(0, 3), value.text, value.value, when=value),))


def where(of: Claim, text: str, country: str, level: str) -> Claim:
    """A claim with a place and no other slot."""
    return replace(of, slots=(Slot("where", Span(0, 3), text, text.lower(), country, level),))


def read(*claims: Claim, reports: tuple[Report, ...] = (A, B, C)) -> tuple[dict[str, Reading], bool]:
    """The readings by value, and whether they are disputed."""
    found, disputed = readings_of(claims, Weighing({r.id: r for r in reports}, Copies(), {}))
    return {r.value: r for r in found}, disputed


def test_one_value_of_two_reports_is_one_reading() -> None:
    found, disputed = read(toll(claim(A), 21), toll(claim(B), 21))
    assert list(found) == ["21 people"]
    assert (found["21 people"].fewest, found["21 people"].most, found["21 people"].note) == (1, 2, "")
    assert not disputed


def test_a_month_and_its_year_agree() -> None:
    day = month_of(2021, 2, "February 2021", "")
    found, disputed = read(when(claim(A), day, "since"), when(claim(B), year_of(2021, "2021", ""), "since"))
    assert found["2021"].note == "agrees with “February 2021” at different precision"
    assert found["February 2021"].note == "agrees with “2021” at different precision"
    assert not disputed


def test_two_days_differ() -> None:
    days = [exact_day(d, d.isoformat(), "") for d in (MONDAY, TUESDAY)]
    found, disputed = read(when(claim(A), days[0]), when(claim(B), days[1]))
    assert found["2025-03-17"].note == "differs from “2025-03-18”"
    assert disputed


def test_an_open_weekday_disputes_nothing() -> None:
    open_day = unresolved("Monday", "weekday", "")
    _, disputed = read(when(claim(A), open_day), when(claim(B), exact_day(TUESDAY, "Tuesday", "")))
    assert not disputed


def test_a_city_and_its_country_agree() -> None:
    found, disputed = read(
        where(claim(A), "Moscow", "RU", "capital"), where(claim(B), "Russia", "RU", "country")
    )
    assert found["Moscow"].note == "agrees with “Russia” at different precision"
    assert not disputed


def test_two_tolls_of_one_day_differ() -> None:
    found, disputed = read(toll(claim(A), 21), toll(claim(B), 35))
    assert found["21 people"].note == "differs from “35 people”"
    assert found["35 people"].note == "differs from “21 people”"
    assert disputed


def test_a_later_higher_toll_is_an_update() -> None:
    early, late = on(A, MONDAY), on(B, TUESDAY)
    found, disputed = read(toll(claim(early), 21), toll(claim(late), 35), reports=(early, late))
    assert found["35 people"].note == "update of “21 people”"
    assert found["21 people"].note == "updated to “35 people”"
    assert not disputed


def test_a_later_lower_toll_is_no_update() -> None:
    early, late = on(A, MONDAY), on(B, TUESDAY)
    _, disputed = read(toll(claim(early), 35), toll(claim(late), 21), reports=(early, late))
    assert disputed


def test_tolls_of_one_publication_day_are_no_update() -> None:
    reports = (on(A, MONDAY), on(B, MONDAY))
    _, disputed = read(toll(claim(reports[0]), 21), toll(claim(reports[1]), 35), reports=reports)
    assert disputed


def test_a_source_that_corrects_itself_is_no_dispute() -> None:
    found, disputed = read(toll(claim(A, POLICE), 21), toll(claim(B, POLICE), 19))
    assert found["21 people"].note == "corrected by its own source: “19 people”"
    assert not disputed


def test_a_correction_beside_the_toll_of_another_is_a_dispute() -> None:
    found, disputed = read(toll(claim(A, POLICE), 21), toll(claim(B, POLICE, at=1), 19), toll(claim(C), 40))
    assert found["40 people"].note.startswith("differs")
    assert disputed


def test_one_dispute_outweighs_what_agrees() -> None:
    found, disputed = read(toll(claim(A), 21), toll(claim(B), 20, "least"), toll(claim(C), 35))
    assert found["21 people"].note.startswith("differs")
    assert disputed


def test_men_and_people_are_counted_together() -> None:
    found, disputed = read(toll(claim(A), 21), toll(claim(B), 21, unit="man"))
    assert len(found) == 1
    assert not disputed


def test_numbers_of_other_things_are_no_readings_of_one_another() -> None:
    found, disputed = read(toll(claim(A), 21), toll(claim(B), 300, unit="house"))
    assert {r.note for r in found.values()} == {""}
    assert not disputed


def test_heights_are_not_disputed() -> None:
    _, disputed = read(toll(claim(A), 21, unit="metre"), toll(claim(B), 30, unit="metre"))
    assert not disputed


@pytest.mark.parametrize(
    ("a", "a_bound", "b", "b_bound", "together"),
    [
        (21, "exact", 21, "exact", True),
        (21, "exact", 22, "exact", False),
        (50, "least", 59, "exact", True),
        (50, "least", 59, "least", True),
        (59, "least", 50, "exact", False),
        (50, "most", 20, "exact", True),
        (20, "most", 50, "exact", False),
        (20, "most", 50, "least", False),
        (100, "about", 95, "exact", True),
        (100, "about", 80, "exact", False),
    ],
)
def test_quantities_that_fit(a: float, a_bound: Bound, b: float, b_bound: Bound, together: bool) -> None:
    first, second = Quantity(a, a_bound, "people"), Quantity(b, b_bound, "people")
    assert fits(first, second) is together
    assert fits(second, first) is together


quantities = st.builds(
    Quantity, st.integers(0, 200).map(float), st.sampled_from(["exact", "least", "most", "about"]),
    st.just("people"),
)  # fmt: skip


@given(quantities, quantities)
def test_fitting_is_symmetric_and_holds_of_itself(a: Quantity, b: Quantity) -> None:
    assert fits(a, b) == fits(b, a)
    assert fits(a, a)


@given(st.lists(st.tuples(st.sampled_from("abc"), quantities), max_size=7))
def test_every_claim_stands_behind_its_reading(made: list[tuple[str, Quantity]]) -> None:
    held = {"a": A, "b": B, "c": C}
    claims = [toll(claim(held[name], at=n), q.value, q.bound) for n, (name, q) in enumerate(made)]
    found, disputed = readings_of(claims, Weighing({r.id: r for r in (A, B, C)}, Copies(), {}))
    assert sorted(i for r in found for i in r.claim_ids) == sorted(c.id for c in claims)
    assert all(1 <= r.fewest <= r.most for r in found)
    assert disputed == any(r.note.startswith("differs") for r in found)
    again, _ = readings_of(claims[::-1], Weighing({r.id: r for r in (C, B, A)}, Copies(), {}))
    assert again == found
