"""Nouns that reports of one happening use for one thing, and the heads that only count people."""

from __future__ import annotations

PEOPLE = frozenset(
    """people person man woman child civilian passenger crew victim tourist body student worker resident
    villager migrant refugee other dozen hundred thousand score life at other casualty toll total
    survivor member other family adult""".split()
)
"""Heads that count people without saying which: two tolls of them are readings of one event."""

TOLLS = frozenset(["die", "injure"])
"""Classes of event whose people are counted."""

KINDS = tuple(
    frozenset(line.split())
    for line in (
        "ferry ship vessel boat liner tanker trawler craft",
        "plane aircraft jet airliner flight airplane",
        "car vehicle truck lorry van bus coach",
        "train locomotive carriage",
        "attacker gunman assailant shooter suspect driver terrorist bomber",
        "police officer policeman",
        "girl schoolgirl student pupil",
        "soldier troop serviceman",
        "rebel militant fighter insurgent gunman",
        "missile rocket projectile",
        "quake earthquake tremor",
        "bomb device explosive",
    )
)
"""Nouns that reports of one happening use for one thing."""

_FIRST = {word: min(kind) for kind in reversed(KINDS) for word in kind}


def kind_of(key: str) -> str:
    """One word for all nouns of a kind; a key of no kind stands for itself."""
    return "people" if key in PEOPLE else _FIRST.get(key, key)


def one_kind(a: str, b: str) -> bool:
    """Whether two nouns may name one thing."""
    return a in _FIRST and b in _FIRST and any(a in kind and b in kind for kind in KINDS)
