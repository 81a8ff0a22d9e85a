"""Furniture is looked for at certain words alone: those words are all at which it can begin."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.trace.boilerplate import LABEL, PHRASES, SIGN, WORD, boilerplate_spans, headlines_inside
from stemma.trace.words import words_of

PARTS = sorted(set(re.findall(r"[a-z]{2,}", " ".join(phrase for _, phrase in PHRASES))))
texts = st.lists(
    st.sampled_from(
        [
            *PARTS,
            SIGN,
            "(c)",
            "2031",
            "e-mail",
            "@pond",
            ";",
            LABEL,
            "Duck",
            "DuckPonds",
            "Ann",
            ". She",
            "\n",
            "\n\n",
        ]
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=300)
@given(texts)
def test_no_furniture_begins_at_another_word(text: str) -> None:
    everywhere = [word.start() for word in WORD.finditer(text)]
    assert boilerplate_spans(text) == boilerplate_spans(text, everywhere)


@given(texts)
def test_no_word_of_furniture_is_compared(text: str) -> None:
    spans = boilerplate_spans(text)
    starts = words_of(text).starts.tolist()
    assert not [at for at in starts for span in spans if span.start <= at < span.end]


def test_each_phrase_is_found() -> None:
    for line in (
        "Sign up to our list of ponds today.",
        "Daily newsletter, free of ducks.",
        "© 2031 The Pond",
        "(c) The Pond",
        "Reporting by Ann Duck; editing by Bo Heron",
        "In this photo the pond freezes",
        "Sign up",
        "If you enjoyed this article, join our pond.",
        "Get the pond in your inbox.",
        "This article is more than 2 years old",
    ):
        text = f"The pond froze.\n{line}\nShe skated."
        assert [text[span.start : span.end] for span in boilerplate_spans(text)] == [line], line


def test_headlines_set_behind_a_name_are_no_prose_of_the_sentence() -> None:
    text = "The warden, Ann Duck Ann Beth (Bo) DuckPonds freeze over Skates sell out in Ambry MORE, said no."
    (span,) = headlines_inside(text)
    assert text[: span.start] + text[span.end :] == "The warden, Ann Duck , said no."
    assert not headlines_inside("Ann Duck said that Ann wanted MORE of it.")
    assert not headlines_inside("ANN DUCK AND ANN BETH DUCKS WANT MORE")
    assert not headlines_inside("The warden, Ann Duck Ann Beth DuckPonds freeze\nover MORE")


@given(st.lists(st.sampled_from(["Ann", "Duck", "DuckPonds", "MORE", "(Bo)", "said", "\n"]), max_size=40))
def test_headlines_inside_are_in_order_and_end_at_a_label(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = headlines_inside(text)
    assert all(text[: span.end].endswith(LABEL) and "\n" not in text[span.start : span.end] for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans})


def test_boxes_and_notices_of_pages_are_furniture() -> None:
    for notice in (
        "JUST WATCHED The pond thaws Replay More Videos ... MUST WATCH The pond thaws 02:39",
        "Editor's Note: Want to help us to keep telling of ponds?",
        "You will receive emails containing news of ponds.",
        "The Weir shows you diverse perspectives on the day's ponds.",
    ):
        text = f"The pond froze.\n\n{notice}\n\nShe skated."
        found = [text[span.start : span.end] for span in boilerplate_spans(text)]
        assert "".join(found).replace(" ", "") == notice.replace(" ", "")
