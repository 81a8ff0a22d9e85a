"""The cast of a story in the terminal."""

from __future__ import annotations

from dataclasses import replace

from stemma.show.cast import SHOWN, cast_lines
from tests.show.fake import FakeView

CAST = FakeView().cast("story-1")


def test_a_figure_is_told_with_why_its_names_are_one() -> None:
    first, second = (line.plain for line in cast_lines(CAST, False))
    assert "Brook: mayor · person · MVL · GOV · 3 reports · 2 claims" in first
    assert second.startswith("also brook: the only one of the story with that last name (score 0.80)")
    assert "\x1b" not in first + second


def test_who_is_in_no_claim_is_left_out() -> None:
    assert not any("Harbour Board" in line.plain for line in cast_lines(CAST, True))


def test_the_rest_is_counted() -> None:
    many = [replace(CAST[0], key=str(n), merges=()) for n in range(SHOWN + 3)]
    lines = [line.plain for line in cast_lines(many, False)]
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "and 3 more actors: add --all"
    assert len(list(cast_lines(many, True))) == SHOWN + 3


def test_a_guessed_country_is_told_as_one() -> None:
    (line,) = cast_lines([replace(CAST[0], told=False, merges=())], False)
    assert "perhaps MVL" in line.plain
