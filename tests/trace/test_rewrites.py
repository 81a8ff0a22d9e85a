"""Rewrites: text in other words and the same order is found; reports of one event of their own are not."""

from __future__ import annotations

import random
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.store.prints import SHORT
from stemma.trace.rarity import meeting_numbers
from stemma.trace.rewrites import beside, rewritten
from stemma.trace.step import MIN_SHARED, fingerprints, link
from stemma.trace.words import words_of
from tests.trace.build import report
from tests.trace.rewrites import STORIES, Told


def trigrams(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(".,;:").casefold() for word in text.split()]
    return set(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize("told", STORIES)
def test_a_rewrite_that_shares_few_trigrams_is_found(told: Told) -> None:
    one, two = trigrams(told.wire), trigrams(told.rewrite)
    assert len(one & two) < 0.3 * min(len(one), len(two))
    found = link(report("r1", told.wire), report("r2", told.rewrite))
    assert found is not None
    assert "rewritten" in {passage.kind for passage in found.passages}
    assert found.b_share > 0.7
    assert "rewritten passage" in found.reasons[0].words


@pytest.mark.parametrize("told", STORIES)
def test_a_rewrite_meets_its_source(told: Told) -> None:
    one, two = (
        set(fingerprints(report(name, text))) for name, text in (("a", told.wire), ("b", told.rewrite))
    )
    short = min(len(one), len(two)) < SHORT
    assert len(one & two) >= MIN_SHARED - short


@pytest.mark.parametrize("told", STORIES)
def test_a_report_of_its_own_owes_the_wire_nothing(told: Told) -> None:
    for text in (told.wire, told.rewrite):
        assert link(report("r1", text), report("r2", told.own)) is None


def test_stories_of_different_events_have_no_link() -> None:
    texts = [text for told in STORIES for text in (told.wire, told.rewrite, told.own)]
    of = {text: n for n, told in enumerate(STORIES) for text in (told.wire, told.rewrite, told.own)}
    for one, two in combinations(texts, 2):
        if of[one] != of[two]:
            assert link(report("r1", one), report("r2", two)) is None


def test_the_same_facts_in_another_order_are_no_rewrite() -> None:
    wire, rewrite = STORIES[2].wire, STORIES[2].rewrite
    sentences = rewrite.replace("\n", " ").split(". ")
    shuffled = ". ".join(reversed(sentences))
    assert len(rewritten(words_of(wire), words_of(rewrite))) > 4
    assert rewritten(words_of(wire), words_of(shuffled)) == []


def test_passages_stand_at_sentences_of_both() -> None:
    told = STORIES[0]
    found = link(report("r1", told.wire), report("r2", told.rewrite))
    assert found is not None
    at_a = told.wire.index("Investigators")
    (passage,) = [p for p in found.passages if p.a.start <= at_a < p.a.end]
    assert "conveyor motor" in told.rewrite[passage.b.start : passage.b.end]


def test_words_inside_quotation_marks_make_no_rewrite() -> None:
    told = STORIES[2]
    one = "\n\n".join(f"“{part}”" for part in told.wire.split("\n\n"))
    assert rewritten(words_of(one), words_of(told.rewrite)) == []


def test_a_copied_passage_is_not_told_again() -> None:
    told = STORIES[2]
    mixed = "\n\n".join([told.wire.split("\n\n")[0], *told.rewrite.split("\n\n")[1:]])
    found = link(report("r1", told.wire), report("r2", mixed))
    assert found is not None
    kinds = [passage.kind for passage in found.passages]
    assert kinds[0] == "verbatim"
    assert "rewritten" in kinds
    for one, two in combinations(found.passages, 2):
        assert one.a.end <= two.a.start or two.a.end <= one.a.start
        assert one.b.end <= two.b.start or two.b.end <= one.b.start


def test_beside_keeps_what_is_copied_and_joins_neighbours() -> None:
    told = STORIES[2]
    matches = rewritten(words_of(told.wire), words_of(told.rewrite))
    assert beside(matches, matches[:1])[0] == matches[0]
    joined = beside(matches, [])
    assert len(joined) <= len(matches)
    assert sum(one.prose for one in joined) == sum(one.prose for one in matches)


def test_a_quotation_inside_a_rewritten_sentence_is_part_of_it() -> None:
    told = STORIES[2]
    quote = "“nobody down there had a chance once the shaft had filled with smoke and dust that night”"
    one = told.wire.replace("Rescuers reached", f"He said {quote}. Rescuers reached")
    two = told.rewrite.replace("Gas forced", f"He added {quote}. Gas forced")
    for a, b in ((one, two), (two, one)):
        found = link(report("r1", a), report("r2", b))
        assert found is not None
        assert any(passage.kind == "rewritten" for passage in found.passages)
        ordered = sorted(found.passages, key=lambda passage: passage.b)
        assert all(one.b.end <= two.b.start for one, two in pairwise(ordered))


PARTS = [s for told in STORIES for text in (told.wire, told.rewrite) for s in text.split(". ")]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=14).map(". ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_one_answer_from_either_side(one: str, two: str) -> None:
    a, b = words_of(one), words_of(two)
    there, back = rewritten(a, b), rewritten(b, a)
    assert bool(there) == bool(back)
    assert all(one.a_end <= two.a and one.b_end <= two.b for one, two in combinations(there, 2))
    assert all(0 <= match.a < match.a_end <= len(a) for match in there)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_meeting_numbers_are_of_the_text_alone(text: str) -> None:
    words = words_of(text)
    numbers = meeting_numbers(words.keys, words.opening).tolist()
    assert numbers == sorted(set(numbers))
    assert set(meeting_numbers(words.keys[:0], words.opening[:0]).tolist()) == set()


@pytest.mark.parametrize("size", [1, 12, 13, 400])
def test_many_sentences_of_the_same_words_take_bounded_time(size: int) -> None:
    chance = random.Random(1)
    pool = [f"{name}{n}" for name in ("Oldroyd", "Dunmere", "Halvard") for n in range(size)]
    text = ". ".join(" ".join(chance.choices(pool, k=25)) for _ in range(1_200))
    other = ". ".join(" ".join(chance.choices(pool, k=25)) for _ in range(1_200))
    started = time.perf_counter()
    rewritten(words_of(text), words_of(other))
    assert time.perf_counter() - started < 10
