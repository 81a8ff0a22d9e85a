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
    """Whether a text carries page furniture around its body, as opposed to a clean article."""
    blocks = blocks_of(text)
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
    """At least two removed lines of known furniture, or a page half of whose lines are removed."""
    out = [n for n, body in enumerate(kept) if not body]
    known = sum(1 for n in out if counts.whole[n])
    return known >= 2 or (known >= 1 and len(out) > len(kept) / 2)


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
