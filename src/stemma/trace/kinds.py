"""What kind of link two reports have, and the links that only a credit shows.

A report that credits another outlet may share next to nothing with it: a quotation given to that outlet,
one sentence told in other words. Alone neither is a copy: the same quotation stands in many reports, and
like facts make like sentences. Beside the credit each is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stemma.reasons import reason
from stemma.records import Direction, LinkKind, Reason, Report
from stemma.trace.aliases import names_of, same_outlet
from stemma.trace.clock import days_apart
from stemma.trace.credits import Credit, agencies_of, carried_agency, plainly_credited, told_to
from stemma.trace.direction import directed
from stemma.trace.passages import Shared
from stemma.trace.proof import one_sentence, own_words
from stemma.trace.words import FUNCTION_WORDS, WORD, Words, fold

BESIDE = 120
"""Characters between a credit and the words it credits, inside one paragraph."""

MIN_TAKEN = 12
"""Words in a row, or nearly, that are taken from a credited report."""

MIN_PLAIN_WORDS = 3
"""Telling words in lower case among them: without, they are names, titles and what a thing is called.

In a sample of 10,485 pairs of unlabelled articles of two outlets that meet, 330 have a link by what they
share alone; 26 more had one by a credit with 10 words taken, of which 23 are right, read by eye; of the
four of 10 or 11 words two were wrong."""

MAX_DAYS = 14
MIN_TAKEN_LATE = 40
"""Days between two reports from which a credit is of some other report of the outlet, or a date is wrong; and
the words that must have been taken then."""

MIN_STEMS = 5
"""Telling words outside quotation marks that a crediting sentence shares with the one it re-words."""

MIN_STEM_SHARE = 0.5
"""The same as a share of the shorter sentence's telling words."""

MIN_SMALL_STEMS = 4
"""Those among them that begin with a small letter in the crediting sentence: the rest are names and offices,
which two sentences on one person share."""

MIN_SMALL_UNDATED = 5
"""The same where a report has no date: the credit can be of a report of another month. What somebody told the
outlet then credits no report at all: the text can be a copy of the outlet's own.

On 138 labelled pairs, all dated, 5 in place of 4 loses one that is right; of two draws of planted copies it
spares three links of twenty-two to strangers."""

MIN_SMALL_UNDATED = 5
"""The same where a report has no date: the credit can be of a report of another month. What somebody told the
outlet then credits no report at all: the text can be a copy of the outlet's own.

On 138 labelled pairs, all dated, 5 in place of 4 loses one that is right; of two draws of planted copies it
spares three links of twenty-two to strangers."""

MAX_HELD = 40
"""Sentences of the source that may hold a word before it is no sign of any of them."""

ENDING = re.compile(r"(?:ings?|ed|es|s)$")

SAID = FUNCTION_WORDS | frozenset(
    """
    according added also article first friday interview last monday new news official officials people
    report reported reporting reports saturday source sources spokesman spokesperson spokeswoman statement
    sunday tells thursday time told tuesday wednesday year years
    """.split()
)
"""Words that every report of an event uses to say who said it, and when."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a link says: its passages, which way, of what kind, and why."""

    passages: tuple[Shared, ...]
    direction: Direction
    kind: LinkKind
    reasons: tuple[Reason, ...]


def judged(
    a: Report, b: Report, of_a: Words, of_b: Words, shared: Sequence[Shared], enough: bool
) -> Judged | None:
    """What the link of two reports says; None where they have none.

    ``shared``: the passages that they share word by word; ``enough``: whether these alone make a link.
    Where they do not, a plain credit beside a quotation or a re-worded sentence does.
    """
    proved = enough and own_words(a, b, of_a, of_b, shared)
    if not proved and not any(one_sentence(a, b, of_a, of_b, one) for one in shared):
        return _retold(a, b, of_a, of_b, shared)
    direction, reasons = directed(a, b, shared, of_a, of_b)
    kind, why = _kind(a, b, direction, reasons)
    return Judged(tuple(shared), direction, kind, (*reasons, why) if why else reasons)


def _kind(
    a: Report, b: Report, direction: Direction, reasons: Sequence[Reason]
) -> tuple[LinkKind, Reason | None]:
    """The kind of a link, and why where that is not told yet.

    "same wire": both carry one agency's text, or one does and the other does not say whence it has the same:
    agencies credit a paper that they take from. "copy": it shows which comes from which.
    """
    told = {why.code for why in reasons}
    agencies = sorted(agencies_of(a) | agencies_of(b))
    if "common-source" in told:
        return "same wire", None
    if agencies and "credited" not in told and len(agencies) == 1:
        words = f"both carry text of {agencies[0]}"
        return "same wire", reason("agency-text", words, agencies[0])
    return ("copy" if direction != "unknown" else "unknown"), None


def _retold(a: Report, b: Report, of_a: Words, of_b: Words, shared: Sequence[Shared]) -> Judged | None:
    """The link of a report with another whose outlet or author it credits beside what it took.

    None where neither plainly credits the other, where both do, or where nothing stands beside the credit.
    """
    if same_outlet(a, b):
        return None
    late = days_apart(a, b) > MAX_DAYS
    found: list[Judged] = []
    for source, teller, by_b in ((a, b, True), (b, a, False)):
        marks = plainly_credited(teller, source)
        told_in = of_b if by_b else of_a
        near = {one: _beside(one, marks, teller, told_in, by_b) for one in shared} if marks else {}
        taken = [one for one, mark in near.items() if mark]
        told = _reworded(source, teller, (of_a, of_b) if by_b else (of_b, of_a), marks) if marks else []
        if (late and sum(one.same for one in taken) < MIN_TAKEN_LATE) or not (taken or told):
            continue
        kept = [_taken(one) if near[one] else one for one in near if near[one] or one.kind == "quoted"]
        kept += apart(told if by_b else [_turned(one) for one in told], kept)
        credit = next((mark for mark in near.values() if mark), marks[0])
        said = f"it credits the outlet that published the other beside what they share: {credit.words}"
        found.append(
            Judged(
                tuple(sorted(kept, key=lambda one: (one.a, one.b))),
                "a to b" if by_b else "b to a",
                "same wire" if carried_agency(a, b) else "copy",
                (reason("retold", said, credit.words),),
            )
        )
    return found[0] if len(found) == 1 else None


def _beside(
    passage: Shared, marks: Iterable[Credit], teller: Report, words: Words, in_b: bool
) -> Credit | None:
    """The credit beside which words that are enough to be taken stand in the crediting report."""
    if passage.same < MIN_TAKEN:
        return None
    first, last = (passage.b, passage.b_end) if in_b else (passage.a, passage.a_end)
    plain = [
        n for n in range(first, last) if words.telling[n] and teller.text[int(words.starts[n])].islower()
    ]
    if len(plain) < MIN_PLAIN_WORDS:
        return None
    start, end = int(words.starts[first]), int(words.ends[last - 1])
    return next((mark for mark in marks if _near(teller.text, mark, start, end)), None)


def _near(text: str, mark: Credit, start: int, end: int) -> bool:
    """Whether a credit stands inside a stretch, or close to it in the same paragraph."""
    between = text[end : mark.start] if mark.start >= end else text[mark.end : start]
    return len(between) <= BESIDE and "\n" not in between


def _taken(passage: Shared) -> Shared:
    """A quotation as text taken from the credited report."""
    longer = max(passage.a_end - passage.a, passage.b_end - passage.b)
    return replace(passage, kind="verbatim" if passage.same == longer else "edited")


def _turned(passage: Shared) -> Shared:
    return replace(passage, a=passage.b, a_end=passage.b_end, b=passage.a, b_end=passage.a_end)


def apart(passages: Iterable[Shared], held: Sequence[Shared]) -> list[Shared]:
    """Those passages that overlap no other on either side."""
    kept = list(held)
    for one in passages:
        if all(
            (one.a_end <= other.a or other.a_end <= one.a) and (one.b_end <= other.b or other.b_end <= one.b)
            for other in kept
        ):
            kept.append(one)
    return kept[len(held) :]


def _reworded(
    source: Report, teller: Report, words: tuple[Words, Words], marks: Iterable[Credit]
) -> list[Shared]:
    """Sentences that hold a credit, each with the one sentence of the source that it re-words."""
    of_source, of_teller = words
    dated = bool(source.published.earliest and teller.published.earliest)
    marks = [mark for mark in marks if dated or not told_to(teller.text, mark)]
    names = {part for name in (*names_of(source), *names_of(teller)) for part in WORD.findall(fold(name))}
    edges = _edges(of_teller)
    asked = sorted(
        {int(np.searchsorted(of_teller.starts[edges[:-1]], mark.start, "right")) - 1 for mark in marks}
    )
    if not edges.size or not asked:
        return []
    sentences = _edges(of_source)
    stems = [_stems(source, of_source, sentences, n, names) for n in range(sentences.size - 1)]
    holders: dict[str, list[int]] = {}
    for n, held in enumerate(stems):
        for stem in held:
            holders.setdefault(stem, []).append(n)
    found: list[Shared] = []
    for n in asked:
        if n < 0:
            continue
        mine = _stems(teller, of_teller, edges, n, names)
        best = _likest(mine, stems, holders)
        if best is None:
            continue
        shared = mine.keys() & stems[best].keys()
        small = sum(mine[stem] for stem in shared)
        if small < (MIN_SMALL_STEMS if dated else MIN_SMALL_UNDATED) or _figures_differ(mine, stems[best]):
            continue
        same = len(shared)
        at, to = int(sentences[best]), int(sentences[best + 1])
        found.append(Shared(at, to, int(edges[n]), int(edges[n + 1]), "rewritten", same, same))
    return found


def _edges(words: Words) -> NDArray[np.int64]:
    """Where each sentence begins, by word number, and the number of words."""
    if not len(words):
        return np.zeros(0, np.int64)
    starts = np.flatnonzero(words.opening)
    return np.concatenate(([0], starts[starts > 0], [len(words)]))


def _stems(
    report: Report, words: Words, edges: NDArray[np.int64], n: int, names: set[str]
) -> dict[str, bool]:
    """The telling words of one sentence outside quotation marks, without endings; is any in small letters."""
    found: dict[str, bool] = {}
    for at in range(int(edges[n]), int(edges[n + 1])):
        if not words.quoted[at]:
            spelled = report.text[int(words.starts[at]) : int(words.ends[at])]
            word = fold(spelled)
            if word not in SAID and word not in names and len(word) > 1:
                stem = ENDING.sub("", word) if len(word) > 4 else word
                found[stem] = found.get(stem, False) or spelled[0].islower()
    return found


def _figures_differ(mine: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sentences both hold figures and none in common: then they tell of two days."""
    figures = [{stem for stem in stems if stem.isdigit()} for stems in (mine, other)]
    return all(figures) and figures[0].isdisjoint(figures[1])


def _likest(
    mine: dict[str, bool], stems: Sequence[dict[str, bool]], holders: dict[str, list[int]]
) -> int | None:
    """The sentence that shares the most with ``mine``, where it shares enough; the first of equals."""
    counts: dict[int, int] = {}
    for stem in sorted(mine):
        held = holders.get(stem, ())
        if len(held) <= MAX_HELD:
            for n in held:
                counts[n] = counts.get(n, 0) + 1
    if not counts:
        return None
    best = min(counts, key=lambda n: (-counts[n], n))
    shorter = min(len(mine), len(stems[best]))
    enough = counts[best] >= MIN_STEMS and counts[best] >= MIN_STEM_SHARE * shorter
    return best if enough else None
