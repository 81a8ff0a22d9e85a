"""Who did what, when and where: of the headline first, of the opening else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.step import Annotator
from stemma.claim.mainevent import main_event
from stemma.records import Found, MainEvent, Report
from tests.claim.build import dated

BODY = (
    "HARBURY (Reuters) - The ferry Anna Maria sank off Harbury on Tuesday, the coast guard said. "
    "Divers found nine people in the hull. The owner said that the hatch had been repaired in 2019."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def event(annotator: Annotator, title: str, body: str = BODY) -> tuple[Report, MainEvent]:
    """The main event of a report with a title."""
    report = replace(dated(body), title=Found(title, "given"))
    (annotation,) = annotator.annotate([report])
    return report, main_event(report, annotation)


def test_a_headline_tells_who_did_what(annotator: Annotator) -> None:
    _, found = event(annotator, "Divers recover nine bodies from sunken ferry")
    assert found.who is not None
    assert found.who.text == "Divers"
    assert found.who.span is None
    assert found.what is not None
    assert found.what.text.startswith("recover nine bodies")


def test_what_stands_before_a_colon_comes_last(annotator: Annotator) -> None:
    _, found = event(annotator, "Ferry disaster: Divers recover nine bodies")
    assert found.who is not None
    assert found.who.text == "Divers"


def test_without_a_headline_the_opening_answers(annotator: Annotator) -> None:
    report, found = event(annotator, "")
    for answer in (found.who, found.what, found.when):
        assert answer is not None
        assert answer.span is not None
        assert report.text[answer.span.start : answer.span.end] == answer.text
    assert found.who is not None
    assert "Anna Maria" in found.who.text or "ferry" in found.who.text


def test_when_is_the_day_and_not_the_year_of_the_background(annotator: Annotator) -> None:
    _, found = event(annotator, "Divers recover nine bodies from sunken ferry")
    assert found.when is not None
    assert "Tuesday" in found.when.text


def test_nothing_told_is_nothing_answered(annotator: Annotator) -> None:
    _, found = event(annotator, "", "Hello there.")
    assert found.when is None
    assert found.where is None


@settings(max_examples=25, deadline=None)
@given(title=st.text(max_size=60), body=st.text(min_size=1, max_size=200))
def test_any_text_gives_answers_that_stand_in_it(annotator: Annotator, title: str, body: str) -> None:
    report, found = event(annotator, title, body)
    for answer in (found.who, found.what, found.when, found.where):
        if answer is not None and answer.span is not None:
            assert report.text[answer.span.start : answer.span.end] == answer.text
        elif answer is not None:
            assert answer.text in title
