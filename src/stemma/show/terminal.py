"""The terminal: a summary of a case, and one thing in full. What comes out is safe to print."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from stemma.records import Claim, CopyLink, Finding, Happening, Original, Report, Story
from stemma.show import words
from stemma.show.asked import View
from stemma.show.details import finding_detail, story_detail, witness_detail
from stemma.show.dot import dot
from stemma.show.ground import Ground
from stemma.show.layout import encodes, under
from stemma.show.lineages import lineage_detail, lineages_of, stories_of
from stemma.show.listing import summary
from stemma.show.names import named
from stemma.show.texts import claim_detail, link_lines, original_detail, report_detail


def print_summary(view: View, console: Console, whole: bool = False, option: str = "") -> None:
    """Print the summary of a case; ``whole``: with every story and finding.

    ``option``: what has to be added to the commands that it names, such as "--case FILE".
    """
    for block in summary(view, signs_of(console), whole, option):
        console.print(under([block], 0), end="")


def print_one(view: View, name: str, console: Console, *, removed: bool = False, whole: bool = False) -> None:
    """Print one thing in full. Raises ``StemmaError`` E401, E402 for a name that fits nothing."""
    for block in detail(view, name, signs_of(console), removed, whole):
        console.print(under([block], 0), end="")


def print_lineage(view: View, name: str | None, console: Console, whole: bool = False) -> None:
    """Print the lineage of the story that a name leads to; of each story with copies where none is given.

    Raises ``StemmaError`` E401, E402 for a name that fits nothing.
    """
    ground = Ground(view)
    stories = stories_of(ground, name)
    blocks = [block for story in stories for block in (*lineage_detail(ground, story, whole), Text())]
    for block in blocks[:-1] or [Text(NO_COPIES)]:
        console.print(under([block], 0), end="")


NO_COPIES = "No report of a story shares a passage with another one."


def dot_text(view: View, name: str | None, whole: bool = False, only_ascii: bool = False) -> str:
    """The same lineages as ``print_lineage`` takes, in DOT."""
    ground = Ground(view)
    drawn = dot(ground, lineages_of(ground, name), whole)
    return drawn.encode("ascii", "xmlcharrefreplace").decode() if only_ascii else drawn


def signs_of(console: Console) -> bool:
    """Whether the output can show the symbols of support."""
    return encodes(console, "".join(words.SYMBOLS.values()) + "≠")


def detail(view: View, name: str, signs: bool, removed: bool, whole: bool) -> Iterator[RenderableType]:
    """The parts of one thing in full."""
    record, number = named(view, name)
    ground = Ground(view)
    match record:
        case Story():
            yield from story_detail(ground, record, signs, whole)
        case Finding() if number:
            yield from witness_detail(ground, record, number, record.witnesses[number - 1], True)
        case Finding():
            yield from finding_detail(ground, record, signs, whole)
        case Happening():
            for finding in ground.findings(record.story_id):
                if finding.happening_id == record.id:
                    yield from finding_detail(ground, finding, signs, whole)
        case Report():
            yield from report_detail(ground, record, removed, whole)
        case Original():
            yield from original_detail(ground, record, removed)
        case Claim():
            yield from claim_detail(ground, record)
        case CopyLink():
            yield from link_lines(ground, record, True)
