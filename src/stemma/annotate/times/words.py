"""The words that times are made of: each word of a sentence becomes one sign, and numbers are read.

The grammar (``grammar.py``) is written over these signs, one character per word, so that its patterns
are short and a sentence without a time costs one look at its words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from stemma.dates import MONTHS, WEEKDAYS

OTHER = "x"

_TABLE: dict[str, str] = {
    "D": "the",
    "a": "a an",
    "i": "this",
    "t": "that",
    "I": "these those",
    "s": "same very",
    "L": "last past previous prior preceding",
    "N": "next coming following upcoming ensuing subsequent",
    "C": "current latest present",
    "e": "early late mid",
    "k": "earlier later",
    "g": "end middle beginning start outset close height",
    "h": "half",
    "r": "first",
    "f": "of",
    "G": "ago",
    "b": "before after",
    "j": "from since by until till in on at during between through",
    "u": "day week month year decade century hour minute fortnight",
    "U": "days weeks months years decades centuries hours minutes fortnights",
    "E": "weekend weekends",
    "q": "quarter quarters trimester semester",
    "F": "period periods",
    "S": "summer autumn winter spring fall",
    "P": "morning afternoon evening night mornings afternoons evenings nights",
    "T": "today yesterday tomorrow tonight",
    "l": "overnight",
    "v": "several few many couple dozen recent",
    "z": "every each per",
    "A": "daily weekly monthly quarterly yearly annually hourly nightly fortnightly biweekly",
    "K": "fiscal",
    "@": "noon midnight midday",
    "=": "and or to",
    "o": "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "R": "now currently recently future nowadays lately",
    "H": "christmas thanksgiving easter halloween",
    "B": "twenties thirties forties fifties sixties seventies eighties nineties",
    "!": "am pm",
    "X": "more full consecutive straight additional further extra whole solid",
    "%": "so",
}
"""Sign to the words that it stands for; a word stands under one sign."""

NUMBERS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split()
    )
} | {
    word: (n + 2) * 10
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {"hundred": 100, "thousand": 1000}

SIGNS = {word: sign for sign, words in _TABLE.items() for word in words.split()}
SIGNS |= dict.fromkeys(NUMBERS, "c") | dict.fromkeys(SCALES, "c")

ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
}
DECADES = {
    word: (n + 2) * 10
    for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
# Months and weekdays are written with a capital; "may" and "march" in small letters are other words.
_NAMES: dict[str, str] = {}
for _word in MONTHS:
    _form = "J" if len(_word) < 5 and _word not in ("may", "june", "july") else "M"
    _NAMES[_word.capitalize()] = "m" if _word in ("may", "march") else _form
    _NAMES[_word.upper()] = _NAMES[_word.capitalize()]
for _word in WEEKDAYS:
    _NAMES[_word.capitalize()] = "W" if _word.endswith("day") else "w"
    _NAMES[_word.upper()] = _NAMES[_word.capitalize()]
    if _word.endswith("day"):
        _NAMES[_word.capitalize() + "s"] = "V"

TRIGGERS = frozenset(word for sign in "uUEqFSPTlAK@RHB" for word in _TABLE[sign].split()) | {
    "ago",
    "earlier",
    "later",
    "current",
    "past",
}
"""Words of which a sentence with a time has one, beside numbers, months and weekdays."""

_FORMS = frozenset(
    form
    for word in (*TRIGGERS, "every", "recent", "eighteen", "nineteen")
    for form in (word, word.capitalize(), word.upper())
) | set(_NAMES)

WORD = re.compile(
    r"""[ap]\.\s?m\b\.?            # a.m.
    |[A-Za-z]+(?:['’]clock)?
    |\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?
    |\d{1,2}:\d\d(?::\d\d)?(?!\d)
    |\d+(?:,\d{3})*(?:st|nd|rd|th|s)?(?![A-Za-z\d])
    |\d+
    |['’`]s\b
    |[^\sA-Za-z\d]""",
    re.VERBOSE,
)
_LETTERS = re.compile(r"[A-Za-z]+")
_DATED = re.compile(r"(?<!\d)\d{4}(?!\d)|\d{1,2}[:/.]\d\d|\d ?[ap]\.?m\b|\d0s\b")
"""Numbers that can be a time without a word beside them: a year, a clock time, "12/03/24", "the '80s"."""


class Word(NamedTuple):
    """One word: its sign, its text in small letters, its number where it has one, where it stands."""

    sign: str
    low: str
    value: float
    start: int
    end: int


def worth_reading(text: str) -> bool:
    """Whether a text has any word or number that a time could be made of."""
    return not _FORMS.isdisjoint(_LETTERS.findall(text)) or _DATED.search(text) is not None


def words_of(text: str) -> list[Word]:
    """The words of a text with their signs, numbers of several words joined into one."""
    found = [Word(*_sign(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]
    return _numbers(found) if any(w.sign == "c" for w in found) else found


@lru_cache(maxsize=20_000)
def _sign(text: str) -> tuple[str, str, float]:
    """The sign of a word, its small letters, its number (0 without one)."""
    if text in _NAMES:
        return _NAMES[text], text.lower(), 0.0
    low = text.lower()
    sign = SIGNS.get(low)
    if sign is not None:
        value = NUMBERS.get(low, SCALES.get(low, 0)) if sign == "c" else ORDINALS.get(low, 0)
        return sign, low, float(value)
    first = low[0]
    if first.isdigit() and low.isascii():  # "²" is a digit, and no number
        return _digits(low)
    if low[-2:] in (".m", "m.") and first in "ap":
        return "!", low, 0.0
    if first in "-–—−":
        return "-", "-", 0.0
    if low in ("'s", "’s", "`s"):
        return "'", low, 0.0
    if low.endswith("clock"):
        return "*", low, 0.0
    return (low if low in ",./'" else OTHER), low, 0.0


def _digits(low: str) -> tuple[str, str, float]:
    """A number in digits: a year, a small number, a decade ("1990s"), an ordinal, a clock time."""
    if ":" in low:
        return ("&" if "t" in low else ":"), low, 0.0
    if low.endswith("s"):
        return ("y" if len(low) in (3, 5) else OTHER), low, float(low[:-1].replace(",", ""))
    if not low[-1].isdigit():
        value = float(low[:-2].replace(",", ""))
        return ("n" if value > 99 else "Q"), low, value
    if len(low) > 12:
        return OTHER, low, 0.0
    value = float(low.replace(",", ""))
    if "," not in low and len(low) == 4 and 1000 <= value <= 2100:
        return "Y", low, value
    return ("d" if len(low) <= 2 and 1 <= value <= 31 else "n"), low, value


def _numbers(found: list[Word]) -> list[Word]:
    """Join "twenty-four", "two hundred" and "nineteen ninety-four" into one word each."""
    joined: list[Word] = []
    at = 0
    while at < len(found):
        word = found[at]
        if word.sign not in "cdn" or (word.sign != "c" and not _scaled(found, at)):
            joined.append(word)
            at += 1
            continue
        end = at + 1
        while end < len(found) and (found[end].sign == "c" or _hyphen(found, end)):
            end += 1
        values = [w.value for w in found[at:end] if w.sign in "cdn"]
        low = " ".join(w.low for w in found[at:end])
        sign, value = _total(values)
        if sign == "Y" and end < len(found) and found[end].sign in "uU":
            sign = "c"  # "two thousand years"
        if values[0] >= 100 and joined and joined[-1].sign == "a" and word.sign == "c":
            word = joined.pop()  # "a hundred"
        joined.append(Word(sign, low, value, word.start, found[end - 1].end))
        at = end
    return joined


def _scaled(found: list[Word], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].low in SCALES


def _hyphen(found: list[Word], at: int) -> bool:
    """A hyphen inside "twenty-four"."""
    tens = found[at - 1].value in range(20, 100, 10) and found[at - 1].sign == "c"
    return (
        found[at].sign == "-" and tens and at + 1 < len(found)
        and found[at + 1].sign == "c" and found[at + 1].value < 10
    )  # fmt: skip


def _total(values: list[float]) -> tuple[str, float]:
    """The sign and value of number words in a row; two numbers of two digits are a year."""
    if len(values) >= 2 and 13 <= values[0] <= 20 and values[1] >= 10 and 100 not in values:
        return "Y", values[0] * 100 + sum(values[1:3])
    total = current = 0.0
    for value in values:
        if value in (100, 1000):
            current = max(current, 1.0) * value
            if value == 1000:
                total, current = total + current, 0.0
        else:
            current += value
    total += current
    return ("Y", total) if len(values) >= 2 and total in (2000, 1000) else ("c", total)
