"""Datelines, credits, bylines and outlets."""

from __future__ import annotations

import pytest

from stemma.outlets import by_host, by_name, host_of, is_media_name, named, registered
from stemma.read import credits
from stemma.read.lines import byline_names, junk_reason
from stemma.records import Found


@pytest.mark.parametrize(
    ("line", "place", "source", "day"),
    [
        ("VELBY — The river rose.", "VELBY", "", ""),
        ("NAIROBI, Kenya (AP) — Rain fell.", "NAIROBI, Kenya", "AP", ""),
        ("PARIS, July 14 (Reuters) - Crowds came.", "PARIS", "Reuters", "July 14"),
        ("TOKYO/SEOUL (Reuters) - A test.", "TOKYO/SEOUL", "Reuters", ""),
        ("BEIJING -- The ministry spoke.", "BEIJING", "", ""),
        ("UNITED NATIONS, Sept 15 (Xinhua) -- Envoys met.", "UNITED NATIONS", "Xinhua", "Sept 15"),
        ("Berlin (dpa) - A ship sank.", "Berlin", "dpa", ""),
        ("(CNN) The storm came.", "", "CNN", ""),
    ],
)
def test_dateline(line: str, place: str, source: str, day: str) -> None:
    found = credits.dateline([line])
    assert (found.place.value, found.source, found.day) == (place, source, day)


@pytest.mark.parametrize(
    "line",
    ["FILE — In this photo, a boat.", "BREAKING - A ship sank.", "The mayor — who left — came back.",
     "He said (see below) it rained.", "VIDEO: A ship sank.", "GREAT NEW SUMMER TEST SERIES - Join now."],
)  # fmt: skip
def test_no_dateline(line: str) -> None:
    assert credits.dateline([line]).place.value == ""


def shown(*lines: str, byline: str = "", around: tuple[str, ...] = ()) -> credits.Credit:
    return credits.credit(credits.dateline(lines), Found(byline, "the line" if byline else ""), lines, around)


@pytest.mark.parametrize(
    ("lines", "byline", "value", "whole"),
    [
        (("OSLO (AP) — Snow fell.",), "", "Associated Press", True),
        (("Snow fell.", "© AFP"), "", "Agence France-Presse", True),
        (("Snow fell.", "(Reuters)"), "", "Reuters", True),
        (("Snow fell.", "ab/cd (AFP, dpa)"), "", "Agence France-Presse, dpa", False),
        (("Snow fell.",), "Reuters Staff", "Reuters", True),
        (("Snow fell.", "The Associated Press contributed to this report."), "Ann Lee",
         "Associated Press", False),
        (("Snow fell.", "Reuters"), "Ann Lee", "Reuters", False),
        (("Copyright 2017 The Associated Press. All rights reserved.", "Snow."), "",
         "Associated Press", True),
        (("Snow fell.",), "Ann Lee", "", False),
        (("Snow fell.",), "North Fjord News Agency", "North Fjord News Agency", True),
    ],
)  # fmt: skip
def test_credit(lines: tuple[str, ...], byline: str, value: str, whole: bool) -> None:
    found = shown(*lines, byline=byline)
    assert (found.found.value, found.whole) == (value, whole)


def test_short_names_are_spelled_out_from_the_page() -> None:
    found = shown("VELBY (NFA) - Snow fell.", around=("By North Fjord Agency",))
    assert found.found.value == "North Fjord Agency"
    assert shown("VELBY (NFA) - Snow fell.").found.value == "NFA"


def test_pictures_credits_beside_the_text_do_not_count() -> None:
    assert shown("Snow fell.", around=("Reuters", "© AFP")).found.value == ""


def test_feed_addresses() -> None:
    assert credits.fed("https://example.org/wires/afp/article-1").found.value == "Agence France-Presse"
    assert credits.fed("https://example.org/news/afp-strike").found.value == ""


@pytest.mark.parametrize(
    ("line", "names"),
    [("By Ann Lee and Bo Ek, Reuters", "Ann Lee and Bo Ek, Reuters"), ("By Reuters Staff", "Reuters Staff"),
     ("By the time it ended, many had left.", ""), ("By noon the river had risen", ""), ("Byline", "")],
)  # fmt: skip
def test_byline(line: str, names: str) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Photo", "line.label"),
        ("Advertisement Continue reading the main story", "line.advertisement"),
        ("READ MORE: River rises again in the north", "line.read_more"),
        ("Xinhua | Updated: 2017-09-15 17:52", "line.metadata"),
        ("Published: 12:01, 5 May 2017", "line.metadata"),
        ("Copyright 2017 Example. All rights reserved.", "line.copyright"),
    ],
)
def test_junk(line: str, code: str) -> None:
    found = junk_reason(line)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "line",
    ["Read more books, the minister urged.", "In 2017 the river rose.", "Yes.", "He was 41.",
     "Video of the crash shows two boats.", "March 2020 was dry.", "Photos were taken by police."],
)  # fmt: skip
def test_text_is_no_junk(line: str) -> None:
    assert junk_reason(line) is None


def test_outlets_by_host_and_name() -> None:
    assert by_host("edition.cnn.com", "x").key == "cnn.com"
    assert by_host("english.cctv.com", "x").kind == "state media"
    unknown = by_host("news.example.co.uk", "x")
    assert (unknown.key, unknown.kind) == ("example.co.uk", "unknown")
    assert by_host("", "x").key == ""
    ap = by_name("The Associated Press", "x")
    assert ap is not None
    assert ap.key == "apnews.com"
    assert by_name("Anybody", "x") is None


def test_unregistered_outlets_keep_their_name() -> None:
    assert named("Fjord State Television", "x").kind == "state media"
    assert named("The Velby Post", "x").kind == "unknown"
    assert named("The Velby Post", "x").key == named("Velby Post", "y").key
    assert is_media_name("The Velby Post")
    assert not is_media_name("Ferry sinks in the night")


def test_hosts() -> None:
    assert host_of("https://www.Example.org:80/a") == "example.org"
    assert host_of("http://[broken") == ""
    assert host_of("127.0.0.1") == ""
    assert registered("a.b.example.com") == "example.com"
