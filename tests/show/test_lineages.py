"""The lineage of a story as it is printed and drawn."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from stemma.errors import StemmaError
from stemma.records import Lineage, Loss, LossKind
from stemma.show.dot import quoted
from stemma.show.ground import Ground
from stemma.show.losses import loss_words
from stemma.show.terminal import dot_text, print_lineage, print_one
from tests.show.fake import FakeView

LINEAGE_AT_70 = """\
S1    Lineage of “The river rises”

S1.P1 Wire [2J]0;owned"x\\, presumed: no report of the case is it
      - both credit it
      R3    unknown outlet, published unknown
            90% of R3 stands in S1.P1, verbatim
R1    The Post, published 2024-03-02
      R2    unknown outlet, published unknown
            50% of R2 stands in R1, edited
              - one of the two is undated

Share text, and nothing shows which came first
  R2 unknown outlet (30%) – R3 unknown outlet (20%), edited

Lost in copying
  R2 has “20” where R1, which it copies, has “Twelve”
    R1, The Post: “Twelve houses were emptied.”
      a/flood.txt, line 3, characters 53 to 59 of the text
    R2, unknown outlet: “Some [red]20[/red] houses were emptied.”
      b/flood.html, line 1, characters 57 to 59 of the page's visible
      text
"""

TOKEN = re.compile(
    r'\s*(?P<string>"(?:[^"\\]|\\.)*")|\s*(?P<word>\w+)|\s*(?P<sign>->|[{}\[\]=,;])', re.DOTALL
)
Style = dict[str, str]


def terminal(width: int = 70) -> Console:
    return Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False)


def printed(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


class Parsed:
    """Nodes and edges of a DOT text, read by the part of the language's grammar that is written here."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text.rstrip()):
            found = TOKEN.match(text, at)
            assert found, text[at : at + 40]
            self.tokens.append(found[0].strip())
            at = found.end()
        self.at = 0
        self.nodes: dict[str, Style] = {}
        self.edges: list[tuple[str, str, Style]] = []
        self.take("digraph")
        self.name()
        self.block()
        assert self.at == len(self.tokens)

    def take(self, *wanted: str) -> str:
        token = self.tokens[self.at]
        assert token in wanted, (token, wanted)
        self.at += 1
        return token

    def name(self) -> str:
        token = self.tokens[self.at]
        assert token[0] == '"' or re.fullmatch(r"\w+", token), token
        self.at += 1
        return token[1:-1] if token[0] == '"' else token

    def block(self) -> None:
        self.take("{")
        while self.tokens[self.at] != "}":
            self.statement()
        self.take("}")

    def statement(self) -> None:
        if self.tokens[self.at] == "subgraph":
            self.at += 1
            self.name()
            self.block()
            return
        first = self.name()
        if self.tokens[self.at] == "=":
            self.take("=")
            self.name()
        elif self.tokens[self.at] == "->":
            self.take("->")
            self.edges.append((first, self.name(), self.style()))
        else:
            self.nodes[first] = self.style()
        self.take(";")

    def style(self) -> Style:
        found: Style = {}
        token = self.take("[")
        while token != "]":
            key = self.name()
            self.take("=")
            found[key] = self.name()
            token = self.take(",", "]")
        return found


def test_the_lineage_is_a_tree_of_sources_with_what_was_lost() -> None:
    console = terminal()
    print_lineage(FakeView(), "S1", console)
    assert printed(console) == LINEAGE_AT_70


def test_all_shows_what_says_nothing_new() -> None:
    console = terminal()
    print_lineage(FakeView(), None, console, whole=True)
    assert "R1 → R3: as much stands in S1.P1" in printed(console)


@pytest.mark.parametrize("name", ["R2", "F1", "F2.W1"])
def test_a_report_or_finding_leads_to_the_lineage_of_its_story(name: str) -> None:
    console = terminal()
    print_lineage(FakeView(), name, console)
    assert printed(console) == LINEAGE_AT_70


def test_what_is_in_no_story_has_no_lineage() -> None:
    with pytest.raises(StemmaError, match="E401"):
        print_lineage(FakeView(), "link-1", terminal())


class Unmade(FakeView):
    """A case that an older version wrote."""

    def lineage(self, story_id: str) -> Lineage | None:
        return None


def test_a_lineage_that_was_not_made_is_told() -> None:
    console = terminal()
    print_lineage(Unmade(), "S1", console)
    assert "not been made yet" in printed(console)
    none = terminal()
    print_lineage(Unmade(), None, none)
    assert printed(none) == "No report of a story shares a passage with another one.\n"


def test_a_finding_tells_its_losses_and_the_way_of_its_sentences() -> None:
    console = terminal(110)
    print_one(FakeView(), "F2", console)
    assert "Lost in copying\n  R2 has “20” where R1, which it copies, has “Twelve”" in printed(console)
    other = terminal(110)
    print_one(FakeView(), "F1", other)
    assert "copied R1 → R2\n" in printed(other)
    assert "Lost in copying" not in printed(other)


@pytest.mark.parametrize(
    "kind, gone, told",
    [
        ("hedge", True, "R2 says it flatly; R1, which it copies, said “Twelve”"),
        ("attribution", True, "R2 says it as its own knowledge; R1, which it copies, said “Twelve”"),
        ("denial", True, "R2 says that it is so; R1, which it copies, said “Twelve”"),
        ("number", True, "R2 leaves out how many; R1, which it copies, said “Twelve”"),
        ("date", True, "R2 leaves out when; R1, which it copies, said “Twelve”"),
        ("date", False, "R2 has “20” where R1, which it copies, has “Twelve”"),
    ],
)
def test_each_loss_has_its_words(kind: LossKind, gone: bool, told: str) -> None:
    ground = Ground(FakeView())
    lineage = ground.lineage("story-1")
    assert lineage is not None
    lost: Loss = replace(lineage.losses[0], kind=kind, gone=gone)
    assert loss_words(ground, lost) == told


def test_the_drawing_holds_every_text_and_the_edges_that_say_something() -> None:
    drawn = Parsed(dot_text(FakeView(), "S1"))
    nodes, edges = drawn.nodes, drawn.edges
    assert sorted(nodes) == ["R1", "R2", "R3", "S1.P1", "node"]
    assert nodes["S1.P1"]["style"] == "dashed"
    assert nodes["R1"]["label"] == "R1\\nThe Post\\n2024-03-02"
    told = {(a, b): style.get("dir", "") for a, b, style in edges}
    assert told.pop(("R1", "R2")) == told.pop(("S1.P1", "R3")) == ""
    assert list(told.values()) == ["none"]
    more = Parsed(dot_text(FakeView(), "S1", whole=True)).edges
    assert [style["style"] for a, b, style in more if (a, b) == ("R1", "R3")] == ["dotted"]


def test_a_drawing_for_an_output_that_is_not_unicode() -> None:
    assert dot_text(FakeView(), "S1", only_ascii=True).isascii()


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_breaks_out_of_a_label(one: str, two: str) -> None:
    text = f"digraph lineage {{\n  {quoted('R1')} [label={quoted('x', one, two)}];\n}}\n"
    nodes = {name: style for name, style in Parsed(text).nodes.items() if name != "node"}
    label = nodes["R1"]["label"]
    assert set(nodes) == {"R1"}
    assert not re.search(r"[\x00-\x1f\x7f]", label)
    assert re.fullmatch(r'(?:[^"\\&]|\\\\|\\"|\\n|&amp;)*', label)
