"""The weigh step: support, contest, hedges lost, statements, and independence of order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from stemma.ids import content_id
from stemma.records import (
    Claim,
    Finding,
    Happening,
    Lineage,
    Loss,
    Nature,
    Report,
    Span,
    Story,
    Voice,
    Weighed,
)
from stemma.weigh.step import weigh
from tests.weigh.build import claim, credited, lineage, named, report

A, B, C, D = (report(n, o) for n, o in (("a", "alpha"), ("b", "beta"), ("c", "gamma"), ("d", "delta")))
REPORTS = {r.id: r for r in (A, B, C, D)}
STORY = Story("story-1", "Two boats", tuple(sorted(REPORTS)))
NONE = Lineage(STORY.id, (), ())
POLICE = named("police", key="police")
EVE = named("Eve Stone", "a survivor")


def happening(*claims: Claim, nature: Nature = "happening", name: str = "") -> Happening:
    """A happening told by claims; the first leads."""
    ids = tuple(sorted(c.id for c in claims))
    return Happening(content_id("happening", name, *ids), STORY.id, "", nature, ids, claims[0].id)


def finding(*claims: Claim, nature: Nature = "happening", held: Lineage = NONE) -> Finding:
    """The finding of one happening that all claims tell."""
    (found,) = weigh(STORY, REPORTS, claims, held, [happening(*claims, nature=nature)]).findings
    return found


def codes(found: Finding) -> set[str]:
    """The codes of a finding's reasons."""
    return {r.code for r in found.reasons}


def test_two_named_voices_corroborate() -> None:
    found = finding(claim(A, POLICE), claim(B, EVE))
    assert (found.support, found.fewest, found.most) == ("corroborated", 2, 2)
    assert (found.contest, found.contesters) == ("none", ())


def test_one_voice_is_a_single_witness() -> None:
    found = finding(claim(A, POLICE), claim(B, POLICE))
    assert (found.support, found.fewest, found.most) == ("single witness", 1, 1)


def test_two_reports_without_origin_are_not_established() -> None:
    found = finding(claim(A), claim(B))
    assert (found.support, found.fewest, found.most) == ("independence not established", 1, 2)
    assert {"range.unnamed", "range.apart"} <= codes(found)


def test_reports_and_outlets_are_counted() -> None:
    nobody = report("n")
    reports = {**REPORTS, nobody.id: nobody}
    claims = [claim(A), claim(A, at=1), claim(B), claim(nobody)]
    (found,) = weigh(STORY, reports, claims, NONE, [happening(*claims)]).findings
    assert (found.reports, found.outlets, found.outlets_unknown) == (3, 2, 1)


def test_a_judgement_is_never_corroborated() -> None:
    for nature in ("judgement", "background", "forecast"):
        found = finding(claim(A, POLICE, nature=nature), claim(B, EVE, nature=nature), nature=nature)
        assert (found.support, found.fewest) == ("not weighed", 2)


def test_an_utterance_can_be_corroborated() -> None:
    found = finding(claim(A, POLICE), claim(B, EVE), nature="utterance")
    assert found.support == "corroborated"


def denied(of: Report, voice: Voice, mark: str = "not") -> Claim:
    """A claim that denies it, with the word that says so."""
    made = claim(of, voice, stance="denied")
    return replace(made, stance=replace(made.stance, marks=(mark,)))


def test_a_denial_contests_and_is_no_witness() -> None:
    found = finding(claim(A, POLICE), denied(B, EVE))
    assert found.contest == "denied"
    assert [r.words for r in found.contesters] == ["Eve Stone denies it"]
    assert (found.fewest, found.most, found.reports) == (1, 1, 1)
    assert found.stance.kind == "asserted"


def test_a_doubt_is_no_denial() -> None:
    found = finding(claim(A, POLICE), denied(B, EVE, "doubts"))
    assert found.contest == "doubted"
    assert [r.code for r in found.contesters] == ["contest.doubted"]


def test_a_denial_among_doubts_is_a_denial() -> None:
    found = finding(claim(A), denied(B, EVE, "doubts"), denied(C, POLICE))
    assert found.contest == "denied"
    assert len(found.contesters) == 2


def test_what_all_say_not_to_be_so_contests_nothing() -> None:
    found = finding(denied(A, POLICE), denied(B, POLICE))
    assert (found.contest, found.stance.kind) == ("none", "denied")
    assert found.statement.startswith("Said not to be so: ")
    assert found.most == 1


def test_a_disputed_toll_is_a_contest() -> None:
    found = finding(claim(A, number=21), claim(B, number=35))
    assert found.contest == "slot disputed"
    assert {r.value for r in found.readings} == {"21 people", "35 people"}


def test_a_denial_outweighs_a_disputed_toll() -> None:
    assert finding(claim(A, number=21), claim(B, number=35), denied(C, EVE)).contest == "denied"


def test_a_hedge_that_some_of_one_witness_drop_is_told() -> None:
    a, b = claim(A, POLICE, hedges=("reportedly",)), claim(B, POLICE)
    found = finding(a, b)
    assert found.most == 1
    assert "hedge.lost" in codes(found)
    assert found.stance.hedges == ()


def test_a_hedge_lost_in_copying_is_left_to_the_lineage() -> None:
    a, b = claim(A, hedges=("reportedly",)), claim(B)
    lost = Loss("loss-1", "link-1", "hedge", a.id, b.id, "reportedly", Span(0, 1), "x", Span(0, 1), True)
    assert "hedge.lost" in codes(finding(a, b, held=lineage((a, b))))
    assert "hedge.lost" not in codes(finding(a, b, held=replace(lineage((a, b)), losses=(lost,))))


def test_a_hedge_that_all_carry_is_kept() -> None:
    a, b = (claim(r, hedges=("reportedly",)) for r in (A, B))
    found = finding(a, b, held=lineage((a, b)))
    assert "hedge.lost" not in codes(found)
    assert found.stance.hedges == ("reportedly",)


def test_a_hedge_of_one_witness_is_not_lost_by_another() -> None:
    found = finding(claim(A, POLICE, hedges=("reportedly",)), claim(B, EVE))
    assert "hedge.lost" not in codes(found)


def test_a_plan_is_said_to_be_one() -> None:
    found = finding(claim(A, stance="planned"), claim(B, stance="planned"))
    assert (found.stance.kind, found.statement) == ("planned", "Planned: Two boats sank")


def test_the_firmest_stance_counts() -> None:
    found = finding(claim(A, stance="planned"), claim(B))
    assert (found.stance.kind, found.statement) == ("asserted", "Two boats sank")


def test_a_statement_names_its_only_voice() -> None:
    assert finding(claim(A, EVE)).statement == "Eve Stone, a survivor, says: Two boats sank"
    assert finding(claim(A, EVE), claim(B)).statement == "Two boats sank"
    officials = Voice("unnamed", "officials")
    assert finding(claim(A, officials)).statement == "officials say: Two boats sank"


def test_copies_show_that_passages_are_shared() -> None:
    a, b, c = claim(A), claim(B), claim(C)
    found = finding(a, b, c, held=lineage((a, b)))
    assert (found.fewest, found.most) == (1, 2)
    assert "range.apart" not in codes(found)


def test_findings_are_the_heaviest_first() -> None:
    few, many = [claim(A)], [claim(A, at=1), claim(B), claim(C)]
    weighed = weigh(STORY, REPORTS, [*few, *many], NONE, [happening(*few), happening(*many)])
    assert [f.reports for f in weighed.findings] == [3, 1]
    assert [f.weight for f in weighed.findings] == sorted((f.weight for f in weighed.findings), reverse=True)


def test_a_story_without_happenings() -> None:
    assert weigh(STORY, REPORTS, [], NONE, []) == Weighed(STORY.id, (), ())


MINISTRY = named("the Interior Ministry", key="interior ministry")
Pile = tuple[list[Claim], list[tuple[Claim, Claim]], list[Happening]]
VOICES = [None, POLICE, EVE, Voice("unnamed", "officials"), MINISTRY]


@st.composite
def piles(draw: st.DrawFn) -> tuple[list[Claim], list[tuple[Claim, Claim]], list[Happening]]:
    """Claims of four reports, which of them links carry, and a partition of the claims into happenings."""
    claims: dict[str, Claim] = {}
    for at in range(draw(st.integers(1, 7))):
        of = draw(st.sampled_from([A, B, C, D]))
        made = claim(
            of, draw(st.sampled_from(VOICES)), at=at, number=draw(st.sampled_from([None, 21.0, 35.0])),
            stance=draw(st.sampled_from(["asserted", "asserted", "denied", "planned"])),
            hedges=draw(st.sampled_from([(), ("reportedly",)])),
        )  # fmt: skip
        made = credited(of, "Reuters") if draw(st.integers(0, 5)) == 0 else made
        claims.setdefault(made.id, made)
    told = st.sampled_from(sorted(claims.values(), key=lambda c: c.id))
    pairs = draw(st.lists(st.tuples(told, told), max_size=2))
    homes: dict[int, list[Claim]] = {}
    for held in claims.values():
        homes.setdefault(draw(st.integers(0, 1)), []).append(held)
    return list(claims.values()), pairs, [happening(*held) for held in homes.values()]


@given(piles(), st.randoms(use_true_random=False))
def test_weighing_whatever_the_order(pile: Pile, chance: Random) -> None:
    claims, pairs, happenings = pile
    before = weigh(STORY, REPORTS, claims, lineage(*pairs), happenings)
    for part in (claims, pairs, happenings):
        chance.shuffle(part)
    reports = dict(chance.sample(sorted(REPORTS.items()), len(REPORTS)))
    assert weigh(STORY, reports, claims, lineage(*pairs), happenings) == before


@given(piles())
def test_every_finding_adds_up(pile: Pile) -> None:
    claims, pairs, happenings = pile
    weighed = weigh(STORY, REPORTS, claims, lineage(*pairs), happenings)
    assert {f.happening_id for f in weighed.findings} == {h.id for h in happenings}
    for found in weighed.findings:
        assert 1 <= found.fewest <= found.most == len(found.witnesses)
        behind = [i for w in found.witnesses for i in w.claim_ids]
        assert len(behind) == len(set(behind)) and set(behind) <= set(found.claim_ids)
        assert (found.support == "corroborated") <= (found.fewest >= 2)
        assert (found.support == "single witness") == (found.most == 1)
        assert found.outlets + found.outlets_unknown <= found.reports <= len(REPORTS)
        assert (found.contest in ("denied", "doubted")) == bool(found.contesters)
