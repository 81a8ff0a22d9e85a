"""The visible text of a page: the layer that every report of an HTML original stands on.

White space inside a block is collapsed to one space; each block is one line. The walk is a loop, so
depth costs no stack, and its order is that of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stemma.read.limits import LIMITS
from stemma.records import Span

_HIDDEN = (
    "script style template noscript svg head title iframe object embed canvas math audio video "
    "select option datalist textarea map frameset noframes"
)
HIDDEN = frozenset(_HIDDEN.split())
"""Elements whose content no reader sees as text."""

_BLOCKS = (
    "address article aside blockquote body button caption center dd details dialog dir div dl "
    "dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li "
    "main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that stand on lines of their own; all others, unknown ones too, run on in the line."""

REGIONS = {
    "nav": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "aside",
    "form": "form",
    "button": "button",
}
"""Elements that say what their text is for."""

_OPTIONAL_END = "p li td th tr dt dd option optgroup tbody thead tfoot colgroup rp rt body html head"
OPTIONAL_END = frozenset(_OPTIONAL_END.split())
"""Elements that HTML closes by itself: they do not count as open when they are not closed."""

_VOID = "area base br col embed hr img input link meta param source track wbr command keygen"
VOID = frozenset(_VOID.split())
RAW = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|svg|textarea)\b.*?(?:</\1\s*>|\Z)",
    re.I | re.S,
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})[^<>]{0,20000}?(/?)>")
BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PageText:
    """``text`` of a page; ``spans``: element (by its ``mem_id``) to its stretch of the text.

    ``regions``: stretches of elements that say what they are for. ``tree`` is None where the page
    is nested too deep to be parsed; then ``spans`` is empty. ``cut``: there was more text.
    ``elements``: how many tags the source opens.
    """

    text: str
    spans: dict[int, Span]
    regions: tuple[tuple[Span, str], ...]
    tree: LexborHTMLParser | None
    cut: bool = False
    elements: int = 0


def page_text(source: str) -> PageText:
    """Walk a page's tree and give its visible text with the stretch of each element."""
    deepest, elements = shape(source)
    if deepest > LIMITS.depth:
        flat = flattened(source)
        cut = len(flat) > LIMITS.characters
        return PageText(flat[: LIMITS.characters], {}, (), None, cut, elements)
    return _Walk(LexborHTMLParser(source), elements).run()


def shape(source: str) -> tuple[int, int]:
    """How deep a page nests at most, and how many elements it has.

    Depth counts open elements that HTML does not close by itself. Scanned on the source in linear
    time, before a parser sees it.
    """
    bare = RAW.sub(" ", source)
    deepest = now = elements = 0
    for closing, name, empty in TAG.findall(bare):
        tag = name.lower()
        elements += not closing
        if tag in VOID or tag in OPTIONAL_END or empty:
            continue
        if closing:
            now = max(0, now - 1)
        else:
            now += 1
            deepest = max(deepest, now)
    return deepest, elements


def flattened(source: str) -> str:
    """The text of a page without its tags, for pages that no parser should see."""
    import html

    bare = RAW.sub(" ", source)
    lines = html.unescape(TAG.sub("\n", bare)).split("\n")
    return "\n".join(kept for line in lines if (kept := BLANK.sub(" ", line).strip()))


def words_of(node: LexborNode | None) -> str:
    """All text under an element, white space folded; "" where there is no element."""
    return " ".join(node.text(deep=True, separator=" ").split()) if node is not None else ""


class _Walk:
    """One pass over a tree; collects text and where each element stands in it."""

    def __init__(self, tree: LexborHTMLParser, elements: int) -> None:
        self.tree = tree
        self.elements = elements
        self.parts: list[str] = []
        self.at = 0
        self.gap = ""  # white space owed before the next characters: "", " " or "\n"
        self.spans: dict[int, Span] = {}
        self.regions: list[tuple[Span, str]] = []
        self.full = False

    def run(self) -> PageText:
        """Walk from the body (or the root of a fragment) to its end."""
        top = self.tree.body or self.tree.root
        if top is not None:
            self._elements(top)
        text = "".join(self.parts)
        regions = tuple(self.regions)
        return PageText(text, self.spans, regions, self.tree, self.full, self.elements)

    def _elements(self, top: LexborNode) -> None:
        opened: list[tuple[LexborNode, int]] = []
        node: LexborNode | None = top
        while node is not None and not self.full:
            tag = node.tag or ""
            child = None
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "br" or tag == "hr":
                self._break()
            elif tag not in HIDDEN and not tag.startswith("-") and tag != "!doctype":
                if tag in BLOCKS:
                    self._break()
                opened.append((node, self.at))
                child = node.child
                if child is None:
                    self._close(*opened.pop())
            node = child or self._next(node, opened)
        while opened:
            self._close(*opened.pop())

    def _next(self, node: LexborNode, opened: list[tuple[LexborNode, int]]) -> LexborNode | None:
        """The node after this one; closes the elements that end between."""
        after = node.next if opened else None
        while after is None and opened:
            last, start = opened.pop()
            self._close(last, start)
            after = last.next if opened else None
        return after

    def _close(self, node: LexborNode, start: int) -> None:
        tag = node.tag or ""
        span = Span(start, self.at)
        if tag in BLOCKS:
            self._break()
        if span.end > span.start:
            self.spans[node.mem_id] = span
            if tag in REGIONS:
                self.regions.append((span, REGIONS[tag]))

    def _break(self) -> None:
        if self.at:
            self.gap = "\n"

    def _text(self, raw: str) -> None:
        words = BLANK.sub(" ", raw)
        if not words:
            return
        body = words.strip()
        if words[0] == " " and not self.gap and self.at:
            self.gap = " "
        if not body:
            return
        piece = self.gap + body
        if self.at + len(piece) > LIMITS.characters:
            piece = piece[: LIMITS.characters - self.at]
            self.full = True
        self.parts.append(piece)
        self.at += len(piece)
        self.gap = " " if words[-1] == " " else ""
