"""Truth 1: ``original[span] == quote``, for every quote in a case."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings

import stemma
from stemma.case import Case
from stemma.records import Claim, Span
from stemma.spans import JOINT, holds
from tests.fakes import STEPS, layer_of
from tests.piles import piles, written


def spans_of(claim: Claim) -> list[Span]:
    return [claim.span, claim.trigger, *(slot.span for slot in claim.slots)]


def every_quote_holds(case: Case) -> int:
    """Check all quotes against the bytes, without the means of the store; give their number."""
    seen = 0
    for claim in case.claims():
        report = case.view.report(claim.report_id)
        layer = layer_of(case.view.data(report.original_id), "").text
        for span in spans_of(claim):
            quotes = case.view.quotes(claim.report_id, span)
            for quote in quotes:
                assert layer[quote.start : quote.end] == quote.exact
                assert holds(quote, layer)
            told = report.text[span.start : span.end]
            assert JOINT.join(quote.exact for quote in quotes) == told
            seen += len(quotes)
    for removed in case.removed():
        layer = layer_of(case.view.data(removed.original_id), "").text
        assert layer[removed.start : removed.end] == removed.exact
    return seen


@settings(max_examples=25)
@given(piles)
def test_every_quote_stands_in_its_original(pile: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with stemma.open(folder / "c.stemma", steps=STEPS) as case:
            case.read(written(folder / "in", pile))
            seen = every_quote_holds(case)
            assert seen or not case.claims()
            assert case.check() == []


def test_a_pile_has_quotes(tmp_path: Path) -> None:
    """So that the property above is not true of nothing."""
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        case.read(written(tmp_path / "in", ["A ferry sank today. All\nwere saved.\nAt last."]))
        assert every_quote_holds(case) > 3
