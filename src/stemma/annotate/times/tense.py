"""The tense of the clause that a time stands in: from the parse, or from the words where there is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from stemma.annotate.times.anchors import Tense
from stemma.records import Token

AHEAD = re.compile(
    r"\b(?:will|shall|to be held|is due|are due|due|set to|plans? to|planned|scheduled|slated|expected|"
    r"upcoming|is to|are to)\b|[’']ll\b"
)
"""Words that look ahead, where no parse says so."""
PLANS = frozenset(
    """plan expect schedule set intend hope slate due likely propose want aim agree prepare promise vow pledge
    target hold_on invite order ask urge tell""".split()
)
"""Verbs whose infinitive lies ahead, whatever their own tense is."""
CLIMB = 12
"""Heads that are climbed to find the verb of a time."""


class Verbs:
    """The verbs around any place of a text, by the tokens of its parse; empty where there is no parse."""

    def __init__(self, tokens: Sequence[Token] = ()) -> None:
        self.tokens = tokens
        self.starts = [t.start for t in tokens]
        self._children: dict[int, list[int]] = {}

    def tense(self, start: int, end: int, text: str) -> Tense:
        """The tense at the characters ``start`` to ``end`` of the parsed text ``text``."""
        if not self.tokens:
            return _by_words(text, start)
        n = bisect_right(self.starts, end - 1) - 1
        return self._climb(n) if n >= 0 else ""

    def _climb(self, n: int) -> Tense:
        tokens = self.tokens
        for _ in range(CLIMB):
            token = tokens[n]
            found = self._of_verb(n)
            if found is not None:
                return found
            if token.head == n:
                return ""
            n = token.head
        return ""

    def _of_verb(self, n: int) -> Tense | None:
        """The tense of a verb, "" where it has none of its own; None to climb on."""
        token = self.tokens[n]
        lemma = token.lemma.lower()
        if token.pos not in ("VERB", "AUX"):
            if lemma == "due" or lemma == "scheduled":
                return "future"
            return self._copula(n)
        helpers = [self.tokens[k] for k in self._around(n)]
        words = {t.lemma.lower() for t in helpers}
        if words & {"will", "shall", "'ll", "’ll", "would"}:
            return "future"
        if lemma in PLANS and token.tag in ("VBN", "JJ") and lemma not in ("order", "ask", "tell", "invite"):
            return "future"
        if token.tag == "VBD" or any(t.tag == "VBD" for t in helpers) or "have" in words:
            return "past"
        if token.tag == "VB" and "to" in words:
            return self._infinitive(n)
        if token.tag == "VBN" and not helpers:
            return "past"
        if token.tag == "VBG":
            return "future" if "be" in words and not any(t.tag == "VBD" for t in helpers) else None
        return ""

    def _infinitive(self, n: int) -> Tense | None:
        """The tense of "to meet": what is planned lies ahead; a purpose shares its verb's tense."""
        head = self.tokens[n].head
        return "future" if head == n or self.tokens[head].lemma.lower() in PLANS else None

    def _copula(self, n: int) -> Tense | None:
        """The tense of a noun or adjective with a form of "be"."""
        helpers = [self.tokens[k] for k in self._around(n) if self.tokens[k].dep in ("cop", "aux")]
        if not helpers:
            return None
        if any(t.lemma.lower() in ("will", "shall", "'ll") for t in helpers):
            return "future"
        return "past" if any(t.tag == "VBD" for t in helpers) else ""

    def _around(self, n: int) -> list[int]:
        """The helpers of a verb: tokens near it that hang on it as aux, cop or mark."""
        low, high = max(0, n - 12), min(len(self.tokens), n + 3)
        return [
            k
            for k in range(low, high)
            if self.tokens[k].head == n
            and k != n
            and (self.tokens[k].dep.startswith(("aux", "cop")) or self.tokens[k].lemma.lower() == "to")
        ]


def _by_words(text: str, start: int) -> Tense:
    """The tense by words before a time in its sentence, "and" parting clauses."""
    low = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), start - 300, 0)
    for match in AHEAD.finditer(text, low, start):
        if " and " not in text[match.start() : start]:
            return "future"
    return ""
