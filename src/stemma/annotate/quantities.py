"""Quantities: numbers with their kind, their bounds, and what is counted.

Vague words follow ACLED's convention for tolls ("tens" 10, "dozens" 12, "hundreds" 100), as lower bounds;
low and high are as in UCDP's best, low and high estimates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.numerals import (
    LOOSE,
    ORDINALS,
    PARTS,
    SMALL,
    VAGUE,
    number_of,
    ordinal_of,
    value_of,
)
from stemma.records import Quantity, QuantityBound, QuantityKind, Token

_BOUNDS: tuple[tuple[QuantityBound, tuple[str, ...]], ...] = (
    ("least", ("at least", "no fewer than", "no less than", "not less than", "not fewer than", "more than",
               "greater than", "over", "above", "upwards of", "in excess of", "a minimum of", "well over")),
    ("most", ("at most", "up to", "fewer than", "less than", "under", "below", "no more than",
              "not more than", "as many as", "as much as", "a maximum of")),
    ("about", ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated",
               "estimated", "close to", "circa", "perhaps", "as few as")),
)  # fmt: skip
"""Words before a number that bound it; the longer ones first, since the shorter end them."""

_AFTER: tuple[tuple[QuantityBound, tuple[str, ...]], ...] = (
    ("least", ("or more", "and counting", "and more", "+", "plus")),
    ("most", ("or fewer", "or less")),
    ("about", ("or so", "or thereabouts")),
)  # fmt: skip
SYMBOLS = {"$": "dollar", "us$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "ruble",
           "₪": "shekel", "₩": "won", "₴": "hryvnia"}  # fmt: skip
CURRENCIES = frozenset(
    """dollar euro pound yen rupee ruble rouble shekel won hryvnia franc peso real yuan renminbi lira kyat
    baht rial riyal dirham dinar krona krone zloty naira rand cent penny""".split()
)
MEASURES = frozenset(
    """metre meter kilometre kilometer centimetre mile foot inch yard acre hectare tonne ton kilogram kilo
    gram pound litre liter gallon barrel degree knot volt watt megawatt kilowatt magnitude mph km kg
    second minute hour day night week month year decade century""".split()
)
PEOPLE = frozenset(
    """people person man woman child boy girl civilian soldier troop officer policeman fighter militant rebel
    passenger crew member villager resident worker miner student migrant refugee victim other protester
    tourist journalist prisoner hostage body life casualty fatality death injury""".split()
)
HARM = frozenset(
    """kill die perish drown slay murder massacre execute injure wound hurt maim dead wounded injured missing
    casualty fatality death injury victim body toll""".split()
)
"""Words that make a number of people a toll."""

LABELS = frozenset(
    """flight route highway interstate section article chapter page room gate no number district unit
    apartment boeing airbus line platform resolution act form channel game week lot phase apollo""".split()
)
"""Words after which a number is a name, and counts nothing."""

ROADS = frozenset("street road avenue lane drive boulevard st ave rd blvd".split())

OPENING = frozenset([*VAGUE, *LOOSE, *PARTS, *ORDINALS])
"""Words that are no numerals and may start a quantity."""

ABBREVIATED = re.compile(r"(?:[a-z]\.){2}")
"""Before a number the name of a road: "U.S. 36"."""

CLOCK = frozenset(["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock"])
JUNIOR = frozenset(["sr.", "jr.", "sr", "jr", "ii", "iii"])
PLACING = frozenset("at in of on near by for from with".split())
"""Words before a number that counts nobody by itself."""

REACH = 4
"""Tokens before a number in which the words of its bound stand."""

OLDEST = 120
"""Years of an age."""


class _Sentence:
    """The words of one sentence, asked by token number."""

    def __init__(self, text: str, tokens: Sequence[Token], first: int, last: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self._words = [text[t.start : t.end].lower() for t in tokens[first : last + 1]]

    def word(self, n: int) -> str:
        """The word at ``n`` in small letters; "" outside the sentence."""
        return self._words[n - self.first] if self.first <= n <= self.last else ""

    def lemma(self, n: int) -> str:
        """The lemma at ``n`` in small letters; "" outside the sentence."""
        return self.tokens[n].lemma.lower() if self.first <= n <= self.last else ""

    def words(self, start: int, end: int) -> str:
        """The words from ``start`` up to ``end``, parted by blanks."""
        start = max(self.first, start)
        found = self._words[start - self.first : max(0, end - self.first)]
        return " ".join(found + [""] * (end - start - len(found)))

    def numeric(self, n: int) -> bool:
        """Whether the word at ``n`` is a number or a word for one."""
        word = self.word(n)
        return word in VAGUE or (bool(word) and self.tokens[n].pos == "NUM" and number_of([word]) is not None)


def quantities_in(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> list[tuple[int, int, Quantity]]:
    """(first token, last token, quantity) for the quantities of one sentence, in order."""
    held = _Sentence(text, tokens, first, last)
    found: list[tuple[int, int, Quantity]] = []
    at = first
    while at <= last:
        word = held.word(at)
        if not (tokens[at].pos == "NUM" or word in OPENING or word[0].isdigit()):
            at += 1
            continue
        step = _ordinal(held, at) or _part(held, at) or _loose(held, at) or _number(held, at)
        if step is None:
            at = max(at + 1, _run(held, at))
            continue
        found.append(step)
        at = step[1] + 1
    return found


Step = tuple[int, int, Quantity]


def _run(held: _Sentence, at: int) -> int:
    """The token after the number words that start at ``at``; ``at`` itself where there are none."""
    end = at
    while end <= held.last and (held.numeric(end) or _joins(held, end, at)):
        if end > at and held.word(end)[0].isdigit():
            break  # "one 14-year-old"
        end += 1
    return end


def _is_name(held: _Sentence, at: int, end: int) -> bool:
    """Whether a number is part of a name, an address, a telephone number or a time of day."""
    word, before = held.word(at), held.word(at - 1)
    if before.strip(".") in LABELS or (before == "." and held.word(at - 2) in LABELS):
        return True
    if before == "-" and held.tokens[at - 1].end == held.tokens[at].start:
        return True
    coded = len(word) > 1 and word[0] == "0" and word.isdigit()
    road = ABBREVIATED.fullmatch(before) is not None and word[0].isdigit() and held.tokens[end - 1].head < at
    return coded or road or held.word(end) in CLOCK


def _joins(held: _Sentence, n: int, at: int) -> bool:
    """A hyphen inside "twenty-one", the "of" of "tens of thousands"."""
    if n == at or not held.numeric(n + 1):
        return False
    if held.word(n) == "-":
        return held.word(n - 1) in SMALL and held.tokens[n].start == held.tokens[n - 1].end
    return held.word(n) == "of" and held.word(n - 1) in VAGUE


def _number(held: _Sentence, at: int) -> Step | None:
    """A number, with its range, its currency or its percent sign; None where none stands or it is a name."""
    end = _run(held, at)
    if end == at or _is_name(held, at, end):
        return None
    counted = value_of([w for n in range(at, end) if (w := held.word(n)) not in ("-",)])
    if counted is None:
        return None
    value, vague = counted
    top, end = _range(held, at, end, value)
    start = at - 1 if held.word(at - 1) in SYMBOLS else at
    begin = start - 1 if held.word(start - 1) in ("a", "the") and vague else start
    if held.word(begin - 1) == "half" or held.words(begin - 2, begin) == "half a":
        value, begin = value / 2, begin - 1  # "half a dozen"
    bound = _bound(held, begin, end)
    if vague and bound == "exact":
        bound = "least"
    kind, unit, end = _kind(held, at, end, start < at, value)
    if unit.rstrip(".") in ROADS and held.word(at)[:1].isdigit():
        return None  # the number of a house
    if kind == "share":
        value, top = value / 100, top / 100 if top is not None else None
    if top is not None and held.word(at - 1) == "between":
        start = at - 1
    return start, end - 1, _bounded(Quantity(value, bound, unit, kind, vague=vague), top)


def _range(held: _Sentence, at: int, end: int, value: float) -> tuple[float | None, int]:
    """The upper end of "10 to 20", "10-20", "between 10 and 20", and the token after it."""
    word = held.word(end)
    between = word == "and" and held.word(at - 1) == "between"
    if not (between or word in ("to", "-", "–", "or")) or held.word(at - 1) == "from":
        return None, end
    after = _run(held, end + 1)
    if after == end + 1:
        return None, end
    top = value_of([w for n in range(end + 1, after) if (w := held.word(n)) != "-"])
    if top is None or top[0] <= value:
        return None, end
    return top[0], after


def _bounded(quantity: Quantity, top: float | None) -> Quantity:
    """A quantity with the lowest and the highest value that its words allow."""
    value = quantity.value
    if top is not None:
        return replace(quantity, bound="least", low=value, high=top)
    low = value if quantity.bound in ("exact", "least") else None
    high = value if quantity.bound in ("exact", "most") else None
    return replace(quantity, low=low, high=high)


def _bound(held: _Sentence, at: int, end: int) -> QuantityBound:
    """The bound that the words before or behind a number set."""
    before = held.words(at - REACH, at)
    best: tuple[int, QuantityBound] = (0, "exact")
    for bound, phrases in _BOUNDS:
        for phrase in phrases:
            if before == phrase or before.endswith(" " + phrase):
                best = max(best, (len(phrase), bound))
    if best[0]:
        return best[1]
    noun = end + 1 if held.first <= end <= held.last and held.tokens[end].pos == "NOUN" else end
    for bound, phrases in _AFTER:
        if any(held.words(n, n + len(p.split())) == p for p in phrases for n in (end, noun)):
            return bound
    return "exact"


def _kind(held: _Sentence, at: int, end: int, symbol: bool, value: float) -> tuple[QuantityKind, str, int]:
    """What kind of quantity a number is, what it counts, and the token after it."""
    if symbol:
        return "money", SYMBOLS[held.word(at - 1)], end
    if held.word(end) == "%" or held.lemma(end) == "percent" or held.words(end, end + 2) == "per cent":
        end += 2 if held.word(end) == "per" else 1
        return "share", _of(held, end), end
    if _age(held, at, end, value):
        return "age", "year", end
    unit = _unit(held, at, end)
    if unit in CURRENCIES and unit != "pound":
        return "money", unit, end
    if unit in MEASURES:
        return "measure", unit, end
    if (unit in PEOPLE or not unit) and _harmed(held, at, end, bool(unit)):
        return "toll", unit, end
    return "count", unit, end


def _age(held: _Sentence, at: int, end: int, value: float) -> bool:
    """ "Ada Brook, 44,", "aged 44", "44 years old", "a 44-year-old": a number that is no toll."""
    if value > OLDEST or value != int(value):
        return False
    if held.word(at - 1) in ("aged", "age") or held.words(end, end + 2) in ("years old", "year old"):
        return True
    if held.words(end, end + 4) == "- year - old" or (
        held.word(at - 1) == "at" and held.lemma(at - 2) == "die"
    ):
        return True
    named = at - 2 >= held.first and held.tokens[at - 2].pos in ("PROPN", "NOUN")
    named = named or held.word(at - 2) in JUNIOR
    return named and held.word(at - 1) == "," and held.word(end) in (",", ".", ")", ";", "")


def _harmed(held: _Sentence, at: int, end: int, counted: bool) -> bool:
    """Whether a number of people counts those who came to harm; ``counted``: it says that it is of people."""
    for k in range(end, min(held.last, end + 3) + 1):  # "12 people dead"
        if held.tokens[k].pos == "PUNCT":
            break
        if held.lemma(k) in HARM:
            return True
    bare = not counted and held.word(at - 1) in PLACING
    n = end - 1
    for _ in range(4):
        n = held.tokens[n].head
        if not held.first <= n <= held.last:
            return False
        if held.lemma(n) in HARM and not bare:
            return True
        if held.tokens[n].pos == "VERB":
            kids = range(max(held.first, n - 6), n)
            return any(held.lemma(k) == "toll" and held.tokens[k].head == n for k in kids)
    return False


def _part(held: _Sentence, at: int) -> Step | None:
    """A part of a whole: "half of the houses", "two-thirds of voters", "a third of them"."""
    many, end = 1.0, at
    if held.numeric(at) and held.word(at) in SMALL:
        end = at + 2 if held.word(at + 1) == "-" else at + 1
        many = float(SMALL[held.word(at)])
    word = held.word(end)
    if word not in PARTS:
        return None
    whole = held.word(end + 1) == "of" or (
        word == "half" and held.word(end + 1) in ("the", "its", "their", "all")
    )
    named = end > at or word == "half" or held.word(at - 1) in ("a", "one")
    if not (whole and named) or many * PARTS[word] > 1:
        return None
    start = at - 1 if end == at and held.word(at - 1) in ("a", "one") else at
    unit = _of(held, end + 1)
    return (
        start,
        end,
        _bounded(Quantity(many * PARTS[word], _bound(held, start, end + 1), unit, "share"), None),
    )


def _loose(held: _Sentence, at: int) -> Step | None:
    """ "A couple of shots", "a handful of people"."""
    value = LOOSE.get(held.word(at))
    if value is None or held.word(at + 1) != "of":
        return None
    unit = _of(held, at + 1)
    kind: QuantityKind = "toll" if unit in PEOPLE and _harmed(held, at, at + 1, True) else "count"
    return at, at, _bounded(Quantity(float(value), "least", unit, kind, vague=True), None)


def _ordinal(held: _Sentence, at: int) -> Step | None:
    """An ordinal before what it numbers: "his fourth visit"."""
    value = ordinal_of(held.word(at))
    token = held.tokens[at]
    if value is None or token.pos not in ("ADJ", "NUM") or not held.first <= token.head <= held.last:
        return None
    if token.head <= at or held.tokens[token.head].pos != "NOUN" or held.word(at + 1) == "of":
        return None
    number = Quantity(float(value), "exact", held.lemma(token.head), "ordinal")
    return at, at, _bounded(number, None)


def _of(held: _Sentence, at: int) -> str:
    """Lemma of the noun after "of" at ``at``; or of the noun that stands there; "" where there is none."""
    reach = range(at, min(held.last, at + 5) + 1)
    if held.word(at) != "of" and (not reach or held.tokens[reach[0]].pos not in ("NOUN", "DET", "ADJ")):
        return ""
    for n in reach:
        noun = held.tokens[n].pos in ("NOUN", "PROPN")
        more = held.word(n + 1) in ("'s", "’s") or (
            n < held.last and held.tokens[n + 1].pos in ("NOUN", "PROPN")
        )
        if noun and not more:  # "of the program's budget" is of the budget
            return held.lemma(n)
    return ""


def _unit(held: _Sentence, at: int, end: int) -> str:
    """Lemma of what is counted: the head of the number, or the noun after "of"."""
    if held.lemma(end) == "of":
        return _of(held, end)
    head = held.tokens[held.tokens[end - 1].head]
    n = held.tokens[end - 1].head
    if head.pos in ("NOUN", "PROPN") and not held.numeric(n) and n not in range(at, end):
        return "" if head.pos == "PROPN" and n < at else held.lemma(n)
    if end <= held.last and held.tokens[end].pos == "NOUN":
        return held.lemma(end)
    return ""
