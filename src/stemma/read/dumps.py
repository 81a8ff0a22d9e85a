"""The cleaner of flattened pages: keeps the article's body, and says why each other stretch is out.

Input is plain text as it was copied or saved from a page: menus, counters, log-in prompts, picture
names and teasers stand in lines of their own around the body. Output are spans of that text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stemma.read.dump_blocks import Blocks, Counts, Numbers, blocks_of, count
from stemma.read.dump_features import closed, prose
from stemma.read.dump_words import REASONS
from stemma.read.furniture import line_key
from stemma.reasons import reason
from stemma.records import Reason, Span

CHANGE = 2.0


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
    if len(blocks) < 5:
        return False
    counts = count(blocks)
    known = sum(1 for code in counts.whole if code)
    loose = float(np.mean((prose(counts) < 0.3) & (closed(blocks) < 1)))
    return known >= 2 and (known >= 4 or loose > 0.3)


def clean(text: str, furniture: frozenset[str] = frozenset()) -> DumpCleaned:
    """Part a dump into body and furniture; ``furniture``: keys of lines repeated in the pile."""
    blocks = blocks_of(text)
    if not len(blocks):
        return DumpCleaned((), (), None)
    counts = count(blocks)
    score = _score(blocks, counts)
    repeated = [bool(furniture) and line_key(blocks.of(n)) in furniture for n in range(len(blocks))]
    score -= 5.0 * np.array(repeated, dtype=np.float64)
    kept = _decode(score)
    return _assemble(blocks, counts, kept, repeated)


def _score(blocks: Blocks, counts: Counts) -> Numbers:
    """Log-odds that each block is body text."""
    own = prose(counts)
    score = 5.0 * own + 1.5 * closed(blocks) - 3.0
    score -= 4.0 * np.array([bool(code) for code in counts.whole], dtype=np.float64)
    long = counts.words > 40
    for code, hits in counts.hits.items():
        weight = 0.5 if code == "furniture.stamp" else 2.5
        score -= np.where(long, 0.0, weight) * np.minimum(hits, 2.0)
    score[counts.letters == 0] -= 4.0
    return score


def _decode(score: Numbers) -> list[bool]:
    """The best sequence of body and furniture, where each change costs ``CHANGE``."""
    body, other = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for value in np.clip(score, -6.0, 6.0).tolist():
        stay_body, stay_other = body >= other - CHANGE, other >= body - CHANGE
        back.append((stay_body, stay_other))
        body, other = (
            (body if stay_body else other - CHANGE) + value,
            (other if stay_other else body - CHANGE),
        )
    state = body > other
    kept: list[bool] = []
    for stay_body, stay_other in reversed(back):
        kept.append(state)
        state = stay_body if state else not stay_other
    return kept[::-1]


def _assemble(
    blocks: Blocks, counts: Counts, kept: list[bool], repeated: list[bool]
) -> DumpCleaned:
    """Stretches from the decisions of the blocks; neighbours of one kind are one stretch."""
    title = _title(blocks, counts, kept)
    body: list[Span] = []
    out: list[tuple[Span, Reason]] = []
    last: str | None = None
    for n in range(len(blocks)):
        start, end = int(blocks.start[n]), int(blocks.end[n])
        code = "" if kept[n] else _code(counts, n, n == title, repeated[n])
        if code == "":
            body.append(Span(start, end))
        elif code == last:
            out[-1] = (Span(out[-1][0].start, end), out[-1][1])
        else:
            out.append((Span(start, end), reason(code, REASONS[code])))
        last = code
    head = None if title is None else Span(int(blocks.start[title]), int(blocks.end[title]))
    return DumpCleaned(tuple(body), tuple(out), head)


def _code(counts: Counts, n: int, is_title: bool, repeated: bool) -> str:
    """Why a block is out."""
    if is_title:
        return "furniture.headline"
    if counts.whole[n]:
        return counts.whole[n]
    best = max(counts.hits, key=lambda code: counts.hits[code][n])
    if counts.hits[best][n]:
        return best
    return "furniture.repeated" if repeated else "furniture.other"


def _title(blocks: Blocks, counts: Counts, kept: list[bool]) -> int | None:
    """The headline: the nearest likely line above the first body block."""
    if True not in kept:
        return None
    first = kept.index(True)
    for n in range(first - 1, max(-1, first - 15), -1):
        likely = 4 <= counts.words[n] <= 30 and not counts.whole[n] and not counts.bullet[n]
        if likely and not any(hits[n] for hits in counts.hits.values()):
            return n
    return None
