"""The cleaner of flattened pages: keeps the article's body, and says why each other stretch is out.

Input is plain text as it was copied or saved from a page: menus, counters, log-in prompts, picture
names and teasers stand in lines of their own around the body. Output are spans of that text.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.read.dump_blocks import Blocks, Counts, blocks_of, count
from stemma.read.dump_decide import decide
from stemma.read.dump_model import Model, shipped
from stemma.read.dump_reasons import codes, headline
from stemma.read.dump_words import REASONS
from stemma.reasons import reason
from stemma.records import Reason, Span

FEWEST_BLOCKS = 4
"""A text of fewer lines carries no furniture worth the name."""

JUDGED = 200_000
"""Characters by which a text is judged a dump or not: furniture stands around every body."""

TELLING = (
    "furniture.notice", "furniture.login", "furniture.share", "furniture.counter",
    "furniture.comment", "furniture.picture",
)  # fmt: skip
"""Reasons that a clean article's own lines seldom give (bylines, dates and subheads are left out)."""

MENU = 12
"""Removed lines that make a dump whatever they say, where they outnumber the body by 3 to 2."""

SIGNS = 2
"""Removed lines of known furniture that make a dump. With 2, 324 of 332 flattened pages (83 pages, 4
ways) and 11 of 423 articles are called dumps; those 11 carry "Advertisement", "Sign up" and the like."""


@dataclass(frozen=True, slots=True)
class DumpCleaned:
    """A dump taken apart: body stretches in order, the rest with reasons, the headline.

    ``kept`` and ``removed`` are disjoint, sorted, and together hold every character that is not
    white space; the headline stands in ``removed`` too, under ``furniture.headline``.
    """

    kept: tuple[Span, ...]
    removed: tuple[tuple[Span, Reason], ...]
    title: Span | None


def looks_like_dump(text: str) -> bool:
    """Whether a text carries page furniture around its body, as opposed to a clean article.

    Judged by the first ``JUDGED`` characters.
    """
    blocks = blocks_of(text[:JUDGED])
    if len(blocks) < FEWEST_BLOCKS:
        return False
    counts = count(blocks)
    kept, _ = decide(blocks, counts, shipped(), frozenset())
    return _is_dump(counts, kept)


def clean(text: str, furniture: frozenset[str] = frozenset()) -> DumpCleaned:
    """Part a dump into body and furniture; ``furniture``: keys of lines repeated in the pile."""
    return clean_with(text, shipped(), furniture)


def clean_with(text: str, model: Model, furniture: frozenset[str] = frozenset()) -> DumpCleaned:
    """The same with another model than the shipped one."""
    blocks = blocks_of(text)
    if not len(blocks):
        return DumpCleaned((), (), None)
    counts = count(blocks)
    kept, repeated = decide(blocks, counts, model, furniture)
    title = headline(blocks, counts, kept)
    return _assembled(blocks, codes(blocks, counts, kept, repeated, title), title)


def _is_dump(counts: Counts, kept: list[bool]) -> bool:
    """Whether the removed lines show known furniture, or outnumber the body by far."""
    out = [n for n, body in enumerate(kept) if not body]
    signs = sum(1 for n in out if counts.whole[n] or any(counts.hits[code][n] for code in TELLING))
    return signs >= SIGNS or len(out) > max(MENU, 0.6 * len(kept))


def _assembled(blocks: Blocks, why: list[str], title: int | None) -> DumpCleaned:
    """Stretches from the reasons of the blocks; neighbours of one reason are one stretch."""
    body: list[Span] = []
    out: list[tuple[Span, Reason]] = []
    last = ""
    for n, code in enumerate(why):
        start, end = int(blocks.start[n]), int(blocks.end[n])
        if not code:
            body.append(Span(start, end))
        elif code == last:
            out[-1] = (Span(out[-1][0].start, end), out[-1][1])
        else:
            out.append((Span(start, end), reason(code, REASONS[code])))
        last = code
    head = None if title is None else Span(int(blocks.start[title]), int(blocks.end[title]))
    return DumpCleaned(tuple(body), tuple(out), head)
