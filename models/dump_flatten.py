"""Flatten a page in other ways than one converter does, so that the cleaner learns none by heart.

``copied``: as a browser copies a whole page (blank lines around paragraphs, bullets for lists);
``packed``: one block per line without blank lines; ``nodes``: one text node per line.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]
from lxml.etree import _Element  # type: ignore[import-untyped]

STYLES = ("copied", "packed", "nodes")

_HIDDEN = {"script", "style", "head", "noscript", "template", "svg", "iframe", "select", "textarea"}
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "table"}
_BLOCKS = _SPACED | {
    "address", "article", "aside", "body", "dd", "div", "dl", "dt", "figcaption", "fieldset",
    "footer", "form", "header", "hr", "li", "main", "nav", "pre", "section", "td", "th", "tr", "br",
}  # fmt: skip


def page(folder: Path, key: str) -> _Element | None:
    """The parsed page of one key of the labelled data folder, None where it is missing."""
    path = folder / "html" / f"{key}.html.gz"
    if not path.is_file():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.fromstring(gzip.decompress(path.read_bytes()), parser=parser)


def flatten(root: _Element, style: str) -> str:
    """The visible text of a page in one of ``STYLES``."""
    out: list[str] = []
    _walk(root, style, 0, out)
    lines = [
        " ".join(line.split()) if not line.startswith("  ") else line.rstrip()
        for line in "".join(out).split("\n")
    ]
    if style != "copied":
        return "\n".join(line for line in lines if line.strip())
    spaced: list[str] = []
    for line in lines:
        if line.strip() or (spaced and spaced[-1]):
            spaced.append(line)
    return "\n".join(spaced)


def _walk(node: _Element, style: str, depth: int, out: list[str]) -> None:
    """Write the text of one element and of what stands in it; recursion ends at 150 levels."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if not tag or tag in _HIDDEN or depth > 150:
        return
    edge = "\n" if tag in _BLOCKS else ""
    if style == "copied" and tag in _SPACED:
        edge = "\n\n"
    out.append(edge)
    if style == "copied" and tag == "li":
        lists = sum(1 for a in node.iterancestors() if a.tag in ("ul", "ol"))
        out.append("  " * max(lists, 1) + "• ")
    _text(node.text, style, out)
    for child in node:
        _walk(child, style, depth + 1, out)
        _text(child.tail, style, out)
    out.append(edge)


def _text(text: str | None, style: str, out: list[str]) -> None:
    """Write one text node."""
    if text and text.strip():
        lead = " " if text[0].isspace() else ""
        tail = " " if text[-1].isspace() else ""
        words = " ".join(text.split())
        out.append(f"\n{words}\n" if style == "nodes" else f"{lead}{words}{tail}")
    elif text:
        out.append(" ")
