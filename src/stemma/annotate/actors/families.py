"""Family names that are not those of the one person of the report who is named in full.

"President Trump" where it names Melania Trump, "Ms. Brook" where it names Robert Brook.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.actors.persons import at_date, day_of
from stemma.annotate.actors.registry import Office, families
from stemma.annotate.coref.nouns import firstnames
from stemma.keys import folded
from stemma.records import Mention, Report, Token

HERS = frozenset(["mrs", "ms", "miss", "lady"])
"""Titles with which a family name stays a relative's."""

BY_TITLE = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}
"""Titles that tell the gender of who is meant."""

KIN = frozenset(
    "father mother brother sister husband wife son daughter uncle aunt cousin dad mom parents widow".split()
)
"""Words for relatives, before a name."""

BEFORE = 3
"""Words before a name in which its title stands."""


def families_apart(report: Report, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with those family names set apart that cannot be the person named in full.

    In: a report's mentions of names. Out: as many, with key and name changed: to the ruler of that family
    (``_rulers``), or to the family name alone where the title is of another gender than the first name, or
    where the one named in full comes in later as somebody's relative.
    """
    moved = _rulers(report, tokens, mentions)
    for key, numbers in _short(report.text, mentions).items():
        gender = firstnames().get(key.split()[0], "")
        relative = _relative(report.text, tokens, mentions, key, numbers[0])
        for n in numbers:
            title = _title(report.text, tokens, mentions[n]).rstrip(".").split()
            told = BY_TITLE.get(title[-1].rstrip("."), gender) if title else gender
            if n not in moved and (relative or (gender and told != gender)):
                words = report.text[mentions[n].start : mentions[n].end]
                moved[n] = folded(words), words
    return [
        replace(m, key=moved[n][0], name=moved[n][1]) if n in moved else m for n, m in enumerate(mentions)
    ]


def _rulers(
    report: Report, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> dict[int, tuple[str, str]]:
    """Number of a mention -> key and name of the ruler of its family, whom a title before one of them tells.

    A short form takes the key of the one longer name that ends with it. Where it stands behind an office
    that the registry gives to another of that family on the report's day, it is that other, and so are those
    without a title.
    """
    day = day_of(report)
    moved: dict[int, tuple[str, str]] = {}
    for key, numbers in _short(report.text, mentions).items() if day else ():
        titles = {n: _title(report.text, tokens, mentions[n]) for n in numbers}
        rows = families().get(key.split()[-1], ())
        rulers = [r for r in rows if r.sectors[0] == "GOV" and " " in r.key and _holds(r, day)]
        meant = {r.key: r.name for r in rulers if any(_told(r, title) for title in titles.values())}
        if len(meant) == 1 and key not in meant:
            (other,) = meant.items()
            moved.update((n, other) for n, title in titles.items() if not HERS & set(title.split()))
    return moved


def _relative(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], key: str, first: int) -> bool:
    """Whether who is named in full comes in after the family name alone, as "her father, Robert Brook"."""
    full = next((m for n, m in enumerate(mentions) if m.key == key and " " in text[m.start : m.end]), None)
    if full is None or full.start < mentions[first].start:
        return False
    before = range(max(0, full.first - BEFORE), full.first)
    return any(text[tokens[n].start : tokens[n].end].lower() in KIN for n in before)


def _short(text: str, mentions: Sequence[Mention]) -> dict[str, list[int]]:
    """The numbers of the mentions that are the family name alone of a person named in full, by key."""
    found: dict[str, list[int]] = {}
    for n, mention in enumerate(mentions):
        whole = mention.kind == "person" and mention.form == "name" and " " in mention.key
        if whole and folded(text[mention.start : mention.end]) == mention.key.split()[-1]:
            found.setdefault(mention.key, []).append(n)
    return found


def _title(text: str, tokens: Sequence[Token], mention: Mention) -> str:
    """The folded words with a capital right before a name, at most ``BEFORE``."""
    first = mention.first
    while first > max(0, mention.first - BEFORE) and text[tokens[first - 1].start].isupper():
        first -= 1
    return folded(text[tokens[first].start : tokens[mention.first].start])


def _holds(row: Office, day: str) -> bool:
    return at_date((row,), day).when == "now"


def _told(row: Office, title: str) -> bool:
    """Whether a title is that of the office: "President", "U.S. President", not "Vice President"."""
    office, words = folded(row.office), title.split()
    fits = " ".join(words[-len(office.split()) :]) == office
    return fits and not {"vice", "deputy", "former"} & (set(words) - set(office.split()))
