"""Toponyms: stretches of a report that may name a place, and what the gazetteer has under the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.annotate.places.gazetteer import ABBREVIATION, DEMONYM, OWN, PART, STRIPPED, gazetteer
from stemma.keys import ARTICLES, name_key
from stemma.records import Sentence, Token

LONGEST = 5
"""Tokens of a name; of the gazetteer's names that news prints, fewer than one in a thousand has more."""

LETTERS = 60
"""Characters of a name that is looked up."""

INSIDE = frozenset(
    "of the de la del and on upon el al da do di du le les in am an der den von y - ' ’ .".split()
)
"""Words that stand in small letters inside a name."""

ARTICLE = re.compile(r"(?:the|an?)\s", re.I)
"""An article, which few names hold ("The Hague")."""

PARTY = re.compile(r"[DRI]-(?=[A-Z])")
"""The party before a home: "R-Charleston"."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A stretch that may name a place: characters, tokens (``last`` inclusive), key, what it calls.

    ``calls``: (row, kind of name) of the gazetteer; empty where only the engine takes it for a place.
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    calls: tuple[tuple[int, int], ...]


WRITTEN = {"mt": "mount", "ft": "fort", "n": "north", "s": "south", "e": "east", "w": "west", "pt": "point"}
"""First words that papers shorten."""

LAST_WRITTEN = {"co": "county", "twp": "township", "mtn": "mountain"}
"""Last words that papers shorten."""

PARTS = re.compile(
    r"^(?:(?:north|south)?(?:north|south|east|west)(?:ern)?|central|upper|lower|inner|greater|downtown|metro|"
    r"metropolitan|suburban|(?:city|town|village|borough|state|province|republic) of) (?=\w)|"
    r" (?:township|twp|village|borough|metro|metropolitan area|area|valley|province|region|district)$"
)
"""Words that make a name a part of the place that the rest names, or say what it is."""

LAND = re.compile(
    r" (?:state|province|oblast|krai|governorate|prefecture|department|county|region|district)$"
)
"""Words for a kind of region that the gazetteer's name may lack: "Rakhine State"."""

SHORT = 3
"""Letters up to which a name in small letters, or in capitals without periods, is too often none."""


def called(text: str, after_comma: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The key of a name as it stands, and what it calls; "Russians" calls what "Russian" does.

    An abbreviation counts only with its period or after a comma: "La." and "Dayton, OH", not "La" alone. A
    name that the gazetteer lacks calls, as ``PART``, what it names without "South" or "Township".
    """
    return _called(text, after_comma) if len(text) <= LETTERS else ("", ())


@lru_cache(maxsize=20_000)
def _called(text: str, after_comma: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    key = name_key(text)
    held = _plain(key)
    if "." not in text and not after_comma:
        held = tuple(c for c in held if c[1] != ABBREVIATION)
    if len(key) <= SHORT and ("." not in text or text.isupper()):
        held = tuple(c for c in held if _short(text, c[1], gazetteer().row(c[0]).level))
    if not held and LAND.search(key):
        held = tuple(
            (row, STRIPPED)
            for row, kind in _plain(LAND.sub("", key))
            if kind != DEMONYM and gazetteer().row(row).level in ("region", "county")
        )
    if not held and not key[:1].isdigit():
        rest = PARTS.sub("", key)
        held = tuple((row, PART) for row, kind in _plain(rest) if kind != ABBREVIATION) if rest != key else ()
    return key, held


def _short(text: str, kind: int, level: str) -> bool:
    """Whether a name of up to ``SHORT`` letters can be meant: "US", "U.S." and "Ufa", not "Us" or "EU"."""
    if text.isupper():
        return level == "country" or (level == "region" and kind == ABBREVIATION)
    return len(text) == SHORT and text[:1].isupper() and kind == OWN


def _plain(key: str) -> tuple[tuple[int, int], ...]:
    """What a key calls, also with a shortened word written out and as the plural of a people's name."""
    held = gazetteer().called(key)
    head, blank, rest = key.partition(" ")
    if blank and head in WRITTEN:
        held = _joined(held, gazetteer().called(f"{WRITTEN[head]} {rest}"))
    first, blank, tail = key.rpartition(" ")
    if not held and blank and tail in LAST_WRITTEN:
        held = gazetteer().called(f"{first} {LAST_WRITTEN[tail]}")
    if key.endswith("s"):
        single = gazetteer().called(key[:-1])
        held = _joined(held, tuple((row, kind) for row, kind in single if kind == DEMONYM))
    return held


def _joined(
    held: tuple[tuple[int, int], ...], more: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """What either calls, each place once."""
    known = {row for row, _ in held}
    return held + tuple((row, kind) for row, kind in more if row not in known)


def toponyms(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[Toponym]:
    """Every stretch of capitalised words that the gazetteer knows, overlapping ones too, in order."""
    found: list[Toponym] = []
    for sentence in sentences:
        for first in range(sentence.first, sentence.last + 1):
            start = tokens[first].start
            if text[start : start + 1].isupper():
                found += _from(text, tokens, first, min(sentence.last, first + LONGEST - 1))
    return found


def _from(text: str, tokens: Sequence[Token], first: int, final: int) -> list[Toponym]:
    """The known names that start at one token."""
    found: list[Toponym] = []
    start = tokens[first].start
    party = PARTY.match(text, start, tokens[first].end)
    if party:
        start = party.end()
    before = text[max(0, start - 2) : start].rstrip()[-1:]
    for last in range(first, final + 1):
        token = tokens[last]
        word = text[token.start : token.end]
        if last > first and not (word[:1].isupper() or word in INSIDE or word[:1].isdigit()):
            break
        if last > first and text[tokens[last - 1].end : token.start].count("\n"):
            break
        if not (word[-1:].isalnum() or word[-1:] == "."):
            continue
        surface = text[start : token.end]
        key, held = called(surface, before == "," or party is not None)
        if held and last > first and ARTICLE.match(surface):
            held = tuple(c for c in held if ARTICLE.match(gazetteer().title(c[0])))
        if held:
            end = token.end
            if all(kind == ABBREVIATION for _, kind in held) and text[end : end + 1] == ".":
                end += 1  # "Calif" and its period
            found.append(Toponym(start, end, first, last, key, held))
        head = key.partition(" ")[0]
        if not (head in WRITTEN or head in ARTICLES or gazetteer().begins(key)):
            break
    return found
