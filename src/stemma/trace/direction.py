"""Who copied whom: what each report says of the other, when each appeared, what was left out.

Where nothing tells, the direction is "unknown"; it is never guessed. Every answer, "unknown" too, carries
its reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from stemma.outlets import host_of
from stemma.reasons import reason
from stemma.records import Direction, Reason, Report
from stemma.trace.aliases import at_host, known_as, names_of, on_own_site, same_outlet
from stemma.trace.clock import Sign, timed
from stemma.trace.credits import carried_agency, credited, plainly_credited
from stemma.trace.passages import Shared
from stemma.trace.words import Words, fold

WHOLE_SHORT = 0.95
"""Share of a report in passages from which it adds nothing of its own."""

PART_LONG = 0.85
"""Share of the longer report below which the shorter one left something out."""


ONE_WIRE = 0.8
"""Share of both reports in passages from which two pages of one agency hold one report of it."""

CORRECTED = re.compile(
    r"\b(?:correction|corrected|clarification)\b[^\n]{0,40}:|\b(?:an )?(?:earlier|previous) versions? of this"
    r"|\bthis (?:story|article|report|post) (?:has been|was) corrected\b",
    re.IGNORECASE,
)
"""What a later edition of a report says of itself."""


def directed(
    a: Report, b: Report, shared: Sequence[Shared], of_a: Words, of_b: Words
) -> tuple[Direction, tuple[Reason, ...]]:
    """The direction of copying between two linked reports, and its reasons.

    The first kind of evidence that speaks decides: credit, correction, time, then what was left out.
    A date against a credit is outweighed where the crediting report holds little else than the other's
    text; else it is left open, for an outlet that is credited may run a text more than once.
    """
    shares = _share(shared, of_a, of_b)
    credit = _credit(a, b)
    time = _pages(a, b, timed(a, b)) if not credit else timed(a, b)
    signs = [sign for sign in (credit, _corrected(a, b), time, _shortened(a, b, shared, shares)) if sign]
    common = _common_credit(a, b) or (_one_wire(a, b, shares) if not credit else None)
    if common and not (credit and credit.side):
        return "unknown", (common, *(sign.why for sign in signs if not sign.side))
    if credit and time and credit.side * time.side < 0 and shares[credit.side > 0] < ONE_WIRE:
        words = "one credits the outlet of the other, yet is dated earlier"
        return "unknown", (reason("credit-against-time", words), credit.why, time.why)
    for sign in signs:
        if sign.side:
            agreeing = [other.why for other in signs if other.side == sign.side]
            return _named(sign.side), (*agreeing, *_against(sign, signs))
    unknown = reason("direction-unknown", "nothing in the two reports shows which came first")
    return "unknown", (unknown, *(sign.why for sign in signs))


def _share(shared: Sequence[Shared], of_a: Words, of_b: Words) -> tuple[float, float]:
    """The shares of the words of two reports that lie in passages."""
    in_a = sum(part.a_end - part.a for part in shared)
    in_b = sum(part.b_end - part.b for part in shared)
    return in_a / max(1, len(of_a)), in_b / max(1, len(of_b))


def _pages(a: Report, b: Report, time: Sign | None) -> Sign | None:
    """The times of two sites' pages that carry one agency, where they tell: the first is the agency's own."""
    agency = carried_agency(a, b)
    hosts = host_of(a.url.value), host_of(b.url.value)
    if not agency or not time or not time.side or hosts[0] == hosts[1] or not all(hosts):
        return time
    if on_own_site(a if time.side > 0 else b):
        return time
    return Sign(0, reason("wire-pages", f"which of two sites ran {agency} first does not tell", agency))


def _one_wire(a: Report, b: Report, shares: tuple[float, float]) -> Reason | None:
    """Two pages hold one report of one agency: which page was first says nothing."""
    agency = carried_agency(a, b)
    if not agency or min(shares) < ONE_WIRE:
        return None
    return reason("common-source", f"both are one report of {agency}: both come from it", agency)


def _corrected(a: Report, b: Report) -> Sign | None:
    """Of two reports of one outlet the one that corrects an earlier version of itself is the later."""
    marks = [CORRECTED.search(report.text) for report in (a, b)]
    if not same_outlet(a, b) or bool(marks[0]) == bool(marks[1]):
        return None
    said = next(mark[0] for mark in marks if mark)
    words = f"one is a corrected edition: {said}"
    return Sign(1 if marks[1] else -1, reason("corrected", words, said))


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
    by_b, by_a = _crediting(b, a), _crediting(a, b)
    if by_a and by_b:  # each names the other: the one that names a report of it
        by_b, by_a = _plain(b, a), _plain(a, b)
    if bool(by_a) == bool(by_b):
        return None
    words = f"one report credits the outlet that published the other: {by_b or by_a}"
    return Sign(1 if by_b else -1, reason("credited", words, by_b or by_a))


def _crediting(report: Report, source: Report) -> str:
    """The words by which a report credits the outlet, the site or the author of another."""
    return credited(report, names_of(source)) or _credited_host(report, source) or _plain(report, source)


def _plain(report: Report, source: Report) -> str:
    marks = plainly_credited(report, source)
    return marks[0].words if marks else ""


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


def _shortened(a: Report, b: Report, shared: Sequence[Shared], shares: tuple[float, float]) -> Sign | None:
    """Which report is a cut of the other: it adds nothing, keeps the order, and leans on the rest.

    Adding nothing is no proof by itself, for the longer one may have added. A surname without the
    full name, or a short name without the long one, that only the longer report gives shows that the
    introduction was cut.
    """
    share_a, share_b = shares
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
    if not full:
        surname, full = _unexpanded(short, long)
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


EXPANDED = re.compile(
    r"((?:[A-Z][\w’'-]+ (?:(?:of|and|for|the|de) ){0,2}){1,6}[A-Z][\w’'-]+) \(([A-Z]{3,8})\)"
)
"""A long name with its short one: "Halden Valley Cooperative (HVC)"."""


def _unexpanded(short: str, long: str) -> tuple[str, str]:
    """A short name that the short text uses, and the long one that only the long text gives."""
    for hit in islice(EXPANDED.finditer(long), MAX_SURNAMES):
        if hit[1] not in short and re.search(rf"\b{hit[2]}\b", short):
            return hit[2], hit[1]
    return "", ""
