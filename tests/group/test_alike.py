"""The score of two claims: named features, weights with sense, and what excludes a pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.merges import AGREE, DIFFER
from stemma.dates import exact_day
from stemma.group.alike import ENOUGH, EXCLUDED, Alike, alike, parts, weights
from stemma.group.features import NAMES, excluded, features
from stemma.group.kinds import KINDS, kind_of, one_kind
from stemma.group.linkage import average_linkage
from stemma.group.participants import places
from stemma.group.sketch import Bag, Sketch, sketch_of, sketches_of
from stemma.records import Claim, Report, Slot
from tests.group.build import claim, day, name, report, told, toll

MARIA, BROOK = name("who", "Maria Lopez"), name("whom", "Ada Brook")
MONDAY = date(2025, 3, 17)
Told = tuple[Report, Claim]


def sketch(one: Told) -> Sketch:
    return sketch_of(one[1], one[0])


def found(a: Told, b: Told) -> dict[str, float]:
    return features(sketch(a), sketch(b))[0]


def test_the_table_holds_every_feature_and_no_agreement_weighs_against_an_event() -> None:
    held = weights()
    assert list(held) == ["bias", *NAMES]
    assert all(held[n] >= 0 for n in AGREE)
    assert all(held[n] <= 0 for n in DIFFER)


def test_a_score_is_the_sum_of_its_parts() -> None:
    a = sketch(told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK, day(MONDAY)))
    b = sketch(told("b", "Lopez saw Brook", "meet", MARIA, BROOK, day(MONDAY)))
    assert alike(a, b)[0] == pytest.approx(weights()["bias"] + sum(points for _, points in parts(a, b)))


def test_pairs_that_share_nothing_have_no_reasons_and_no_chance() -> None:
    a = sketch(told("a", "The ferry sank", "sink", name("who", "ferry")))
    b = sketch(told("b", "Prices collapsed", "sink", name("who", "price")))
    made = alike(a, b)
    assert made.score < ENOUGH
    assert not made.reasons


def test_shared_words_are_named_rarest_first() -> None:
    texts = ["Harbour pumps failed", "Harbour lights failed", "Harbour pumps stopped", "Harbour birds"]
    pile = [told(str(n), text, "fail") for n, text in enumerate(texts)]
    made = sketches_of([c for _, c in pile], {r.id: r for r, _ in pile})
    words = [r.words for r in features(made[0], made[2])[1] if r.code == "same.telling"]
    assert words == ["both speak of “pump”, “harbour”"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ([name("where", "Paris", "FR", "capital")], [name("where", "Moscow", "RU", "capital")]),
        ([day(MONDAY)], [day(date(2025, 3, 14))]),
        ([toll(21), name("whom", "people")], [name("whom", "Maria Lopez")]),
    ],
    ids=["places", "days", "a toll and one death"],
)
def test_what_excludes_a_pair_outweighs_all_that_agrees(a: list[Slot], b: list[Slot]) -> None:
    text = "Divers recovered the black box of the airliner from the frozen estuary"
    first, second = sketch(told("a", text, "die", *a)), sketch(told("b", text, "die", *b))
    assert excluded(first, second) and excluded(second, first)
    assert alike(first, second) == Alike(EXCLUDED)


def test_what_a_report_tells_as_earlier_is_another_event() -> None:
    same = told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK)
    earlier = told("a", "Maria Lopez met Ada Brook back in May", "meet", MARIA, BROOK)
    elsewhere = told("b", "Maria Lopez met Ada Brook back in May", "meet", MARIA, BROOK)
    assert excluded(sketch(same), sketch(earlier))
    assert not excluded(sketch(same), sketch(elsewhere))


def test_the_day_before_is_no_other_event_elsewhere() -> None:
    a = told("a", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK, day(MONDAY))
    b = told("b", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK, day(date(2025, 3, 18)))
    assert not excluded(sketch(a), sketch(b))
    assert found(a, b)["next day"] == 1


def test_what_repeats_is_of_its_days_and_what_does_not_is_not() -> None:
    for event, repeats in (("test", True), ("sink", False)):
        a, b = told("a", "Maria Lopez", event, MARIA), told("b", "Maria Lopez", event, MARIA)
        later = (replace(b[0], published=exact_day(date(2025, 4, 8), "", "")), b[1])
        assert "repeats apart" not in found(a, b)
        assert ("repeats apart" in found(a, later)) == repeats


def test_a_denial_answers_what_it_shares_something_with() -> None:
    done = told("a", "Maria Lopez fired", "shoot", MARIA)
    for who, answers in ((MARIA, True), (name("who", "Ada Brook"), False)):
        of = report("b", "Nobody did")
        denied = (of, claim(of, "shoot", who, stance="denied"))
        assert ("answered" in found(done, denied)) == answers
        assert ("denied" in found(done, denied)) != answers


def test_many_claims_of_a_class_in_one_report_make_each_less_sure() -> None:
    one, many = told("a", "x", "meet", MARIA), told("b", "x", "meet", MARIA)
    few = features(sketch_of(one[1], one[0]), sketch_of(many[1], many[0]))[0]
    crowd = features(sketch_of(one[1], one[0], 4), sketch_of(many[1], many[0], 4))[0]
    assert crowd["crowd"] > few.get("crowd", 0.0)


def test_kinds_are_one_word() -> None:
    assert {kind_of(word) for word in KINDS[0]} == {"boat"}
    assert kind_of("dozen") == kind_of("person") == "people"
    assert one_kind("ferry", "boat") and not one_kind("ferry", "car")


scores = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    st.floats(-5, 5),
    max_size=28,
)


@given(scores, st.floats(0.1, 3))
def test_linkage_parts_the_items_and_a_higher_cut_lies_within(
    held: dict[tuple[int, int], float], least: float
) -> None:
    groups = average_linkage(8, held, least)
    assert sorted(n for group in groups for n in group) == list(range(8))
    for higher in average_linkage(8, held, least + 1):
        assert any(set(higher) <= set(group) for group in groups)


def test_linkage_takes_the_mean_and_not_the_best() -> None:
    chain = {(0, 1): 2.0, (1, 2): 2.0}
    assert average_linkage(3, chain, 0.9) == [[0, 1, 2]]  # (2 + 0) / 2
    assert average_linkage(3, chain, 1.1) == [[0, 1], [2]]
    assert average_linkage(3, {**chain, (0, 2): EXCLUDED}, 0.9) == [[0, 1], [2]]


def test_one_actor_under_two_names_is_a_participant_in_common() -> None:
    north = replace(name("who", "the North"), actor="prk government")
    pyongyang = replace(name("who", "Pyongyang"), actor="prk government")
    a = told("a", "The North fired a rocket", "fire", north)
    assert found(a, told("b", "Pyongyang fired one", "fire", pyongyang))["who"] > 1
    other = replace(name("who", "Lisma"), actor="mrv government")
    assert "who" not in found(a, told("b", "Lisma fired one", "fire", other))


def test_only_something_particular_makes_two_claims_surely_one() -> None:
    a = sketch(told("a", "All parties are concerned", "concern", name("who", "parties")))
    b = sketch(told("b", "We are concerned by developments", "concern", name("who", "we")))
    assert not alike(a, b).anchored
    maria = told("c", "Maria Lopez met Ada Brook", "meet", MARIA, BROOK)
    assert alike(sketch(maria), sketch(told("d", "Lopez saw Brook", "meet", MARIA, BROOK))).anchored
    assert not alike(sketch(maria), sketch(told("d", "Lopez held talks", "meet", MARIA))).anchored
    crowd = name("who", "people")
    run = sketch(told("e", "people ran", "run", crowd))
    assert not alike(run, sketch(told("f", "many people ran away", "run", crowd))).anchored
    assert not alike(run, sketch(told("f", "people ran", "run"))).anchored
    sank = sketch(told("i", "the ferry sank", "sink", name("who", "ferry")))
    assert alike(sank, sketch(told("j", "a vessel went down", "sink", name("who", "ferry")))).anchored


def at(text: str, north: float, east: float, level: str = "city", region: str = "") -> Slot:
    """A slot filled by a place of the country MV."""
    return replace(name("where", text, "MV", level), at=(north, east), region=region)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (at("Lisma", 10, 20), at("Lisma", 10, 20), 0.7),
        (at("Lisma", 10, 20), at("Old Lisma", 10, 20), 0.5),
        (at("Halden Coast", 10, 20, "region"), at("Lisma", 11, 21, region="Halden Coast"), 0.5),
        (name("where", "Maravel", "MV", "country"), at("Lisma", 10, 20), 0.5),
        (at("Lisma", 10, 20), at("Port Ash", 10.1, 20), 0.3),
        (at("Lisma", 10, 20), at("Brill", 10.6, 20), 0.0),
        (at("Lisma", 10, 20), at("Brill", 13, 20), -1.0),
        (at("Lisma", 10, 20), name("where", "Oslo", "NO", "capital"), -1.0),
        (name("where", "harbour"), at("Lisma", 10, 20), 0.0),
    ],
)
def test_places_hold_one_another_or_lie_near_or_are_two(one: Slot, other: Slot, points: float) -> None:
    assert places((one,), (other,))[0] == places((other,), (one,))[0] == points


WEIGHTS = st.dictionaries(st.text("abcd", min_size=1, max_size=2), st.floats(0.1, 5), max_size=8)


@given(WEIGHTS, WEIGHTS)
def test_the_share_of_words_in_common_is_symmetric_and_whole_for_one_bag(
    one: dict[str, float], other: dict[str, float]
) -> None:
    both = {w: one.get(w, other[w]) for w in other}
    assert Bag(one).jaccard(Bag(both)) == pytest.approx(Bag(both).jaccard(Bag(one)))
    assert Bag(one).jaccard(Bag(one)) == (pytest.approx(1.0) if one else 0.0)
