"""Origins that may be one are not counted as two."""

from __future__ import annotations

import pytest

from stemma.weigh.origins import Source, same_origin


def source(key: str, kind: str = "voice", actor: str = "") -> Source:
    """A source of a key."""
    return Source(kind, key, key, True, "", "", "", actor=actor)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("boston herald", "herald", "outlet"),
        ("patrick leahy", "pat leahy", "voice"),
        ("richard deslauriers", "delauriers", "voice"),
        ("ada brook", "brook", "voice"),
    ],
)
def test_names_that_may_be_one(a: str, b: str, kind: str) -> None:
    assert same_origin(source(a, kind), source(b, kind), {})
    assert same_origin(source(b, kind), source(a, kind), {})


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("boston herald", "boston globe", "outlet"),
        ("ada brook", "tom brook", "voice"),
        ("ada brook", "ada cole", "voice"),
        ("richard marsh", "mars", "voice"),
        ("japan airlines", "japan", "voice"),
    ],
)
def test_names_of_two(a: str, b: str, kind: str) -> None:
    assert not same_origin(source(a, kind), source(b, kind), {})


def test_an_outlet_is_no_voice() -> None:
    assert not same_origin(source("herald", "outlet"), source("herald", "voice"), {})


def test_a_family_name_may_be_the_one_of_that_name() -> None:
    assert same_origin(
        source("younger marsden", actor="marsden"), source("tom marsden", actor="tom marsden"), {}
    )
