"""Input that would blow up: nothing takes unbounded time, and nothing links what tells no story."""

from __future__ import annotations

import random
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.records import Report
from stemma.trace.step import MIN_SHARED, fingerprints, link
from tests.trace.build import OTHER, WIRE, report
from tests.trace.rewrites import MINE, STORIES

PAGE = """We have sent you a message. Please open it and choose the link that it holds to confirm
that the address is yours. If nothing came, look among the messages that your mail service has set
aside, or ask for another one. Messages are sent within ten minutes on working days."""

LINE = "The boats were counted again in the harbour that night and the same number was told."


def timed(a: Report, b: Report) -> float:
    started = time.perf_counter()
    link(a, b)
    return time.perf_counter() - started


@pytest.mark.parametrize("times", [100, 10_000])
def test_one_line_many_times_is_one_line(times: int) -> None:
    one, two = report("r1", f"{LINE}\n" * times), report("r2", f"{LINE} " * (times // 2) + OTHER)
    assert len(fingerprints(one)) < 40
    assert timed(one, two) < 10
    found = link(one, two)
    assert found is None or len(found.passages) < 10


def test_one_page_saved_many_times_costs_one_page() -> None:
    """Equal texts have equal fingerprints, so an index can keep one of them for all."""
    pages = [report(f"r{n}", PAGE) for n in range(500)]
    assert len({fingerprints(page) for page in pages}) == 1
    started = time.perf_counter()
    for one, two in pairwise(pages):
        found = link(one, two)
        assert found is not None
        assert found.a_share == 1.0
    assert time.perf_counter() - started < 10


def table(seed: int, row: str, names: tuple[str, ...]) -> str:
    chance = random.Random(seed)
    return "\n".join(
        row.format(*chance.sample(names, 2), chance.randint(0, 9), chance.randint(100, 999))
        for _ in range(300)
    )


CLUBS = ("Rovers", "City", "Albion", "United", "Wanderers", "Rangers", "Athletic", "Dynamo", "Harbour Boys")
GOODS = ("Wheat", "Copper", "Barley", "Crude oil", "Sugar", "Coffee", "Rubber", "Lead", "Natural gas")


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("{} {} {} {}", CLUBS),
        ("{0} {2} {1} {3}, at half time {2} {3}.", CLUBS),
        ("{0} {3}.50 +0.{2} {1} {3}.25 -0.{2}", GOODS),
        ("* {0} and {1} ({3})", GOODS),
    ],
)
def test_tables_of_one_kind_join_no_strangers(row: str, names: tuple[str, ...]) -> None:
    one, two = report("r1", table(1, row, names)), report("r2", table(2, row, names))
    assert timed(one, two) < 10
    assert link(one, two) is None
    assert link(report("r1", f"{WIRE}\n\n{one.text}"), report("r2", f"{OTHER}\n\n{two.text}")) is None


def test_two_editions_of_a_live_blog_are_one_text_grown() -> None:
    posts = [
        f"{hour:02d}:{minute:02d}\n{part}"
        for n, part in enumerate(
            p for told in STORIES for p in (told.wire, told.own) for p in p.split("\n\n")
        )
        for hour, minute in [(9 + n // 3, 7 + n % 3 * 20)]
    ]
    early, late = report("r1", "\n\n".join(reversed(posts[:10]))), report("r2", "\n\n".join(reversed(posts)))
    found = link(early, late)
    assert found is not None
    assert found.a_share > 0.95
    assert found.b_share < 0.8
    assert len(found.passages) < 5
    assert any(why.code == "contained" for why in found.reasons)


def test_a_sentence_is_too_little_to_be_a_copy_unless_it_is_all() -> None:
    brief = "Forty families left their homes as smoke drifted over the river, the fire chief said."
    assert link(report("r1", brief), report("r2", brief)) is not None
    assert link(report("r1", "Smoke drifted."), report("r2", "Smoke drifted.")) is None
    assert link(report("r1", ""), report("r2", "")) is None


PARTS = [
    *WIRE.split("\n\n"),
    *OTHER.split("\n\n"),
    *MINE.rewrite.split("\n\n"),
    *MINE.wire.split("\n\n"),
    PAGE,
]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_no_answer_depends_on_the_order_of_the_pile(texts: list[str], chance: random.Random) -> None:
    pile = [report(f"r{n}", text) for n, text in enumerate(texts)]

    def traced(reports: list[Report]) -> set[str]:
        held = {one.id: set(fingerprints(one)) for one in reports}
        met = [p for p in combinations(reports, 2) if len(held[p[0].id] & held[p[1].id]) >= MIN_SHARED]
        return {repr(link(one, two)) for one, two in met}

    first = traced(pile)
    shuffled = list(pile)
    chance.shuffle(shuffled)
    assert traced(shuffled) == first


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_symmetric_whatever_the_kind_of_passage(one: str, two: str) -> None:
    a, b = report("r1", one), report("r2", two)
    assert link(a, b) == link(b, a)


@pytest.mark.parametrize(
    "part",
    [
        "on condition of anonymity ",
        "request for a survey of 1,000 ",
        "sampling error ",
        "Ann Duck Ann Beth DuckPonds ",
        "MORE ",
        "Ann Duck Ann Beth DuckPonds freeze MORE ",
        "https://",
    ],
)
def test_set_phrases_without_end_take_bounded_time(part: str) -> None:
    one, two = report("r1", part * (600_000 // len(part))), report("r2", f"{part * 500}\n\n{WIRE}")
    assert timed(one, two) < 10
