"""Which reports meet over fingerprints depends on what the index holds, never on how it came to hold it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemma.store import meeting, postings, prints
from stemma.store.prints import Prints
from stemma.store.schema import FINGERPRINTS

CAP = 5
MANY = 3
SHORT = 3
SAME = 2
"""Reports of one text that meet as others do: the least that ``Prints`` allows, at such a cap."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE shingle (hash INTEGER);
CREATE TABLE link (a INTEGER, b INTEGER);
CREATE TABLE report (key INTEGER PRIMARY KEY, id TEXT);
CREATE TABLE done (step TEXT, subject INTEGER, PRIMARY KEY (step, subject)) WITHOUT ROWID;
"""

Held = dict[int, frozenset[int]]
Pairs = set[tuple[int, int]]
numbers = st.frozensets(st.integers(-4, 4), max_size=5)
changes = st.lists(st.tuples(st.integers(1, 12), numbers, st.booleans()), max_size=30)
"""Reports with the numbers they are given in turn (none: the report is dropped), and whether the index
is brought up to date then."""


@pytest.fixture(params=["whole", "in pieces", "by halves"])
def sized(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with the bounds as they are, and so low that a few reports reach them."""
    monkeypatch.setattr(prints, "SHORT", SHORT)
    if request.param != "whole":
        monkeypatch.setattr(postings, "SHARD", 2)
        monkeypatch.setattr(postings, "SLAB", 2)
        monkeypatch.setattr(postings, "ASKED", 2)
        monkeypatch.setattr(postings, "LAST", 4)
        monkeypatch.setattr(prints, "POSTED", 3)
        monkeypatch.setattr(meeting, "COMPACT", 4)
    if request.param == "by halves":
        monkeypatch.setattr(meeting, "MAX_PAIRS", 2)
        monkeypatch.setattr(prints, "SCANNED", 0.0)


def opened() -> tuple[sqlite3.Connection, Prints]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLES + FINGERPRINTS)
    db.executemany("INSERT INTO report VALUES (?, ?)", [(n, f"r{n}") for n in range(1, 400)])
    return db, Prints(db, CAP, MANY)


def change(index: Prints, held: Held, made: list[tuple[int, frozenset[int], bool]]) -> None:
    for report, given_numbers, post in made:
        if given_numbers:
            index.put(report, given_numbers, outlet_of(report))
            held[report] = given_numbers
        else:
            index.drop(report)
            index.db.execute("DELETE FROM link WHERE a = ?1 OR b = ?1", (report,))  # as a case does
            held.pop(report, None)
        if post:
            posted(index)
    posted(index)


OUTLETS = ("The Pond", "The Heron")


def outlet_of(report: int) -> str:
    """Every third report is of no known outlet, the others are of two."""
    return ("", "The Pond", "The Heron")[report % 3]


def posted(index: Prints) -> None:
    for waiting in list(index.waiting()):
        index.post(waiting)
    index.learn()


def beside(holders: list[int]) -> Iterator[tuple[int, int]]:
    return pairwise(holders)


def expected(held: Held, at_least: int) -> Pairs:
    """The definition, said again in another way."""
    texts: dict[frozenset[int], list[int]] = {}
    for report in sorted(held):
        texts.setdefault(held[report], []).append(report)
    chained = {
        pair
        for text, copies in texts.items()
        if len(text) >= at_least - (len(text) < SHORT)
        for pair in beside(copies[SAME - 1 :])
    }
    leads = sorted(report for copies in texts.values() for report in copies[:SAME])
    shared: Counter[tuple[int, int]] = Counter()
    even: set[tuple[int, int]] = set()
    for number in {number for text in texts for number in text}:
        pairs = over([report for report in leads if number in held[report]])
        shared.update(pairs)
        even.update(pairs if number % 2 == 0 else ())
    return chained | {
        pair
        for pair, count in shared.items()
        if count >= at_least - (min(len(held[one]) for one in pair) < SHORT) + (pair not in even)
    }


def over(holders: list[int]) -> list[tuple[int, int]]:
    """Who of the holders of one number share it."""
    if len(holders) > CAP:
        return list(beside(holders))
    own = {outlet: [r for r in holders if outlet_of(r) == outlet] for outlet in OUTLETS}
    full = {outlet for outlet in OUTLETS if len(own[outlet]) >= MANY}
    apart = [
        (a, b)
        for a, b in combinations(holders, 2)
        if outlet_of(a) != outlet_of(b) or outlet_of(a) not in full
    ]
    return apart + [pair for outlet in sorted(full) for pair in beside(own[outlet])]


def met(index: Prints, asked: list[int], at_least: int) -> Pairs:
    """What is noted under the reports asked for; each pair once, under the report where it belongs."""
    found = index.meetings(asked, at_least)
    noted = [(report, other) for report in asked for other in found.partners(report)]
    assert len(noted) == found.of.size
    assert all(found.noted_under(min(pair), max(pair)) == pair[0] for pair in noted)
    pairs = {(min(pair), max(pair)) for pair in noted}
    assert len(pairs) == len(noted)
    return pairs


@pytest.mark.usefixtures("sized")
@settings(max_examples=60)
@given(changes, st.integers(1, 3), st.sets(st.integers(1, 12)))
def test_meetings_are_a_function_of_what_is_held(
    made: list[tuple[int, frozenset[int], bool]], at_least: int, some: set[int]
) -> None:
    db, index = opened()
    held: Held = {}
    change(index, held, made)
    wanted = expected(held, at_least)
    assert met(index, list(range(1, 13)), at_least) == wanted
    assert met(index, sorted(some), at_least) == {pair for pair in wanted if some & set(pair)}
    assert index.postings.count == sum(
        len(entries) for entries in (slab.held for slab in index.postings.all_slabs())
    )
    db.close()


@pytest.mark.usefixtures("sized")
@settings(max_examples=60)
@given(changes, changes)
def test_pairs_that_meet_or_part_have_an_end_that_is_to_be_done_again(
    before: list[tuple[int, frozenset[int], bool]], after: list[tuple[int, frozenset[int], bool]]
) -> None:
    db, index = opened()
    held: Held = {}
    change(index, held, before)
    was = expected(held, 2)
    db.executemany("INSERT INTO done VALUES ('trace', ?)", [(report,) for report in held])
    change(index, held, after)
    done = {report for (report,) in db.execute("SELECT subject FROM done")} & held.keys()
    now = expected(held, 2)
    assert {pair for pair in was if done >= set(pair)} == {pair for pair in now if done >= set(pair)}
    db.close()


def furniture(held: Held, a: int, b: int) -> frozenset[int]:
    """The definition of what two reports share that is furniture of the outlet of either."""
    return frozenset(
        n
        for n in held[a] & held[b]
        for outlet in {outlet_of(a), outlet_of(b)} - {""}
        if sum(n in held[r] for r in leading(held) if outlet_of(r) == outlet) >= MANY
    )


def leading(held: Held) -> list[int]:
    """The reports that meet others as the first of their text."""
    texts: dict[frozenset[int], list[int]] = {}
    for report in sorted(held):
        texts.setdefault(held[report], []).append(report)
    return [report for copies in texts.values() for report in copies[:SAME]]


@pytest.mark.usefixtures("sized")
@settings(max_examples=100)
@given(changes, changes)
@example(
    [(1, frozenset({0}), False), (4, frozenset({-2, 0, 1, 2, 3}), False), (10, frozenset({0}), False)],
    [(1, frozenset(), False), (4, frozenset({-2, 0, 1, 2, 3}), False)],
)
@example(
    [(2, frozenset({0}), False), (5, frozenset({0}), False), (8, frozenset({0, 1}), False),
     (9, frozenset({0, 1, 2}), False)],
    [(8, frozenset(), False), (9, frozenset({0, 1, 2}), False)],
)  # fmt: skip
@example(
    [(1, frozenset({0}), False), (6, frozenset({0}), False), (8, frozenset({0, 1}), False)],
    [(2, frozenset({0, 1}), False), (5, frozenset({0}), True), (1, frozenset(), False)],
)
@example(
    [(2, frozenset({0, 1, 2}), False), (8, frozenset({2}), False), (5, frozenset({0, 2}), False),
     (1, frozenset({0, 1, 2, 3, 4}), False)],
    [(1, frozenset({0}), False), (2, frozenset(), True), (1, frozenset({0, 1, 2, 3, 4}), False)],
)  # fmt: skip
def test_links_that_rest_on_other_furniture_are_judged_again(
    before: list[tuple[int, frozenset[int], bool]], after: list[tuple[int, frozenset[int], bool]]
) -> None:
    db, index = opened()
    held: Held = {}
    change(index, held, before)
    pairs = list(combinations(sorted(held), 2))
    was = {pair: (held[pair[0]], held[pair[1]], furniture(held, *pair)) for pair in pairs}
    assert all(index.common(*pair) == was[pair][2] for pair in pairs)
    db.executemany("INSERT INTO done VALUES ('trace', ?)", [(report,) for report in held])
    db.executemany("INSERT INTO link VALUES (?, ?)", pairs)
    change(index, held, after)
    undone = held.keys() - {report for (report,) in db.execute("SELECT subject FROM done")}
    again = set(db.execute("SELECT a, b FROM rejudge"))
    linked = set(db.execute("SELECT a, b FROM link"))
    for a, b in combinations(sorted(held), 2):
        now = (held[a], held[b], furniture(held, a, b))
        assert index.common(a, b) == now[2]
        if not {a, b} <= set(leading(held)):
            continue  # such a one meets none but its like
        if (a, b) in linked and was[a, b] != now and was[a, b][:2] == now[:2]:
            assert (a, b) in again and undone & {a, b}
    db.close()


def test_many_copies_make_a_chain_and_are_told() -> None:
    db, index = opened()
    copies = list(range(1, 301))
    for report in reversed(copies):
        index.put(report, range(40), "")
    posted(index)
    pairs = met(index, copies, 2)
    assert pairs == set(beside(copies))
    assert index.postings.count == 40 * SAME
    assert [(crowd.first, crowd.count, crowd.same) for crowd in index.crowds()] == [("r1", 300, True)]
    db.close()


def test_many_near_copies_make_a_chain_and_are_told() -> None:
    db, index = opened()
    copies = list(range(1, 301))
    for report in copies:
        index.put(report, [*range(40), 1000 + report], "The Pond")
    posted(index)
    assert met(index, copies, 2) == set(beside(copies))
    assert [(crowd.first, crowd.count, crowd.same) for crowd in index.crowds()] == [("r1", 300, False)]
    db.close()


def test_common_text_beside_own_text_is_no_crowd() -> None:
    db, index = opened()
    for report in range(1, 21):
        index.put(report, [*range(3), *range(100 * report, 100 * report + 9)], "")
    posted(index)
    met(index, list(range(1, 21)), 2)
    assert index.crowds() == []
    db.close()
