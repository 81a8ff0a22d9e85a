"""The benches of times and publication days: how they count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bench.harness import DataMissing
from bench.published import judged, stamps
from bench.times import Counts, Gold, documents, matched, read_tml
from stemma.annotate.times import Timex, Value
from stemma.dates import exact_day, month_of
from stemma.records import When

DAY = exact_day(date(2025, 3, 20), "", "")
TML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="1998-01-08">x</TIMEX3></DCT>
<TEXT>It <EVENT eid="e1">sank</EVENT> <TIMEX3 tid="t1" type="DATE" value="1998-01-07">yesterday</TIMEX3>,
not <TIMEX3 tid="t2" type="DATE" value="1997">in <EVENT eid="e2">1997</EVENT></TIMEX3>.</TEXT></TimeML>"""


def timex(start: int, end: int, value: str) -> Timex:
    """A time found at two places."""
    return Timex(start, end, "", Value("DATE", value))


def test_a_file_gives_its_text_times_and_day(tmp_path: Path) -> None:
    path = tmp_path / "times" / "set" / "a.tml"
    path.parent.mkdir(parents=True)
    path.write_text(TML, encoding="utf-8")
    file = read_tml(path, "set")
    assert file.text == "It sank yesterday,\nnot in 1997."
    assert [(file.text[g.start : g.end], g.value) for g in file.gold] == [
        ("yesterday", "1998-01-07"),
        ("in 1997", "1997"),
    ]
    assert file.published.value == "1998-01-08"
    assert [d.name for d in documents(tmp_path)] == ["a.tml"]


def test_data_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "times").mkdir()
    with pytest.raises(DataMissing):
        documents(tmp_path)


def test_strict_relaxed_and_value_are_counted_apart() -> None:
    gold = [Gold(0, 5, "1998"), Gold(10, 20, "P2Y"), Gold(30, 35, "1999")]
    found = [timex(0, 5, "1998"), timex(12, 20, "P2Y"), timex(40, 45, "2000"), timex(31, 35, "1997")]
    counts = Counts()
    counts.add(found, gold)
    assert (counts.strict, counts.relaxed, counts.value) == (1, 3, 2)
    assert counts.scores("x_") == {"x_strict": 2 / 7, "x_relaxed": 6 / 7, "x_value": 4 / 7}


def test_an_annotation_is_matched_once_and_an_equal_extent_first() -> None:
    gold = [Gold(0, 10, "1998")]
    assert matched([timex(0, 4, ""), timex(0, 10, "")], gold) == [(timex(0, 10, ""), gold[0])]


@pytest.mark.parametrize(
    ("found", "day", "truth", "verdict"),
    [
        (DAY, "2025-03-20", "", "right"),
        (DAY, "2025-03-21", "", "wrong"),
        (DAY, "", "2025-03-20", "wrong"),
        (When(), "2025-03-20", "", "missed"),
        (When(), "", "2025-03-20", "unknown"),
        (month_of(2025, 3, "", ""), "", "2025-03-20", "unknown"),
        (month_of(2025, 4, "", ""), "", "2025-03-20", "wrong"),
    ],
)
def test_a_publication_day_is_judged(found: When, day: str, truth: str, verdict: str) -> None:
    assert judged(found, day, truth) == verdict


def test_the_hand_made_set_holds_sixty_pages_each_once() -> None:
    ids = [s.id for s in stamps()]
    assert len(ids) == len(set(ids)) == 60
    assert all(s.day or s.truth for s in stamps())
