"""The bench of actors: verdicts and shares on known cases, its labels against the articles."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.actors import told
from bench.actors.develop import misses
from bench.actors.draw import PER_ARTICLE, SHARES, WANTED, Drawn, drawn, halves
from bench.actors.labels import DEVELOP, KINDS, MEASURE, MORE, SECTORS, Labelled, labelled, placed
from bench.actors.scores import Answers, Told, baselines, best, country_verdict, scored, sector_right
from bench.harness import DATA, DataMissing
from bench.trace.chosen import articles, event_of
from stemma.records import Annotation, Mention, Report, Segment

ROW = Labelled("a.json", 10, 14, "person", ("FRA", "TUN"), ("GOV", "MIL"))
NONE = replace(ROW, start=20, end=30, kind="crowd", countries=("", "USA"), sectors=("CVL",))


def test_a_country_is_right_wrong_or_unknown() -> None:
    assert country_verdict(ROW, Told("TUN", "GOV")) == "right"
    assert country_verdict(ROW, Told("DZA", "GOV")) == "wrong"
    assert country_verdict(ROW, Told("", "GOV")) == "unknown"
    assert country_verdict(NONE, Told("", "GOV")) == "right"
    assert country_verdict(NONE, None) == "unknown"  # an actor that is not found is no answer


def test_a_sector_is_judged_by_the_primary_one() -> None:
    assert sector_right(ROW, Told("", "MIL", ("MIL", "GOV")))
    assert not sector_right(ROW, Told("", "BUS", ("BUS", "GOV")))
    assert not sector_right(ROW, None)


def test_shares_on_a_known_case() -> None:
    scores = scored({ROW: Told("FRA", "BUS", ("BUS", "MIL")), NONE: None})
    assert scores["found"] == scores["country"] == scores["country_unknown"] == scores["sector_among"] == 0.5
    assert scores["sector"] == scores["both"] == scores["country_wrong"] == scores["sector_first"] == 0.0
    assert scores["country_person"] == 1.0
    assert scores["country_crowd"] == 0.0
    assert "country_people" not in scores


TOLD = st.none() | st.builds(
    Told,
    st.sampled_from(["", "FRA", "TUN", "DZA"]),
    st.sampled_from(["GOV", "MIL", "CVL", ""]),
    st.tuples(st.sampled_from(["GOV", "CVL"])),
)


@given(st.lists(st.tuples(st.sampled_from([ROW, NONE]), TOLD), min_size=1, max_size=20))
def test_verdicts_add_up_and_none_beats_what_is_found(items: list[tuple[Labelled, Told | None]]) -> None:
    answers: Answers = {replace(row, start=n, end=n + 1): said for n, (row, said) in enumerate(items)}
    scores = scored(answers)
    assert scores["country"] + scores["country_wrong"] + scores["country_unknown"] == pytest.approx(1)
    assert scores["both"] <= min(scores["country"], scores["sector"])
    assert max(scores["country"], scores["sector"]) <= scores["found"]
    assert scores["sector_first"] <= scores["sector"] <= scores["sector_among"]
    missed = len(list(misses(answers)))
    assert missed == len(answers) - round(scores["both"] * len(answers))


def test_a_mention_is_placed_in_the_report() -> None:
    report = Report("r", "o", 0, "abcdefgh\n\nijkl", (Segment(0, 5, 8), Segment(10, 18, 4)))
    assert placed(replace(ROW, start=6, end=9), report) == (1, 4)
    assert placed(replace(ROW, start=18, end=22), report) == (10, 14)
    assert placed(replace(ROW, start=4, end=9), report) is None  # cut off by the read step
    assert placed(replace(ROW, start=12, end=19), report) is None


def test_told_asks_for_the_actor_and_takes_none_for_an_answer() -> None:
    asked = []

    def finder(annotation: Annotation, start: int, end: int) -> object | None:
        asked.append((start, end))
        return Told("FRA", "GOV", ("GOV",)) if start else None

    annotation = Annotation("r", "", (), (), ())
    assert told(finder, annotation, (3, 5)) == Told("FRA", "GOV", ("GOV",))
    assert told(finder, annotation, (0, 5)) is None
    assert told(finder, annotation, None) is None
    assert asked == [(3, 5), (0, 5)]


def test_simple_guesses_on_a_known_case() -> None:
    places = [(0, 6, "FR"), (40, 46, "DE"), (60, 66, "DE")]
    mentions = tuple(Mention(a, b, 0, 0, "place", "", "", country) for a, b, country in places)
    annotations = {"a.json": Annotation("r", "", (), (), mentions)}
    alpha3 = {"FR": "FRA", "DE": "DEU"}
    scores = baselines({ROW: (10, 14), NONE: None}, annotations, alpha3)
    assert scores["country_nearest"] == 1.0  # France, and nothing for what was left out
    assert scores["country_most"] == 0.0
    assert scores["country_one"] == scores["sector_one"] == 0.5
    assert best([("A",), ("B", "A"), ("C",)]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("path", [DEVELOP, MEASURE, MORE])
def test_labels_are_of_the_lists_and_each_mention_stands_once(path: Path) -> None:
    rows = labelled(path)
    places = [(row.file, row.start, row.end) for row in rows]
    assert places == sorted(set(places))
    for row in rows:
        assert row.kind in KINDS
        assert set(row.sectors) <= SECTORS
        assert all(re.fullmatch(r"[A-Z]{3}|", country) for country in row.countries)
        assert len(set(row.countries)) == len(row.countries)
        assert len(set(row.sectors)) == len(row.sectors)


def test_the_guide_explains_every_sector_and_kind() -> None:
    guide = (DEVELOP.parents[2] / "docs" / "actor-labels.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([A-Z]{3}) \|", guide, re.MULTILINE)) == SECTORS
    assert all(f"*{kind}*:" in guide for kind in KINDS)


def test_labels_lie_in_the_articles_and_no_event_is_of_both_files() -> None:
    try:
        texts = articles(DATA)
    except DataMissing as missing:
        pytest.skip(str(missing))
    events = []
    for path in (DEVELOP, MEASURE):
        rows = labelled(path)
        assert max(sum(other.file == row.file for other in rows) for row in rows) <= 3
        for row in rows:
            named = texts[row.file]["text"][row.start : row.end]
            assert named.strip() == named != ""
        events.append({event_of(texts[row.file]) for row in rows})
    assert not events[0] & events[1]


def test_whole_events_go_to_one_file_and_a_third_of_the_articles_to_the_first() -> None:
    texts = {f"{n:03}": {"newsCluster": {"EventId": n % 30}} for n in range(150)}
    half = halves(texts)
    assert half == halves(dict(reversed(texts.items())))
    for event in range(30):
        assert len({half[f"{n:03}"] for n in range(event, 150, 30)}) == 1
    assert sum(name == "develop" for name in half.values()) == 50


def test_a_draw_spreads_and_does_not_hang_on_the_order_of_files() -> None:
    strata = sorted(SHARES)
    texts = {f"{n:03}": {"newsCluster": {"EventId": n % 9}} for n in range(60)}
    found = {
        name: [Drawn(name, at, at + 5, strata[at % len(strata)], f"word{at % 4}") for at in range(8)]
        for name in texts
    }
    made = drawn("develop", found, texts)
    assert made == drawn("develop", dict(reversed(found.items())), texts)
    assert len(made) == WANTED["develop"] == len(set(made))
    for name in texts:
        words = [one.word for one in made if one.file == name]
        assert len(words) == len(set(words)) <= PER_ARTICLE
    for stratum, share in SHARES.items():
        assert abs(sum(one.stratum == stratum for one in made) / len(made) - share) < 0.05


def test_label_files_hold_no_text() -> None:
    for path in (DEVELOP, MEASURE):
        for row in json.loads(path.read_text(encoding="utf-8")):
            assert set(row) <= {"file", "start", "end", "country", "countries", "sector", "also", "kind"}
