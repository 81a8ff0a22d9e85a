"""The sector of a body by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.actors.registry import SECTORS
from stemma.annotate.actors.sector import of_name


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Ministry of Fisheries", "GOV"),
        ("Interior Ministry", "GOV"),
        ("Maravel Police Department", "COP"),
        ("Halden County Sheriff's Office", "COP"),
        ("Court of Appeal", "JUD"),
        ("University of Halden", "EDU"),
        ("Halden General Hospital", "MED"),
        ("Blue Strait Lines Inc.", "BUS"),
        ("Maravel Air Force", "MIL"),
        ("Strait Daily News", "JRN"),
        ("Dock Workers' Union", "LAB"),
        ("National Assembly", "LEG"),
        ("Church of Halden", "REL"),
        ("Manchester Gulls", "SOC"),
    ],
)
def test_the_words_of_a_name_tell(name: str, sector: str) -> None:
    assert of_name(name)[0] == sector


def test_a_name_without_such_a_word_tells_nothing() -> None:
    assert of_name("Halden Brightly") == ()


@given(st.text(max_size=300))
def test_any_text_gives_known_codes(name: str) -> None:
    assert set(of_name(name)) <= SECTORS
