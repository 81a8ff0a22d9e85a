"""Which reports meet depends on what the index holds, never on how it came to hold it."""

from __future__ import annotations

import sqlite3
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.store.meetings import TERMS, Meetings

CAP = 3
TABLES = """
CREATE TABLE term (hash INTEGER, report INTEGER, PRIMARY KEY (hash, report)) WITHOUT ROWID;
CREATE TABLE done (step TEXT, subject INTEGER, PRIMARY KEY (step, subject)) WITHOUT ROWID;
"""

Held = dict[int, frozenset[int]]
changes = st.lists(st.tuples(st.integers(1, 9), st.frozensets(st.integers(1, 6), max_size=5)), max_size=25)
"""Reports with the numbers they are given in turn; none: the report is dropped."""


def opened() -> tuple[sqlite3.Connection, Meetings]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLES)
    return db, Meetings(db, TERMS, CAP)


def change(meetings: Meetings, held: Held, report: int, numbers: frozenset[int]) -> None:
    if numbers:
        meetings.put(report, numbers)
        held[report] = numbers
    else:
        meetings.drop(report)
        held.pop(report, None)


def expected(held: Held, report: int, at_least: int) -> set[int]:
    """The definition, said again in another way."""
    shared: Counter[int] = Counter()
    for number in held.get(report, ()):
        holders = sorted(r for r, numbers in held.items() if number in numbers)
        at = holders.index(report)
        if len(holders) > CAP:
            holders = holders[max(0, at - 1) : at + 2]
        shared.update(r for r in holders if r != report)
    return {other for other, count in shared.items() if count >= at_least}


@given(changes, st.integers(1, 3))
def test_partners_are_a_function_of_what_is_held(
    made: list[tuple[int, frozenset[int]]], at_least: int
) -> None:
    db, meetings = opened()
    held: Held = {}
    for report, numbers in made:
        change(meetings, held, report, numbers)
    for report in range(1, 10):
        partners = meetings.partners(report, at_least)
        assert partners == expected(held, report, at_least)
        assert all(report in meetings.partners(other, at_least) for other in partners)
    db.close()


@settings(max_examples=200)
@given(changes, changes)
def test_pairs_that_meet_or_part_have_an_end_that_is_to_be_done_again(
    before: list[tuple[int, frozenset[int]]], after: list[tuple[int, frozenset[int]]]
) -> None:
    db, meetings = opened()
    held: Held = {}
    for report, numbers in before:
        change(meetings, held, report, numbers)
    was = {report: meetings.partners(report, 2) for report in held}
    db.executemany("INSERT INTO done VALUES ('tie', ?)", [(report,) for report in held])
    for report, numbers in after:
        change(meetings, held, report, numbers)
    done = {report for (report,) in db.execute("SELECT subject FROM done")} & held.keys()
    for report in done:
        assert meetings.partners(report, 2) & done == was[report] & done
    db.close()


def test_copies_beyond_the_cap_stay_joined() -> None:
    db, meetings = opened()
    copies = range(1, 60)
    for report in copies:
        meetings.put(report, {7, 8, 9})
    reached = {1}
    waiting = [1]
    while waiting:
        for other in meetings.partners(waiting.pop(), 2) - reached:
            reached.add(other)
            waiting.append(other)
    assert reached == set(copies)
    assert max(len(meetings.partners(report, 2)) for report in copies) == 2
    db.close()
