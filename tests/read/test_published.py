"""Publication times: stamps, evidence, alternatives."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.read.draft import Stamp
from stemma.read.published import published, spoken_of
from stemma.read.stamps import readings, vague

ALONE = "the line that stands alone"


@pytest.mark.parametrize(
    ("text", "day", "minute"),
    [
        ("2017-09-15T17:52:33Z", date(2017, 9, 15), "17:52Z"),
        ("2017-09-15T00:00:00", date(2017, 9, 15), ""),
        ("2019-11-19T09:01:00+05:30", date(2019, 11, 19), "09:01+05:30"),
        ("Posted March 20, 2025 at 5:12 pm", date(2025, 3, 20), "17:12"),
        ("20th March 2025", date(2025, 3, 20), ""),
        ("Fri, 15 Sep 2017 17:52:00 GMT", date(2017, 9, 15), "17:52"),
        ("1505497953", date(2017, 9, 15), "17:52Z"),
        ("31.12.2020", date(2020, 12, 31), ""),
    ],
)
def test_one_reading(text: str, day: date, minute: str) -> None:
    (found,) = readings(text)
    assert (found.day, found.minute) == (day, minute)


def test_numeric_dates_give_every_day_they_can_mean() -> None:
    assert {r.day for r in readings("03/04/2017")} == {date(2017, 4, 3), date(2017, 3, 4)}
    assert {r.day for r in readings("20-03-25")} == {date(2025, 3, 20), date(2020, 3, 25)}
    assert readings("30-02-2017") == ()
    assert readings("call 020-7946-0958") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3 hours ago", "relative"),
        ("March 2025", "month"),
        ("July 14", "no year"),
        ("two days ago", "relative"),
    ],
)
def test_vague(text: str, kind: str) -> None:
    found = vague(text)
    assert found is not None
    assert found.kind == kind


def test_text_settles_an_ambiguous_stamp_and_says_why() -> None:
    text = "Since November 2021, the bridge has been closed, and boats carry the mail."
    when = published([Stamp("11-04-22", ALONE, 2)], text)
    assert when.value == ""  # 2011 is out; April or November of 2022 stay
    assert (when.earliest, when.latest) == (date(2022, 4, 11), date(2022, 11, 4))
    assert {"date.before_text", "date.ambiguous"} == {r.code for r in when.reasons}
    assert any("November 2021" in r.words for r in when.reasons)
    sure = published([Stamp("21-04-22", ALONE, 2)], text)
    assert (sure.value, sure.precision) == ("2022-04-21", "day")


def test_another_stamp_settles_an_ambiguous_one() -> None:
    stamps = [Stamp("03/04/2017", ALONE, 2), Stamp("2017-04-03", "the address", 4)]
    when = published(stamps, "It rained.")
    assert when.value == "2017-04-03"
    assert "date.confirmed" in {r.code for r in when.reasons}


def test_an_ambiguous_stamp_alone_stays_open() -> None:
    when = published([Stamp("03/04/2017", ALONE, 2)], "It rained.")
    assert (when.value, when.precision) == ("", "span")
    assert (when.earliest, when.latest) == (date(2017, 3, 4), date(2017, 4, 3))


def test_surest_stamp_wins_and_the_other_is_named() -> None:
    stamps = [Stamp("2017-09-20", "the file's name", 5), Stamp("2017-09-15T10:00", "metadata", 0)]
    when = published(stamps, "")
    assert (when.value, when.precision, when.how) == ("2017-09-15T10:00", "minute", "metadata")
    assert [r.code for r in when.reasons] == ["date.other"]


def test_relative_stamps_and_missing_years_stay_unknown_with_the_reason() -> None:
    assert [r.code for r in published([Stamp("3 hours ago", ALONE, 1)], "").reasons] == ["date.relative"]
    when = published([Stamp("July 14", "the dateline", 3)], "")
    assert (when.value, when.precision, when.text) == ("", "unknown", "July 14")
    assert [r.code for r in when.reasons] == ["date.no_year"]
    assert [r.code for r in published([], "").reasons] == ["date.none"]


def test_month_keeps_its_precision() -> None:
    when = published([Stamp("March 2025", ALONE, 2)], "")
    assert (when.value, when.precision, when.latest) == ("2025-03", "month", date(2025, 3, 31))


def test_picture_names_are_no_stamps_and_are_named() -> None:
    when = published([], "Since May 2022 it has rained.", ["2021-02-03T0101Z_harbour.webp"])
    assert when.value == ""
    assert any("name of a picture" in r.words and "May 2022" in r.words for r in when.reasons)


def test_announced_years_are_not_past() -> None:
    assert spoken_of("The port will open in March 2031.") is None
    assert spoken_of("The plan runs until 2040.") is None
    found = spoken_of("It closed in March 2019 and again in 2020.")
    assert found is not None
    assert found.day == date(2020, 1, 1)
