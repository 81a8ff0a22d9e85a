"""Who copied whom, told in few lines."""

from __future__ import annotations

from typing import Literal

import pytest

from stemma.records import CopyLink, Edge, Found, Lineage, Node, Outlet, Passage, PassageKind, Report, Span
from stemma.show.families import FAMILIES_SHOWN, copying, families
from stemma.show.ground import Ground
from tests.show.fake import FakeView

Direction = Literal["a to b", "b to a", "unknown"]
OUTLETS = ("", "Wire", "Post", "Mail", "Wire")


class Named(FakeView):
    """Reports R1 to R9 by their labels alone."""

    def report(self, report_id: str) -> Report:
        number = int(report_id[1:])
        name = OUTLETS[number] if number < len(OUTLETS) else ""
        return Report(report_id, "o", 0, "", (), Found(), Outlet(name.lower(), name))

    def label(self, record_id: str) -> str:
        return record_id


def link(
    a: int, b: int, direction: Direction, a_share: float, b_share: float, kind: PassageKind = "verbatim"
) -> CopyLink:
    """A copy link between two reports."""
    passage = Passage(Span(0, 9), Span(0, 9), kind)
    return CopyLink(f"{a}-{b}", f"R{a}", f"R{b}", (passage,), direction, a_share, b_share, ())


def lines(*links: CopyLink) -> list[str]:
    """What is told of these links; the same in whatever order they come."""
    told = families(Ground(Named()), links)
    assert families(Ground(Named()), links[::-1]) == told
    return told


def test_one_source_with_all_that_copy_it() -> None:
    told = lines(
        link(1, 2, "a to b", 0.5, 0.9), link(1, 4, "a to b", 0.3, 0.61), link(1, 3, "a to b", 0.1, 0.02)
    )
    assert told == ["R2 Post (90%) and R4 (61%) copy R1 Wire", "R3 Mail (2%) takes a passage from R1 Wire"]


def test_of_two_sources_the_one_that_holds_more() -> None:
    told = lines(
        link(1, 2, "a to b", 0.5, 0.9), link(1, 3, "a to b", 0.5, 0.6), link(2, 3, "a to b", 0.5, 0.8)
    )
    assert told == [
        "R2 Post (90%) copies R1 Wire",
        "R3 Mail (80%) copies R2 Post",
    ]


def test_of_two_equal_sources_the_first_of_the_line() -> None:
    told = lines(
        link(1, 2, "a to b", 0.5, 0.9), link(1, 3, "a to b", 0.5, 0.8), link(2, 3, "a to b", 0.5, 0.8)
    )
    assert told == ["R2 Post (90%) and R3 Mail (80%) copy R1 Wire"]


class Traced(Named):
    """The same with a lineage: R3 came from R2, and R1 and R4 from a text that nobody holds."""

    def lineage(self, story_id: str) -> Lineage | None:
        wire = Node("presumed-1", "presumed", "News Agency")
        edges = (
            Edge("R2", "R3", "parent", "verbatim", ("2-3",), 0.5, 0.6, 0.6),
            Edge("R1", "R3", "through", "edited", ("1-3",), 0.5, 0.8, via="R2"),
            Edge(wire.id, "R1", "parent", "edited", ("1-4",), 0.0, 0.9, 0.9),
            Edge(wire.id, "R4", "parent", "edited", ("1-4",), 0.0, 0.7, 0.7),
        )
        return Lineage(story_id, (*(Node(f"R{n}", "report") for n in range(1, 5)), wire), edges)


def test_the_lineage_says_which_source_it_was() -> None:
    links = (link(1, 3, "a to b", 0.5, 0.8), link(2, 3, "a to b", 0.5, 0.6))
    assert lines(*links) == ["R3 Mail (80%) copies R1 Wire"]
    assert families(Ground(Traced()), links) == ["R3 Mail (60%) copies R2 Post"]


def test_a_presumed_text_is_named_as_the_source() -> None:
    told = families(Ground(Traced()), (link(1, 4, "unknown", 0.9, 0.7),))
    assert told == ["R1 (90%) and R4 (70%) Wire come from one text of News Agency that is not in the case"]


def test_direction_unknown_is_said() -> None:
    told = lines(link(1, 2, "unknown", 0.5, 0.9), link(1, 4, "unknown", 0.7, 0.6))
    assert told == ["R1 (50%) and R4 (60%) Wire and R2 (90%) Post share text: which came first is not known"]


def test_a_pair_of_one_family_is_told_once() -> None:
    told = lines(
        link(1, 2, "a to b", 0.5, 0.9), link(1, 3, "a to b", 0.5, 0.8), link(2, 3, "unknown", 0.5, 0.7)
    )
    assert len(told) == 1


def test_shared_quotations_are_no_copying() -> None:
    assert lines(link(1, 2, "a to b", 0.5, 0.9, "quoted")) == []
    assert list(copying(Ground(Named()), [], True)) == []


@pytest.mark.parametrize("whole", [False, True])
def test_a_summary_is_short_and_says_what_it_leaves_out(whole: bool) -> None:
    links = [link(n, n + 1, "a to b", 0.5, 0.5) for n in range(5, 5 + 2 * FAMILIES_SHOWN + 4, 2)]
    _, part = copying(Ground(Named()), links, whole)
    told = [text.plain for text in part.lines]  # type: ignore[union-attr]
    assert len(told) == len(links) if whole else told[-1] == "and 2 more: stemma show --all"
