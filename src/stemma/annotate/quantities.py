"""Quantities: numbers and number words with their bound, and what is counted.

Vague words follow ACLED's convention for tolls ("dozens" 12, "hundreds" 100), as lower bounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from stemma.records import Quantity, Token

Bound = Literal["exact", "least", "most", "about"]

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
         "millions": 10**6, "several": 3}  # fmt: skip
_BOUNDS: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ("least", ("at least", "more than", "over", "no fewer than", "upwards of", "no less than")),
    ("most", ("at most", "up to", "fewer than", "less than", "under", "no more than")),
    ("about", ("about", "around", "some", "nearly", "almost", "roughly", "approximately")),
)  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number_of(words: Sequence[str]) -> float | None:
    """The value of number words ("two", "hundred", "1,200", "3.5", "million"), or None."""
    total = 0.0
    current = 0.0
    seen = False
    for word in (part for w in words for part in w.lower().split("-") if part):
        if _NUMBER.fullmatch(word):
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


def quantities_in(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> list[tuple[int, int, Quantity]]:
    """(first token, last token, quantity) for the quantities of one sentence, in order."""
    found: list[tuple[int, int, Quantity]] = []
    at = first
    while at <= last:
        end = at
        while end <= last and (_numeric(text, tokens[end]) or _joins(text, tokens, end, at, last)):
            end += 1
        if end == at:
            at += 1
            continue
        words = [w for t in tokens[at:end] if (w := text[t.start : t.end]) not in ("-", "of")]
        vague = words[-1].lower() in VAGUE
        value = float(VAGUE[words[-1].lower()]) if vague else number_of(words)
        if vague and len(words) > 1:
            value = (_leading(words[:-1]) or 1.0) * VAGUE[words[-1].lower()]
        if value is not None:
            before = " ".join(text[t.start : t.end].lower() for t in tokens[max(first, at - 3) : at])
            bound: Bound = "least" if vague else _bound(before)
            found.append((at, end - 1, Quantity(value, bound, _unit(text, tokens, at, end, last))))
        at = end
    return found


def _joins(text: str, tokens: Sequence[Token], n: int, at: int, last: int) -> bool:
    """A hyphen inside "twenty-one", the "of" of "tens of thousands"."""
    if n == at or n + 1 > last or not _numeric(text, tokens[n + 1]):
        return False
    word, before = text[tokens[n].start : tokens[n].end], text[tokens[n - 1].start : tokens[n - 1].end]
    if word == "-":
        return before.lower() in SMALL and tokens[n].start == tokens[n - 1].end
    return word == "of" and before.lower() in VAGUE


def _leading(words: Sequence[str]) -> float | None:
    """The value of the words before a vague one: "several", "tens" (of) thousands, "two" dozen."""
    if len(words) == 1 and words[0].lower() in VAGUE:
        return float(VAGUE[words[0].lower()])
    return number_of(words)


def _numeric(text: str, token: Token) -> bool:
    word = text[token.start : token.end].lower()
    if word in VAGUE:
        return True
    return token.pos == "NUM" and number_of([word]) is not None


def _bound(before: str) -> Bound:
    for bound, words in _BOUNDS:
        if any(before == w or before.endswith(" " + w) for w in words):
            return bound
    return "exact"


def _unit(text: str, tokens: Sequence[Token], first: int, end: int, last: int) -> str:
    """Lemma of what is counted: the head of the number, or the noun after "of"."""
    if end + 1 <= last and tokens[end].lemma == "of":
        head = next((t for t in tokens[end + 1 : last + 1] if t.pos in ("NOUN", "PROPN")), None)
        return head.lemma.lower() if head else ""
    head = tokens[tokens[end - 1].head]
    if head.pos in ("NOUN", "PROPN") and not _numeric(text, head):
        return head.lemma.lower()
    if end <= last and tokens[end].pos == "NOUN":
        return tokens[end].lemma.lower()
    return ""
