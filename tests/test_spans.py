"""Quotes stand in their original: joining, spans back to the layer, and what tampering breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stemma.records import Quote, Report, Segment, Span
from stemma.spans import CONTEXT, JOINT, holds, join_segments, quote_at, quotes, report_holds, source_spans

LAYER = "Menu\nThe ferry sank off the cape.  \nAdvertisement\n  Forty people were saved.\n"
ODD = st.characters(exclude_categories=["Cs"])
layers = st.text(st.one_of(st.sampled_from("ab \n\t\u200b\u00a0é𝔘"), ODD), max_size=80)


@st.composite
def joined(draw: st.DrawFn) -> tuple[str, Report]:
    """A layer and a report made of stretches of it, in any order, overlapping or not."""
    layer = draw(layers)
    bound = st.integers(0, len(layer) + 3)
    pairs = draw(st.lists(st.tuples(bound, bound), max_size=6))
    text, segments = join_segments(layer, [Span(min(p), max(p)) for p in pairs])
    return layer, Report("r", "o", 0, text, segments)


def report_of(*stretches: Span) -> Report:
    """A report of stretches of ``LAYER``."""
    text, segments = join_segments(LAYER, list(stretches))
    return Report("r", "o", 0, text, segments)


@given(joined())
def test_a_joined_report_holds(made: tuple[str, Report]) -> None:
    layer, report = made
    assert report_holds(report, layer)
    assert all(s.length > 0 for s in report.segments)
    pieces = [layer[s.source : s.source + s.length] for s in report.segments]
    assert report.text == JOINT.join(pieces)
    assert all(piece == piece.strip() for piece in pieces)


@given(joined(), st.data())
def test_quotes_of_any_span_hold(made: tuple[str, Report], data: st.DataObject) -> None:
    layer, report = made
    start = data.draw(st.integers(0, len(report.text)))
    end = data.draw(st.integers(start, len(report.text)))
    found = quotes(report, Span(start, end), layer)
    assert all(holds(q, layer) and q.original_id == "o" and q.exact for q in found)
    inside = [
        report.text[max(start, s.start) : min(end, s.start + s.length)]
        for s in report.segments
        if max(start, s.start) < min(end, s.start + s.length)
    ]
    assert [q.exact for q in found] == inside


@given(layers.filter(bool), st.data())
def test_a_changed_character_inside_a_quote_is_noticed(layer: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(layer) - 1))
    char = data.draw(ODD)
    assume(char != layer[at])
    start = data.draw(st.integers(0, at))
    end = data.draw(st.integers(at + 1, len(layer)))
    quote = quote_at("o", Span(start, end), layer)
    changed = layer[:at] + char + layer[at + 1 :]
    assert holds(quote, layer)
    assert not holds(quote, changed)


@pytest.mark.parametrize(
    "change",
    [
        {"exact": "The ferry sunk"},
        {"prefix": ""},
        {"suffix": "?"},
        {"start": 6},
        {"end": 18},
        {"start": -1},
        {"end": 10_000},
    ],
    ids=str,
)
def test_a_tampered_quote_does_not_hold(change: dict[str, int | str]) -> None:
    quote = quote_at("o", Span(5, 19), LAYER)
    assert quote.exact == "The ferry sank"
    assert holds(quote, LAYER)
    assert not holds(replace(quote, **change), LAYER)  # type: ignore[arg-type]


def test_a_quote_keeps_its_context() -> None:
    quote = quote_at("o", Span(5, 14), LAYER)
    assert (quote.prefix, quote.exact) == ("Menu\n", "The ferry")
    assert quote.suffix == LAYER[14 : 14 + CONTEXT]
    assert quote == Quote("o", 5, 14, "The ferry", "Menu\n", quote.suffix)


def test_a_span_over_a_joint_gives_one_quote_per_segment() -> None:
    report = report_of(Span(4, 36), Span(50, 76))
    assert report.text == f"The ferry sank off the cape.{JOINT}Forty people were saved."
    found = quotes(report, Span(0, len(report.text)), LAYER)
    assert [q.exact for q in found] == ["The ferry sank off the cape.", "Forty people were saved."]


def test_a_span_of_the_joint_alone_stands_on_nothing() -> None:
    report = report_of(Span(4, 36), Span(50, 76))
    at = report.text.index(JOINT)
    assert source_spans(report, Span(at, at + len(JOINT))) == []


def test_empty_and_blank_stretches_are_left_out() -> None:
    report = report_of(Span(0, 0), Span(34, 36), Span(5, 14))
    assert report.text == "The ferry"
    assert report.segments == (Segment(0, 5, 9),)
    assert join_segments("", [Span(0, 5)]) == ("", ())


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The ferry sank off the cape.\n\nFifty people were saved."},
        {"text": "The ferry sank off the cape.\n Forty people were saved."},
        {"text": "The ferry sank off the cape.\n\nForty people were saved. All."},
        {"text": " The ferry sank off the cape.\n\nForty people were saved."},
        {"segments": ()},
        {"segments": (Segment(0, 5, 28),)},
        {"segments": (Segment(0, 4, 28), Segment(30, 52, 24))},
        {"segments": (Segment(1, 6, 27), Segment(30, 52, 24))},
    ],
)
def test_a_tampered_report_does_not_hold(change: dict[str, object]) -> None:
    report = report_of(Span(4, 36), Span(50, 76))
    assert report_holds(report, LAYER)
    assert not report_holds(replace(report, **change), LAYER)  # type: ignore[arg-type]
