"""The first real input: two reports of one visit, and what must be read in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import stemma
from stemma.case import Case
from stemma.records import Claim, Finding, Report

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder of seed reports is not here")

FURNITURE = (
    "Jump to content", "Recommended Posts", "Recently Browsing", ".webp", ".jpg", "RTRMADP", "Sign in",
    "Create an account", "Sign up", "Register a new account", "No registered users", "ThaiVisa",
    "20-03-25", "Posted",
)  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with stemma.open(tmp_path_factory.mktemp("seeds") / "visit.stemma") as opened:
        opened.read([SEEDS])
        yield opened


def first(case: Case) -> Report:
    return next(r for r in case.reports() if "Vladivostok" in r.text)


def second(case: Case) -> Report:
    return next(r for r in case.reports() if "Novosibirsk" in r.text)


def told(case: Case, *words: str) -> list[tuple[Finding, Claim, str]]:
    """Findings with a claim whose full sentence holds all of the words, with claim and sentence."""
    reports = {r.id: r for r in case.reports()}
    claims = {c.id: c for c in case.claims()}
    found = []
    for finding in case.findings():
        for claim_id in finding.claim_ids:
            claim = claims[claim_id]
            annotation = case.view.annotation(claim.report_id)
            assert annotation is not None
            sentence = annotation.sentences[claim.sentence]
            text = reports[claim.report_id].text[sentence.start : sentence.end]
            if all(w in text for w in words):
                found.append((finding, claim, text))
    return found


def outlets(case: Case, finding: Finding) -> set[str]:
    claims = {c.id: c for c in case.claims()}
    return {"first" if claims[i].report_id == first(case).id else "second" for i in finding.claim_ids}


def test_one_story_of_two_reports_without_a_shared_passage(case: Case) -> None:
    assert len(case.reports()) == 2
    assert [len(s.report_ids) for s in case.stories()] == [2]
    assert not case.links()


def test_the_visit_stands_on_one_to_two_witnesses(case: Case) -> None:
    finding, claim, _ = told(case, "touched down in Moscow")[0]
    assert claim.predicate == "visit"
    assert outlets(case, finding) == {"first", "second"}
    assert (finding.fewest, finding.most) == (1, 2)
    assert finding.support == "independence not established"
    words = " ".join(r.words for r in finding.reasons)
    assert "share no passage" in words
    assert "neither report names where it has it from" in words


def test_the_visit_is_the_fourth_at_two_precisions(case: Case) -> None:
    finding, _, _ = next(t for t in told(case, "fourth visit to Russia") if t[1].predicate == "visit")
    assert outlets(case, finding) == {"first", "second"}
    assert (finding.fewest, finding.most) == (1, 2)
    assert {r.value for r in finding.readings if r.role == "since"} == {"February 2021", "2021"}
    assert all("agrees" in r.note for r in finding.readings if r.role == "since")
    assert finding.contest == "none"


def test_the_earlier_meeting_is_told_by_the_first_alone(case: Case) -> None:
    finding, claim, _ = next(t for t in told(case, "Vladivostok") if t[1].predicate == "meet")
    assert outlets(case, finding) == {"first"}
    assert {s.key for s in claim.slots} >= {"min aung hlaing", "vladimir putin", "vladivostok", "2022-09"}


def test_the_consulates_are_told_by_the_second_alone(case: Case) -> None:
    findings = told(case, "consulates in St Petersburg and Novosibirsk")
    assert findings
    assert all(outlets(case, f) == {"second"} for f, _, _ in findings)


def test_two_nuclear_matters_are_related_and_not_one(case: Case) -> None:
    wide, _, _ = next(t for t in told(case, "nuclear energy initiatives") if t[1].predicate == "agree")
    plant, _, _ = next(t for t in told(case, "small nuclear power plant") if t[1].predicate == "agree")
    assert wide.id != plant.id
    assert plant.happening_id in wide.related
    assert wide.happening_id in plant.related


def test_the_arms_are_hedged(case: Case) -> None:
    finding, claim, _ = next(t for t in told(case, "reportedly sought") if "sought" in t[1].text)
    assert outlets(case, finding) == {"second"}
    assert claim.stance.hedges == ("reportedly",)
    assert finding.stance.hedges == ("reportedly",)


def test_less_than_half_is_the_voice_of_reports(case: Case) -> None:
    _, claim, _ = next(t for t in told(case, "less than half") if t[1].predicate == "control")
    assert (claim.voice.kind, claim.voice.name) == ("unnamed", "reports")


def test_casualties_are_the_professors_words(case: Case) -> None:
    finding, claim, _ = told(case, "heavy casualties")[0]
    assert claim.voice.key == "zachary abuza"
    assert "Zachary Abuza" in finding.statement
    assert "professor at the US National War College" in finding.statement


def test_the_company_is_told_by_state_television(case: Case) -> None:
    finding, claim, _ = next(t for t in told(case, "MRTV") if "traveling" in t[1].text)
    assert claim.voice.key == "mrtv"
    assert claim.voice.interest == "state media"
    assert finding.witnesses[0].interest == "state media"


def test_the_meeting_with_putin_is_planned(case: Case) -> None:
    finding, claim, _ = next(t for t in told(case, "set to engage") if t[1].predicate == "meet")
    assert claim.stance.kind == "planned"
    assert finding.stance.kind == "planned"
    assert finding.statement.startswith("Planned")


def test_the_days_are_read_with_their_reasons(case: Case) -> None:
    published = second(case).published
    assert published.earliest == published.latest == date(2025, 3, 20)
    assert "20-03-25" in published.how
    words = " ".join(r.words for r in published.reasons)
    assert "2020-03-25" in words
    assert "October 2023" in words
    assert "2022-09-07" in words
    assert first(case).published.earliest is None
    annotation = case.view.annotation(first(case).id)
    assert annotation is not None
    monday = next(m for m in annotation.mentions if m.name == "Monday")
    assert monday.when is not None
    assert (monday.when.precision, monday.when.earliest) == ("weekday", None)


def test_no_furniture_is_left_and_no_paragraph_lost(case: Case) -> None:
    for report in case.reports():
        assert not [w for w in FURNITURE if w in report.text]
    assert second(case).text.startswith("Myanmar’s military leader, Min Aung Hlaing, has returned")
    assert second(case).text.rstrip().endswith("the stakes have never been higher.")
    assert second(case).title.value.startswith("Myanmar Junta Seeks More Russian Support")


def test_every_quote_of_the_case_holds(case: Case) -> None:
    assert case.check() == []
