"""Credits: whom a text says it has it from, and what only looks like it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Found, Outlet
from stemma.trace.aliases import authors_of, short_names
from stemma.trace.credits import MAX_MARKS, carried_agency, credited, credits_in, plainly_credited, told_to
from tests.trace.build import report

FILL = "Nothing else was known about the fire in the mill by then, and nobody had asked. " * 8
GAZETTE = Outlet("ambry gazette", "The Ambry Gazette", "newspaper")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Pond told the Ambry Gazette that it burnt.", True),
        ("It burnt, the Ambry Gazette reported.", True),
        ("It burnt, according to a report in the Ambry Gazette.", True),
        ("It burnt, as first noted by Ambry Gazette.", True),
        ("In an Ambry Gazette interview she said so.", True),
        ("It burnt, according to an Ambry Gazette tally.", False),
        ("It burnt, according to an Ambry Gazette/Pond national poll.", False),
        ("“It burnt,” the Ambry Gazette said in a statement.", False),
        ("As told by @Ambry Gazette it burnt.", None),
        ("She came with Ambry Gazette people.", False),
        ("The picture (Ana Pond via Ambry Gazette) was old.", None),
        ("The Ambry Gazette building burnt.", None),
        ("She reads the Ambry Gazette daily.", None),
    ],
)
def test_what_credits_an_outlet(text: str, plain: bool | None) -> None:
    found = credits_in(FILL + text + FILL, ["Ambry Gazette"])
    assert [credit.plain for credit in found] == ([] if plain is None else [plain])


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("AMBRY (Ambry Gazette) - ", True),
        ("AFP/Ambry Gazette - ", True),
        ("Photo Ana Pond/Ambry Gazette. ", False),
    ],
)
def test_a_credit_line_but_not_a_photographers(head: str, expected: bool) -> None:
    assert bool(credits_in(head + FILL, ["Ambry Gazette"])) is expected


def test_the_words_of_a_credit_are_whole() -> None:
    found = credits_in(FILL[:-2] + " and it burnt, the Ambry Gazette reported. " + FILL, ["Ambry Gazette"])
    assert found[0].words.split()[0] in FILL.split()


def test_the_short_name_of_a_paper_named_in_full() -> None:
    source = replace(report("a", "x"), outlet=GAZETTE)
    teller = report(
        "b", FILL + "She spoke to The Ambry Gazette on Monday. The mill is lost, the Gazette said. " + FILL
    )
    assert len(plainly_credited(teller, source)) == 2
    assert plainly_credited(report("b", FILL + "The mill is lost, the Gazette said."), source) == []
    assert short_names("Reuters") == ()


def test_the_author_of_a_report_is_credited() -> None:
    source = replace(
        report("a", "x"), outlet=GAZETTE, byline=Found("Ana Pondwater, Bo Reed For Ambry Gazette")
    )
    assert authors_of(source) == ("Pondwater", "Reed")
    assert plainly_credited(report("b", FILL + "“It burnt,” he told Pondwater. " + FILL), source)
    assert not plainly_credited(report("b", FILL + "Pondwater told him so. " + FILL), source)


def test_who_told_the_outlet_something() -> None:
    text = f"{FILL}She told the Ambry Gazette so. The Ambry Gazette reported it. {FILL}"
    assert [told_to(text, credit) for credit in credits_in(text, ["Ambry Gazette"])] == [True, False]


def test_an_outlet_does_not_credit_itself() -> None:
    own = replace(report("b", FILL + "It burnt, the Ambry Gazette reported."), outlet=GAZETTE)
    assert credited(own, ("The Ambry Gazette", "Ambry Gazette")) == ""


def test_the_agency_that_two_reports_carry() -> None:
    wire = Outlet("apnews.com", "Associated Press", "agency")
    a = replace(report("a", "x"), outlet=wire)
    b = replace(report("b", "y"), outlet=GAZETTE, credit=Found("AP"))
    assert carried_agency(a, b) == "Associated Press"
    assert carried_agency(a, report("c", "z")) == ""


@given(st.text(max_size=200), st.text(max_size=12))
def test_any_text_is_taken(text: str, name: str) -> None:
    for credit in credits_in(text, [name] if name else []):
        assert 0 <= credit.start < credit.end <= len(text)


def test_many_credits_take_bounded_time() -> None:
    started = time.perf_counter()
    found = credits_in("AP reported. (AP) " * 20_000, ["AP", "Associated Press"])
    assert len(found) == MAX_MARKS
    credits_in("AP " * 100_000, ["AP"])
    assert time.perf_counter() - started < 5
