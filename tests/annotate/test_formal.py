"""Formal names of countries are one mention of the country."""

from __future__ import annotations

import pytest

from tests.annotate.build import annotated


@pytest.mark.parametrize(
    ("before", "name", "after", "country"),
    [
        ("Russia condemned the ", "Democratic People's Republic of Korea", ".", "KP"),
        ("Troops of the ", "Democratic Republic of Congo", " left.", "CD"),
        ("The ", "Democratic Republic of the Congo", " said it would vote.", "CD"),
        ("The ", "People’s Republic of China", " opposed it.", "CN"),
    ],
)
def test_a_formal_name_is_one_mention(before: str, name: str, after: str, country: str) -> None:
    text, start = before + name + after, len(before)
    inside = [m for m in annotated(text).mentions if m.start < start + len(name) and m.end > start]
    assert [(text[m.start : m.end], m.country, m.level) for m in inside] == [(name, country, "country")]


def test_it_meets_the_common_name_of_the_country() -> None:
    text = "The Democratic People's Republic of Korea fired a missile. North Korea said it was a test."
    keys = {m.key for m in annotated(text).mentions if m.kind == "place"}
    assert keys == {"north korea"}
    assert {a.key for a in annotated(text).actors if a.kind == "government"} == {"prk government"}
