"""The catalogue of errors: every code can be said, in one form, with what to do."""

from __future__ import annotations

import pickle
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.errors import CATALOGUE, NOTICES, StemmaError, message, problem

SOURCE = Path(__file__).resolve().parent.parent / "src" / "stemma"


def fields(code: str) -> dict[str, str]:
    """Something to fill each placeholder of a code's message with."""
    names = (name for _, name, _, _ in string.Formatter().parse(CATALOGUE[code][0]) if name)
    return {name: f"<{name}>" for name in names}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_can_be_said(code: str) -> None:
    found = problem(code, "here.txt", **fields(code))
    assert (found.code, found.where) == (code, "here.txt")
    assert not set("{}") & set(found.what + found.advice)
    assert all(value in found.what for value in fields(code).values())
    said = message(found)
    assert said.startswith(f"{code}: {found.what} (here.txt). ")
    assert said.endswith(".") and not said.endswith("..")
    assert said.split("(here.txt). ")[1][0].isupper() or not found.advice[0].isalpha()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_says_what_and_what_to_do(code: str) -> None:
    what, advice = CATALOGUE[code]
    assert re.fullmatch(r"E[1-5]\d\d", code)
    assert len(what) > 10 and len(advice) > 10
    assert not what.endswith(".") and not advice.endswith(".")
    assert "\n" not in what + advice
    assert not fields_of(advice), "advice is not filled"


def fields_of(text: str) -> list[str]:
    """The placeholders of a text."""
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


@pytest.mark.parametrize("code", [c for c in sorted(CATALOGUE) if fields(c)])
def test_a_placeholder_without_a_value_is_a_mistake_of_the_caller(code: str) -> None:
    with pytest.raises(KeyError):
        problem(code, "here.txt")


def test_an_unknown_code_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        problem("E999", "here.txt")


def test_an_error_carries_its_problem() -> None:
    with pytest.raises(StemmaError) as caught:
        raise StemmaError("E301", "other-engine", what="other-engine")
    assert caught.value.problem.code == "E301"
    assert str(caught.value) == message(caught.value.problem)


def test_an_error_arrives_whole_from_another_process() -> None:
    error = StemmaError("E206", "a.stemma", what="a page is missing")
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, StemmaError)
    assert (again.problem, str(again)) == (error.problem, str(error))


def used() -> Iterator[tuple[str, str]]:
    """(code, file) for every code that the source names."""
    for path in SOURCE.rglob("*.py"):
        if path.name != "errors.py":
            for code in re.findall(r'"(E\d{3})"', path.read_text(encoding="utf-8")):
                yield code, path.name


def test_every_code_in_the_source_stands_in_the_catalogue() -> None:
    unknown = sorted((code, name) for code, name in used() if code not in CATALOGUE)
    assert not unknown
    assert set(CATALOGUE) >= NOTICES
