"""From the toponyms of a report to the names to resolve: what stands beside each, where the outlet is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from stemma.annotate.places.candidates import Asked, Home, holds
from stemma.annotate.places.gazetteer import ABBREVIATION, DEMONYM, OWN, STRIPPED, gazetteer
from stemma.annotate.places.toponyms import Toponym
from stemma.keys import name_key
from stemma.outlets import host_of
from stemma.records import Report

BESIDE = re.compile(r"\s?[,(]\s{0,2}|\s+in\s+")
"""What stands between a place and the wider one that holds it."""

AFTER = re.compile(
    r"\s+(?:(?P<county>count(?:y|ies)|parish(?:es)?)|(?P<city>city|town|mayor)|(?P<state>state|states))\b",
    re.I,
)
COUNTIES = re.compile(r"(?:(?:,|\s+and|,\s+and)\s+[A-Z][\w.]+){1,6}\s+(?:counties|parishes)\b")
"""More counties before the word for them: "Walton and Oconee counties"."""

BEFORE = re.compile(
    r"\b(?:(?P<county>count(?:y|ies))|(?P<city>city|town|village|downtown|mayor)|(?P<state>state))"
    r"(?:\s+of)?\s+$",
    re.I,
)
REACH = 24
"""Characters before and after a name in which those words are looked for."""

WIDER = ("region", "country", "county")

GENERIC_TOPS = frozenset("co io tv me ai fm ly to cc ws in eu".split())
"""Countries' top labels that addresses of other countries use; India's papers use it, but so do others."""

SHORTEST = 5
"""Letters of a place's name at the head of a host: shorter ones are parts of words."""


def asked_of(text: str, found: Sequence[Toponym]) -> tuple[list[Asked], list[int]]:
    """The distinct names of a report, and for each toponym the number of its name.

    A name that stands once beside its region ("Paris, Texas") means that place wherever it stands alone in
    the report.
    """
    beside = [_beside(text, found, n) for n in range(len(found))]
    first: dict[str, tuple[int, ...]] = {}
    holders: dict[str, set[int]] = {}
    for n, rows in enumerate(beside):
        if rows:
            first.setdefault(found[n].key, rows)
            holders.setdefault(found[n + 1].key, set()).update(rows)
    order: dict[tuple[str, tuple[int, ...], str], int] = {}
    counts: list[int] = []
    names: list[Asked] = []
    places: list[int] = []
    for toponym, rows in zip(found, beside, strict=True):
        rows = rows or first.get(toponym.key, ())
        word = word_around(text, toponym)
        at = order.setdefault((toponym.key, rows, word), len(names))
        if at == len(names):
            names.append(Asked(toponym.key, toponym.calls, 1, rows, word))
            counts.append(0)
        counts[at] += 1
        places.append(at)
    asked = [
        replace(a, count=count, holders=tuple(sorted(holders.get(a.key, ()))))
        for a, count in zip(names, counts, strict=True)
    ]
    return asked, places


def _beside(text: str, found: Sequence[Toponym], n: int) -> tuple[int, ...]:
    """The rows of the wider place written after a toponym, where one of them holds a candidate."""
    if n + 1 >= len(found) or not BESIDE.fullmatch(text, found[n].end, found[n + 1].start):
        return ()
    held = gazetteer()
    wider = [held.row(at) for at, kind in found[n + 1].calls if kind not in (DEMONYM, STRIPPED)]
    mine = [held.row(at) for at, _ in found[n].calls]
    return tuple(
        sorted(w.at for w in wider if w.level in WIDER and any(holds(w, m) for m in mine))
    )  # fmt: skip


def word_around(text: str, toponym: Toponym) -> str:
    """The kind of place that the words around a toponym say: "county", "city", "state" or ""."""
    after = AFTER.match(text, toponym.end, toponym.end + REACH)
    if after is None and COUNTIES.match(text, toponym.end, toponym.end + 4 * REACH):
        return "county"
    found = after or BEFORE.search(text, max(0, toponym.start - REACH), toponym.start)
    return (found.lastgroup or "") if found else ""


def home_of(report: Report) -> Home:
    """Where the outlet of a report is at home, by the registry, its address and its name."""
    host = host_of(report.url.value) or (report.outlet.key if "." in report.outlet.key else "")
    country = report.outlet.country
    top = host.rpartition(".")[2]
    if not country and len(top) == 2 and top not in GENERIC_TOPS:
        country = "GB" if top == "uk" else top.upper()
    return Home(country, _host_rows(host) or _name_rows(report.outlet.name))


NATIONAL = 0.5
"""Pull of the country of an agency or a paper of a whole country, whose news is of everywhere.

Countries of actors that nothing beside them tells (the open set's halves, and the one for fitting): 1 gives
.899, .754 and .798; .7 .922, .771 and .793; .5 .922, .777 and .798; .3 .922, .788 and .798. That set has
more news from abroad than most piles, so it was not followed to the end.
"""


def local_home_of(report: Report) -> Home:
    """The home of an outlet that tells of what is near it.

    The registry's outlets are agencies and papers of whole countries: the Cologne of an agency of New York
    is hardly likelier in Minnesota for that. The weights are learned from local papers, where it is.
    """
    home = home_of(report)
    return replace(home, pull=NATIONAL) if report.outlet.country else home


@lru_cache(maxsize=4_096)
def _host_rows(host: str) -> tuple[int, ...]:
    """What the longest place name at the head of a host calls: "lansingstatejournal.com"."""
    label = re.sub(r"^(?:the|my|news|www)(?=\w{5})", "", max(host.split(".")[:-1] or [""], key=len))
    best: tuple[int, ...] = ()
    for end in range(SHORTEST, min(len(label), 20) + 1):
        part = label[:end].replace("-", " ").strip()
        forms = [part, *(f"{part[:cut]} {part[cut:]}" for cut in range(3, len(part) - 2))]
        for form in forms:
            best = _own_rows(form) or best
    return best


@lru_cache(maxsize=4_096)
def _name_rows(name: str) -> tuple[int, ...]:
    """What the longest place name in an outlet's name calls: "The Oxford Mail"."""
    words = name.split()[:8]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            rows = _own_rows(name_key(" ".join(words[at : at + size])))
            if rows:
                return rows
    return ()


def _own_rows(key: str) -> tuple[int, ...]:
    """The cities and counties that have a key for their own name."""
    held = gazetteer()
    return tuple(
        at
        for at, kind in held.called(key)
        if kind in (OWN, ABBREVIATION) and held.row(at).level in ("city", "capital", "county")
    )
