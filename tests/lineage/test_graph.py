"""The graph of golden stories: parents, what says nothing new, mixed parents, presumed texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.lineage.graph import graph
from stemma.records import CopyLink, Edge, Found, Node, Report
from tests.lineage.build import SENTENCES, link, report


def drawn(reports: list[Report], links: list[CopyLink]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    return graph({r.id: r for r in reports}, links)


def roles(edges: tuple[Edge, ...]) -> dict[str, str]:
    """Edges as "x y" -> role, and by way of what."""
    named = {f"{e.source[7:]} {e.target[7:]}": e for e in edges}
    return {key: f"{e.role} {e.via[7:]}".strip() for key, e in named.items()}


def test_a_chain_keeps_the_near_source_where_the_copy_credits_it() -> None:
    wire, paper, forum = report("a", "abcd"), report("b", "abc"), report("c", "abc")
    links = [link(wire, paper), link(wire, forum), link(paper, forum, credited=True)]
    assert roles(drawn([wire, paper, forum], links)[1]) == {
        "a b": "parent", "b c": "parent", "a c": "through b",
    }  # fmt: skip


def test_what_two_texts_leave_out_alike_one_hand_left_out() -> None:
    wire, paper, forum = report("a", "abcdef"), report("b", "abc"), report("c", "abc")
    found = drawn([wire, paper, forum], [link(wire, paper), link(wire, forum), link(paper, forum)])[1]
    assert roles(found)["b c"] == "parent"


def test_two_copies_of_one_wire_are_no_chain() -> None:
    wire, one, two = report("a", "abc"), report("b", "abcd"), report("c", "abce")
    found = roles(drawn([wire, one, two], [link(wire, one), link(wire, two), link(one, two)])[1])
    assert found == {"a b": "parent", "a c": "parent", "b c": "either a"}


def test_a_copy_that_goes_back_for_more_has_both_parents() -> None:
    wire, paper, late = report("a", "abcd"), report("b", "abe"), report("c", "abecd")
    nodes, edges = drawn([wire, paper, late], [link(wire, paper), link(wire, late), link(paper, late)])
    assert roles(edges) == {"a b": "parent", "a c": "parent", "b c": "parent"}
    assert [n.id for n in nodes if n.mixed] == ["report-c"]


def test_a_report_stitched_of_two_has_two_parents_with_what_each_gave() -> None:
    one, two, both = report("a", "abc"), report("b", "def"), report("c", "abde")
    nodes, edges = drawn([one, two, both], [link(one, both), link(two, both)])
    assert roles(edges) == {"a c": "parent", "b c": "parent"}
    assert all(0.4 < e.own_share < 0.6 for e in edges)
    assert next(n for n in nodes if n.id == both.id).mixed


def test_a_parent_whose_part_two_others_give_is_none() -> None:
    first, second, third = report("a", "abc"), report("b", "cd"), report("d", "def")
    late = report("e", "abcdef")
    links = [link(x, late) for x in (first, second, third)]
    assert roles(drawn([first, second, third, late], links)[1])["b e"].startswith("either")


def test_editions_of_one_outlet_at_one_address() -> None:
    first = report("a", "abc", "post", url="https://post.example/1")
    second = report("b", "abcd", "post", url="https://www.post.example/1?v=2")
    other = report("c", "abc", "post", url="https://paper.example/x")
    edges = drawn([first, second, other], [link(first, second), link(first, other)])[1]
    assert [(e.target, e.kind) for e in edges] == [(second.id, "edition"), (other.id, "verbatim")]


def test_a_correction_comes_from_the_outlets_own_text() -> None:
    wire = report("a", "abcd", "agency", "agency")
    forum = report("b", "abc", "board", "forum")
    corrected = report("c", "abcg", "agency", "agency")
    links = [link(wire, forum), link(wire, corrected), link(forum, corrected)]
    assert roles(drawn([wire, forum, corrected], links)[1])["a c"] == "parent"


def test_an_unknown_order_is_an_edge_without_direction() -> None:
    a, b = report("a", "ab"), report("b", "ab")
    nodes, (edge,) = drawn([a, b], [link(a, b, known=False)])
    assert (edge.role, edge.directed) == ("open", False)
    assert not any(n.mixed or n.kind == "presumed" for n in nodes)


def test_directions_that_run_in_a_circle_are_open() -> None:
    a, b, c, d = (report(n, "abc") for n in "abcd")
    links = [link(a, b), link(b, c), link(c, a), link(c, d)]
    edges = drawn([a, b, c, d], links)[1]
    assert {e.role for e in edges if e.target == d.id} == {"parent"}
    assert {e.directed for e in edges if e.target != d.id} == {False}


def test_a_date_that_contradicts_a_chain_of_credits_decides_nothing() -> None:
    wire, paper, forum = report("a", "abcd"), report("b", "abc"), report("c", "abc")
    links = [link(wire, paper, credited=True), link(paper, forum, credited=True), link(forum, wire)]
    found = roles(drawn([wire, paper, forum], links)[1])
    assert (found["a b"], found["b c"]) == ("parent", "parent")
    assert "c a" not in found


def wires(nodes: tuple[Node, ...]) -> list[str]:
    """The names of the presumed texts."""
    return [n.name for n in nodes if n.kind == "presumed"]


def test_a_wire_that_two_credit_is_presumed() -> None:
    a, b = report("a", "abc"), report("b", "abd")
    nodes, edges = drawn([a, b], [link(a, b, known=False, common="Reuters")])
    (wire,) = [n for n in nodes if n.kind == "presumed"]
    assert wire.name == "Reuters" and wire.reasons[0].code == "presumed.credited"
    assert {(e.source, e.target) for e in edges if e.role == "parent"} == {(wire.id, a.id), (wire.id, b.id)}
    assert [(e.role, e.via) for e in edges if e.role != "parent"] == [("through", wire.id)]


def test_pages_of_papers_with_an_agencys_text_are_not_the_wire() -> None:
    at = ("https://www.postandmail.example/1", "https://lantern.example/2")
    a, b = (report(n, "abc", "apnews.com", "agency", url=u) for n, u in zip("ab", at, strict=True))
    same = link(a, b, known=False, common="Associated Press")
    assert wires(drawn([a, b], [same])[0]) == ["Associated Press"]
    own = replace(a, url=Found("https://apnews.com/article/1", "test"))
    assert wires(drawn([own, b], [same])[0]) == []
    nowhere = replace(a, url=Found())
    assert wires(drawn([nowhere, b], [same])[0]) == []


def test_a_wire_that_is_held_is_not_presumed() -> None:
    wire = report("w", "abc", "reuters.com", "agency")
    a, b = report("a", "abc"), report("b", "ab")
    links = [
        link(a, b, known=False, common="Reuters"),
        link(wire, a, credited=True),
        link(wire, b, credited=True),
    ]
    nodes, edges = drawn([wire, a, b], links)
    assert wires(nodes) == []
    assert roles(edges) == {"w a": "parent", "w b": "parent", "a b": "through w"}


def test_another_text_of_the_agency_does_not_stand_for_the_wire() -> None:
    other = report("w", "ef", "reuters.com", "agency")
    a, b = report("a", "abce"), report("b", "ab")
    links = [link(a, b, known=False, common="Reuters"), link(other, a)]
    assert wires(drawn([other, a, b], links)[0]) == ["Reuters"]


def test_an_agency_without_an_entry_is_at_home_under_its_name() -> None:
    home = "https://news.meridianpress.example/1"
    a = report("a", "abc", "Meridian Press Agency", "agency", url=home)
    b = report("b", "ab")
    assert wires(drawn([a, b], [link(a, b, known=False, common="Meridian Press Agency")])[0]) == []


def test_nothing_is_presumed_where_one_may_be_the_source() -> None:
    a, b = report("a", "abc"), report("b", "ab")
    same = report("c", "abc", "a")
    assert wires(drawn([a, b], [link(a, b, known=False)])[0]) == []
    assert wires(drawn([a, b], [link(a, b, common="Reuters")])[0]) == [], "the direction is known"
    assert wires(drawn([a, same], [link(a, same, known=False, common="Reuters")])[0]) == []


def test_three_that_each_two_share_what_the_third_lacks_descend_from_one_text() -> None:
    a, b, c = report("a", "abcf"), report("b", "abdg"), report("c", "acde")
    links = [link(x, y, known=False) for x, y in combinations((a, b, c), 2)]
    nodes, edges = drawn([a, b, c], links)
    (wire,) = [n for n in nodes if n.kind == "presumed"]
    assert wire.name == "" and wire.reasons[0].code == "presumed.crossed"
    assert {e.target for e in edges if e.source == wire.id} == {a.id, b.id, c.id}


def test_no_text_is_presumed_where_one_of_three_holds_it_all() -> None:
    a, b, c = report("a", "abcd"), report("b", "abc"), report("c", "abd")
    links = [link(x, y, known=False) for x, y in combinations((a, b, c), 2)]
    nodes, edges = drawn([a, b, c], links)
    assert not [n for n in nodes if n.kind == "presumed"]
    assert roles(edges)["b c"] == "through a"


def test_shared_quotations_are_no_edge() -> None:
    a, b = report("a", "ab"), report("b", "ab")
    assert drawn([a, b], [link(a, b, kind="quoted")])[1] == ()


@st.composite
def piles(draw: st.DrawFn) -> tuple[list[Report], list[CopyLink]]:
    """Up to six reports of a few sentences, outlets and credits, all linked that share any."""
    reports = [
        report(
            name, "".join(draw(st.sets(st.sampled_from(sorted(SENTENCES)), min_size=1))),
            draw(st.sampled_from(["", "post", "mail"])),
        )
        for name in "uvwxyz"[: draw(st.integers(2, 6))]
    ]  # fmt: skip
    links: list[CopyLink] = []
    for pair in combinations(reports, 2):
        one, two = pair if draw(st.booleans()) else pair[::-1]
        known, common = draw(st.integers(0, 2)) > 0, draw(st.sampled_from(["", "AP", "AFP"]))
        held = link(one, two, known=known, credited=draw(st.booleans()), common=common)
        if held.passages:
            links.append(held)
    return reports, links


@settings(max_examples=60)
@given(piles(), st.randoms(use_true_random=False))
def test_every_pile(pile: tuple[list[Report], list[CopyLink]], chance: Random) -> None:
    reports, links = pile
    nodes, edges = drawn(reports, links)
    chance.shuffle(links)
    assert drawn(reports[::-1], links) == (nodes, edges)
    presumed = {n.id for n in nodes if n.kind == "presumed"}
    held = [e for e in edges if e.source not in presumed]
    assert sorted(e.link_ids[0] for e in held) == sorted(k.id for k in links), "every link is one edge"
    assert all(set(e.link_ids) <= {k.id for k in links} for e in edges)
    above: dict[str, set[str]] = {}
    for edge in edges:
        if edge.role == "parent":
            above.setdefault(edge.target, set()).add(edge.source)
    gone: set[str] = set()
    while ready := {n.id for n in nodes} - gone - {t for t, s in above.items() if s - gone}:
        gone |= ready
    assert gone == {n.id for n in nodes}, "the parents form no circle"
    assert all(n.mixed == (len(above.get(n.id, ())) > 1) for n in nodes)
    assert all((e.role in ("through", "either")) == bool(e.via) for e in edges)
    assert all(e.directed for e in edges if e.role in ("parent", "either"))
