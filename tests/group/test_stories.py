"""Reports into stories: terms, ties, average linkage, independent of order."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.group.step import INDEXED, stories, terms, tie
from stemma.group.stories import TIE_SCORE
from stemma.group.terms import KEPT
from stemma.records import Found, Mention, Story, Terms, Tie
from tests.annotate import build as english
from tests.group import build
from tests.group.build import ties

FERRY = "ferry cape harbour sank rescuers captain passengers storm island divers"
COURT = "judge trial verdict lawyer jury prison appeal witness court bail"
SHARED = ["ferry", "cape", "judge", "trial", "storm", "verdict", "island", "jury", "rice", "goal"]


def grouped(found: list[Story]) -> set[frozenset[str]]:
    """The reports of each story, by the short names of the tests."""
    return {frozenset(i.removeprefix("report-") for i in s.report_ids) for s in found}


def made(**words: str) -> tuple[list[Terms], list[Tie]]:
    """Terms by name, and their ties."""
    held = [build.terms(name, text) for name, text in sorted(words.items())]
    return held, ties(*held)


def test_reports_of_one_matter_are_one_story() -> None:
    _, found = made(a=FERRY, b=FERRY + " bell", c=COURT, d=COURT + " plea")
    reports = [build.report(n) for n in "abcd"]
    assert grouped(stories(reports, found)) == {frozenset("ab"), frozenset("cd")}


def test_a_report_without_ties_is_a_story_of_its_own() -> None:
    assert grouped(stories([build.report("a"), build.report("b")], [])) == {frozenset("a"), frozenset("b")}
    assert stories([], []) == []


def test_a_bridge_between_two_stories_does_not_chain_them() -> None:
    bridge = "ferry cape harbour " + "judge trial verdict" + " tax rent wage hall"
    _, found = made(a=FERRY, b=FERRY, c=FERRY, d=bridge, e=COURT, f=COURT, g=COURT)
    held = grouped(stories([build.report(n) for n in "abcdefg"], found))
    assert not any({"a", "e"} <= members for members in held)
    assert any({"a", "b", "c"} <= members for members in held)
    assert any({"e", "f", "g"} <= members for members in held)


def test_a_chain_of_neighbours_is_not_one_story() -> None:
    words = [f"w{n}" for n in range(60)]
    chain = {chr(97 + n): " ".join(words[n * 6 : n * 6 + 10]) for n in range(8)}
    _, found = made(**chain)
    assert found
    held = grouped(stories([build.report(n) for n in chain], found))
    assert not any({"a", "h"} <= members for members in held)


def test_posts_that_say_too_little_are_where_their_thread_began() -> None:
    _, found = made(a=FERRY, b=FERRY + " bell", c="ferry cape harbour plea", d="bail goal")
    reports = {n: build.report(n, title="Ferry sunk") for n in "abcd"}
    posts = {n: replace(reports[n], original_id="thread", number=k, author=Found(n, "test")) for k, n in
             enumerate("bcd")}  # fmt: skip
    assert grouped(stories([reports["a"], *posts.values()], found)) == {frozenset("abcd")}
    assert grouped(stories(list(reports.values()), found)) != {frozenset("abcd")}
    other = [replace(posts["d"], title=Found("Other", "test")), reports["a"], posts["b"], posts["c"]]
    assert frozenset("d") in grouped(stories(other, found))


def test_a_tie_says_by_which_terms() -> None:
    (found,) = ties(build.terms("b", "ferry cape storm rice"), build.terms("a", "ferry cape storm goal"))
    assert (found.a_id, found.b_id) == ("report-a", "report-b")
    assert found.score == pytest.approx(0.75, abs=1e-3)
    assert found.terms == ("cape", "ferry", "storm")


def test_too_little_in_common_is_no_tie() -> None:
    assert tie(build.terms("a", FERRY), build.terms("b", COURT)) is None
    assert tie(build.terms("a", FERRY), build.terms("b", COURT + " ferry")) is None
    assert tie(build.terms("a", ""), build.terms("b", "")) is None


def test_a_story_has_the_title_of_its_most_tied_report() -> None:
    held = {"a": FERRY + " x y z", "b": FERRY, "c": FERRY + " u v w"}
    reports = [build.report(n, title=f"title {n}") for n in held]
    (found,) = stories(reports, made(**held)[1])
    assert found.title == "title b"
    assert [t.a_id < t.b_id for t in found.ties] == [True] * 3


def test_a_story_without_titles_takes_a_first_line() -> None:
    (found,) = stories([build.report("a", "The ferry sank.\nMore.")], [])
    assert found.title == "The ferry sank."


word_sets = st.lists(
    st.lists(st.sampled_from(SHARED), min_size=1, unique=True).map(" ".join), min_size=1, max_size=8
)


@given(word_sets)
def test_a_tie_is_symmetric(words: list[str]) -> None:
    held = [build.terms(str(n), text) for n, text in enumerate(words)]
    for a in held:
        for b in held:
            found = tie(a, b)
            assert found == tie(b, a)
            assert found is None or TIE_SCORE <= found.score <= 1.001


@given(word_sets, st.randoms(use_true_random=False))
def test_stories_whatever_the_order(words: list[str], chance: Random) -> None:
    held = [build.terms(str(n), text) for n, text in enumerate(words)]
    found = ties(*held)
    reports = [build.report(str(n)) for n in range(len(words))]
    before = stories(reports, found)
    chance.shuffle(found)
    chance.shuffle(reports)
    assert stories(reports, found) == before
    members = sorted(i for s in before for i in s.report_ids)
    assert members == sorted(r.id for r in reports)


TEXT = "Rescuers saved 40 passengers after the ferry Adelina sank near Malta on Monday.\n\nDivers searched."


def test_terms_are_heaviest_first_and_of_length_one() -> None:
    found = terms(english.report(TEXT), english.annotated(TEXT))
    weights = [weight for _, weight in found.weights]
    assert weights == sorted(weights, reverse=True)
    assert 0 < len(weights) <= KEPT and INDEXED <= KEPT
    assert math.sqrt(sum(w * w for w in weights)) == pytest.approx(1, abs=1e-3)
    words = {word for word, _ in found.weights}
    assert {"ferry", "adelina", "malta"} <= words
    assert not words & {"the", "after", "on", "40"}


def test_a_report_without_words_has_no_terms() -> None:
    assert terms(english.report(""), english.annotated("")).weights == ()


def test_terms_keep_the_publication_day() -> None:
    found = terms(english.report(TEXT, english.THURSDAY), english.annotated(TEXT, english.THURSDAY))
    assert found.earliest == found.latest == build.DAY


def test_a_name_weighs_more_than_a_word_as_rare() -> None:
    text = "Zorbia and zelkova came."
    annotation = replace(
        english.annotated(text),
        tokens=(english.token("Zorbia", 0, "PROPN", 0), english.token("zelkova", 11, "NOUN", 1)),
        mentions=(Mention(0, 6, 0, 0, "place", "zorbia", "Zorbia"),),
    )
    weights = dict(terms(english.report(text), annotation).weights)
    assert weights["zorbia"] > weights["zelkova"] > 0
