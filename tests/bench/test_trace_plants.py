"""What the planted half of the trace bench rests on: the copies are what they are called, the index meets
as a case does, and a link is judged by what was planted."""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from bench.harness import DataMissing
from bench.trace.pile import MAX_KIN, Index, Kin, articles
from bench.trace.planted import Judge, furniture, links, scores
from bench.trace.plants import KINDS, TOLD, Furniture, planted
from stemma.dates import exact_day
from stemma.records import Outlet, Report
from stemma.trace.step import MIN_SHARED, fingerprints, link

LETTERS = "bcdfglmnprst"


def article(number: int) -> Report:
    """An article of 40 sentences in words of its own."""
    chance = random.Random(number)
    words = ["".join(chance.choice(LETTERS) + chance.choice("aeiou") for _ in range(4)) for _ in range(200)]
    text = [" ".join(chance.choices(words, k=9)).capitalize() + "." for _ in range(40)]
    paragraphs = [" ".join(text[n : n + 4]) for n in range(0, 40, 4)]
    published = exact_day(date(2019, 1, 1 + number % 28), "", "test")
    outlet = Outlet(f"paper{number % 5}.example", f"Paper {number % 5}")
    return Report(f"a{number:03d}", "", 0, "\n\n".join(paragraphs), (), outlet=outlet, published=published)


PILE = [article(number) for number in range(60)]
SITE = Furniture(
    "site.example", "Home\nWorld", "The mayor will open the new bridge in June, she said on Monday."
)
PLANTS = planted(PILE, [SITE], 4)


def test_the_same_pile_gives_the_same_copies() -> None:
    assert planted(PILE, [SITE], 4) == PLANTS
    assert Counter(plant.kind for plant in PLANTS) == dict.fromkeys(KINDS, 4)
    assert {plant.told for plant in PLANTS} == set(TOLD)
    used = [source for plant in PLANTS for source in plant.sources]
    assert len(used) == len(set(used))


def text_of(kind: str) -> list[tuple[str, list[str]]]:
    by_id = {report.id: report for report in PILE}
    return [
        (plant.report.text, [by_id[source].text for source in plant.sources])
        for plant in PLANTS
        if plant.kind == kind
    ]


def test_copies_are_what_their_kind_says() -> None:
    for text, (source,) in text_of("verbatim"):
        assert source.split() == text.split()[-len(source.split()) :]
    for text, (source,) in text_of("shortened"):
        kept = [s for s in text.replace("\n\n", " ").split(". ") if s in source]
        assert 8 < len(kept) < 32
        assert sorted(kept, key=source.index) == kept
    for text, sources in text_of("stitched"):
        assert all(any(s in source for s in text.split(". ")) for source in sources)
    for text, (source,) in text_of("reordered"):
        assert not Counter(source.split()) - Counter(text.split())
    for text, (source,) in text_of("wrapped"):
        assert source in text
        assert SITE.tail in text


@pytest.mark.parametrize(("kind", "share"), [("edited_10", 0.1), ("edited_20", 0.2), ("edited_40", 0.4)])
def test_so_many_words_are_struck(kind: str, share: float) -> None:
    for text, (source,) in text_of(kind):
        words = Counter(source.split())
        left = sum((words & Counter(text.split())).values()) / sum(words.values())
        assert left == pytest.approx(1 - 0.75 * share, abs=0.08)


def test_dates_and_credits_say_what_they_are_called() -> None:
    by_id = {report.id: report for report in PILE}
    for plant in PLANTS:
        source, copy = by_id[plant.sources[0]], plant.report
        assert source.published.earliest is not None
        if plant.told == "dated":
            assert copy.published.earliest is not None
            assert copy.published.earliest > source.published.earliest
        elif plant.told == "misdated":
            assert copy.published.earliest is not None
            assert copy.published.earliest < source.published.earliest
        else:
            assert copy.published.earliest is None
        credits = copy.credit.value == source.outlet.name or f"({source.outlet.name})" in copy.text
        assert credits == (plant.told in ("credited", "misdated"))


def test_the_index_meets_who_shares_enough() -> None:
    reports = [*PILE, *(plant.report for plant in PLANTS)]
    index = Index(reports)
    held = [set(fingerprints(report)) for report in reports]
    met = {(at, other) for at in range(len(reports)) for other in index.partners(at)}
    for one, two in combinations(range(len(reports)), 2):
        assert ((one, two) in met) == ((two, one) in met) == (len(held[one] & held[two]) >= MIN_SHARED)


def test_furniture_of_an_outlet_is_counted_in_the_pile() -> None:
    reports = [
        Report(f"r{n}", "", 0, f"{PILE[n].text}\n\n{SITE.tail}", (), outlet=Outlet("o", "O"))
        for n in range(8)
    ]
    stranger = Report("r9", "", 0, f"{PILE[9].text}\n\n{SITE.tail}", (), outlet=Outlet("p", "P"))
    two = [replace(stranger, id=f"r{n}", outlet=Outlet(f"o{n}", f"O{n}")) for n in (10, 11)]
    index = Index([*reports, stranger, *two])
    assert index.common(0, 1) == set(fingerprints(reports[0])) & set(fingerprints(reports[1]))
    assert (
        index.common(0, 8)
        == index.common(8, 0)
        == set(fingerprints(reports[0])) & set(fingerprints(stranger))
    )
    assert index.common(9, 10) == frozenset()
    assert link(reports[0], reports[1], index.common(0, 1)) is None


def test_links_are_judged_by_what_was_planted() -> None:
    reports = [*PILE, *(plant.report for plant in PLANTS)]
    found = links(Index(reports), reports, range(len(PILE), len(reports)))
    judge = Judge(PLANTS, PILE)
    judge.weigh(found)
    told = judge.kinds(found)
    assert {told[f"recall_{kind}"] for kind in ("verbatim", "shortened", "stitched", "reordered")} == {1.0}
    assert {told[f"precision_{kind}"] for kind in KINDS} == {1.0}
    assert judge.directions(found)["direction_never_turned"] == 1.0
    assert judge.kinds([])["recall_verbatim"] == 0.0


def test_kin_is_told_by_a_run_of_words_outside_quotations() -> None:
    run = "the old mill by the river had stood empty for nine long winters"
    texts = [f"Alpha {run} omega.", f"Beta {run} end.", f"Gamma “{run}” end.", "Nothing of it."]
    kin = Kin(Report(str(n), "", 0, text, ()) for n, text in enumerate(texts))
    assert kin.kin("0", "1")
    assert kin.kin("3", "3")
    assert not kin.kin("0", "2")
    assert not kin.kin("0", "3")


def test_a_notice_of_many_articles_makes_no_kin() -> None:
    notice = "write to us at the old mill by the river if you want it back"
    texts = [f"Story {n} tells of a weir. {notice}" for n in range(MAX_KIN + 1)]
    kin = Kin(Report(str(n), "", 0, text, ()) for n, text in enumerate(texts))
    kin.weigh([("0", "1")])
    assert not kin.kin("0", "1")
    kin = Kin(Report(str(n), "", 0, text, ()) for n, text in enumerate(texts[1:]))
    kin.weigh([("0", "1")])
    assert kin.kin("0", "1")


def test_a_quotation_beside_the_name_of_its_outlet_makes_kin() -> None:
    said = "“We will open the weir on Monday and let every barge of the valley pass,”"
    source = Report("a", "", 0, f"{said} she said.", (), outlet=Outlet("pond", "The Pond Gazette"))
    for after, is_kin in ((f"{said} she told the Pond Gazette.", True), (f"{said} she said.", False)):
        kin = Kin([source, Report("b", "", 0, after, (), outlet=Outlet("weir", "Weir Courier"))])
        kin.weigh([("a", "b")])
        assert kin.kin("a", "b") is is_kin


def test_the_whole_bench_runs_on_a_small_folder(tmp_path: Path) -> None:
    (tmp_path / "unlabelled").mkdir()
    (tmp_path / "pages").mkdir()
    rows = [
        {"id": r.id, "title": "T", "source": r.outlet.name, "url": f"https://{r.outlet.key}/{r.id}",
         "date": r.published.value, "text": r.text}
        for r in PILE
    ]  # fmt: skip
    with lzma.open(tmp_path / "unlabelled" / "articles.jsonl.xz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    body = "The body of the page stands here.\nAnd here."
    page = {"articleBody": body, "url": "https://site.example/1"}
    (tmp_path / "pages" / "ground-truth.json").write_text(json.dumps({"k": page}), encoding="utf-8")
    dump = {"articleBody": f"{SITE.head}\n{body}\n{SITE.tail}"}
    (tmp_path / "pages" / "inscriptis.json").write_text(json.dumps({"k": dump}), encoding="utf-8")
    assert furniture(tmp_path) == [SITE]
    told = scores(tmp_path, 50, 2)
    assert told["recall_verbatim"] == 1.0
    assert told["unplanted_links"] == 0.0


def test_missing_articles_are_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        articles(tmp_path)
