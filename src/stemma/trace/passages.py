"""Passages: shared runs joined over small edits, with what each of them proves.

A passage is a stretch of one report and the stretch of another that tells the same words in the
same order. What it proves is counted in distinct telling words outside quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from stemma.records import Passage, PassageKind, Span
from stemma.trace.letters import Flags, Keys, Places, distinct
from stemma.trace.runs import Run, shared_runs
from stemma.trace.words import Words, figures

MAX_GAP = 30
"""Words between two runs over which they still make one passage: one rewritten sentence."""

MIN_DENSITY = 0.5
"""Share of a passage's words, on its longer side, that must be the same on both sides."""

FREE_GAP = 8
"""Words of a gap that need nothing in common: a name swapped for a role, a clause put in."""

MIN_GAP_DENSITY = 0.4
"""Share of a longer gap's words that must be the same: two unrelated sentences share a fifth of
theirs, the "the" and "of"; text with 40 % of its words changed keeps a half and more."""

MIN_PROSE = 5
"""Distinct telling words outside quotation marks that make a passage more than a quotation."""

MIN_AROUND = 12
"""The same where a third or more of the shared words stand inside quotation marks: two reports that
quote one speaker also share the speaker's name, office and the verb between the quoted parts."""

WHOLE = 0.9
"""Share of both reports from which they are the same text, however much of it is quoted."""

WHOLE_EDITED = 0.75
"""The same for edited text, of the words that lie in passages: a transcript is all quotation."""

MIN_WHOLE_EDITED = 60
"""Words of passages from which edited text of quotations is a text of its own, no single statement."""

MIN_CUTS = 3
"""Passages of a text that is all quotation from which it is a cut of another, no single statement."""

MIN_TURNED = 6
"""Words on either side that are quoted there alone, from which marks were lost on one side."""

MIN_DOCUMENT = 300
"""Words from which a text that is all quotation is a text of its own in whatever stands around it."""

MIN_WORDS = 8
"""Words of the shortest passage: shorter ones are stock phrases."""


MIN_FILLED = 3
FILLED = 0.5
WORDS_A_FIGURE = 12
"""Figures that differ in a form filled in anew, on either side; their share of all words that differ; and the
words of the passage for each: "Shares rose 3 percent, the index 41 points" of two days is no copy, a text
whose toll was brought up to date is: it has one in a paragraph."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage by word numbers (ends exclusive), its kind, and what it proves.

    ``prose``: distinct telling words that both sides share outside quotation marks;
    ``same``: words that are the same on both sides.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    kind: PassageKind
    prose: int
    same: int


def shared_passages(a: Words, b: Words) -> list[Shared]:
    """The passages that two reports share, in the order of ``a``."""
    found: list[Shared] = []
    for chain in _chains(shared_runs(a.keys, b.keys), a, b):
        passage = _weighed(chain, a, b)
        if passage:
            found.append(passage)
    return [_as_text(one) for one in found] if one_text(found, a, b) else found


def one_text(shared: list[Shared], a: Words, b: Words) -> bool:
    """Whether two reports are nearly all passages, in one order: the same text, whoever speaks in it.

    Or the shorter one alone is, and is a cut of the other, or long.
    """
    of_a, of_b = sum(one.a_end - one.a for one in shared), sum(one.b_end - one.b for one in shared)
    if min(of_a, of_b) < MIN_WHOLE_EDITED or not all(one.b < two.b for one, two in pairwise(shared)):
        return False
    shares = sorted((of_a / len(a), of_b / len(b)))
    long = len(shared) >= MIN_CUTS or max(of_a, of_b) >= MIN_DOCUMENT
    return shares[0] >= WHOLE_EDITED or (long and shares[1] >= WHOLE)


def _as_text(passage: Shared) -> Shared:
    """A passage that counts as text, also where it is quoted."""
    if passage.kind != "quoted":
        return passage
    longer = max(passage.a_end - passage.a, passage.b_end - passage.b)
    return replace(passage, kind="verbatim" if passage.same == longer else "edited", prose=passage.same)


def placed(passage: Shared, a: Words, b: Words) -> Passage:
    """The passage by character spans of the two texts."""
    return Passage(
        Span(int(a.starts[passage.a]), int(a.ends[passage.a_end - 1])),
        Span(int(b.starts[passage.b]), int(b.ends[passage.b_end - 1])),
        passage.kind,
    )


def _chains(runs: list[Run], a: Words, b: Words) -> list[list[Run]]:
    """Runs that follow one another closely on both sides, with the equal words between them."""
    chains: list[list[Run]] = []
    for run in runs:
        joined = _joined(chains[-1], run, a, b) if chains else None
        if joined is None:
            chains.append([run])
        else:
            chains[-1] += joined
    return chains


def _joined(chain: list[Run], run: Run, a: Words, b: Words) -> list[Run] | None:
    """The runs by which ``run`` continues a chain; None where it does not."""
    last = chain[-1]
    from_a, from_b = last.a + last.length, last.b + last.length
    if not (0 <= run.a - from_a <= MAX_GAP and 0 <= run.b - from_b <= MAX_GAP):
        return None
    between = _between(a, from_a, run.a, b, from_b, run.b)
    gap = max(run.a - from_a, run.b - from_b)
    same = sum(part.length for part in between)
    if same < MIN_GAP_DENSITY * gap and (
        gap > FREE_GAP or _sentence_put_in(a, from_a, run.a) or _sentence_put_in(b, from_b, run.b)
    ):
        return None
    nearby = min(last.length, 2 * MAX_GAP) + min(run.length, 2 * MAX_GAP)
    if (nearby + same) < MIN_DENSITY * (nearby + gap):
        return None
    return [*between, run]


def _sentence_put_in(words: Words, start: int, end: int) -> bool:
    """Whether a gap is made of whole sentences: a fresh fact, which no passage may swallow."""
    return start < end < len(words) and bool(words.opening[start] and words.opening[end])


def _between(a: Words, a_from: int, a_to: int, b: Words, b_from: int, b_to: int) -> list[Run]:
    """The equal words of two short gaps, in order (longest common subsequence)."""
    if a_from == a_to or b_from == b_to:
        return []
    left = a.keys[a_from:a_to].tolist()
    right = b.keys[b_from:b_to].tolist()
    return [
        Run(a_from + code.src_start, b_from + code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(left, right)
        if code.tag == "equal"
    ]


def _quoted(in_a: Flags, in_b: Flags) -> Flags:
    """Which of the words that two reports share are somebody's else: quoted in either.

    Where each quotes words that the other does not, one of them lost a mark, and all after it is turned
    about: then only what both quote.
    """
    turned = min(int((in_a & ~in_b).sum()), int((in_b & ~in_a).sum())) >= MIN_TURNED
    return np.asarray(in_a & in_b if turned else in_a | in_b)


def _filled_in(a: Keys, at_a: Places, b: Keys, at_b: Places) -> bool:
    """Whether two stretches are one form with other figures in it. ``at_a``, ``at_b``: the shared words."""
    for keys, shared in ((a, at_a), (b, at_b)):
        start = int(shared[0])
        differing = np.ones(int(shared[-1]) + 1 - start, np.bool_)
        differing[shared - start] = False
        others = keys[start : start + differing.size][differing]
        count = int(figures(others).sum())
        if count < max(MIN_FILLED, FILLED * others.size, shared.size / WORDS_A_FIGURE):
            return False
    return True


def _weighed(chain: list[Run], a: Words, b: Words) -> Shared | None:
    """A chain as a passage with its kind; None where it proves nothing."""
    first, last = chain[0], chain[-1]
    a_end, b_end = last.a + last.length, last.b + last.length
    longer = max(a_end - first.a, b_end - first.b)
    same = sum(run.length for run in chain)
    if same < MIN_WORDS or same < MIN_DENSITY * longer:
        return None
    at_a = np.concatenate([np.arange(run.a, run.a + run.length) for run in chain])
    at_b = np.concatenate([np.arange(run.b, run.b + run.length) for run in chain])
    if same < longer and _filled_in(a.keys, at_a, b.keys, at_b):
        return None
    quoted = _quoted(a.sure[at_a], b.sure[at_b]) | (a.quoted[at_a] & b.quoted[at_b])
    whole = same >= WHOLE * max(len(a), len(b))
    around = int(quoted.sum()) * 3 >= same
    prose = int(distinct(a.keys[at_a[a.telling[at_a] & b.telling[at_b] & ~quoted]]).size)
    kind: PassageKind
    if prose >= (MIN_AROUND if around and not whole else MIN_PROSE):
        kind = "verbatim" if same == longer else "edited"
    elif around:
        kind = "quoted"
    else:
        return None
    return Shared(first.a, a_end, first.b, b_end, kind, prose, same)
