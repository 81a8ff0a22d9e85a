"""Addresses, set phrases and how a poll was made are found, and make no link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.trace.step import link
from stemma.trace.stock import SIGNS, stock_spans
from tests.trace.build import OTHER, WIRE, report

METHOD = (
    "The survey of 1,203 grown people in the three valleys was conducted by letter and has a sampling error "
    "of three points either way."
)
SILENT = (
    "spoke on condition of anonymity because they were not authorized to discuss the lost barges with "
    "anybody outside the harbour board"
)
SAMPLE = (
    "The poll of 1,203 grown people, including 400 millers and 300 growers of barley, taken by "
    "letter and by messenger, came out on Monday."
)
PANEL = (
    "Everyone who answered belongs to the valley's own survey panel and every grown person of the three "
    "valleys had a chance of selection."
)
ADDRESS = (
    "https://pond.example/news/2031/04/fire-breaks-out-in-grain-store-of-lower-ambry-before-dawn-on-monday"
)


@pytest.mark.parametrize("stock", [METHOD, SILENT, SAMPLE, PANEL, ADDRESS])
def test_stock_links_nobody(stock: str) -> None:
    a, b = report("a", f"{WIRE}\n\nTwo clerks {stock}"), report("b", f"{OTHER}\n\nA porter {stock}")
    spans = stock_spans(a.text)
    assert [a.text[span.start : span.end] for span in spans][-1].rstrip(".").endswith(stock[-40:].rstrip("."))
    assert link(a, b) is None


def test_a_poll_is_told_in_its_own_sentence_alone() -> None:
    before, after = "Half of the valley wants the weir back.", "The miller does not."
    (span,) = stock_spans(f"{before} {METHOD} {after}")
    assert f"{before} {METHOD} {after}"[span.start : span.end] == METHOD


texts = st.lists(
    st.sampled_from([*SIGNS, METHOD, SILENT, "was taken.", "for", "\n", "No ", "."]), max_size=20
)


@given(texts.map(" ".join))
def test_spans_are_in_order_and_apart(text: str) -> None:
    spans = stock_spans(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
