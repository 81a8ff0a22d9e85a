"""The cleaner of flattened pages: bodies kept whole, furniture out with its reason, nothing lost."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.read.dump_words import REASONS
from stemma.read.dumps import DumpCleaned, clean, looks_like_dump
from stemma.read.furniture import line_key
from stemma.records import Span

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"

TITLE = "Harbour Town Counts the Cost After the Old Bridge Falls"
BODY = (
    "The old bridge over the Lenn came down on Friday evening, an hour after the last bus had "
    "crossed it, and the town of Harbourside woke up cut in two.",
    "Nobody was hurt, the mayor said, but the road to the hospital is closed and will stay so "
    "until the army has laid a floating crossing.",
    "“We had asked for repairs since the spring, and nobody answered us,” said Ana Torv, who keeps "
    "the shop at the western end of the bridge.",
    "Engineers from the capital are expected on Sunday. They will look at the two piers that still "
    "stand, and at the cracks that divers found in one of them last year.",
    "The ministry has not said who will pay. Its spokesman told reporters that an inquiry had been "
    "opened and that its findings would be made public.",
)
ABOVE = ("Skip to content", "Menu", "Home", "Forums", "Members", "Search", TITLE, "Posted")
BELOW = (
    "bridge_photo-1024x682.jpg",
    "12-04-24",
    "Recommended Posts",
    "Create an account or sign in to comment",
    "You need to be a member in order to leave a comment",
    "Sign up for a new account in our community. It's easy!",
    "Already have an account? Sign in here.",
    "Recently Browsing   0 members",
    "No registered users viewing this page.",
    "Privacy Policy",
    "© 2024 Harbour Forum. All rights reserved.",
)


def kept_text(text: str, cleaned: DumpCleaned) -> str:
    """The body as one string."""
    return "\n\n".join(text[s.start : s.end] for s in cleaned.kept)


def page(joint: str) -> str:
    """A forum page with one article, its lines joined in one way."""
    return joint.join((*ABOVE, *BODY, *BELOW))


def covered(text: str, cleaned: DumpCleaned) -> None:
    """Kept and removed stretches are sorted, disjoint and hold all that is not white space."""
    spans = sorted([*cleaned.kept, *(span for span, _ in cleaned.removed)])
    assert list(cleaned.kept) == sorted(cleaned.kept)
    assert [s for s, _ in cleaned.removed] == sorted(s for s, _ in cleaned.removed)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n \xa0\n", "\r\n\r\n", "\n        "])
def test_a_forum_page_gives_its_body_whole(joint: str) -> None:
    text = page(joint)
    cleaned = clean(text)
    assert looks_like_dump(text)
    assert kept_text(text, cleaned) == "\n\n".join(BODY)
    assert cleaned.title is not None
    assert text[cleaned.title.start : cleaned.title.end] == TITLE
    covered(text, cleaned)


def test_reasons_are_known_and_stretches_of_one_reason_are_one() -> None:
    text = page("\n")
    removed = clean(text).removed
    codes = [reason.code for _, reason in removed]
    assert set(codes) <= set(REASONS)
    assert {reason.words for _, reason in removed} <= set(REASONS.values())
    why = {text[s.start : s.end]: reason.code for s, reason in removed}
    assert why[TITLE] == "furniture.headline"
    assert why["bridge_photo-1024x682.jpg"] == "furniture.picture"
    assert why["12-04-24"] == "furniture.stamp"
    assert any("sign in to comment" in words and code == "furniture.login"
               for words, code in why.items())  # fmt: skip
    for (one, why_one), (two, why_two) in pairwise(removed):
        between = [k for k in clean(text).kept if one.end <= k.start < two.start]
        assert between or why_one.code != why_two.code


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_wrapped_hard_are_one_paragraph(width: int) -> None:
    import textwrap

    lines = [textwrap.fill(part, width, break_on_hyphens=False) for part in (*ABOVE, *BODY, *BELOW)]
    text = "\n\n".join(lines)
    kept = kept_text(text, clean(text)).split("\n\n")
    assert [" ".join(part.split()) for part in kept] == list(BODY)


def test_a_clean_article_is_no_dump_and_loses_nothing() -> None:
    text = "\n\n".join(BODY)
    assert not looks_like_dump(text)
    assert kept_text(text, clean(text)) == text


def test_a_repeated_notice_inside_the_page_is_taken_out() -> None:
    notice = (
        "Harbour Forum is run by volunteers who read every page twice, and it has been so since "
        "the first of its members met by the river."
    )
    text = "\n\n".join((*ABOVE, *BODY, notice, *BELOW))
    assert notice in kept_text(text, clean(text))
    cleaned = clean(text, frozenset({line_key(notice)}))
    assert kept_text(text, cleaned) == "\n\n".join(BODY)


def test_a_body_shared_by_the_whole_pile_stays() -> None:
    text = page("\n")
    everything = frozenset(line_key(line) for line in (*ABOVE, *BODY, *BELOW))
    assert kept_text(text, clean(text, everything)) == "\n\n".join(BODY)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00", "×\n×", "7\n8\n9", "\ud800\nx", "."])
def test_texts_without_words_are_covered(text: str) -> None:
    covered(text, clean(text))
    assert not looks_like_dump(text)


LINES = st.one_of(
    st.sampled_from([*ABOVE, *BELOW, *BODY, "", "   ", "* ", "12", "…", "—" * 40]),
    st.text(max_size=120),
)


@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", " "]))
def test_clean_never_raises_and_covers_every_character(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    covered(text, clean(text))
    covered(text, clean(text, frozenset(line_key(line) for line in lines[::2])))
    looks_like_dump(text)


@given(st.text(st.characters(), max_size=400))
def test_any_text_is_covered(text: str) -> None:
    cleaned = clean(text)
    covered(text, cleaned)
    assert cleaned == clean(text)


HOSTILE = {
    "one line of a million": "word of the " * 84_000,
    "short lines": "\n".join(f"item {n} a" for n in range(75_000)),
    "blank lines": "\n" * 1_000_000,
    "marks": "*" * 1_000_000,
    "digits": "1.1," * 250_000,
    "bullets": "* \n" * 300_000,
    "names of files": ("a." * 200_000) + "jpg",
    "wrapped": ("word " * 14 + "\n") * 14_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_megabyte_takes_seconds(text: str) -> None:
    began = time.process_time()
    cleaned = clean(text)
    assert time.process_time() - began < 6.0  # about 1.2 s on one quiet core
    spans = [*cleaned.kept, *(span for span, _ in cleaned.removed)]
    assert sum(s.end - s.start for s in spans) <= len(text)


def seed(number: str) -> str:
    """One of the two real reports, as it came; skips where they are not at hand."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the real reports are not at hand")
    return found[0].read_text(encoding="utf-8")


def test_the_real_forum_page() -> None:
    text = seed("003")
    cleaned = clean(text)
    kept = kept_text(text, cleaned)
    assert looks_like_dump(text)
    for words in (
        "Jump to content", "Recommended Posts", "Recently Browsing", ".webp", ".jpg",
        "Create", "Sign in", "Sign In", "Sign up", "ThaiVisa", "20-03-25", "registered", "×",
    ):  # fmt: skip
        assert words not in kept
    paragraphs = [line.strip() for line in text.splitlines() if len(line.split()) > 20]
    assert len(paragraphs) == 8
    assert kept.split("\n\n") == paragraphs
    assert cleaned.title is not None
    assert text[cleaned.title.start : cleaned.title.end].endswith("Amid Battlefield Struggles")
    covered(text, cleaned)


def test_the_real_clean_report() -> None:
    text = seed("000")
    assert not looks_like_dump(text)
    assert [s for s, _ in clean(text).removed] == []


def test_labelled_pages_are_dumps_and_their_bodies_are_not() -> None:
    from bench.harness import DataMissing
    from bench.pages import bodies

    try:
        truths = bodies(SHARED / "gold" / "pages" / "ground-truth.json")
        dumps = bodies(SHARED / "gold" / "pages" / "inscriptis.json")
    except DataMissing:
        pytest.skip("the labelled data folder is not at hand")
    assert sum(looks_like_dump(text) for text in dumps.values()) >= 0.95 * len(dumps)
    assert sum(looks_like_dump(text) for text in truths.values()) <= 0.03 * len(truths)
    assert isinstance(next(iter(clean(dumps[min(dumps)]).kept)), Span)
