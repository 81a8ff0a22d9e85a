"""Where a text shows it comes from: datelines, credits and bylines, as its words show them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.outlets import AGENCY_NAME, by_name, fold_name, is_media_name, named
from stemma.read.draft import NOT_FOUND
from stemma.read.lines import byline_names
from stemma.records import Found, Outlet

_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+"
_PLACE = rf"{_UPPER}(?:[ /]{_UPPER}|[ /](?:of|de|del|and|AND)(?= ))*"
_TITLED = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}"
_REGION = rf"(?:, ?{_TITLED}){{0,2}}"
_DAY = r"(?:,? (?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?),?)?"
_SOURCE = r"(?: ?[(\[](?P<source>[^()\[\]]{2,60})[)\]])?"
_DASH = r"(?P<dash>\s*(?:—|–|--|―)\s*|\s+-\s+|\s*[(]?:\s+)"

DATELINE = re.compile(rf"(?P<place>{_PLACE}{_REGION}){_DAY}{_SOURCE}{_DASH}(?=\S)")
SOFT_DATELINE = re.compile(
    rf"(?P<place>{_TITLED}{_REGION}){_DAY} ?[(\[](?P<source>[^()\[\]]{{2,60}})[)\]]{_DASH}?(?=\S)"
)
BARE_SOURCE = re.compile(r"[(\[](?P<source>[A-Za-z][^()\[\]]{1,60})[)\]](?:\s*(?:—|–|--|-|:)\s*|\s+)(?=\S)")

CONTRIBUTED = re.compile(
    r"(?:the )?(?P<names>[A-Z][\w.’' -]{1,60}?)(?: also)? contributed to this (?:report|story|ar"
    r"ticle)",
    re.I,
)
_CONTRIBUTED = re.compile(r"contributed to this (?:report|story|article)", re.I)
"""Its last words, without which that search need not begin: it tries a name at every letter."""
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d"
    r"\d)?)?\s*"
    r"(?:by )?(?P<name>[^.|©\n]{2,60}?)(?:\s*(?:[.|,;]|all rights|via|/|\d{4}).*)?",
    re.I,
)
SIGNED = re.compile(r"(?:[a-z]{1,4}(?:/[a-z]{1,4}){0,3}\s*)?[(\[]\s*(?P<names>[^()\[\]]{2,80})\s*[)\]]")
LABELLED = re.compile(r"(?:source|credit|via|from)\s*:\s*(?P<names>.{2,60})", re.I)
LEADING = re.compile(
    r"(?P<name>[A-Z][\w.’' -]{1,40}?)\s*[|•·]\s*(?:updated|published|posted|\d|[a-z]{3}).*", re.I
)
STAFF = re.compile(r"\s+(?:staff|news agency|newsroom|wire|wires|news service|writers?|in [A-Z].*)$", re.I)
SPLIT = re.compile(r"\s*(?:,|/|;|\||&|\band\b)\s*")

_LABELS = (
    "update updates breaking exclusive video watch photos photo note editor's correction ps "
    "analysis opinion live file insights image images caption graphic tweet read more fact q&a "
    "tl;dr just new host factbox transcript"
)
LABELS = frozenset(_LABELS.split())
"""Words before a dash that open a line and are no place."""
NEW_PLACES = frozenset({"new york", "new delhi", "new orleans", "new haven"})

SHORT = re.compile(r"[A-Z]{2,6}")
FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:of|the|and|[A-Z][\w’'-]+)){1,7}")

TAIL = 3
"""Last lines of a text in which an agency's name alone is a sign-off."""

FEED = re.compile(
    r"/(?:(ap|reuters|afp)online/|(?:wires?|wirestory|newswire)/(ap|afp|reuters|pa|upi|dpa|aap)/)",
    re.I,
)

EDGE = 5
"""Lines at either end of a text that are looked at for credits and bylines."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An origin that a text shows; ``whole``: the text as a whole is credited to ``outlet``."""

    found: Found = NOT_FOUND
    outlet: Outlet | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a text says it was filed, when (words without a year), and the credit beside it."""

    place: Found = NOT_FOUND
    day: str = ""
    source: str = ""
    words: str = ""


def dateline(lines: Sequence[str]) -> Dateline:
    """The dateline among the first lines of a text; empty where there is none."""
    for line in lines[:EDGE]:
        head = line.strip()[:160]
        for pattern in (DATELINE, SOFT_DATELINE):
            found = pattern.match(head)
            if found and (pattern is DATELINE or by_name(found.group("source"), "") is not None):
                if not _is_place(found.group("place"), found.group("dash") or ""):
                    continue
                words = found.group().strip()
                place = Found(found.group("place").strip(" ,"), f"the dateline “{words}”")
                source = (found.group("source") or "").strip()
                return Dateline(place, found.group("date") or "", source, words)
        bare = BARE_SOURCE.match(head)
        if bare and by_name(bare.group("source"), "") is not None:
            return Dateline(source=bare.group("source").strip(), words=bare.group().strip())
    return Dateline()


def _is_place(place: str, dash: str) -> bool:
    """Whether upper-case words before a dash may be a place: no label, colon or shouted
    headline."""
    words = place.split(",")[0].split()
    first = words[0].casefold() if words else ""
    label = first in LABELS and place.casefold() not in NEW_PLACES
    return ":" not in dash and len(words) <= 3 and len(place) >= 3 and not label


def credit(
    line: Dateline, byline: Found, edges: Sequence[str], around: Sequence[str], site: str = ""
) -> Credit:
    """The credit that a text shows, from the surest place: dateline, byline, last and first lines.

    ``edges``: the text's first and last lines; ``around``: lines beside it; ``site``: the name of
    the site it stands on. Several agencies in one sign-off are all named and none is the publisher.
    """
    if line.source:
        names = _known(line.source) or _spelled(line.source, (byline.value, site, *around))
        if names:
            return _credit(names, f"the dateline “{line.words}”", whole=len(names) == 1)
    names = _known(STAFF.sub("", byline.value)) if byline.value else []
    if not names and AGENCY_NAME.search(byline.value) and len(_parts(byline.value)) == 1:
        names = [named(byline.value, "")]
    if names and len(names) == len(_parts(byline.value)):
        return _credit(names, f"the byline “{byline.value}”", whole=len(names) == 1)
    own = bool(byline.value) and not names
    later: Credit | None = None
    for n, text in enumerate(edges):
        found = _line_credit(text.strip()[:400], bare=n >= len(edges) - TAIL)
        if found is not None:
            # under somebody's own byline, an agency's name alone is the credit of a picture
            found = replace(found, whole=found.whole and not own)
            if found.whole:
                return found
            later = later or found
    for text in around:
        found = _beside(text.strip()[:400])
        if found is not None and found.whole and not own:
            return found
        later = later or found
    if later is not None:
        return later
    if names:
        return _credit(names, f"the byline “{byline.value}”", whole=_signs(byline.value, names))
    return Credit()


def _spelled(source: str, lines: Sequence[str]) -> list[Outlet]:
    """The outlet of a source beside a dateline that the registry does not know, as it is shown.

    A short form is spelled out where a line beside the text has its full name ("MPA" under a byline
    of the "Meridian Press Agency").
    """
    if not SHORT.fullmatch(source):
        return [named(source, "")] if AGENCY_NAME.search(source) else []
    for line in lines:
        for found in FULL_NAME.finditer(line[:200]):
            words = [w for w in found.group().split() if w.casefold() not in ("of", "the", "and")]
            for n in range(len(words) - len(source) + 1):
                full = words[n : n + len(source)]
                if "".join(w[0] for w in full) == source:
                    return [named(" ".join(full), "")]
    return [Outlet(fold_name(source), source)]


def _signs(byline: str, names: list[Outlet]) -> bool:
    """Whether a byline ends in the one agency it names ("Ann Example, Associated Press")."""
    return len(names) == 1 and bool(_known(_parts(byline)[-1])) and names[0].kind == "agency"


def _beside(text: str) -> Credit | None:
    """The credit of a line beside the text: only in full words, since pictures carry credits
    too."""
    found = _line_credit(text, bare=False)
    full = _contributed(text) or "rights reserved" in text.casefold() or LABELLED.fullmatch(text)
    return found if full or LEADING.fullmatch(text) else None


def _contributed(text: str) -> re.Match[str] | None:
    """Who a line says contributed to the report."""
    return CONTRIBUTED.search(text) if _CONTRIBUTED.search(text) else None


def _line_credit(text: str, *, bare: bool) -> Credit | None:
    """The credit of one line that stands alone, or None; ``bare``: a name alone is one."""
    found = _contributed(text)
    if found and len(text) < 200:
        names = _known(found.group("names")) or [named(found.group("names").strip(), "")]
        return _credit(names, f"the line “{text[:80]}”", whole=False)
    if len(text) > 320:
        return None
    found = RIGHTS.fullmatch(text)
    if found:
        names = _agencies_only(_known(found.group("name")))
        return _credit(names, f"the line “{text[:80]}”", whole=len(names) == 1) if names else None
    for pattern in (SIGNED, LABELLED, LEADING):
        found = pattern.fullmatch(text)
        if found:
            names = _known(found.group(1))
            if not names and pattern is LABELLED and is_media_name(found.group(1).strip()):
                names = [named(found.group(1).strip(), "")]
            if names:
                whole = len(names) == 1 and pattern is not LABELLED
                return _credit(names, f"the line “{text[:80]}”", whole=whole)
    names = _agencies_only(_known(text)) if bare and len(text) <= 40 else []
    if names and len(names) == len(_parts(text)):
        return _credit(names, f"the line “{text}”", whole=len(names) == 1)
    return None


def _credit(names: list[Outlet], how: str, *, whole: bool) -> Credit:
    value = ", ".join(outlet.name for outlet in names)
    return Credit(Found(value, how), replace(names[0], how=how) if len(names) == 1 else None, whole)


def _parts(text: str) -> list[str]:
    return [part for part in SPLIT.split(text) if part.strip()]


def _known(text: str) -> list[Outlet]:
    """The outlets of the registry that a short text names, each once, in order."""
    found: list[Outlet] = []
    for part in (text, *_parts(text)):
        outlet = by_name(STAFF.sub("", part), "")
        if outlet is not None and outlet not in found:
            found.append(outlet)
            if part is text:
                break
    return found


def _agencies_only(names: list[Outlet]) -> list[Outlet]:
    return [outlet for outlet in names if outlet.kind in ("agency", "state media")]


def fed(address: str) -> Credit:
    """The credit of a page kept in an agency's own part of a site ("/wires/afp/", "/aponline/")."""
    found = FEED.search(address[:500])
    if not found:
        return Credit()
    names = _known(found.group(1) or found.group(2))
    return _credit(names, f"the address: {found.group()}", whole=True) if names else Credit()


def byline(lines: Sequence[str]) -> Found:
    """The first byline among lines that stand alone."""
    for line in lines:
        names = byline_names(line.strip())
        if names:
            return Found(names, f"the line “{line.strip()[:80]}”")
    return Found()


def rights_holder(lines: Sequence[str]) -> Outlet | None:
    """The outlet of a copyright line, where the registry knows it."""
    for line in lines:
        found = RIGHTS.fullmatch(line.strip()[:200])
        if found:
            outlet = by_name(found.group("name"), f"the copyright line “{line.strip()[:60]}”")
            if outlet is not None:
                return outlet
    return None
