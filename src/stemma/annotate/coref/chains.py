"""Chains: the phrases of a report that stand for one thing, joined by rules and by the ranker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.coref.columns import CLASSES, SUBJECTS, class_of
from stemma.annotate.coref.nouns import BODY, PERSON, THING, TIME
from stemma.annotate.coref.pairs import pairs_of
from stemma.annotate.coref.phrases import REFLEXIVE, Document, Phrase
from stemma.annotate.coref.rank import Ranker
from stemma.annotate.coref.speech import quotations, speakers
from stemma.annotate.coref.traits import Traits, traits_of

OPEN: dict[str, float] = {}
"""No floors: the likeliest chain is taken wherever it is likelier than none."""


LEAST = 0.005
"""A share that is not worth a look."""


@dataclass(frozen=True, slots=True)
class Chains:
    """For each phrase the number of its chain, and the share (0 to 1) that the ranker gave its link:
    1 where a rule joined it, 0 where it opens a chain. ``traits``: those of the names."""

    phrases: Sequence[Phrase]
    chain: Sequence[int]
    share: Sequence[float]
    traits: Traits


class _Joined:
    """Union of phrases with what each chain is known to be."""

    def __init__(self, phrases: Sequence[Phrase], traits: Traits) -> None:
        self.up = list(range(len(phrases)))
        self.gender = [traits.gender.get(p.key, "") if p.key else p.gender for p in phrases]
        self.person = [p.name.key if p.name is not None and p.name.kind == "person" else "" for p in phrases]

    def top(self, n: int) -> int:
        while self.up[n] != n:
            self.up[n] = self.up[self.up[n]]
            n = self.up[n]
        return n

    def can(self, a: int, b: int) -> bool:
        """Whether two chains (by their tops) may be one: neither gender nor name forbids it."""
        if {self.gender[a], self.gender[b]} >= {"m", "f"}:
            return False
        return not (self.person[a] and self.person[b]) or self.person[a] == self.person[b]

    def join(self, a: int, b: int) -> bool:
        """Join two chains under the earlier; False where they may not be one."""
        a, b = sorted((self.top(a), self.top(b)))
        if a == b:
            return True
        if not self.can(a, b):
            return False
        self.up[b] = a
        self.gender[a] = self.gender[a] or self.gender[b]
        self.person[a] = self.person[a] or self.person[b]
        return True


def chains_of(
    doc: Document, phrases: Sequence[Phrase], ranker: Ranker, floors: dict[str, float] = OPEN
) -> Chains:
    """The chains of a report's phrases.

    ``floors``: for each class of anaphor (see ``pairs.CLASSES``) the share that its link needs; a class
    without one needs only to be likelier than "none".
    """
    traits = traits_of(doc, phrases)
    quotes = quotations(doc)
    joined = _Joined(phrases, traits)
    share = [0.0] * len(phrases)
    said = speakers(doc, quotes)
    for a, b in [*_by_rule(doc, phrases, quotes, said), *_by_role(doc, phrases, traits)]:
        if joined.join(a, b):
            share[max(a, b)] = 1.0
    asked = [floors.get(_class(p), 0.0) < 1.0 and (not floors or _nameable(p)) for p in phrases]
    pairs = pairs_of(doc, phrases, traits, quotes, asked)
    shares = ranker.shares(pairs).tolist()
    candidates = pairs.candidate.tolist()
    starts = pairs.starts.tolist()
    for start, end in zip(starts, [*starts, len(shares)][1:], strict=True):
        i = int(pairs.anaphor[start])
        if share[i]:
            continue
        totals: dict[int, float] = {}
        nearest: dict[int, int] = {}
        barred = 0.0
        for row in range(start, end - 1):
            if shares[row] < LEAST:
                continue
            j = candidates[row]
            top = joined.top(j)
            if (
                _bound(doc, phrases[j], phrases[i])
                or said.get(quotes[phrases[i].head]) == phrases[j].head
                or not joined.can(top, i)
            ):
                barred += shares[row]
                continue
            totals[top] = totals.get(top, 0.0) + shares[row]
            nearest.setdefault(top, j)
        best = min(totals, key=lambda t: (-totals[t], -nearest[t]), default=None)
        if best is None:
            continue
        sure = totals[best] / max(LEAST, 1.0 - barred)
        bound = floors.get(_class(phrases[i]), shares[end - 1] / max(LEAST, 1.0 - barred))
        if sure > bound and joined.join(nearest[best], i):
            share[i] = sure
    return Chains(phrases, [joined.top(n) for n in range(len(phrases))], share, traits)


def _class(phrase: Phrase) -> str:
    number = class_of(phrase)
    return CLASSES[number] if number >= 0 else ""


def _nameable(phrase: Phrase) -> bool:
    """Whether a phrase can stand for a name: a pronoun, or a noun for more than a thing or a time."""
    return phrase.form in ("pronoun", "name") or bool(phrase.kinds & ~(THING | TIME))


def _bound(doc: Document, j: Phrase, i: Phrase) -> bool:
    """Whether grammar forbids a pronoun to mean another part of its own clause ("he saw him")."""
    if i.form != "pronoun" or i.lemma in REFLEXIVE:
        return False
    mine, theirs = doc.tokens[i.head], doc.tokens[j.head]
    return mine.head == theirs.head and mine.dep in ("obj", "iobj") and theirs.dep in SUBJECTS


def _by_rule(
    doc: Document, phrases: Sequence[Phrase], quotes: Sequence[int], said: dict[int, int]
) -> list[tuple[int, int]]:
    """Pairs that need no guess: one name, apposition, a relative pronoun, a speaker's "I"."""
    found: list[tuple[int, int]] = []
    by_key: dict[str, int] = {}
    by_head: dict[int, int] = {}
    for n, phrase in enumerate(phrases):
        if phrase.key:
            found += [(by_key[phrase.key], n)] if phrase.key in by_key else []
            by_key[phrase.key] = n
        if phrase.form != "and":
            found += [(by_head[phrase.head], n)] if phrase.head in by_head else []
            by_head.setdefault(phrase.head, n)
    of_name = {id(p.name): n for n, p in enumerate(phrases) if p.name is not None}
    for n, phrase in enumerate(phrases):
        token = doc.tokens[phrase.head]
        if phrase.pronoun == "which":
            above = _antecedent(doc, phrase.head)
            found += [(by_head[above], n)] if above in by_head else []
        elif token.dep == "appos" and phrase.form != "and":
            other = by_head.get(token.head, of_name.get(id(doc.names.get(token.head))))
            found += [(other, n)] if other is not None and _apposed(phrases[other], phrase) else []
    return found + _spoken(phrases, quotes, said, by_head)


def _by_role(doc: Document, phrases: Sequence[Phrase], traits: Traits) -> list[tuple[int, int]]:
    """ "the general" with the one name before it that the report calls a general.

    Nobody else in the report before it may be called so, with a name or without ("a spokesman in Berlin"),
    and what else stands in the phrase must have been said of the name.
    """
    bearers: dict[str, set[str]] = {}
    for key, nouns in traits.roles.items():
        for word in nouns:
            bearers.setdefault(word, set()).add(key)
    found: list[tuple[int, int]] = []
    last: dict[str, int] = {}
    others: set[str] = set()
    for n, phrase in enumerate(phrases):
        if phrase.key:
            last[phrase.key] = n
        keys = bearers.get(phrase.lemma, ())
        if phrase.form not in ("the", "name", "pronoun") and phrase.head not in traits.tokens:
            others.add(phrase.lemma)
        if phrase.form != "the" or phrase.number == 2 or len(keys) != 1 or phrase.lemma in others:
            continue
        (key,) = keys
        told = traits.described[key] | traits.words[key] | {phrase.lemma, "the"}
        if key in last and phrases[last[key]].kinds & phrase.kinds and _said(doc, phrase) <= told:
            found.append((last[key], n))
    return found


def _said(doc: Document, phrase: Phrase) -> set[str]:
    return {doc.words[n] for n in range(phrase.first, phrase.last + 1) if n != phrase.head}


def _antecedent(doc: Document, n: int) -> int:
    """The noun that the relative clause of a relative pronoun hangs on, or -1."""
    for _ in range(6):
        token = doc.tokens[n]
        if token.dep in ("acl:relcl", "advcl:relcl"):
            return token.head
        if token.head == n:
            break
        n = token.head
    return -1


def _apposed(a: Phrase, b: Phrase) -> bool:
    """Whether an apposition renames its noun: of no other kind, number or name."""
    if a.kinds and b.kinds and not a.kinds & b.kinds:
        return False
    if a.number and b.number and a.number != b.number:
        return False
    if a.form == "name" and b.form == "name":
        return a.key == b.key
    return b.form in ("the", "a", "name", "own", "bare")


def _spoken(
    phrases: Sequence[Phrase], quotes: Sequence[int], said: dict[int, int], by_head: dict[int, int]
) -> list[tuple[int, int]]:
    """ "I" with its speaker, "we" with a body that speaks; each with itself in one voice."""
    found: list[tuple[int, int]] = []
    last: dict[tuple[str, int], int] = {}
    for n, phrase in enumerate(phrases):
        if phrase.pronoun not in ("i", "we", "you"):
            continue
        quote = quotes[phrase.head]
        speaker = by_head.get(said.get(quote, -1), -1)
        voice = (phrase.pronoun, speaker if speaker >= 0 else -1 - quote)
        if voice in last:
            found.append((last[voice], n))
        elif speaker >= 0 and _can_say(phrases[speaker], phrase.pronoun):
            found.append((speaker, n))
        last[voice] = n
    return found


def _can_say(speaker: Phrase, pronoun: str) -> bool:
    if pronoun == "i":
        return speaker.number != 2 and (not speaker.kinds or bool(speaker.kinds & PERSON))
    return pronoun == "we" and bool(speaker.kinds & BODY or speaker.pronoun == "they")
