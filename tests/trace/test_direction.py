"""Direction: credits, times and cuts decide; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from stemma.records import Found, Outlet, Report, When
from stemma.trace.aliases import known_as
from stemma.trace.credits import credited
from stemma.trace.step import link
from tests.trace.build import OTHER, WIRE, report

AGENCY = Outlet("north coast news agency", "North Coast News Agency", "agency")
PAPER = Outlet("ambry gazette", "Ambry Gazette", "newspaper")


def day(number: int) -> When:
    when = date(2031, 4, number)
    return When(when.isoformat(), when.isoformat(), when, when, "day")


def minute(text: str) -> When:
    when = date.fromisoformat(text[:10])
    return When(text, text, when, when, "minute")


def direction(a: Report, b: Report) -> tuple[str, set[str]]:
    found = link(a, b)
    assert found is not None
    return found.direction, {why.code for why in found.reasons}


def test_unknown_without_any_sign() -> None:
    assert direction(report("a", WIRE), report("b", WIRE)) == (
        "unknown",
        {"shared-passages", "direction-unknown", "time-unknown"},
    )


def test_the_earlier_day_comes_first() -> None:
    a, b = (
        replace(report("a", WIRE), published=day(5)),
        replace(report("b", WIRE), published=day(3)),
    )
    assert direction(a, b) == ("b to a", {"shared-passages", "published-earlier"})


def test_one_day_at_two_precisions_decides_nothing() -> None:
    a = replace(report("a", WIRE), published=day(5))
    b = replace(report("b", WIRE), published=minute("2031-04-05T09:30:00"))
    assert direction(a, b)[0] == "unknown"


def test_minutes_decide_within_a_day_but_midnight_is_no_time() -> None:
    early = replace(report("a", WIRE), published=minute("2031-04-05T07:10:00+00:00"))
    late = replace(report("b", WIRE), published=minute("2031-04-05T11:40:00+02:00"))
    assert direction(early, late)[0] == "a to b"
    night = replace(report("a", WIRE), published=minute("2031-04-05T00:00:00+00:00"))
    assert direction(night, late)[0] == "unknown"


def test_a_credit_line_names_the_source() -> None:
    a = replace(report("a", WIRE), outlet=AGENCY)
    b = replace(report("b", "LOWER AMBRY (NCNA) - " + WIRE), outlet=PAPER)
    assert direction(a, b) == ("a to b", {"shared-passages", "credited"})
    c = replace(report("b", WIRE), outlet=PAPER, credit=Found("NCNA", "byline"))
    assert direction(a, c)[0] == "a to b"


def test_a_credit_in_the_text_names_the_source() -> None:
    a = replace(report("a", WIRE), outlet=AGENCY)
    b = replace(report("b", WIRE + " North Coast News Agency reported first."), outlet=PAPER)
    assert direction(a, b)[0] == "a to b"


def test_a_credit_outweighs_the_date_of_a_report_that_holds_little_else() -> None:
    a = replace(report("a", WIRE), outlet=AGENCY, published=day(9))
    b = replace(report("b", WIRE), outlet=PAPER, published=day(3), credit=Found("NCNA", "credit line"))
    assert direction(a, b) == ("a to b", {"shared-passages", "credited", "outweighed"})


def test_a_credit_against_the_time_leaves_a_mixed_report_open() -> None:
    a = replace(report("a", WIRE), outlet=AGENCY, published=day(9))
    b = replace(
        report("b", WIRE + "\n\n" + OTHER),
        outlet=PAPER, published=day(3), credit=Found("NCNA", "credit line"),
    )  # fmt: skip
    assert direction(a, b) == (
        "unknown",
        {"shared-passages", "credit-against-time", "credited", "published-earlier"},
    )


def test_two_that_credit_one_agency_come_from_it() -> None:
    credit = Found("NCNA", "credit line")
    a = replace(report("a", WIRE), credit=credit, published=day(3))
    b = replace(report("b", WIRE), outlet=PAPER, credit=credit, published=day(4))
    assert direction(a, b)[0] == "unknown"
    assert "common-source" in direction(a, b)[1]


def test_a_cut_copy_speaks_of_a_person_it_does_not_introduce() -> None:
    parts = WIRE.split("\n\n")
    said = "“The walls could fall at any time,” Oldroyd said. She asked people to stay away."
    whole = report("a", "\n\n".join([*parts, said]))
    cut = report("b", "\n\n".join([parts[2], said]))
    found = direction(whole, cut)
    assert found[0] == "a to b"
    assert "shortened" in found[1]


def test_a_contained_report_alone_decides_nothing() -> None:
    short = "\n\n".join(WIRE.split("\n\n")[:2])
    found = direction(report("a", WIRE), report("b", short))
    assert found[0] == "unknown"
    assert "contained" in found[1]


def test_names_of_an_outlet() -> None:
    assert "AP" in known_as("Associated Press")
    assert "NCNA" in known_as("North Coast News Agency")
    assert "Sun" not in known_as("The Sun")
    assert known_as("") == ()


def test_an_outlet_named_without_a_credit_is_no_credit() -> None:
    text = "x " * 200 + "Shares of the North Coast News Agency fell. " + "x " * 200
    assert credited(report("b", text), known_as("North Coast News Agency")) == ""
    assert credited(report("b", "Boats sank, AP reported."), known_as("Associated Press"))


def test_a_credit_names_the_site_of_a_page_that_an_agency_wrote() -> None:
    a = replace(report("a", WIRE), outlet=AGENCY, url=Found("https://www.ambry-gazette.example/1"))
    b = replace(report("b", WIRE), credit=Found("The Ambry Gazette", "source line"))
    assert direction(a, b)[0] == "a to b"


def test_broken_addresses_and_times_are_taken() -> None:
    a = replace(report("a", WIRE), url=Found("http://[x"), published=minute("2031-04-05Tnoon"))
    b = replace(report("b", WIRE), credit=Found("Ambry Gazette"))
    assert direction(a, b)[0] == "unknown"


def test_which_of_two_sites_ran_an_agency_first_does_not_tell_unless_it_is_the_agencys_own() -> None:
    part = WIRE.split("\n\n")[1]
    here, there = Found("https://ambrygazette.example/1"), Found("https://halden.example/2")
    a = replace(report("a", WIRE), outlet=AGENCY, url=here, published=day(3))
    b = replace(report("b", f"{part}\n\n{OTHER}"), outlet=AGENCY, url=there, published=day(5))
    assert direction(a, b)[0] == "unknown"
    assert "wire-pages" in direction(a, b)[1]
    own = replace(a, url=Found("https://northcoastnews.example/1"))
    assert direction(own, b)[0] == "a to b"
    assert direction(a, replace(b, url=here))[0] == "a to b"


def test_a_corrected_edition_is_the_later() -> None:
    a = replace(
        report("a", WIRE + "\n\nCorrection: an earlier version of this story named another town."),
        outlet=PAPER,
    )
    b = replace(report("b", WIRE), outlet=PAPER)
    assert direction(a, b) == ("b to a", {"shared-passages", "corrected"})


def test_a_cut_copy_uses_a_short_name_that_it_does_not_explain() -> None:
    parts = WIRE.split("\n\n")
    first = "The Halden Valley Cooperative (HVC) called a meeting of all its farmers for the week after."
    said = "The HVC asked that people stay away until the walls of the burnt store had come down."
    found = direction(report("a", "\n\n".join([first, *parts, said])), report("b", f"{parts[2]}\n\n{said}"))
    assert found[0] == "a to b"
    assert "shortened" in found[1]


@pytest.mark.parametrize("crawled", ["a", "b", "c", ""])
def test_credits_of_a_chain_hold_against_the_day_a_page_was_saved(crawled: str) -> None:
    wire = replace(report("a", WIRE), outlet=AGENCY, published=day(3))
    paper = report("b", f"{WIRE}\n\nThe North Coast News Agency reported it first.")
    paper = replace(paper, outlet=PAPER, published=day(4))
    forum = report("c", f"{WIRE}\n\nSo wrote the Ambry Gazette, says the person who posted this.")
    forum = replace(forum, outlet=Outlet("pond board", "Pond Board", "forum"), published=day(5))
    chain = [
        replace(
            one,
            published=day(28) if one.id == crawled == "a" else day(1) if one.id == crawled else one.published,
        )
        for one in (wire, paper, forum)
    ]
    ways = [direction(one, two)[0] for one, two in pairwise(chain)]
    assert ways == ["a to b", "a to b"]
