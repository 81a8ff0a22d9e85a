"""Token F1 and what counts as unanswered."""

from __future__ import annotations

import pytest

from bench.fivew import scored, token_f1


def test_token_f1_is_the_share_of_words_in_common() -> None:
    assert token_f1("the Harbury ferry", "Harbury Ferry") == pytest.approx(0.8)
    assert token_f1("the ferry", "a boat") == 0
    assert token_f1("", "boat") == 0


def test_the_nearest_phrase_counts_and_no_answer_is_nothing() -> None:
    gold = {"a": {"who": ("the owner", "divers"), "what": ("sank",), "when": (), "where": ()}}
    said = {"a": {"who": "divers"}}
    assert scored(said, gold, ["a"]) == {"who": 1.0, "what": 0.0, "when": 0.0, "where": 0.0}
