"""The view: labels, names, order, and what is said of what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import stemma
from stemma.case import Case
from stemma.errors import NOTICES, StemmaError
from stemma.records import Claim, Finding, Original, Report, Span, Story
from tests.fakes import PART, STEPS
from tests.piles import OWN, WIRE, written


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("view")
    pile = [PART.join([f"{WIRE[0]}\n{WIRE[1]}", f"{OWN[0]} In {n}."]) for n in range(3)]
    with stemma.open(folder / "c.stemma", steps=STEPS) as opened:
        opened.read(written(folder / "in", [*pile, f"lang: fr\n{OWN[1]}"]))
        yield opened


def test_reports_are_named_in_the_order_of_their_files(case: Case) -> None:
    names = {original.id: original.names[0] for original in case.originals()}
    told = [(names[r.original_id], r.number) for r in case.reports()]
    assert told == sorted(told)
    assert [case.view.label(r.id) for r in case.reports()] == [f"R{n}" for n in range(1, len(told) + 1)]


def test_stories_and_findings_are_named_by_weight(case: Case) -> None:
    sizes = [len(story.report_ids) for story in case.stories()]
    assert sizes == sorted(sizes, reverse=True)
    assert [case.view.label(s.id) for s in case.stories()][:2] == ["S1", "S2"]
    labels = [case.view.label(f.id) for f in case.findings()]
    assert labels == [f"F{n}" for n in range(1, len(labels) + 1)]
    order = [story.id for story in case.stories()]
    placed = [(order.index(f.story_id), -f.weight, f.id) for f in case.findings()]
    assert placed == sorted(placed)
    first = case.stories()[0]
    assert case.findings("S1") == tuple(f for f in case.findings() if f.story_id == first.id)


def test_every_report_is_in_a_story(case: Case) -> None:
    told = sorted(r for story in case.stories() for r in story.report_ids)
    assert told == sorted(report.id for report in case.reports())


def test_records_are_found_by_id(case: Case) -> None:
    view = case.view
    for report in case.reports():
        assert view.report(report.id) == report
    for claim in case.claims():
        assert view.claim(claim.id) == claim
    for story in case.stories():
        assert view.story(story.id) == story
    for finding in case.findings():
        assert view.finding(finding.id) == finding
    for happening in view.happenings():
        assert view.happening(happening.id) == happening
    for original in case.originals():
        assert view.original(original.id) == original


@pytest.mark.parametrize(("name", "kind"), [("R1", Report), ("s1", Story), (" F2 ", Finding)])
def test_labels_name_records(case: Case, name: str, kind: type) -> None:
    assert isinstance(case.view.resolve(name), kind)


def test_the_beginning_of_an_id_names_a_record(case: Case) -> None:
    view = case.view
    original = case.originals()[0]
    claim = case.claims()[0]
    assert isinstance(view.resolve(original.id[:12]), Original)
    assert isinstance(view.resolve(claim.id[:-3]), Claim)
    assert view.resolve(case.links()[0].id) == case.links()[0]
    happening = view.happenings()[0]
    assert view.resolve(happening.id) == happening


@pytest.mark.parametrize(
    ("name", "code"),
    [("report-", "E402"), ("R999", "E401"), ("", "E401"), ("zebra", "E401"), ("%", "E401")],
)
def test_other_names_are_said_not_to_fit(case: Case, name: str, code: str) -> None:
    with pytest.raises(StemmaError) as caught:
        case.view.resolve(name)
    assert caught.value.problem.code == code


def test_unknown_ids_are_said_so(case: Case) -> None:
    view = case.view
    for ask in (view.report, view.story, view.finding, view.claim, view.original, view.layer):
        with pytest.raises(StemmaError) as caught:
            ask("none")
        assert caught.value.problem.code == "E401"
    for listing in (view.links, view.annotation):
        with pytest.raises(StemmaError):
            listing("none")
    for parts in (view.claims("none"), view.removed("none"), view.findings("none")):
        assert parts == ()


def test_what_belongs_to_one_report_or_story(case: Case) -> None:
    view = case.view
    for report in case.reports():
        claims = view.claims(report.id)
        assert claims == tuple(c for c in case.claims() if c.report_id == report.id)
        links = view.links(report.id)
        assert links == tuple(x for x in case.links() if report.id in (x.a_id, x.b_id))
    for story in case.stories():
        told = view.claims(story_id=story.id)
        assert {c.report_id for c in told} <= set(story.report_ids)
        assert len(view.happenings(story.id)) == len(view.findings(story.id))


def test_another_language_has_no_annotation_and_says_why(case: Case) -> None:
    (report,) = [r for r in case.reports() if r.language.value == "fr"]
    assert case.view.annotation(report.id) is None
    told = [(p.code, p.where) for p in case.problems() if p.code not in NOTICES]
    assert told == [("E302", report.id)]


def test_a_quote_is_the_originals_own_words(case: Case) -> None:
    report = case.reports()[0]
    (quote,) = case.view.quotes(report.id, Span(4, 9))
    layer = case.view.layer(report.original_id)
    assert quote.exact == "ferry" == layer[quote.start : quote.end]
    assert (quote.prefix, quote.suffix[:5]) == ("The ", " sank")


def test_labels_follow_what_is_written(tmp_path: Path) -> None:
    paths = written(tmp_path / "in", list(OWN))
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        case.read(paths[1:2])
        first = case.reports()[0].id
        assert case.view.label(first) == "R1"
        case.read(paths[:1])
        assert case.view.label(first) == "R2"
        assert case.view.resolve("R2") == case.view.report(first)


def test_originals_that_are_not_yet_read_are_listed(tmp_path: Path) -> None:
    from stemma.store.writer import Writer

    with Writer(tmp_path / "c.stemma") as writer, writer.batch():
        writer.pile.add("ab" * 32, b"four", "b.txt")
        writer.pile.add("ab" * 32, b"four", "a.txt")
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        (original,) = case.originals()
        assert (original.names, original.kind, original.size) == (("a.txt", "b.txt"), "unknown", 4)
