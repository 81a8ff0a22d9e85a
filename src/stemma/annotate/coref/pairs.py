"""Pairs of an anaphor and what it may stand for, as rows of features for the ranker.

Every anaphor has one row for each candidate before it, nearest first, and a last row for "none of them".
The whole report is one matrix, so that numpy does the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from stemma.annotate.coref.columns import Columns, Floats, Ints, class_of
from stemma.annotate.coref.features import FEATURES, features, initials
from stemma.annotate.coref.nouns import PERSON
from stemma.annotate.coref.phrases import Document, Phrase
from stemma.annotate.coref.traits import Traits

WINDOW = 3
"""Sentences back in which a pronoun or a noun of another word looks. With 4 sentences and 40 candidates
.850 of the anaphors of GUM's development part were resolved, with 3 and 30 .854, in half the time."""

NEAREST = 30
"""Candidates of a window at most: bounded work per anaphor."""

SAME_HEADS = 8
"""Earlier phrases with the same noun, and names that a noun describes, at most."""

NAMED = 12
"""Names (by their last mention) that a noun may stand for at most."""

KIN = 60
"""Names (by their last mention) that a new name is compared to at most."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``anaphor``/``candidate``: phrase numbers of each row, candidate -1 for none; ``starts``: the first
    row of each anaphor; ``rows``: the features (rows x ``FEATURES``)."""

    anaphor: Ints
    candidate: Ints
    starts: Ints
    rows: Floats


def pairs_of(
    doc: Document,
    phrases: Sequence[Phrase],
    traits: Traits,
    quotes: Sequence[int],
    asked: Sequence[bool] | None = None,
) -> Pairs:
    """All pairs of a report with their features; ``asked``: the phrases to resolve, all without it."""
    anaphor: list[int] = []
    candidate: list[int] = []
    starts: list[int] = []
    so_far = _SoFar(phrases, traits)
    for i, phrase in enumerate(phrases):
        wanted = class_of(phrase) >= 0 and (asked is None or asked[i])
        if wanted and (phrase.form != "name" or phrase.key not in so_far.keys):
            found = so_far.candidates(i)
            starts.append(len(anaphor))
            anaphor += [i] * (len(found) + 1)
            candidate += [*found, -1]
        so_far.add(i)
    first, second = np.array(anaphor, dtype=np.int64), np.array(candidate, dtype=np.int64)
    begin = np.array(starts, dtype=np.int64)
    rows = np.zeros((0, FEATURES), dtype=np.float32)
    if anaphor:
        rows = features(Columns(doc, phrases, traits, quotes), first, second, begin)
    return Pairs(first, second, begin, rows)


@dataclass(slots=True)
class _SoFar:
    """The phrases passed, by noun, by name (the last mention, in order) and by the nouns for a name."""

    phrases: Sequence[Phrase]
    traits: Traits
    nouns: dict[str, list[int]] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    called: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, i: int) -> None:
        """Pass one phrase."""
        phrase = self.phrases[i]
        if phrase.key:
            if phrase.key not in self.keys:
                for noun in sorted(self.traits.roles.get(phrase.key, ())):
                    self.called.setdefault(noun, {})[phrase.key] = None
            self.keys.pop(phrase.key, None)
            self.keys[phrase.key] = i
        if phrase.form not in ("pronoun", "and"):
            self.nouns.setdefault(phrase.lemma, []).append(i)

    def candidates(self, i: int) -> list[int]:
        """What one phrase may stand for, nearest first."""
        phrase = self.phrases[i]
        if phrase.form == "pronoun":
            found = self._near(i)
        else:
            found = set(self.nouns.get(phrase.lemma, [])[-SAME_HEADS:])
            if phrase.form == "name":
                found |= self._kin(phrase)
            elif phrase.form in ("the", "this"):
                near = self._near(i) | set(islice(reversed(self.keys.values()), NAMED))
                found |= {j for j in near if _alike(self.phrases[j], phrase)}
                called = islice(reversed(self.called.get(phrase.lemma, {})), SAME_HEADS)
                found.update(self.keys[key] for key in called)
        return sorted((j for j in found if _possible(self.phrases[j], phrase)), reverse=True)

    def _near(self, i: int) -> set[int]:
        """The phrases of the last sentences."""
        earliest = self.phrases[i].sentence - WINDOW
        return {j for j in range(max(0, i - NEAREST), i) if self.phrases[j].sentence >= earliest}

    def _kin(self, phrase: Phrase) -> set[int]:
        """Earlier names that share a word with a new one or have its initials."""
        words = self.traits.words[phrase.key]
        found: set[int] = set()
        for key, j in islice(reversed(self.keys.items()), KIN):
            others = self.traits.words[key]
            if not words.isdisjoint(others) or initials(words, others):
                found.add(j)
        return found


def _alike(j: Phrase, i: Phrase) -> bool:
    """Whether two phrases can be of one kind; a pronoun and an unknown noun can be of any."""
    return not j.kinds or not i.kinds or bool(j.kinds & i.kinds)


def _possible(j: Phrase, i: Phrase) -> bool:
    """What no grammar forbids: neither phrase inside the other, pronouns of one person and gender."""
    if j.first <= i.head <= j.last or i.first <= j.head <= i.last:
        return False
    if j.form == "pronoun" and (j.pronoun in ("i", "we", "you", "which") or i.form == "pronoun"):
        return j.pronoun == i.pronoun
    if i.pronoun in ("he", "she") and j.name is not None and j.name.kind in ("place", "group"):
        return False
    if i.form != "pronoun" or j.form == "name" or not j.kinds:
        return i.pronoun in ("", "they") or j.form != "and"
    if i.pronoun in ("he", "she"):
        return bool(j.kinds & PERSON)
    return i.pronoun != "it" or j.kinds != PERSON
