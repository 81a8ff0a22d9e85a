"""What a noun or a name can mean: person, people, body, place, craft, work, time, thing; and its gender.

The table ``data/nouns.tsv`` was written for this project: kind, gender ("m", "f" or "-"), nouns. A noun
may stand in several rows ("carrier" is a body or a craft). ``data/firstnames.tsv`` is counted from
news by ``python -m models.firstnames``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from stemma.records import MentionKind

DATA = Path(__file__).parent.parent / "data"

PERSON, PEOPLE, BODY, PLACE, CRAFT, WORK, TIME, THING = 1, 2, 4, 8, 16, 32, 64, 128
"""Kinds as bits: a phrase may still be of several kinds; 0 is unknown."""

KINDS = {
    "person": PERSON, "people": PEOPLE, "organisation": BODY, "place": PLACE, "craft": CRAFT, "work": WORK,
    "time": TIME, "thing": THING,
}  # fmt: skip

NAMES: dict[MentionKind, int] = {
    "person": PERSON, "organisation": BODY, "group": PEOPLE | BODY, "place": PLACE | BODY,
    "other": CRAFT | WORK | BODY,
}  # fmt: skip
"""What a name of some kind can be; a country acts as a body does."""


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[int, str]]:
    """Nouns in small letters with their kinds and gender ("m", "f" or "")."""
    found: dict[str, tuple[int, str]] = {}
    for line in (DATA / "nouns.tsv").read_text(encoding="utf-8").splitlines():
        kind, gender, nouns = line.split("\t")
        for noun in nouns.split():
            held, sex = found.get(noun, (0, ""))
            found[noun] = (held | KINDS[kind], sex or gender.strip("-"))
    return found


@lru_cache(maxsize=1)
def firstnames() -> dict[str, str]:
    """First names in small letters with their gender."""
    lines = (DATA / "firstnames.tsv").read_text(encoding="utf-8").splitlines()
    return dict(pair for pair in (line.split("\t") for line in lines))


HUMAN = ("ist", "man", "woman", "people", "ologist", "logue")
ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ship",
    "hood",
    "ing",
    "ure",
    "logy",
)
"""Endings of nouns for people and for what is no person, where no table holds the noun."""


@lru_cache(maxsize=20_000)
def noun(lemma: str) -> tuple[int, str]:
    """Kinds and gender of a noun: of itself, else of its last part ("co-founder"), else of its ending."""
    nouns = table()
    for word in (lemma, lemma.rsplit("-", 1)[-1]):
        if word in nouns:
            return nouns[word]
    if len(lemma) > 5 and lemma.endswith(HUMAN):
        return PERSON, ""
    return (THING, "") if len(lemma) > 5 and lemma.endswith(ABSTRACT) else (0, "")


@lru_cache(maxsize=1)
def definite() -> dict[str, int]:
    """Nouns with the percent of "the" beside them in news; made by ``python -m models.definite``."""
    lines = (DATA / "definite.tsv").read_text(encoding="utf-8").splitlines()
    return {noun: int(share) for noun, share in (line.split("\t") for line in lines)}
