"""Claims into happenings: one event meets in other words; places, times, numbers keep events apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.dates import exact_day
from stemma.group.alike import ENOUGH, alike
from stemma.group.sketch import sketch_of
from stemma.group.sure import core_of
from stemma.records import Claim, Report, Slot
from tests.group.build import claim, day, met, month, name, report, told, toll

MARIA = name("who", "Maria Lopez")
BROOK = name("whom", "Ada Brook")
MOSCOW = name("where", "Moscow", "RU", "capital")
RUSSIA = name("where", "Russia", "RU", "country")
THIRD = replace(MARIA, role="ordinal", text="third", key="3")
FOURTH = replace(MARIA, role="ordinal", text="fourth", key="4")
PARIS = name("where", "Paris", "FR", "capital")
MONDAY, FRIDAY = date(2025, 3, 17), date(2025, 3, 14)
Told = tuple[Report, Claim]

SAME: list[tuple[str, Told, Told]] = [
    (
        "in other words",
        told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW),
        told("b", "The visit of Lopez began quietly", "visit", name("who", "Lopez Maria Lopez"), MOSCOW),
    ),
    (
        "a surname for a name",
        told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK),
        told("b", "Talks between Lopez and Brook", "meet", name("who", "Lopez"), name("whom", "Brook")),
    ),
    (
        "a country for its city",
        told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW),
        told("b", "The leader toured Russia", "visit", MARIA, RUSSIA),
    ),
    (
        "a day for its month",
        told("a", "Police took Maria Lopez", "arrest", name("whom", "Maria Lopez"), day(MONDAY)),
        told("b", "She was detained", "arrest", name("whom", "Maria Lopez"), month(2025, 3)),
    ),
    (
        "the sides the other way round",
        told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK),
        told("b", "Brook received Lopez", "meet", name("who", "Ada Brook"), name("whom", "Maria Lopez")),
    ),
    (
        "two words for one thing",
        told("a", "The ferry sank", "sink", name("who", "ferry"), MOSCOW),
        told("b", "A boat went down", "sink", name("who", "boat"), MOSCOW),
    ),
    (
        "a junta and its country",
        told("a", "The junta bought drones", "buy", name("who", "junta", "MM"), name("what", "drones")),
        told("b", "Myanmar acquired drones", "buy", name("who", "Myanmar", "MM"), name("what", "drones")),
    ),
    (
        "two words for those in power",
        told("a", "The junta fell in the capital", "yield", name("who", "junta"), MOSCOW, day(MONDAY)),
        told("b", "A regime gave up power", "yield", name("who", "regime"), MOSCOW, day(MONDAY)),
    ),
    (
        "one number",
        told("a", "The blast killed many", "die", name("whom", "people"), toll(21)),
        told("b", "A toll of victims", "die", name("whom", "people"), toll(21)),
    ),
]  # fmt: skip
APART: list[tuple[str, Told, Told]] = [
    (
        "other places",
        told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW),
        told("b", "Maria Lopez toured Paris", "visit", MARIA, PARIS),
    ),
    (
        "one meeting in two places",
        told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK, MOSCOW),
        told("b", "Talks between Lopez and Brook", "meet", MARIA, BROOK, PARIS),
    ),
    (
        "an event of years ago and one of this week",
        told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK, month(2022, 9)),
        told("b", "Talks between Lopez and Brook", "meet", MARIA, BROOK),
    ),
    (
        "a journey and who comes along",
        told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW),
        told("b", "Brook travelled with Lopez", "visit", MARIA, BROOK),
    ),
    (
        "other days",
        told("a", "Police took Maria Lopez", "arrest", name("whom", "Maria Lopez"), day(MONDAY)),
        told("b", "She was detained", "arrest", name("whom", "Maria Lopez"), day(FRIDAY)),
    ),
    (
        "other people",
        told("a", "Police took Maria Lopez", "arrest", name("whom", "Maria Lopez")),
        told("b", "Ada Brook was detained", "arrest", BROOK),
    ),
    (
        "tolls of other sizes, one of another attacker",
        told("a", "The blast killed many", "die", name("whom", "people"), toll(21)),
        told("b", "Rebels killed victims", "die", name("who", "rebel"), name("whom", "people"), toll(4)),
    ),
    (
        "a toll and one death",
        told("a", "The blast killed many", "die", name("whom", "people"), toll(21)),
        told("b", "Maria Lopez was killed", "die", name("whom", "Maria Lopez")),
    ),
    (
        "other classes of event",
        told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK),
        told("b", "Maria Lopez attacked Ada Brook", "attack", MARIA, BROOK),
    ),
    (
        "which time it is",
        told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW, THIRD),
        told("b", "Lopez toured Moscow", "visit", MARIA, MOSCOW, FOURTH),
    ),
    (
        "nothing in common",
        told("a", "The ferry sank", "sink", name("who", "ferry")),
        told("b", "A boat was lost", "sink", MOSCOW),
    ),
    (
        "an attacker and the attacked",
        told("a", "Maria Lopez killed Ada Brook", "die", MARIA, BROOK),
        told("b", "Brook killed Lopez", "die", name("who", "Ada Brook"), name("whom", "Maria Lopez")),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), [(a, b) for _, a, b in SAME], ids=[why for why, _, _ in SAME])
def test_one_event_meets(a: Told, b: Told) -> None:
    (found,) = met(a, b)
    assert set(found.claim_ids) == {a[1].id, b[1].id}
    assert found.reasons


@pytest.mark.parametrize(("a", "b"), [(a, b) for _, a, b in APART], ids=[why for why, _, _ in APART])
def test_two_events_stay_apart(a: Told, b: Told) -> None:
    assert len(met(a, b)) == 2


@pytest.mark.parametrize(("a", "b"), [(a, b) for _, a, b in (*SAME, *APART)])
def test_likeness_is_symmetric(a: Told, b: Told) -> None:
    x, y = sketch_of(a[1], a[0]), sketch_of(b[1], b[0])
    assert alike(x, y)[0] == alike(y, x)[0]


def test_the_same_words_are_one_event() -> None:
    text = "Divers recovered the black box of the airliner from the frozen estuary"
    a, b = told("a", text, "recover"), told("b", text, "recover")
    (found,) = met(a, b)
    assert [r.code for r in found.reasons] == ["same.words"]


def test_undated_events_of_different_weeks_need_more_in_common() -> None:
    a = told("a", "Maria Lopez held talks", "meet", MARIA)
    b = told("b", "The leader greeted guests", "meet", MARIA)
    later = replace(b[0], published=exact_day(date(2025, 5, 1), "", ""))
    assert len(met(a, b)) == 1
    assert len(met(a, (later, b[1]))) == 2


def test_an_event_outside_the_lexicon_needs_more_than_one_participant() -> None:
    a = told("a", "Maria Lopez whistled", "whistle", MARIA)
    b = told("b", "The singer performed", "whistle", MARIA)
    plain = [(r, replace(c, classed=False)) for r, c in (a, b)]
    assert len(met(a, b)) == 1
    assert len(met(*plain)) == 2


def test_a_plan_is_not_what_was_done() -> None:
    done = told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW)
    of = report("b", "Maria Lopez will tour Moscow")
    planned = (of, claim(of, "visit", MARIA, MOSCOW, stance="planned"))
    assert len(met(done, planned)) == 2


def test_a_denial_meets_what_it_denies() -> None:
    done = told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW)
    of = report("b", "Maria Lopez never toured Moscow")
    denied = (of, claim(of, "visit", MARIA, MOSCOW, stance="denied"))
    assert len(met(done, denied)) == 1


def test_a_conflict_with_any_member_keeps_a_claim_out() -> None:
    person = name("whom", "Maria Lopez")
    monday = told("a", "Police took Maria Lopez on Monday", "arrest", person, day(MONDAY))
    undated = told("b", "Lopez was detained", "arrest", person)
    friday = told("c", "Officers seized her", "arrest", person, day(FRIDAY))
    found = met(monday, undated, friday)
    assert len(found) == 2
    assert not any({monday[1].id, friday[1].id} <= set(h.claim_ids) for h in found)


def test_apart_on_one_matter_is_shown_as_related() -> None:
    plant = "a reactor of the nuclear plant at Ambry"
    a = told("a", f"Lopez signed for {plant}", "agree", name("who", "Maria Lopez"), name("what", "reactor"))
    b = told("b", f"Brook sealed {plant}", "agree", name("who", "Ada Brook"), name("what", "plant"))
    found = met(a, b)
    assert len(found) == 2
    assert {h.related for h in found} == {(found[0].id,), (found[1].id,)}
    assert all(h.id not in h.related for h in found)


@pytest.mark.parametrize("order", [1, -1])
def test_a_main_clause_in_the_reports_own_voice_leads(order: int) -> None:
    full = told("a", "Maria Lopez flew to Moscow", "visit", MARIA, MOSCOW)
    of, bare = told("b", "her visit to Moscow", "visit", MARIA, MOSCOW)
    (found,) = met(*[full, (of, replace(bare, main=False))][::order])
    assert found.lead == full[1].id


slots = st.sampled_from(
    [MARIA, name("who", "Ada Brook"), name("who", "ferry"), BROOK, name("whom", "people"), MOSCOW, RUSSIA,
     PARIS, day(MONDAY), day(FRIDAY), month(2025, 3), toll(21), toll(22), toll(4)]
)  # fmt: skip
one_claim = st.tuples(st.sampled_from(["visit", "die", "meet"]), st.lists(slots, max_size=4, unique=True))


@given(st.lists(one_claim, max_size=8), st.randoms(use_true_random=False))
def test_every_claim_is_in_exactly_one_happening(made: list[tuple[str, list[Slot]]], chance: Random) -> None:
    pile = [
        told(str(n), " ".join(s.text for s in held), event, *held) for n, (event, held) in enumerate(made)
    ]
    found = met(*pile)
    assert sorted(i for h in found for i in h.claim_ids) == sorted(c.id for _, c in pile)
    assert all(h.lead in h.claim_ids for h in found)
    assert [h.id for h in found] == sorted(h.id for h in found)
    chance.shuffle(pile)
    assert met(*pile) == found


@given(one_claim, one_claim)
def test_likeness_has_its_reasons(first: tuple[str, list[Slot]], second: tuple[str, list[Slot]]) -> None:
    a = told("a", "x", first[0], *first[1])
    b = told("b", "y", first[0], *second[1])
    score, reasons, _ = alike(sketch_of(a[1], a[0]), sketch_of(b[1], b[0]))
    assert score == alike(sketch_of(b[1], b[0]), sketch_of(a[1], a[0]))[0]
    assert reasons or score < ENOUGH


def test_the_core_of_a_happening_stands_in_most_reports() -> None:
    """Of equal ones the larger; so that what is likely one event and told once words none that many tell."""
    made = [told(n, "The ferry sank", "sink", name("who", "ferry")) for n in ("a", "b", "c")]
    twice = claim(made[2][0], "sink", name("who", "ship"))
    claims = [*(c for _, c in made), twice]
    core = core_of([[2, 3], [0, 1]], claims)
    assert {claims[n].report_id for n in core} == {"report-a", "report-b"}
    assert sorted(core_of([[0], [2, 3]], claims)) == [2, 3]
