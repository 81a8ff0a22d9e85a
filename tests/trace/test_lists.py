"""Lines that prove nothing: lists, tables, headlines, authors; sentences are none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.trace.lists import list_spans
from stemma.trace.step import link
from tests.trace.build import OTHER, WIRE, report


def listed(text: str) -> list[str]:
    return [text[span.start : span.end] for span in list_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "* World",
        "Council votes to close Brackwater pool after boiler fails",
        "Rovers 3 City 2, Albion 0 United 0, Wanderers 1 Rangers 4.",
        "Wheat 201.50 +1.2%",
        "Hanna Oldroyd is a reporter at the Ambry Gazette. She covers fires and floods.",
        "Ambry Gazette River Editor Hanna Oldroyd is a professor at the school of Ambry.",
        "She teaches in Ambry. She is also the author of a book on weirs, and keeps bees.",
        "Ana Pond has been a clerk to three millers. Her latest book is on weirs and locks.",
        "Bo Reed keeps bees in Ambry. The views expressed in this commentary are his own.",
        "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Bahamas Bahrain "
        "Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Brazil Brunei Bulgaria Burundi",
        "PSU banks report fraud of over a thousand crowns...",
    ],
)
def test_a_line_that_tells_nothing(line: str) -> None:
    assert listed(f"{OTHER}\n{line}\nMore") == [line, "More"]


@pytest.mark.parametrize("text", [WIRE, OTHER])
def test_prose_broken_to_a_width_is_no_list(text: str) -> None:
    assert listed(text) == []


def test_a_sentence_with_numbers_is_no_table() -> None:
    assert listed("The store of 300 farmers held 2,000 tonnes in 40 bins, officials said on Monday.") == []


def test_shared_menus_and_headlines_join_no_strangers() -> None:
    menu = "Home\nWorld\nHarbour market seeks a new roof as winter nears\nMayor of Ambry opens bridge late\n"
    more = "\nMost read\nRovers reach the cup final after nine years\nFerry strike called off by unions\n"
    assert link(report("r1", menu + WIRE + more), report("r2", menu + OTHER + more)) is None


@given(st.text(alphabet="Aa1 .\n*“”", max_size=200))
def test_spans_are_whole_lines_in_order(text: str) -> None:
    last = 0
    for span in list_spans(text):
        assert last <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
        assert span.start == 0 or text[span.start - 1] == "\n"
        assert span.end == len(text) or text[span.end] == "\n"
        last = span.end
