"""Bytes to layer: the characters of an original that every quote stands on.

The layer is a pure function of the bytes, so that it need not be stored: whoever holds an original
can make its layer again and check a quote against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.errors import problem
from stemma.read.articles import Article, articles_of, looks_like_json
from stemma.read.decode import SAMPLE, decode, well_formed
from stemma.read.dumps import looks_like_dump
from stemma.read.limits import LIMITS
from stemma.read.pagetext import PageText, page_text
from stemma.reasons import reason
from stemma.records import OriginalKind, Problem, Reason

PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
ELEMENT = re.compile(
    r"<(?:/?(?:p|div|span|article|section|h[1-6]|table|ul|ol|li|script|style)|a\s[^<>]{0,500}|"
    r"(?:div|p|span|img|meta|link|section|article|table|ul|li|script|h[1-6])\s[^<>]{0,500})>",
    re.I,
)
ELEMENTS = 3
"""Elements in the first characters that make a text a page: fewer are quoted code in plain text."""

WIDEST = 4
"""Bytes a character takes at most in any charset read here."""


@dataclass(frozen=True, slots=True)
class Layer:
    """An original's characters: what kind of original, decoded how, and what was mended.

    ``page`` holds a page's source, its elements and their stretches; ``articles`` those of JSON.
    ``problems``: what kept the text from being read whole.
    """

    kind: OriginalKind
    charset: str
    text: str
    repairs: tuple[Reason, ...] = ()
    articles: tuple[Article, ...] = ()
    source: str = ""
    page: PageText | None = None
    problems: tuple[Problem, ...] = ()


def layer_of(data: bytes, name: str = "") -> Layer:
    """The layer of an original's bytes (unpacked). Never raises; no name changes the text.

    ``name`` is where problems are said to be. Kind "unknown" and an empty text where the bytes hold
    none (E101, E102).
    """
    if not data.strip():
        return Layer("unknown", "", "", problems=(problem("E101", name),))
    decoded = decode(_bounded(data))
    if decoded.binary:
        what = decoded.binary
        return Layer("unknown", "", "", problems=(problem("E102", name, what=what),))
    text = decoded.text
    if not text.strip():
        return Layer("unknown", decoded.charset, "", problems=(problem("E101", name),))
    if looks_like_json(text):
        read = articles_of(text, name)
        return Layer(
            "json",
            decoded.charset,
            read.text,
            decoded.repairs,
            read.articles,
            problems=read.problems,
        )
    if is_page(text):
        return _page_layer(text, decoded.charset, decoded.repairs, name)
    return _text_layer(text, decoded.charset, decoded.repairs, name)


def _bounded(data: bytes) -> bytes:
    """The bytes that can matter: a long text is not decoded behind what is read of it."""
    if len(data) <= WIDEST * LIMITS.characters:
        return data
    head = decode(data[:SAMPLE]).text
    if looks_like_json(head):
        return data
    if is_page(head):
        return data[: WIDEST * LIMITS.page]
    # one character more than is read, so that the cut is seen and named
    return data[: WIDEST * (LIMITS.characters + 1)]


def is_page(text: str) -> bool:
    """Whether a text is the source of a page, by its first characters."""
    head = text[:SAMPLE]
    if PAGE.search(head[:4096]):
        return True
    return any(n >= ELEMENTS for n, _ in enumerate(ELEMENT.finditer(head), start=1))


def _page_layer(text: str, charset: str, repairs: tuple[Reason, ...], name: str) -> Layer:
    """The layer of a page: its visible text."""
    problems: list[Problem] = []
    if len(text) > LIMITS.page:
        text = text[: LIMITS.page]
        problems.append(problem("E114", name, limit=f"{LIMITS.page:,}"))
    text = well_formed(text)
    page = page_text(text)
    if page.cut and not problems:
        problems.append(problem("E114", name, limit=f"{LIMITS.characters:,}"))
    if page.tree is None:
        words = f"elements are nested deeper than {LIMITS.depth}: the tags were taken out instead"
        repairs = (*repairs, reason("page.too_deep", words))
    return Layer("html", charset, page.text, repairs, (), text, page, tuple(problems))


def _text_layer(text: str, charset: str, repairs: tuple[Reason, ...], name: str) -> Layer:
    """The layer of plain text or a flattened page: its characters, unchanged."""
    problems: tuple[Problem, ...] = ()
    if len(text) > LIMITS.characters:
        text = text[: LIMITS.characters]
        problems = (problem("E114", name, limit=f"{LIMITS.characters:,}"),)
    text = well_formed(text)
    kind: OriginalKind = "dump" if looks_like_dump(text) else "text"
    return Layer(kind, charset, text, repairs, problems=problems)
