"""Who copied whom: what each report says of the other, when each appeared, what was left out.

A credit and a date that speak against each other leave it open: a page's date can be the day it was
saved, and an outlet that is credited may have run the text more than once. Where nothing tells, the
direction is "unknown"; it is never guessed. Every answer, "unknown" too, carries its reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

from stemma.reasons import reason
from stemma.records import Direction, Reason, Report, When
from stemma.trace.aliases import at_host, known_as, names_of, same_outlet
from stemma.trace.passages import Shared
from stemma.trace.words import Words, fold

EDGE = 240
"""Characters at either end of a report in which "(NAME)" or "- NAME" is a credit line."""

NEARBY = 48
"""Characters between a crediting word and the outlet's name."""

BEFORE = re.compile(
    r"\b(?:according to|citing|cited|quoting|quoted|told|via|source|courtesy of|from|with|by"
    r"|reposted|seen by|obtained by)\W{1,3}(?:the |news agency )?$",
    re.IGNORECASE,
)
"""What credits the outlet named right after it."""

AFTER = re.compile(
    r"^(?:'s|’s)?,? (?:\w+ ){0,2}"
    r"(?:reported|reports|said|says|wrote|quoted|cited|learned|contributed)\b",
    re.IGNORECASE,
)
"""What credits the outlet named right before it."""

CLAUSE = re.compile(r"[.;!?\n]")

WHOLE_SHORT = 0.95
"""Share of a report in passages from which it adds nothing of its own."""

PART_LONG = 0.85
"""Share of the longer report below which the shorter one left something out."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence: +1 for a before b, -1 for b before a, 0 for neither, and why."""

    side: int
    why: Reason


def directed(
    a: Report, b: Report, shared: list[Shared], of_a: Words, of_b: Words
) -> tuple[Direction, tuple[Reason, ...]]:
    """The direction of copying between two linked reports, and its reasons.

    The first kind of evidence that speaks decides: credit, then time, then what was left out.
    """
    credit = _credit(a, b)
    time = _time(a, b)
    cut = _shortened(a, b, shared, of_a, of_b)
    signs = [sign for sign in (credit, time, cut) if sign]
    common = _common_credit(a, b)
    if common and not (credit and credit.side):
        return "unknown", (common, *(sign.why for sign in signs if not sign.side))
    if credit and time and credit.side * time.side < 0:
        words = "one credits the outlet of the other, yet is dated earlier"
        return "unknown", (reason("credit-against-time", words), credit.why, time.why)
    for sign in signs:
        if sign.side:
            agreeing = [other.why for other in signs if other.side == sign.side]
            return _named(sign.side), (*agreeing, *_against(sign, signs))
    unknown = reason("direction-unknown", "nothing in the two reports shows which came first")
    return "unknown", (unknown, *(sign.why for sign in signs))


def _named(side: int) -> Direction:
    return "a to b" if side > 0 else "b to a"


def _against(sign: Sign, signs: list[Sign]) -> list[Reason]:
    """What speaks against a decision, named as outweighed."""
    return [
        reason("outweighed", f"outweighed: {other.why.words}", *other.why.evidence)
        for other in signs
        if other.side == -sign.side
    ]


def _credit(a: Report, b: Report) -> Sign | None:
    """Which of two reports names the other's outlet as its source."""
    if same_outlet(a, b):
        return None
    by_b = credited(b, names_of(a)) or _credited_host(b, a)
    by_a = credited(a, names_of(b)) or _credited_host(a, b)
    if bool(by_a) == bool(by_b):
        return None
    words = f"one report credits the outlet that published the other: {by_b or by_a}"
    return Sign(1 if by_b else -1, reason("credited", words, by_b or by_a))


def _credited_host(report: Report, source: Report) -> str:
    """The credit line of a report, where it names the site that the source stands on."""
    line = report.credit.value
    return line if at_host(source, line) and not at_host(report, line) else ""


def _common_credit(a: Report, b: Report) -> Reason | None:
    """Both name one third outlet in their credit lines: both come from it."""
    forms_a = {fold(form): form for form in known_as(a.credit.value)}
    forms_b = {fold(form) for form in known_as(b.credit.value)}
    both = sorted(forms_a[form] for form in forms_a.keys() & forms_b)
    own = {fold(name) for report in (a, b) for name in names_of(report)}
    if not both or any(fold(form) in own for form in both):
        return None
    return reason("common-source", f"both credit {both[-1]}: both come from it", *both)


def credited(report: Report, names: tuple[str, ...]) -> str:
    """The words by which a report credits an outlet of one of ``names``; "" where it does not."""
    own = {fold(name) for name in names_of(report)}
    wanted = [name for name in names if fold(name) not in own]
    line = report.credit.value
    forms = {fold(form) for form in known_as(line)} | {fold(line)}
    for name in wanted:
        if line and (fold(name) in forms or re.search(rf"\b{re.escape(name)}\b", line)):
            return line
    for name in sorted(wanted, key=lambda form: (-len(form), form)):
        found = _named_in(report.text, name)
        if found:
            return found
    return ""


def _named_in(text: str, name: str) -> str:
    """The first words that credit ``name``: a credit line, or a crediting word near it."""
    for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = text[max(0, hit.start() - NEARBY) : hit.start()]
        after = text[hit.end() : hit.end() + NEARBY]
        edge = hit.start() < EDGE or hit.end() > len(text) - EDGE
        if edge and before.rstrip()[-1:] in ("(", "-", "–", "—", "/") and before.strip():
            return (before[-1:] + hit[0] + after[:1]).strip()
        if BEFORE.search(before) or AFTER.search(after):
            return f"{CLAUSE.split(before)[-1]}{hit[0]}{CLAUSE.split(after)[0]}".strip()
    return ""


def _time(a: Report, b: Report) -> Sign | None:
    """Which of two reports was published first, where the bounds of their days lie apart."""
    first, second = a.published, b.published
    moments = _moment(first), _moment(second)
    if moments[0] and moments[1] and (moments[0].tzinfo is None) == (moments[1].tzinfo is None):
        if moments[0] == moments[1]:
            return None
        side = 1 if moments[0] < moments[1] else -1
        return Sign(side, _earlier(side, first.value, second.value))
    if first.latest and second.earliest and first.latest < second.earliest:
        return Sign(1, _earlier(1, first.value or first.text, second.value or second.text))
    if second.latest and first.earliest and second.latest < first.earliest:
        return Sign(-1, _earlier(-1, first.value or first.text, second.value or second.text))
    if not (first.earliest and second.earliest):
        words = (
            "the publication time of one of them is unknown"
            if (first.earliest or second.earliest)
            else "neither publication time is known"
        )
        return Sign(0, reason("time-unknown", words))
    return Sign(0, reason("same-time", "their publication times cannot be told apart"))


def _moment(when: When) -> datetime | None:
    """A full date with a time of day; None for anything less.

    Midnight sharp is what a page that knows only the day writes: it counts as a day.
    """
    if when.precision != "minute" or "T" not in when.value:
        return None
    try:
        moment = datetime.fromisoformat(when.value)
    except ValueError:
        return None
    return moment if (moment.hour, moment.minute, moment.second) != (0, 0, 0) else None


def _earlier(side: int, first: str, second: str) -> Reason:
    early, late = (first, second) if side > 0 else (second, first)
    return reason("published-earlier", f"published earlier: {early} before {late}", early, late)


def _shortened(a: Report, b: Report, shared: list[Shared], of_a: Words, of_b: Words) -> Sign | None:
    """Which report is a cut of the other: it adds nothing, keeps the order, and leans on the rest.

    Adding nothing is no proof by itself, for the longer one may have added. A surname without the
    full name that only the longer report gives shows that the introduction was cut.
    """
    share_a = sum(part.a_end - part.a for part in shared) / max(1, len(of_a))
    share_b = sum(part.b_end - part.b for part in shared) / max(1, len(of_b))
    if not all(one.b < two.b for one, two in pairwise(shared)):
        return None
    if share_a >= WHOLE_SHORT and share_b <= PART_LONG:
        return _cut(-1, a.text, b.text)
    if share_b >= WHOLE_SHORT and share_a <= PART_LONG:
        return _cut(1, b.text, a.text)
    return None


def _cut(side: int, short: str, long: str) -> Sign:
    """The evidence of a short report that adds nothing to a long one."""
    surname, full = _unintroduced(short, long)
    if full:
        words = f"the shorter report adds nothing and says {surname} where the longer has {full}"
        return Sign(side, reason("shortened", words, surname, full))
    words = "one report holds nothing that the other has not; which of them came first is open"
    return Sign(0, reason("contained", words))


MAX_SURNAMES = 20
"""Speaking surnames looked up in the other report: each costs a search of both texts."""

SURNAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? |(?<=[a-z,”\"] ))([A-Z][a-z]{3,20})"
    r"(?= (?:said|told|added|says)\b)"
)


def _unintroduced(short: str, long: str) -> tuple[str, str]:
    """A surname that speaks in the short text, and the full name that only the long one gives."""
    for hit in islice(SURNAME.finditer(short), MAX_SURNAMES):
        full = re.compile(rf"\b[A-Z][a-z]{{1,20}}(?: [A-Z]\.| [a-z]{{2,4}})? {hit[1]}\b")
        found = full.search(long)
        if found and not full.search(short):
            return hit[1], found[0]
    return "", ""
