"""The door of the trace room: fingerprints that find candidate pairs, and the link of one pair.

Needs reports; gives copy links. What a link rests on stands in its passages and reasons.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from stemma.ids import content_id
from stemma.reasons import reason
from stemma.records import CopyLink, Reason, Report
from stemma.trace import fingerprints as prints
from stemma.trace.aliases import same_outlet
from stemma.trace.furniture import without_furniture
from stemma.trace.kinds import apart, judged
from stemma.trace.passages import WHOLE, Shared, placed, shared_passages
from stemma.trace.rewrites import beside, rewritten
from stemma.trace.words import Words, words_of

NAME = "trace"
VERSION = "5"

MIN_SHARED = prints.MIN_SHARED
MAX_HOLDERS = prints.MAX_HOLDERS

MIN_LINK = 9
"""Distinct telling words of prose that a link needs in all its passages together."""

MIN_BEST = 8
"""Distinct telling words of prose that one passage of a link needs: one full sentence.

Swept on 170 labelled news articles with ``MIN_LINK`` one above it: 5 gives 46 links, 6 43, 7 38, 8
36, 9 and 10 34, 12 30, 15 28, at each step all of one event. Of the 36, read by eye, 33 are copies or
share a wire; the others are a teaser and a photo gallery, each of one outlet, and one interview told
without quotation marks."""

MIN_ALONE = 12
"""The same of a passage that is all there is and a small part of both: what somebody is, or a body's full
name, has up to 11 ("the nation's leading ... expert and a member of the ... task force"). No labelled pair
with text of one origin rests on so little."""

SMALL_PART = 0.1
"""Share of a report's words that is a small part of it."""

LONG_QUOTED = 100
MIN_BETWEEN = 8
"""Words of a passage that is mostly quoted, and telling words between its quotations, from which it is told
text: two who quote one speaker set the same words between many quotations in no such order."""

MIN_WHOLE = 5
"""The same where the passages hold nearly all of both reports: a two-line brief copied whole."""


def fingerprints(report: Report) -> tuple[int, ...]:
    """Numbers by which reports that share a passage meet: distinct signed 64-bit, sorted."""
    return prints.fingerprints_of(report)


@lru_cache(maxsize=256)
def _held(text: str) -> frozenset[int]:
    """The fingerprints of a text that is compared with several in a row."""
    return frozenset(prints.fingerprints_of(Report("", "", 0, text, ())))


def link(a: Report, b: Report, common: frozenset[int] = frozenset()) -> CopyLink | None:
    """The copy link between two reports; None where they share no prose, or only quotations.

    ``common``: of the fingerprints of both, those that are furniture of the outlet of either in the pile
    (``stemma.trace.furniture.furniture_numbers``). The order of the two does not matter. A report has no
    link with itself.
    """
    if a.id == b.id:
        return None
    if a.id > b.id:
        a, b = b, a
    of_a, of_b = words_of(a.text), words_of(b.text)
    shared = [_as_told(one) for one in shared_passages(of_a, of_b)]
    furniture: list[Shared] = []
    own = same_outlet(a, b)
    if common and shared:
        numbers = _held(a.text) & _held(b.text)
        parted = without_furniture(shared, (of_a, of_b), common, numbers, own)
        shared, of_a, of_b, furniture = parted.told, parted.a, parted.b, parted.furniture
    rewrites = rewritten(of_a, of_b)
    enough = _enough(shared, of_a, of_b)
    shared = beside(rewrites, shared)
    enough = enough or (bool(rewrites) and any(passage.kind != "quoted" for passage in shared))
    found = judged(a, b, of_a, of_b, shared, enough)
    if found is None:
        return None
    shared = list(found.passages)
    if furniture and not own:  # whoever copied from a page may have its stock paragraphs from there too
        shared = sorted([*shared, *apart(furniture, shared)], key=lambda one: (one.a, one.b))
    return CopyLink(
        content_id("link", a.id, b.id),
        a.id,
        b.id,
        tuple(placed(passage, of_a, of_b) for passage in shared),
        found.direction,
        _share(sum(passage.a_end - passage.a for passage in shared), of_a),
        _share(sum(passage.b_end - passage.b for passage in shared), of_b),
        (_words_shared(shared), *found.reasons),
        found.kind,
    )


def _as_told(passage: Shared) -> Shared:
    """A long passage of quotations with the words between them, as text."""
    if passage.kind != "quoted" or passage.same < LONG_QUOTED or passage.prose < MIN_BETWEEN:
        return passage
    longer = max(passage.a_end - passage.a, passage.b_end - passage.b)
    return replace(passage, kind="verbatim" if passage.same == longer else "edited")


def _enough(shared: list[Shared], a: Words, b: Words) -> bool:
    """Whether the passages prove that one text comes from the other, or both from a third."""
    prose = [passage.prose for passage in shared if passage.kind != "quoted"]
    if not prose:
        return False
    alone = len(prose) == 1 and _parts(shared, a, b) < SMALL_PART
    if sum(prose) >= MIN_LINK and max(prose) >= (MIN_ALONE if alone else MIN_BEST):
        return True
    same = sum(passage.same for passage in shared)
    return sum(prose) >= MIN_WHOLE and same >= WHOLE * max(len(a), len(b))


def _parts(shared: list[Shared], a: Words, b: Words) -> float:
    """The larger of the shares of two reports that lie in passages that are not quoted."""
    told = [passage for passage in shared if passage.kind != "quoted"]
    of_a, of_b = sum(one.a_end - one.a for one in told), sum(one.b_end - one.b for one in told)
    return max(_share(of_a, a), _share(of_b, b))


def _share(words: int, of: Words) -> float:
    """A share of a report's words, to four digits."""
    return round(min(1.0, words / len(of)), 4) if len(of) else 0.0


def _words_shared(shared: list[Shared]) -> Reason:
    """What the two reports share, in words for a page."""
    copied = [passage for passage in shared if passage.kind in ("verbatim", "edited")]
    words = sum(passage.same for passage in copied)
    parts = [f"{_count(len(copied), 'passage')} of {words} words in the same order"] if copied else []
    told = [passage for passage in shared if passage.kind == "rewritten"]
    if told:
        held = sum(passage.same for passage in told)
        parts.append(f"{_count(len(told), 'rewritten passage')} with {held} names, numbers and rare words")
    quoted = len(shared) - len(copied) - len(told)
    if quoted:
        parts.append(_count(quoted, "quotation"))
    return reason("shared-passages", f"they share {', and '.join(parts)}")


def _count(number: int, noun: str) -> str:
    """A number with its noun: "1 passage", "2 passages"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
