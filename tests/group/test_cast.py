"""The cast of a story: who is one over its reports, and who stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.group.cast import canonical, cast_of
from stemma.group.step import happenings
from stemma.keys import folded
from stemma.records import Actor, ActorKind, Figure, Reason, Story
from tests.group.build import name, told


def actor(called: str, kind: ActorKind = "person", country: str = "", score: float = 0.9) -> Actor:
    """An actor of a report with one mention; its key is the folded name."""
    return Actor(folded(called), called, kind, country, "GOV", score, ("GOV",), mentions=(0,),
                 reasons=(Reason("test", "test"),))  # fmt: skip


def figures(*reports: list[Actor]) -> dict[str, Figure]:
    """The figures of reports with these actors, by key."""
    held = {f"report-{n}": tuple(actors) for n, actors in enumerate(reports)}
    return {figure.key: figure for figure in cast_of(held, ())}


@pytest.mark.parametrize(
    ("one", "other", "kind", "code"),
    [
        ("Ada Brook", "Brook", "person", "cast.surname"),
        ("Noor Mohammad Faiz", "Noor Mohammad Fayez", "person", "cast.spelling"),
        ("Ada Brook", "Ada M Brook", "person", "cast.middle"),
        ("Halden Relief Council", "HRC", "organisation", "cast.letters"),
    ],
)
def test_two_names_of_one_actor_are_merged_with_a_reason(
    one: str, other: str, kind: ActorKind, code: str
) -> None:
    found = figures([actor(one, kind)], [actor(one, kind)], [actor(other, kind)])
    (figure,) = found.values()
    assert figure.name == one
    assert len(figure.report_ids) == 3
    (merge,) = figure.merges
    assert (merge.key, merge.into, merge.reason.code) == (folded(other), folded(one), code)
    assert 0 < merge.score < 1
    assert canonical([figure]) == {folded(other): folded(one)}


@pytest.mark.parametrize(
    "actors",
    [
        [actor("Ada Brook"), actor("Tom Brook"), actor("Brook")],
        [actor("Kim Jong Un"), actor("Jack Kim"), actor("Kim")],
        [actor("Ada Brook", country="MVL"), actor("Brook", country="DRL")],
        [actor("Halden Relief Council", "organisation"), actor("Harbour Rescue Club", "organisation"),
         actor("HRC", "organisation")],
        [actor("Halden Relief Council", "organisation"), actor("Hrc", "organisation")],
        [actor("Ada Brook"), actor("Brook", "organisation")],
    ],
    ids=["two of one last name", "a family name first", "two countries", "two bodies of these letters",
         "no capitals", "a person and a body"],
)  # fmt: skip
def test_who_may_be_another_stays_apart(actors: list[Actor]) -> None:
    found = figures(*([one] for one in actors))
    assert len(found) == len(actors)
    assert not any(figure.merges for figure in found.values())


def test_roles_and_crowds_are_no_figures_and_governments_are() -> None:
    crowd = replace(actor("police", "crowd"), mentions=())
    board = replace(actor("the board", "organisation"), mentions=())
    state = replace(actor("mvl government", "government"), mentions=())
    assert set(figures([crowd, board, state])) == {"mvl government"}


def test_what_most_reports_say_of_a_figure_is_told() -> None:
    guessed = replace(actor("Ada Brook", country="DRL", score=0.4), office="")
    mayor = replace(actor("Ada Brook", country="MVL"), office="mayor")
    (figure,) = figures([guessed], [guessed], [mayor]).values()
    assert (figure.country, figure.office, figure.times, figure.told) == ("MVL", "mayor", 3, True)


@given(
    st.permutations(
        [actor("Ada Brook"), actor("Brook"), actor("Ada M Brook"), actor("Tom Ash"), actor("Ash")]
    )
)
def test_the_order_of_reports_and_actors_changes_nothing(actors: list[Actor]) -> None:
    shown = {
        f.key: (len(f.report_ids), {m.key for m in f.merges})
        for f in figures(*([a] for a in actors)).values()
    }
    assert shown == {"ada brook": (3, {"brook", "ada m brook"}), "tom ash": (2, {"ash"})}


def test_claims_meet_by_the_figure_of_their_actors() -> None:
    full = replace(name("whom", "Halden Relief Council"), actor="halden relief council")
    short = replace(name("whom", "HRC"), actor="hrc")
    a = told("a", "Rebels attacked the Halden Relief Council", "attack", name("who", "rebels"), full)
    b = told("b", "Rebels attacked the HRC", "attack", name("who", "rebels"), short)
    body: ActorKind = "organisation"
    actors = {a[0].id: (actor("Halden Relief Council", body),), b[0].id: (actor("HRC", body),)}
    claims = [a[1], b[1]]
    cast = cast_of(actors, claims)
    story = Story("story", "", tuple(sorted(actors)))
    reports = {a[0].id: a[0], b[0].id: b[0]}
    assert [f.claim_ids for f in cast] == [tuple(sorted(c.id for c in claims))]
    assert len(happenings(story, reports, claims, cast)) == 1
    assert len(happenings(story, reports, claims)) == 2
