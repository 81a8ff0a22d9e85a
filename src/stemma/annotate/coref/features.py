"""Features of a pair: how an anaphor and what it may stand for agree, and how near they are."""

from __future__ import annotations

import numpy as np

from stemma.annotate.coref.columns import (
    BESIDE,
    CLASSES,
    FORMS,
    OBJECT,
    OWNER,
    SUBJECT,
    Bools,
    Columns,
    Facts,
    Floats,
    Ints,
)
from stemma.annotate.coref.nouns import BODY, CRAFT, PEOPLE, PERSON, PLACE, THING, TIME, WORK

BITS = (PERSON, PEOPLE, BODY, PLACE, CRAFT, WORK, TIME, THING)
DISTANCES = ((0, 1), (1, 2), (2, 4), (4, 8), (8, 16), (16, 32), (32, 10**9))
"""Phrases between the two, in bins."""

USUAL = ((0, 40), (40, 60), (60, 75), (75, 90), (90, 97), (97, 101))
"""Percent of "the" beside a noun, in bins."""

PRONOUN, AND = FORMS.index("pronoun"), FORMS.index("and")
HE, SHE, IT, THEY, THE = (CLASSES.index(word) for word in ("he", "she", "it", "they", "the"))
NAME = CLASSES.index("name")
FEATURES = 103 + len(USUAL)
"""The length of a row."""


def features(columns: Columns, i: Ints, j: Ints, starts: Ints) -> Floats:
    """The rows of pairs of phrases ``i`` (anaphors) and ``j`` (candidates; -1 for "none").

    ``starts``: the first row of each anaphor. The row of "none" holds what is known of the anaphor alone.
    """
    real = j >= 0
    a, c = columns.at(i), columns.at(np.maximum(j, 0))
    noun = a.kind >= THE
    code = c.key * columns.size + a.lemma
    same = (a.lemma == c.lemma) & noun
    called = np.isin(code, columns.roles) & noun & (c.key > 0)
    made = np.isin(code, columns.heads) & noun & (c.key > 0)
    fits = real & _fits(a, c, same | called | made)
    fresh = fits & _fresh(columns, i, np.maximum(j, 0))
    pair = [
        *_nearness(a.sentence - c.sentence, i - j),
        *_what(a, c),
        *_agreement(a, c),
        same, called, made,
        *_compared(columns, i, j, (same | (a.kind == NAME)) & real),
        *_place(a, c),
        *_order(fits, _nearer(fresh, starts)),
    ]  # fmt: skip
    held = _of_anaphor(fresh, starts)
    none = [
        ~real, ~real & (held == 0), ~real & (held == 1), ~real & (held == 2), ~real & (held > 2),
        ~real & (_of_anaphor(same & real, starts) > 0),
        ~real & (_of_anaphor((called | made) & real, starts) > 0),
    ]  # fmt: skip
    matrix = np.stack([*_anaphor(a), *(p & real for p in pair), *none], axis=1)
    return matrix.astype(np.float32)


def _anaphor(a: Facts) -> list[Bools]:
    return [
        *(a.kind == n for n in range(len(CLASSES))),
        a.role == SUBJECT, a.role == OBJECT, a.role == OWNER, a.reflexive > 0, a.empty > 0, a.wide > 0,
        a.quote > 0, a.speaks > 0, a.sentence == 0, a.number == 2, a.kinds == 0,
        *((a.kinds & bit) > 0 for bit in BITS),
        *((a.usual >= low) & (a.usual < high) for low, high in USUAL),
    ]  # fmt: skip


def _nearness(sentences: Ints, phrases: Ints) -> list[Bools]:
    return [
        *(sentences == n for n in range(4)),
        (sentences > 3) & (sentences <= 8),
        sentences > 8,
        *((phrases > low) & (phrases <= high) for low, high in DISTANCES),
    ]


def _what(a: Facts, c: Facts) -> list[Bools]:
    """What the candidate is: its form, its role."""
    return [
        *(c.form == n for n in range(len(FORMS))),
        (c.kind == a.kind) & (c.form == PRONOUN),
        c.role == SUBJECT, c.role == OBJECT, c.role == OWNER, c.role == BESIDE, c.top > 0,
        (c.role == a.role) & (a.role > 0),
    ]  # fmt: skip


def _agreement(a: Facts, c: Facts) -> list[Bools]:
    """Number, gender and kind of the two."""
    number, gender = (a.number > 0) & (c.number > 0), (a.gender > 0) & (c.gender > 0)
    both = a.kinds & c.kinds
    return [
        number & (a.number == c.number), number & (a.number != c.number),
        gender & (a.gender == c.gender), gender & (a.gender != c.gender),
        *((c.kinds & bit) > 0 for bit in BITS),
        c.kinds == 0, both > 0, (both == 0) & (a.kinds > 0) & (c.kinds > 0),
    ]  # fmt: skip


def _compared(columns: Columns, i: Ints, j: Ints, which: Bools) -> list[Bools]:
    """Of pairs with one noun and of names: whether the texts are equal, the modifiers (of names: the
    words) are held, they clash, one name holds the other or is its initials."""
    found = [np.zeros(len(i), dtype=bool) for _ in range(4)]
    for n in np.flatnonzero(which).tolist():
        a, c = int(i[n]), int(j[n])
        mine, theirs = columns.words[a], columns.words[c]
        found[0][n] = columns.texts[a] == columns.texts[c]
        found[1][n] = mine <= theirs
        found[2][n] = bool(mine - theirs) and bool(theirs - mine)
        found[3][n] = columns.named[a] and columns.named[c] and (theirs <= mine or initials(mine, theirs))
    return found


def initials(a: set[str], b: set[str]) -> bool:
    """Whether one of two names is a single word of letters that could be the other's initials."""
    one, more = (a, b) if len(a) == 1 else (b, a)
    if len(one) != 1 or len(more) < 2:
        return False
    return sorted(next(iter(one))) == sorted(word[0] for word in more)


def _place(a: Facts, c: Facts) -> list[Bools]:
    """How often the candidate's name stands, whether the two share a clause or a quotation, the title."""
    clause = (a.clause == c.clause) & (a.clause >= 0)
    return [
        c.count == 1, c.count == 2, (c.count > 2) & (c.count < 6), c.count >= 6,
        clause, clause & (c.role == SUBJECT),
        (a.quote == c.quote) & (a.quote > 0), (a.quote > 0) & (c.quote != a.quote),
        (a.quote == 0) & (c.quote > 0), c.sentence == 0, c.speaks > 0, (a.speaks > 0) & (c.speaks > 0),
    ]  # fmt: skip


def _order(fits: Bools, nearer: Ints) -> list[Bools]:
    return [*(fits & (nearer == n) for n in range(3)), fits & (nearer > 2), ~fits]


def _fits(a: Facts, c: Facts, linked: Bools) -> Bools:
    """Whether a candidate has the number, gender and kind that the anaphor asks for."""
    number = (a.number == 0) | (c.number == 0) | (a.number == c.number)
    gender = (a.gender == 0) | (c.gender == 0) | (a.gender == c.gender)
    human = ((c.kinds & PERSON) > 0) | ((c.form == PRONOUN) & (c.kind == a.kind))
    person = ((a.kind == HE) | (a.kind == SHE)) & human
    thing = (a.kind == IT) & ((c.kinds & (PERSON | PEOPLE)) == 0) & (c.form != AND)
    many = (a.kind == THEY) & ((c.number != 1) | ((c.kinds & (PEOPLE | BODY)) > 0))
    noun = (a.kind >= THE) & (linked | ((a.kinds & c.kinds) > 0))
    fits: Bools = gender & ((number & (person | thing | noun)) | many)
    return fits


def _fresh(columns: Columns, i: Ints, j: Ints) -> Bools:
    """Whether a row is the nearest of its anaphor with that name; a pronoun counts for no name."""
    c = columns.at(j)
    size = columns.table.shape[1]
    code = i * (2 * size + 1) + np.where(c.key > 0, c.key, size + j)
    fresh = np.zeros(len(i), dtype=bool)
    fresh[np.unique(code, return_index=True)[1]] = True
    fresh &= c.form != PRONOUN
    return fresh


def _nearer(flags: Bools, starts: Ints) -> Ints:
    """How many flagged rows of the same anaphor stand before each row."""
    before: Ints = np.cumsum(flags) - flags
    lengths = np.diff(np.append(starts, len(flags)))
    return np.asarray(before - np.repeat(before[starts], lengths), dtype=np.int64)


def _of_anaphor(flags: Bools, starts: Ints) -> Ints:
    """The number of flagged rows of the anaphor of each row."""
    sums = np.add.reduceat(flags.astype(np.int64), starts)
    return np.asarray(np.repeat(sums, np.diff(np.append(starts, len(flags)))), dtype=np.int64)
