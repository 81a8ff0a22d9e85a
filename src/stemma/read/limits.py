"""How much of one original is read: settings that bound time and memory on hostile input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the read step; all counts are characters unless the name says otherwise."""

    bytes: int = 256 * 1024 * 1024
    """Bytes of one original after unpacking; a larger file is a problem (E105)."""
    characters: int = 2_000_000
    """Characters of one text that are read; what stands behind is named by E114."""
    page: int = 20_000_000
    """Characters of page source that are parsed."""
    selected: int = 3_000_000
    """Characters of page source up to which the body is selected by trafilatura. Longer pages go
    through the cleaner for dumps: trafilatura walks a tree several times over."""
    elements: int = 50_000
    """Elements of a page up to which trafilatura selects its body: the labelled pages have at most
    9,000, and 300,000 empty ones take it half a minute."""
    depth: int = 400
    """Open elements of a page up to which it is parsed as a tree. Real news pages stay under 60;
    the parsers need quadratic time in the depth, and recursion gives out near 1,000."""
    articles: int = 100_000
    """Articles read from one JSON original."""
    posts: int = 2_000
    """Posts read from one thread page."""
    line: int = 200_000
    """Characters of one line above which a text is cut into readable stretches (E111)."""


LIMITS = Limits()
"""The limits that Stemma reads with. The layer of an original depends on them, so that a case reads
its quotes back under the same ones."""
