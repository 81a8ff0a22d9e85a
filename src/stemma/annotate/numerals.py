"""Number words and their values: "twenty-one", "3.5 million", "dozens", "two-thirds", "fourth"."""

from __future__ import annotations

import re
from collections.abc import Sequence

SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
} | {
    word: (n + 2) * 10
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
VAGUE = {"tens": 10, "scores": 20, "dozens": 12, "dozen": 12, "hundreds": 100, "thousands": 1_000,
         "millions": 10**6, "billions": 10**9, "several": 3}  # fmt: skip
"""Words for a number that nobody counted, at the value that ACLED's convention for tolls gives them, which is
a lower bound; "scores", "several" and the words below by their plain sense."""

LOOSE = {"couple": 2, "handful": 3}
"""Nouns for a small number, before "of"."""

PARTS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5,
         "fifths": 1 / 5, "tenth": 1 / 10, "tenths": 1 / 10}  # fmt: skip
"""Parts of a whole."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
DIGIT_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.I)


def number_of(words: Sequence[str]) -> float | None:
    """The value of number words ("two", "hundred", "1,200", "3.5", "million"), or None."""
    total = 0.0
    current = 0.0
    seen = False
    for word in (part for w in words for part in w.lower().split("-") if part):
        if NUMBER.fullmatch(word):
            current += float(word.replace(",", ""))
        elif word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = max(current, 1.0) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif word != "and":
            return None
        seen = True
    return total + current if seen else None


def value_of(words: Sequence[str]) -> tuple[float, bool] | None:
    """The value of a run of number words, and whether its last word is vague; None where it has none."""
    last = words[-1].lower()
    if last not in VAGUE:
        value = number_of(words)
        return None if value is None else (value, False)
    before = [w for w in words[:-1] if w.lower() != "of"]
    if len(before) == 1 and before[0].lower() in VAGUE:
        return float(VAGUE[before[0].lower()] * VAGUE[last]), True  # "tens of thousands"
    many = number_of(before) if before else 1.0
    if many is None:
        return None
    return many * VAGUE[last], last != "dozen" or not before


def ordinal_of(word: str) -> int | None:
    """The value of an ordinal ("fourth", "21st"), or None."""
    digits = DIGIT_ORDINAL.fullmatch(word)
    if digits:
        return int(digits[1])
    tens, dash, last = word.lower().partition("-")
    if dash and tens in SMALL and SMALL[tens] >= 20 and last in ORDINALS and ORDINALS[last] < 10:
        return SMALL[tens] + ORDINALS[last]
    return ORDINALS.get(word.lower())
