"""What stands beside a name or noun and says its country, and what only seems to."""

from __future__ import annotations

import pytest

from tests.annotate.build import last


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Agents of Kenya's U.S. ambassador Ola Berg met in Paris.", "Ola Berg", "KEN"),
        ("The South Korean ambassador Ola Berg left.", "Ola Berg", "KOR"),
        ("The London mayor Ola Berg left.", "Ola Berg", "GBR"),
        ("Peru waits. The U.S. expert Ola Berg left Lima.", "Ola Berg", "USA"),
    ],
)
def test_the_country_beside_a_name(text: str, words: str, country: str) -> None:
    found = last(text, words)
    assert found.country == country
    assert found.score > 0.9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru waits. Peru hopes. Think again of Ola Berg at Munich, who gave up everything.", "Ola Berg"),
        ("Senators of Peru met the prominent Russia critic Ola Berg in Lima.", "Ola Berg"),
        ("Lima talks of ties between the Russian government and President Ola Berg. Peru waits.", "Ola Berg"),
        ("Ola Berg, a China expert, spoke in Lima. Peru waits.", "Ola Berg"),
    ],
)
def test_a_post_a_subject_and_a_scene_say_no_country(text: str, words: str) -> None:
    found = last(text, words)
    assert "actor.beside" not in {r.code for r in found.reasons}
