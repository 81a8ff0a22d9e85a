"""The family name of who rules, where a report names a relative in full: "President Trump", Melania Trump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.actors.persons import at_date, day_of
from stemma.annotate.actors.registry import Office, families
from stemma.keys import folded
from stemma.records import Mention, Report, Token

HERS = frozenset(["mrs", "ms", "miss", "lady", "first lady"])
"""Titles with which a family name stays a relative's."""

BEFORE = 3
"""Words before a name in which its title stands."""


def rulers_apart(report: Report, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with family names given back to the ruler whom a title before one of them tells.

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
    return [
        replace(m, key=moved[n][0], name=moved[n][1]) if n in moved else m for n, m in enumerate(mentions)
    ]


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
