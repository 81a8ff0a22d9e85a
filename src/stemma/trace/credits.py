"""Where a text says whose report it tells: names of outlets beside a word of reporting.

Two strengths. Any credit tells a direction between reports that share a passage. A *plain* credit, which
names a report, an article or an interview of the outlet and no photograph, lets even a quotation or a
re-worded sentence beside it count as taken from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from stemma.outlets import agency_names
from stemma.records import Report
from stemma.trace.aliases import authors_of, known_as, names_of, short_names
from stemma.trace.words import fold

EDGE = 240
"""Characters at either end of a report in which "(NAME)" or "- NAME" is a credit line."""

NEARBY = 48
"""Characters between a crediting word and the outlet's name."""

MAX_MARKS = 40
"""Credits of one outlet looked at in one text."""

MAX_MENTIONS = 2_000
"""Mentions of one outlet looked at in one text."""

WEAK_BEFORE = re.compile(
    r"\b(?:via|source|courtesy of|from|with|by|reposted)\W{1,3}(?:the |news agency )?$", re.IGNORECASE
)
"""What may credit the outlet named right after it."""

PLAIN_BEFORE = re.compile(
    r"(?:\b(?:according to|citing|cited by|quoted by"
    r"|(?:first |originally )?(?:reported|noted|published|told) by"
    r"|seen by|obtained by|reviewed by|told|tells|quoting|quoted|cited|spoke (?:to|with)|speaking to"
    r"|(?:interviews?|statement|remarks) (?:with|to|for|in|given to|by)|published (?:in|on)"
    r"|(?:report|article|story|account|investigation|interview|scoop)s? (?:by|in|from|on)"
    r"|writing (?:in|for)|wrote (?:in|for))\W{1,3})"
    r"(?:(?:the|a|an|local|state-run|state|us|british|american|german|french|russian|chinese|japanese"
    r"|news agency|newspaper|broadcaster|news site|television station|website|magazine) ){0,3}$",
    re.IGNORECASE,
)
"""What credits a report of the outlet named right after it."""

PLAIN_AFTER = re.compile(
    r"^(?:'s|’s)?,? (?:(?:said|says)\b|(?:\w+ ){0,2}"
    r"(?:reported|reports|wrote|writes|quoted|cited|learned|revealed|broke|noted"
    r"|article|story|report|interview|profile|investigation|exclusive|column)\b)",
    re.IGNORECASE,
)
"""What credits a report of the outlet named right before it."""

WEAK_AFTER = re.compile(r"^(?:'s|’s)?,? (?:\w+ ){0,2}(?:said|says|contributed)\b", re.IGNORECASE)

OF_A_PERSON = re.compile(r"\b(?:told|tells|spoke (?:to|with)|interview with|asked by)\W{1,3}$", re.IGNORECASE)
"""What credits the author named right after it."""

PHOTO = re.compile(r"\b(?:photos?|pictures?|images?|file|handout|screengrab|video|graphic)\b", re.IGNORECASE)

OWN_FIGURES = re.compile(
    r"^(?:/\w+)?(?:'s|’s)? (?:\w+ ){0,2}(?:polls?|surveys?|tally|count)\b", re.IGNORECASE
)
"""What makes an outlet's name that of a poll or a tally: its figures stand in many of its reports."""

AS_PARTY = re.compile(
    r"^,? (?:said|says) in (?:a|its) (?:\w+ )?(?:statement|filing|lawsuit|release)\b", re.IGNORECASE
)
"""What shows that an outlet is who the news is about."""

CLAUSE = re.compile(r"[.;!?\n]")


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit: where the outlet's name stands, the words around it, and whether it is plain."""

    start: int
    end: int
    words: str
    plain: bool


def credits_in(text: str, names: Iterable[str]) -> list[Credit]:
    """The credits of an outlet that goes by ``names``, in order of the text; ``MAX_MARKS`` at most."""
    wanted = sorted({name for name in names if name in text}, key=lambda form: (-len(form), form))
    if not wanted:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in wanted) + r")(?!\w)")
    found: list[Credit] = []
    for hit in islice(pattern.finditer(text), MAX_MENTIONS):
        credit = _credit(text, hit)
        if credit:
            found.append(credit)
            if len(found) == MAX_MARKS:
                break
    return found


def _credit(text: str, hit: re.Match[str]) -> Credit | None:
    """The credit that a mention of an outlet is; None where it is none."""
    before = text[max(0, hit.start() - NEARBY) : hit.start()]
    after = text[hit.end() : hit.end() + NEARBY]
    words = _clause(text, hit)
    if before.endswith("@"):
        return None
    if PLAIN_BEFORE.search(before) or PLAIN_AFTER.search(after):
        plain = not (OWN_FIGURES.match(after) or AS_PARTY.match(after) or _of_photograph(text, hit))
        return Credit(hit.start(), hit.end(), words, plain)
    edge = hit.start() < EDGE or hit.end() > len(text) - EDGE
    mark = before.rstrip()[-1:]
    if edge and before.strip() and (mark in ("(", "-", "–", "—") or (mark == "/" and _joint(before))):
        return Credit(hit.start(), hit.end(), (mark + hit[0] + after[:1]).strip(), False)
    if (WEAK_BEFORE.search(before) or WEAK_AFTER.search(after)) and not _of_photograph(text, hit):
        return Credit(hit.start(), hit.end(), words, False)
    return None


def told_to(text: str, credit: Credit) -> bool:
    """Whether a credit says that somebody told the outlet: "she told the Post"."""
    before = re.sub(r"\b[Tt]he $", "", text[max(0, credit.start - NEARBY) : credit.start])
    return OF_A_PERSON.search(before) is not None


def _clause(text: str, hit: re.Match[str]) -> str:
    """The name with the words around it, up to the clause's ends, in whole words."""
    before = text[max(0, hit.start() - NEARBY) : hit.start()]
    after = text[hit.end() : hit.end() + NEARBY]
    if len(before) == NEARBY and " " in before:
        before = before[before.index(" ") :]
    if len(after) == NEARBY and " " in after:
        after = after[: after.rindex(" ")]
    return f"{CLAUSE.split(before)[-1]}{hit[0]}{CLAUSE.split(after)[0]}".strip()


def _joint(before: str) -> bool:
    """Whether what stands before a slash is an agency: "AFP/Reuters"; a name there took a photograph."""
    last = re.split(r"[\s(]", before.rstrip().rstrip("/"))[-1]
    return bool(agency_names(last)) or last.isupper()


def _of_photograph(text: str, hit: re.Match[str]) -> bool:
    """Whether a name stands in brackets that credit a photograph: "(Ministry via AP)", "(AP Photo)"."""
    opened = text.rfind("(", max(0, hit.start() - 2 * NEARBY), hit.start())
    closed = text.find(")", hit.end(), hit.end() + 2 * NEARBY)
    inside = text[opened + 1 : closed] if min(opened, closed) >= 0 else ""
    return ")" not in inside and bool(inside) and (" via " in inside or PHOTO.search(inside) is not None)


def credited(report: Report, names: tuple[str, ...]) -> str:
    """The words by which a report credits an outlet of one of ``names``; "" where it does not."""
    wanted = _others(report, names)
    line = report.credit.value
    forms = {fold(form) for form in known_as(line)} | {fold(line)}
    for name in wanted:
        if line and (fold(name) in forms or re.search(rf"\b{re.escape(name)}\b", line)):
            return line
    found = credits_in(report.text, wanted)
    return found[0].words if found else ""


def plainly_credited(report: Report, source: Report) -> list[Credit]:
    """Where a report plainly credits the outlet, the agency or the author of another; in order."""
    names = [*names_of(source), *known_as(source.credit.value)]
    full = [name for name in names if " " in name and name in report.text]
    wanted = _others(report, [*names, *(short for name in full for short in short_names(name))])
    found = [credit for credit in credits_in(report.text, wanted) if credit.plain]
    own = set(authors_of(report))
    authors = [name for name in authors_of(source) if name not in own and name in report.text]
    if authors:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, authors)) + r")(?!\w)")
        for hit in islice(pattern.finditer(report.text), MAX_MENTIONS):
            before = report.text[max(0, hit.start() - NEARBY) : hit.start()]
            if OF_A_PERSON.search(before) and len(found) < 2 * MAX_MARKS:
                found.append(Credit(hit.start(), hit.end(), _clause(report.text, hit), True))
    return sorted(found, key=lambda credit: (credit.start, credit.end))


def _others(report: Report, names: Iterable[str]) -> list[str]:
    """Those names that are not the report's own outlet's."""
    own = {fold(name) for name in names_of(report)}
    return [name for name in names if fold(name) not in own]


def carried_agency(a: Report, b: Report) -> str:
    """The agency whose text both reports carry: their outlet is it, or their credit line names it."""
    both = sorted(agencies_of(a) & agencies_of(b))
    return both[0] if both else ""


def agencies_of(report: Report) -> set[str]:
    """The agencies that a report is of, or credits in its credit line."""
    line = report.credit.value
    found = {(agency_names(line) or (line,))[0]} if line else set()
    if report.outlet.kind == "agency":
        found.add((agency_names(report.outlet.name) or (report.outlet.name,))[0])
    return found
