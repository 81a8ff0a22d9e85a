"""What the terminal shows of a case made by hand."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from stemma.errors import StemmaError
from stemma.records import Story
from stemma.show.details import STORY_FINDINGS, STORY_NAMED
from stemma.show.layout import marked
from stemma.show.terminal import print_one, print_summary
from tests.show.fake import ESCAPE, FakeView

SUMMARY_AT_60 = """\
2 findings in 3 reports:
● 1  on two or more independent witnesses
◐ 1  on one or more: that they are independent is not
established
≠ 1  of all these contested: denied, doubted, details
disputed
3 originals, 3 reports, 3 distinct texts, 1 copy link, 1
story, 2 findings, 1 unreadable

Who copied whom (the share of a report's words that stand in
the other)
  R1 (60%) The Post and R2 (50%) unknown outlet share text:
  which came first is not known

S1    The river rises
      3 reports of 3 outlets (2 unknown), published
      2024-03-02 (2 undated)

F1    ◐ 1 to 2 witnesses · 3 reports of 3 outlets (2
      unknown)
      The river rose above the old bridge
      R2, unknown outlet: “The river rose above the old
      bridge on Friday.”
      R3, unknown outlet: “The river [2J]0;ownedrose.”
      Independence not established: no report names where it
      has it from
      Related, not counted together: F2 “Houses are said to
      have been emptied”

F2    ● 2 witnesses · hedged (“reportedly”) · 2 reports of 2
      outlets (1 unknown) · 1 of them interested: MRT (state
      media) · ≠ details disputed
      Houses are said to have been emptied
      R1, The Post: “Twelve houses were emptied.”
      R2, unknown outlet: “Some [red]20[/red] houses were
      emptied.”
      Voice: MRT
      R1 says 12, R2 says 20
      R2 has “20” where R1, which it copies, has “Twelve”
      how many, as told:
        12 (R1; 1 witness)
        20 (R2; 1 witness; not reconciled)

R1    The Post: River rises
      published 2024-03-02 · the page says so
      flood.txt · 1 stretch left out: stemma show R1
      --removed
R2    unknown outlet: River rises
      published unknown
      flood.html
R3    unknown outlet: [2J]0;owned
      published unknown
      [2J]0;owned.txt

● corroborated   ◐ independence not established   ○ single
witness
stemma show F1 explains a finding, S1 shows one story alone,
R1 a report.
Counted by a program that misreads some sentences: read them
before you rely on a count.
"""


def terminal(width: int = 80, colour: bool = False, encoding: str = "utf-8") -> Console:
    """A console that writes into memory."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", newline="\n")
    system = "truecolor" if colour else None
    return Console(
        file=out, width=width, force_terminal=colour, color_system=system,  # type: ignore[arg-type]
        markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip


def printed(console: Console) -> str:
    """What a console has written."""
    console.file.flush()
    buffer = console.file.buffer  # type: ignore[attr-defined]
    return str(buffer.getvalue().decode(console.encoding))


def one(name: str, **options: bool) -> str:
    """One thing in full, as text."""
    console = terminal()
    print_one(FakeView(), name, console, **options)
    return printed(console)


def test_summary_on_a_narrow_terminal() -> None:
    console = terminal(60)
    print_summary(FakeView(), console)
    assert printed(console) == SUMMARY_AT_60


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    console = terminal(width)
    print_summary(FakeView(), console)
    print_one(FakeView(), "F1", console)
    assert max(len(line) for line in printed(console).splitlines()) <= max(width, 26)


def test_no_escape_sequence_of_a_report_gets_out() -> None:
    for colour in (False, True):
        console = terminal(colour=colour)
        view = FakeView()
        print_summary(view, console)
        for name in ("S1", "F1", "F2", "R1", "R2", "R3", view.claims()[4].id):
            print_one(view, name, console, removed=True)
        text = printed(console)
        assert ESCAPE not in text
        assert "\x1b[2J" not in text and "\x1b]" not in text and "\x07" not in text
        assert "\x9b" not in text and "\u202e" not in text
        assert colour or "\x1b" not in text


def test_markup_of_a_report_stays_text() -> None:
    assert "[red]20[/red]" in one("F2")


def test_signs_where_symbols_cannot_be_encoded() -> None:
    console = terminal(encoding="ascii")
    console.file.reconfigure(errors="replace")  # type: ignore[attr-defined]
    print_summary(FakeView(), console)
    text = printed(console)
    assert "~ 1 to 2 witnesses" in text and "# 2 witnesses" in text


def test_finding_in_full_names_places_and_reasons() -> None:
    text = one("F1")
    assert "a/flood.txt, line 3, characters 6 to 52 of the text" in text
    assert "b/flood.html, line 1, characters 0 to 46 of the page's visible text" in text
    assert "Witness F1.W1: The Post" in text and "its origin does not show" in text
    assert "R1 and R2 share a passage: “rose above the old bridge”" in text
    assert "Witness F1.W2: source not given" in text
    assert "no report names where it has it from" in text
    assert "where: the old bridge (R1, R2; 1 witness)" in text


def test_witness_by_name() -> None:
    text = one("f2.w1")
    assert "interested: state media" in text and "Twelve houses were emptied." in text
    assert "Some" not in text


def test_report_in_full_and_what_was_left_out() -> None:
    assert "“Menu”" not in one("R1")
    text = one("R1", removed=True)
    assert "“Menu”" in text and "a menu of the page (characters 0 to 4)" in text
    assert "outlet: The Post (name of the site)" in text
    assert "direction unknown: 1 shared passage (60% of " in text


def test_claim_original_link_and_happening() -> None:
    view = FakeView()
    assert "who: the river" in one(view.claims()[0].id)
    assert "SHA-256" in one(view.originals()[0].id)
    assert "one of the two is undated" in one("link-1")
    assert "Witness F2.W1" in one("happening-2")


def test_a_claim_leads_to_the_sentences_that_it_was_copied_to_and_from() -> None:
    first, third = FakeView().claims()[0].id, FakeView().claims()[2].id
    assert "copied by R2, unknown outlet: “The river rose above the old bridge on Friday.”" in one(first)
    assert "copied from R1, The Post: “The river rose above the old bridge on Friday.”" in one(third)


@pytest.mark.parametrize("name", ["F9", "nothing", "F1.W9", "S1.W1", ""])
def test_unknown_names(name: str) -> None:
    with pytest.raises(StemmaError) as caught:
        one(name)
    assert caught.value.problem.code in ("E401", "E402")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The river rose.", "“The river rose.”"),
        ("“It rose,” she said.", "“It rose,” she said."),
        ("“It rose at night.", "“It rose at night.”"),
        ('"It rose at night.', '"It rose at night."'),
        ('"It rose," she said.', '"It rose," she said.'),
        ("", "“”"),
    ],
)
def test_quotation_marks_are_neither_doubled_nor_left_open(sentence: str, shown: str) -> None:
    assert marked(sentence) == shown


def test_brackets_are_explained_where_they_stand() -> None:
    view = FakeView()
    assert "is put in for a pronoun" not in one("F1")
    first = view.findings()[0]
    second = view.findings()[1]
    view._findings = (replace(first, statement="[The river] rose"), second)
    console = terminal()
    print_summary(view, console)
    print_one(view, "F1", console)
    assert printed(console).count("[name] is put in for a pronoun") == 2


def test_a_story_told_by_single_witnesses_comes_last_and_by_name() -> None:
    view = FakeView()
    weak = Story("story-2", "A rumour", view.story("story-1").report_ids)
    alone = replace(view.findings()[0], id="finding-3", story_id="story-2", fewest=1, most=1)
    stories = (weak, view.story("story-1"))
    view.stories = lambda: stories  # type: ignore[method-assign]
    view._findings = (alone, *view.findings())  # type: ignore[assignment]
    console = terminal()
    print_summary(view, console)
    text = printed(console)
    assert text.index("The river rises") < text.index("Further stories") < text.index("A rumour")
    assert "1 finding, on one witness" in " ".join(text.split())


def test_a_case_to_name_is_named() -> None:
    console = terminal()
    print_summary(FakeView(), console, option="--case 'my case.stemma'")
    assert "(add --case 'my case.stemma')" in " ".join(printed(console).split())


def test_a_big_story_is_cut_and_says_how_to_see_the_rest() -> None:
    view = FakeView()
    many = [replace(view.findings()[0], id=f"many-{n}") for n in range(STORY_FINDINGS[0] + STORY_NAMED + 7)]
    weak = [replace(finding, fewest=1, most=1) for finding in many]
    view.findings = lambda story_id=None: weak  # type: ignore[method-assign]
    console = terminal()
    print_one(view, "S1", console)
    assert "and 7 more findings: add --all" in printed(console)
    console = terminal()
    print_one(view, "S1", console, whole=True)
    assert "more finding" not in printed(console)


def test_a_count_is_told_in_words() -> None:
    text = " ".join(one("F1").split())
    assert "3 reports of 3 outlets come down to 2 witnesses" in text
    assert "at least 1: none of the 2 shows where it has it from" in text
    view = FakeView()
    alone = replace(view.findings()[0], reports=1, fewest=1, most=1, support="single witness")
    view._findings = (alone, view.findings()[1])
    console = terminal()
    print_one(view, "F1", console)
    assert "- one report tells it" in printed(console)
