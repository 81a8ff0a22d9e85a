"""What a report tells of its names: gender, and the nouns that describe them ("general", "airline")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stemma.annotate.coref.nouns import PERSON, firstnames, noun
from stemma.annotate.coref.phrases import Document, Phrase
from stemma.keys import folded

SIRS = {
    "mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f",
    "king": "m", "prince": "m", "queen": "f", "princess": "f",
}  # fmt: skip
"""Titles that tell a gender."""

TITLE_REACH = 3
"""Tokens before a name in which its title stands."""


@dataclass(slots=True)
class Traits:
    """Of each name's key: its gender, the nouns that describe it (``roles``), its words, its head word
    ("airlines", "bank" of "Bank of X"), the words of all that describes it, how often it stands;
    and the tokens of all nouns that describe a name."""

    gender: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    heads: dict[str, set[str]] = field(default_factory=dict)
    described: dict[str, set[str]] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)
    tokens: set[int] = field(default_factory=set)


def traits_of(doc: Document, phrases: Sequence[Phrase]) -> Traits:
    """The traits of all named phrases of a report, by ``Phrase.key``."""
    traits = Traits()
    told: dict[str, Counter[str]] = {}
    for phrase in phrases:
        if not phrase.key:
            continue
        traits.count[phrase.key] += 1
        roles = traits.roles.setdefault(phrase.key, set())
        words = traits.described.setdefault(phrase.key, set())
        for n in _described(doc, phrase):
            lemma = doc.words[n] if doc.tokens[n].pos == "ADJ" else doc.tokens[n].lemma.lower()
            roles.add(lemma)
            traits.tokens.add(n)
            words.update(doc.words[doc.left[n] : doc.right[n] + 1])
            sex = noun(lemma)[1]
            if sex:
                told.setdefault(phrase.key, Counter())[sex] += 1
        if phrase.name is not None and phrase.name.kind == "person":
            first = phrase.name.first
            for n in range(first - 1, max(-1, first - 1 - TITLE_REACH), -1):
                sex = SIRS.get(doc.words[n].rstrip("."), "")
                if sex and doc.tokens[n].pos == "PROPN":
                    told.setdefault(phrase.key, Counter())[sex] += 2
        if phrase.key not in traits.words:
            name = phrase.name.name if phrase.name is not None else phrase.key
            parts = [w.removesuffix("s") or w for w in folded(name).split()]
            traits.words[phrase.key] = set(parts)
            at = parts.index("of") - 1 if "of" in parts[1:] else len(parts) - 1
            traits.heads[phrase.key] = {parts[at]} if len(parts) > 1 else set()
    for phrase in phrases:
        if phrase.key and phrase.key not in traits.gender:
            traits.gender[phrase.key] = _gender(phrase, told.get(phrase.key, Counter()))
    return traits


def _gender(phrase: Phrase, told: Counter[str]) -> str:
    """The gender that titles and nouns tell, else that of the first name; "" where they differ."""
    if phrase.name is None or phrase.name.kind != "person":
        return ""
    if told:
        return next(iter(told)) if len(told) == 1 else ""
    return firstnames().get((folded(phrase.name.name) or " ").split(" ")[0], "")


def _described(doc: Document, phrase: Phrase) -> Iterator[int]:
    """The nouns of titles before a name, of its appositions, of what "is" says it is."""
    tokens = doc.tokens
    first, last = phrase.head, phrase.head
    if phrase.name is not None:
        first, last = phrase.name.first, phrase.name.last
    for n in range(first, last + 1):
        for k in doc.children[n]:
            if first <= k <= last:
                continue
            if tokens[k].dep in BESIDE and tokens[k].pos in ("NOUN", "PROPN", "ADJ"):
                yield from _nouns(doc, k)
            elif tokens[k].dep == "amod" and noun(doc.words[k])[0] & PERSON:
                yield k  # a title taken for an adjective
        up = tokens[n].head
        if first <= up <= last:
            continue
        if (tokens[n].dep in ("appos", "flat", "nmod:desc") and up not in doc.names) or (
            tokens[n].dep == "nsubj" and any(tokens[k].dep == "cop" for k in doc.children[up])
        ):
            yield up


BESIDE = ("nmod:desc", "appos", "compound", "flat")
"""Relations by which a noun beside a name describes it."""


def _nouns(doc: Document, n: int) -> Iterator[int]:
    """A describing noun and those joined to it by "and" ("chairman and founder")."""
    if n not in doc.names:
        yield n
        for k in doc.children[n]:
            if doc.tokens[k].dep == "conj" and doc.tokens[k].pos == "NOUN":
                yield k
