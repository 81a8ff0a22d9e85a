"""Furniture that only the pile tells: dropped where many reports of an outlet hold it, kept in editions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Outlet, Report
from stemma.trace.furniture import MANY, furniture_numbers
from stemma.trace.step import fingerprints, link
from tests.trace.build import OTHER, WIRE, report
from tests.trace.rewrites import FIRE, MINE

BOX = """The minister denies all charges and says that the harbour fund was opened to auditors in May.
Divers found the bell of the lost trawler in forty metres of water off the northern lighthouse."""


def common(*texts: str) -> frozenset[int]:
    """The fingerprints of some texts as furniture."""
    return frozenset(number for text in texts for number in fingerprints(report("r", text)))


def of(outlet: str, id: str, text: str) -> Report:
    """A report of an outlet."""
    return replace(report(id, text), outlet=Outlet(outlet.casefold(), outlet))


def test_a_number_that_many_reports_of_one_outlet_hold_is_furniture() -> None:
    assert furniture_numbers({1: MANY - 1, 2: MANY, 3: 400}) == {2, 3}
    assert furniture_numbers({}) == frozenset()


def test_a_box_under_two_stories_links_them_only_while_the_pile_is_unknown() -> None:
    a, b = of("Pond", "r1", f"{WIRE}\n\n{BOX}"), of("Pond", "r2", f"{OTHER}\n\n{BOX}")
    assert link(a, b) is not None
    assert link(a, b, common(BOX)) is None
    assert link(b, a, common(BOX)) is None


def test_a_copy_beside_furniture_is_kept_without_it() -> None:
    a, b = of("Pond", "r1", f"{WIRE}\n\n{BOX}"), of("Pond", "r2", f"{WIRE}\n\n{OTHER}\n\n{BOX}")
    found = link(a, b, common(BOX))
    assert found is not None
    (passage,) = found.passages
    assert passage.a.start == 0
    assert abs(passage.a.end - len(WIRE)) < 10


def test_editions_of_one_text_are_not_its_furniture() -> None:
    a, b = report("r1", WIRE), report("r2", f"{WIRE} Rain fell.")
    assert link(a, b, common(WIRE)) == link(a, b)


def test_a_rewrite_is_not_found_in_furniture() -> None:
    a, b = of("Pond", "r1", f"{OTHER}\n\n{MINE.wire}"), of("Pond", "r2", f"{WIRE}\n\n{MINE.wire}")
    assert link(a, b) is not None
    assert link(a, b, common(MINE.wire)) is None


LONG = "\n\n".join([OTHER, MINE.wire, MINE.own])


def test_a_box_in_a_copy_of_a_page_links_it_to_no_other_page_of_the_outlet() -> None:
    page, copy = of("Pond", "r1", f"{WIRE}\n\n{BOX}\n\n{FIRE.own}"), of("Heron", "r2", f"{LONG}\n\n{BOX}")
    assert link(page, copy) is not None
    assert link(page, copy, common(BOX)) is None
    assert link(copy, page, common(BOX)) is None


def test_what_an_outlet_holds_many_times_is_no_furniture_where_it_is_much_of_another_report() -> None:
    update, copy = of("Pond", "r1", f"{WIRE}\n\n{OTHER}"), of("Heron", "r2", f"{WIRE}\n\n{BOX}")
    assert link(update, copy, common(WIRE)) == link(update, copy)


def test_a_link_of_strangers_keeps_the_furniture_that_was_copied_with_the_story() -> None:
    lines = LONG.split("\n\n")
    page = of("Pond", "r1", "\n\n".join([BOX, *lines]))
    copy = of("Heron", "r2", "\n\n".join([*lines[1:], BOX, WIRE]))
    found = link(page, copy, common(BOX))
    assert found is not None
    assert page.text.index(BOX) in [passage.a.start for passage in found.passages]


@given(st.dictionaries(st.integers(-(2**63), 2**63 - 1), st.integers(1, 20)))
def test_only_numbers_that_were_asked_for(holders: dict[int, int]) -> None:
    assert furniture_numbers(holders) == {n for n in holders if holders[n] >= MANY}
