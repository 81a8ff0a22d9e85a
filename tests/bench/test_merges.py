"""The bench of labelled pairs of claims: its measures on known cases, its labels against the articles."""

from __future__ import annotations

import json

import pytest

from bench.harness import DATA, DataMissing, load_json, need
from bench.merges.chosen import Seat, place, stretch
from bench.merges.pairs import (
    LABEL_NAMES,
    LABELS,
    ORIGIN_NAMES,
    PARTS,
    Labelled,
    Told,
    claim_at,
    labelled,
    measures,
)
from stemma.records import Claim, Report, Segment, Slot, Span, Stance, Voice


def claim(name: str, predicate: str = "sink", who: str = "", text: str = "") -> Claim:
    slots = (Slot("who", Span(0, 1), who, who),) if who else ()
    return Claim(
        name, "r", 0, "", predicate, Span(0, 1), Span(0, 1), text, slots, Voice(), Stance(), "happening"
    )


def pair(label: str, origins: str = "", doubt: str = "") -> Labelled:
    at = ("a.json", (0, 9), (3, 5))
    return Labelled("dev", "merged", (at, at), label, origins, doubt)


def test_measures_on_a_known_case() -> None:
    ferry, boat = (
        claim("1", "sink", "ferry", "The ferry sank"),
        claim("2", "sink", "boat", "The boat went down"),
    )
    same, also = (ferry, claim("3", "sink", "ferry", "ferry sank")), (ferry, boat)
    pairs = [
        pair("same", "apart"),
        pair("same", "one"),
        pair("other"),
        pair("part"),
        pair("other", doubt="so"),
    ]
    found = [Told(same, True, True), Told(also, False, False), Told(also, True, True), Told(also, True, True),
             Told((None, boat), False, False)]  # fmt: skip
    scores = measures(pairs, found)
    assert (scores["precision"], scores["recall"], scores["f1"]) == (0.5, 0.5, 0.5)
    assert scores["sound"] == pytest.approx(1 / 3)
    assert (scores["counted"], scores["apart_found"], scores["lost"]) == (3, 1.0, 1)
    assert scores["lemma_f1"] == pytest.approx(2 / 3)  # one of the two, and no other
    assert scores["jaccard_f1"] == pytest.approx(2 / 3)  # the first alone


def test_a_labelled_clause_is_found_by_its_event_word_else_by_its_stretch() -> None:
    first, second = claim("1"), claim("2")
    seats = [Seat("a", (0, 40), (10, 14), first), Seat("a", (50, 90), (60, 66), second)]
    assert claim_at(seats, (50, 90), (11, 13)) is first
    assert claim_at(seats, (48, 90), (44, 47)) is second
    assert claim_at(seats, (30, 60), (44, 47)) is None
    assert claim_at([], (0, 1), (0, 1)) is None


def test_offsets_lead_back_to_the_article() -> None:
    report = Report("r", "o", 0, "one\n\ntwo", (Segment(0, 7, 3), Segment(5, 20, 3)))
    assert stretch(report, 5, 8) == (20, 23)
    assert place(report, 3) == -1


def test_every_labelled_pair_lies_in_its_articles_and_no_article_in_both_parts() -> None:
    folder = DATA / "stories" / "news_cluster"
    try:
        need(folder)
    except DataMissing as missing:
        pytest.skip(str(missing))
    parts: dict[str, set[bool]] = {}
    rows = json.loads(LABELS.read_text(encoding="utf-8"))
    assert len(rows) == len(labelled())
    for row in rows:
        assert row["part"] in PARTS and row["label"] in LABEL_NAMES
        assert row["part"] == "fit" or (row.get("origins") in ORIGIN_NAMES) == (row["label"] == "same")
        for side in "ab":
            parts.setdefault(row[side], set()).add(row["part"] == "measure")
            text = load_json(folder / row[side])["text"]
            start, end = row[f"{side}_clause"]
            assert 0 <= start < end <= len(text)
            assert text[slice(*row[f"{side}_event"])].strip()
    assert all(len(held) == 1 for held in parts.values())
