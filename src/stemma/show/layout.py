"""How rows stand on a terminal: a narrow column of names, and the lines that belong to each."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

from stemma.show.safe import one_line, safe

NAME_WIDTH = 5
"""Room for "F9999": longer names push their row, they are never cut."""

MARKS = {"“": "”", '"': '"', "«": "»", "„": "“"}
"""Marks that open a sentence which is a quotation itself, and what closes each."""

NARROWEST = 20
"""Columns that text keeps on the narrowest terminal."""


def line(text: str, style: str = "", longest: int | None = None) -> Text:
    """One line of made-safe text."""
    return Text(one_line(text, longest), style=style)


def prose(text: str, style: str = "") -> Text:
    """Made-safe text that keeps its line breaks."""
    return Text(safe(text), style=style)


def said(name: str, words: str, longest: int | None = None) -> Text:
    """A verbatim sentence with who carries it: R1, The Post: “...”; its marks are not doubled."""
    return Text.assemble((one_line(name), "cyan"), ": ", marked(one_line(words, longest)))


def marked(told: str) -> str:
    """A sentence in quotation marks; one that opens a quotation gets at most the closing mark.

    A quotation of several sentences opens in one of them and closes in another.
    """
    opening = told[:1]
    closing = MARKS.get(opening)
    if closing is None:
        return f"“{told}”"
    if opening == closing:
        return told if told.count(opening) % 2 == 0 else told + closing
    return told if told.count(closing) >= told.count(opening) else told + closing


class Row:
    """Lines set in beside a name, wrapped to the width that is left, without trailing space."""

    def __init__(self, name: Text, indent: int, lines: Iterable[RenderableType]) -> None:
        self.name = name
        self.indent = indent
        self.lines = list(lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw: the name before the first line, spaces before the others."""
        inner = options.update(width=max(options.max_width - self.indent, NARROWEST))
        name = self.name.copy()
        name.pad_right(self.indent - name.cell_len)
        before: list[Segment] = list(name.render(console))
        for item in self.lines:
            for drawn in console.render_lines(item, inner, pad=False):
                kept = trimmed(drawn)
                if kept or self.name:
                    yield from before
                yield from kept
                yield Segment.line()
                before = [Segment(" " * self.indent)]


def trimmed(drawn: list[Segment]) -> list[Segment]:
    """A drawn line without the white space at its end."""
    kept = list(drawn)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Segment(last.text.rstrip(), last.style, last.control)
    return kept


def row(name: str, lines: Iterable[RenderableType], style: str = "bold") -> RenderableType:
    """A name in the narrow column, and its lines beside it."""
    told = Text(name, style=style)
    return Row(told, max(NAME_WIDTH, told.cell_len) + 1, lines)


def under(lines: Iterable[RenderableType], indent: int = 2) -> RenderableType:
    """Lines set in by ``indent`` characters."""
    return Row(Text(), indent, lines)


def head(text: str) -> Text:
    """The heading of a part."""
    return Text(one_line(text), style="bold underline")


def encodes(console: Console, signs: str) -> bool:
    """Whether the output can hold these signs."""
    try:
        signs.encode(console.encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
