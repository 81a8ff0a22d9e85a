"""Which came first: times that can tell, and times that cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stemma.records import Found, Report, When
from stemma.trace.clock import timed
from tests.trace.build import report


def at(value: str, url: str = "", text: str = "x") -> Report:
    """A report of one time, on one page."""
    when = date.fromisoformat(value[:10])
    precision = "minute" if "T" in value else "day"
    return replace(
        report("r", text),
        url=Found(url),
        published=When(value, value, when, when, precision),  # type: ignore[arg-type]
    )


HERE, THERE = "https://www.ambry.example/1", "https://halden.example/2"


@pytest.mark.parametrize(
    ("first", "second", "side"),
    [
        (at("2031-04-05"), at("2031-04-06"), 1),
        (at("2031-04-06"), at("2031-04-05"), -1),
        (at("2031-04-05"), at("2031-04-05T09:30:00"), 0),
        (at("2031-04-05T09:30:00", HERE), at("2031-04-05T11:30:00", HERE), 1),
        (at("2031-04-05T09:30:00", HERE), at("2031-04-05T11:30:00", THERE), 0),
        (at("2031-04-05T08:30:00", HERE), at("2031-04-05T21:30:00", THERE), 1),
        (at("2031-04-05T09:30:00+00:00", HERE), at("2031-04-05T11:30:00+00:00", THERE), 1),
        (at("2031-04-05T09:30:00+00:00"), at("2031-04-05T11:30:00+02:00"), 0),
        (at("2031-04-05T00:00:00+00:00"), at("2031-04-05T11:30:00+00:00"), 0),
    ],
)
def test_times_decide_where_they_can(first: Report, second: Report, side: int) -> None:
    sign = timed(first, second)
    assert sign is not None
    assert sign.side == side
    turned = timed(second, first)
    assert turned is not None
    assert turned.side == -side


def test_a_report_is_no_older_than_the_posts_it_holds() -> None:
    old = at("2031-04-05", text="It burns — Ana (@ana) April 20, 2031")
    sign = timed(old, at("2031-04-09"))
    assert sign is not None
    assert (sign.side, sign.why.code) == (0, "date-wrong")
    kept = timed(at("2031-04-05", text="It burns — Ana (@ana) 5 April 2031"), at("2031-04-09"))
    assert kept is not None
    assert kept.side == 1


@pytest.mark.parametrize("text", ["(@a) Foo 3, 2031", "(@a) April 99, 2031", "(@a) April 3, 0000"])
def test_no_day_is_none(text: str) -> None:
    sign = timed(at("2031-04-05", text=text), at("2031-04-09"))
    assert sign is not None
    assert sign.side == 1


def test_unknown_times_are_told() -> None:
    sign = timed(report("a", "x"), at("2031-04-05"))
    assert sign is not None
    assert sign.why.code == "time-unknown"
