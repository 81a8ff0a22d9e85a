"""A report's words as numbers: stable keys, places in the text, and what each word can prove.

Only the words are compared, never the characters between them: case, punctuation, white space and
the shape of quotation marks differ between an agency's wire and the page that carries it.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from stemma.records import Span
from stemma.trace.boilerplate import FIRST_WORDS, PHRASES, boilerplate_spans
from stemma.trace.keytable import KeyTable
from stemma.trace.letters import Flags as Flags
from stemma.trace.letters import Keys as Keys
from stemma.trace.letters import Places, Spelled, spelled
from stemma.trace.letters import mixed as mixed
from stemma.trace.lists import list_spans
from stemma.trace.quotations import quotations

Made = TypeVar("Made")

SHINGLE = 5
"""Words in a shingle: at 4, stock phrases join strangers; at 6, text with every fifth word changed
keeps one shingle in four (0.8^6 = .26 against .33 at 5)."""

MAX_WORDS = 250_000
"""Words of one report that are looked at: a report of one megabyte has about 180,000."""

MAX_TEXT = 8 * MAX_WORDS
"""Characters of one report that are looked at."""

MAX_CACHED = 20_000
"""Characters of the longest text whose words are kept."""

MAX_RECENT = 1_500_000
"""Words of texts that are kept, 28 bytes each, the text, and 20 for what is made of them: 80 MB."""

WORD = re.compile(r"(\w+(?:['’]\w+)*)")

FUNCTION_WORDS = frozenset(  # one block reads better than a list of 150 lines
    """
    a about above after again against all also although am an and any are as at be because been
    before being below between both but by can could did do does doing down during each even few for
    from further get had has have having he her here hers him his how however i if in into is it its
    just like made make many may me might more most much must my no nor not now of off on once one
    only or other our out over own said same say says she should so some such than that the their
    them then there these they this those through to told too two under until up upon us very was we
    were what when where which while who whom why will with within without would you your
    """.split()
)
"""Words that prove nothing by standing side by side in two texts."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text that can be compared, in order; all arrays have one length.

    ``keys``: 64-bit key of the folded word, odd where it is telling; ``starts``/``ends``: its place;
    ``quoted``: it is somebody else's; ``sure``: so by marks or form, not by what stands around it, or in the
    sentence after a mark that none closes;
    ``telling``: letters, no function word, in no list; ``opening``: a full stop, its like, a line's end or
    nothing stands before it; ``made``: what was made of them (``remembered``).
    """

    keys: Keys
    starts: Places
    ends: Places
    quoted: Flags
    sure: Flags
    telling: Flags
    opening: Flags
    made: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __len__(self) -> int:
        return int(self.keys.size)


def remembered(make: Callable[[Words], Made]) -> Callable[[Words], Made]:
    """A function of a report's words that makes what it makes once, while the words are held."""

    def made(words: Words) -> Made:
        if make.__name__ not in words.made:
            words.made[make.__name__] = make(words)
        found: Made = words.made[make.__name__]
        return found

    return made


def fold(word: str) -> str:
    """The form by which two words meet: case folded, apostrophes dropped."""
    return word.casefold().replace("’", "").replace("'", "")


PHRASE_WORDS = {
    part
    for _, phrase in PHRASES
    for word, maybe in re.findall(r"([a-z]+)(\??)", phrase)
    for part in (word, word[:-1] if maybe else word)
    if part
}
"""The words of furniture: of its first words, a function word begins it only where one of these follows."""

FUNCTION, FIRST, FOLLOWS = (np.uint8(1 << bit) for bit in range(3))


def _marks() -> KeyTable[np.uint8]:
    """What a word is, by its hash: a function word, one that begins furniture, one that stands in it."""
    kinds = ((FUNCTION, FUNCTION_WORDS), (FIRST, FIRST_WORDS), (FOLLOWS, PHRASE_WORDS))
    words = sorted({word for _, some in kinds for word in some})
    values = [sum(int(kind) for kind, some in kinds if word in some) for word in words]
    hashes = spelled("\n".join(words)).hashes
    return KeyTable(hashes, np.array(values, np.uint8), np.uint8(0))


_MARKS = _marks()


def words_of(text: str) -> Words:
    """The comparable words of a text: those of page and agency boilerplate are left out."""
    return _RECENT.words_of(text) if len(text) <= MAX_CACHED else _words(text)


def comparable(text: str) -> tuple[Keys, Flags, Flags]:
    """The keys of a text's comparable words, which are telling and which open a sentence: all that
    fingerprints need."""
    found, keys = _keyed(text)
    return keys, _telling(keys), found.opening


def _words(text: str) -> Words:
    found, keys = _keyed(text)
    starts = found.starts
    sure, supposed, cut = (covered(starts, spans) for spans in quotations(text))
    telling = _telling(keys) & ~covered(starts, list_spans(text))
    return Words(keys, starts, found.ends, sure | supposed, sure | cut, telling, found.opening)


def _keyed(text: str) -> tuple[Spelled, Keys]:
    """A text's comparable words and their keys."""
    found = spelled(text[:MAX_TEXT])
    if found.starts.size > MAX_WORDS:
        found = found.at(slice(MAX_WORDS))
    marks = _MARKS.find(found.hashes)
    keys = found.hashes | (found.letters & (marks & FUNCTION == 0))
    furniture = boilerplate_spans(text, found.starts[_may_begin(marks)].tolist())
    if not furniture:
        return found, keys
    kept = ~covered(found.starts, furniture)
    found = found.at(kept)
    found.opening[:1] = True
    return found, keys[kept]


def _may_begin(marks: NDArray[np.uint8]) -> Flags:
    """Which words may begin furniture, by what they are."""
    follows = np.zeros(marks.size, np.bool_)
    follows[:-1] = marks[1:] & FOLLOWS
    return np.asarray((marks & FIRST != 0) & ((marks & FUNCTION == 0) | follows))


def _telling(keys: Keys) -> Flags:
    return (keys & np.uint64(1)).astype(np.bool_)


def figures(keys: Keys) -> Flags:
    """Which words, by key, are figures: neither telling nor function words."""
    return np.asarray(~_telling(keys) & (_MARKS.find(keys) & FUNCTION == 0))


class _Recent:
    """The words of the texts looked at last, ``MAX_RECENT`` words in all."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Words] = OrderedDict()
        self._size = 0

    def words_of(self, text: str) -> Words:
        """The words of a text, which counts as looked at last from now on."""
        found = self._held.pop(text, None)
        if found is None:
            found = _words(text)
            self._size += len(found)
        self._held[text] = found
        while self._size > MAX_RECENT and len(self._held) > 2:
            _, oldest = self._held.popitem(last=False)
            self._size -= len(oldest)
        return found


_RECENT = _Recent()


def covered(places: Places, spans: list[Span]) -> Flags:
    """Which of the sorted ``places`` lie in one of ``spans`` (sorted, apart from one another)."""
    if not spans:
        return np.zeros(places.size, np.bool_)
    starts = np.array([span.start for span in spans], np.int64)
    ends = np.array([span.end for span in spans], np.int64)
    before = np.searchsorted(starts, places, side="right") - 1
    return np.asarray((before >= 0) & (places < ends[np.maximum(before, 0)]))


def shingles(keys: Keys, size: int = SHINGLE) -> Keys:
    """One 64-bit hash per run of ``size`` words: a polynomial of their keys, then scattered; even."""
    count = keys.size - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for at in range(size):
        total *= np.uint64(0x9E3779B97F4A7C15)
        total += keys[at : at + count]
    return mixed(total) & ~np.uint64(1)
