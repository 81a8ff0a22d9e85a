"""Bodies: legal forms dropped, short forms and initials joined where one body alone can be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.bodies import body_key, initials, joined


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Corrin Motors Inc.", "corrin motors"), ("the Blue Strait Lines plc", "blue strait lines"),
        ("Halden Steel N.V.", "halden steel"), ("Co", "co"), ("Port Authority", "port authority"),
    ],
)  # fmt: skip
def test_a_legal_form_is_no_part_of_the_key(name: str, key: str) -> None:
    assert body_key(name) == key


def test_initials_with_and_without_small_words() -> None:
    assert initials("Maritime Safety Bureau of Maravel") == {"msbm", "msbom"}
    assert initials("Meridian") == set()


def full(*names: str) -> dict[str, str]:
    return joined({body_key(name): name for name in names})


def test_a_short_form_and_initials_take_the_full_name() -> None:
    found = full("Maritime Safety Bureau", "MSB", "Corrin Airways", "Corrin")
    assert found["msb"] == "maritime safety bureau"
    assert found["corrin"] == "corrin airways"


def test_what_two_bodies_can_mean_stays_apart() -> None:
    found = full(
        "Maravel Sea Bureau", "Maritime Safety Bureau", "MSB", "Corrin Airways", "Corrin Bank", "Corrin"
    )
    assert found["msb"] == "msb"
    assert found["corrin"] == "corrin"


def test_a_first_word_that_says_less_is_no_short_form() -> None:
    assert full("Bank of Corrin", "Bank")["bank"] == "bank"


@given(st.lists(st.text("ABC co", min_size=1, max_size=8), max_size=8))
def test_every_key_leads_to_a_key_that_leads_to_itself(names: list[str]) -> None:
    found = joined({body_key(name): name for name in names})
    assert all(found[target] == target for target in found.values())
