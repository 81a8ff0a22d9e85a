"""A report's words as numbers: stable keys, places in the text, and what each word can prove.

Only the words are compared, never the characters between them: case, punctuation, white space and
the shape of quotation marks differ between an agency's wire and the page that carries it.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.records import Span
from stemma.trace.boilerplate import FIRST_WORDS, boilerplate_spans
from stemma.trace.lists import list_spans
from stemma.trace.quotations import quotations

Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

SHINGLE = 5
"""Words in a shingle: at 4, stock phrases join strangers; at 6, text with every fifth word changed
keeps one shingle in four (0.8^6 = .26 against .33 at 5)."""

MAX_WORDS = 250_000
"""Words of one report that are looked at: a report of one megabyte has about 180,000."""

MAX_KEYS = 1 << 17
"""Distinct words whose keys are kept."""

LONGEST_KEPT = 64
"""Letters of the longest word whose key is kept."""

MAX_CACHED = 20_000
"""Characters of the longest text whose words are kept."""

MAX_RECENT = 2_000_000
"""Words of texts that are kept, 27 bytes each and the text: 70 MB, two thousand articles."""

SENTENCE_END = re.compile(r"[.!?…\n]")

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
    ``quoted``: it is somebody else's; ``sure``: so by marks or form, not by what stands around it;
    ``telling``: letters, no function word, in no list; ``opening``: a full stop, its like, a line's end or
    nothing stands before it.
    """

    keys: Keys
    starts: Places
    ends: Places
    quoted: Flags
    sure: Flags
    telling: Flags
    opening: Flags

    def __len__(self) -> int:
        return int(self.keys.size)


def fold(word: str) -> str:
    """The form by which two words meet: case folded, apostrophes dropped."""
    return word.casefold().replace("’", "").replace("'", "")


class _Keys(dict[str, bytes]):
    """Stable 64-bit keys by word as it stands, made when first asked for; bit 0: the word is telling.

    As eight bytes, the least first: those of a text are joined and read as numbers at once.
    """

    def __missing__(self, word: str) -> bytes:
        folded = fold(word[:64])
        data = folded.encode("utf-8", "surrogatepass")
        key = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") & ~1
        key |= folded not in FUNCTION_WORDS and len(folded) > 1 and folded.isalpha()
        packed = key.to_bytes(8, "little")
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MAX_KEYS:
                self.clear()
            self[word] = packed
        return packed


_KEYS = _Keys()
"""A store of what any process finds again by itself: no result depends on what it holds."""

_FIRST = np.sort(np.frombuffer(b"".join(_KEYS[word] for word in sorted(FIRST_WORDS)), "<u8"))


def key_of(word: str) -> int:
    """The stable 64-bit key of a word, odd where it is telling."""
    return int.from_bytes(_KEYS[word], "little")


def words_of(text: str) -> Words:
    """The comparable words of a text: those of page and agency boilerplate are left out."""
    return _RECENT.words_of(text) if len(text) <= MAX_CACHED else _words(text)


def comparable(text: str) -> tuple[Keys, Flags, Flags]:
    """The keys of a text's comparable words, which are telling and which open a sentence: all that
    fingerprints need."""
    keys, places = _spelled(text)
    starts = places[0:-1:2]
    opening = _opening(text, starts)
    furniture = _furniture(text, keys, starts)
    if furniture:
        keep = ~covered(starts, furniture)
        keys, opening = keys[keep], opening[keep]
        opening[:1] = True
    return keys, _telling(keys), opening


def _words(text: str) -> Words:
    keys, places = _spelled(text)
    starts, ends = places[0:-1:2], places[1::2]
    opening = _opening(text, starts)
    keep = ~covered(starts, _furniture(text, keys, starts))
    sure, supposed = (covered(starts, spans) for spans in quotations(text))
    telling = _telling(keys) & ~covered(starts, list_spans(text))
    opening = opening[keep]
    opening[:1] = True
    return Words(
        keys[keep], starts[keep], ends[keep], (sure | supposed)[keep], sure[keep], telling[keep], opening
    )


def _spelled(text: str) -> tuple[Keys, Places]:
    """The keys of the first ``MAX_WORDS`` words, and where each starts and ends, in turn; then the end."""
    parts = WORD.split(text, MAX_WORDS)
    words = parts[1::2]
    keys = np.frombuffer(b"".join(map(_KEYS.__getitem__, words)), "<u8").astype(np.uint64)
    return keys, np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))


def _opening(text: str, starts: Places) -> Flags:
    """Which words have the end of a sentence or a line between them and the word before."""
    stops = np.array([match.start() for match in SENTENCE_END.finditer(text)], np.int64)
    return np.diff(np.searchsorted(stops, starts), prepend=-1) > 0


def _furniture(text: str, keys: Keys, starts: Places) -> list[Span]:
    """The furniture of a text, looked for at the words that can begin it."""
    at = np.minimum(np.searchsorted(_FIRST, keys), _FIRST.size - 1)
    return boilerplate_spans(text, starts[_FIRST[at] == keys].tolist())


def _telling(keys: Keys) -> Flags:
    return (keys & np.uint64(1)).astype(np.bool_)


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


def mixed(values: Keys) -> Keys:
    """Scatter 64-bit values (the finaliser of SplitMix64, Steele, Lea and Flood 2014)."""
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def shingles(keys: Keys, size: int = SHINGLE) -> Keys:
    """One 64-bit hash per run of ``size`` words: a polynomial of their keys, then scattered."""
    count = keys.size - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for at in range(size):
        total = total * np.uint64(0x9E3779B97F4A7C15) + keys[at : at + count]
    return mixed(total)
