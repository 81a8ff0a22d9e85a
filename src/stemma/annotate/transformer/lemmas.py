"""Lemmas from a word and its tag: what the treebanks write, else the ending's own rule.

English inflects by few endings, so the tag nearly settles the lemma; ``models.lemmas`` counts both tables.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FILE = "lemmas.json"
LONGEST = 5
"""Letters of the longest ending that a rule looks at."""
NAMES = frozenset(["NNP", "NNPS"])
"""Tags whose words keep their capitals."""
LARGE = NAMES | {"PRP", "PRP$"}
"""Tags whose small words may have a lemma with a capital: "me" and "I"."""


@dataclass(frozen=True)
class Lemmas:
    """``words``: tag -> word -> lemma; ``rules``: tag -> ending -> (letters off, letters on)."""

    words: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, Mapping[str, tuple[int, str]]]

    @cached_property
    def _seen(self) -> dict[tuple[str, str], str]:
        return {}

    def of(self, word: str, tag: str) -> str:
        """The lemma of a word with a treebank tag (XPOS)."""
        key = (word, tag)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            found = self._seen[key] = self._find(word, tag)
        return found

    def _find(self, word: str, tag: str) -> str:
        form = word if tag in NAMES else word.lower()
        lemma = self.words.get(tag, {}).get(form)
        if lemma is None:
            lemma = ruled(form, self.rules.get(tag, {}))
        return lemma.lower() if word.islower() and tag not in LARGE else lemma


def ruled(form: str, rules: Mapping[str, tuple[int, str]]) -> str:
    """A form changed by the rule of its longest known ending."""
    for length in range(min(LONGEST, len(form) - 1), -1, -1):
        rule = rules.get(form[len(form) - length :])
        if rule is not None:
            off, on = rule
            return form[: len(form) - off] + on if off < len(form) else form
    return form


def load(folder: Path) -> Lemmas:
    """Read what ``models.lemmas`` wrote."""
    found = json.loads((folder / FILE).read_text("utf-8"))
    rules = {
        tag: {e: (int(off), on) for e, (off, on) in table.items()} for tag, table in found["rules"].items()
    }
    return Lemmas(found["words"], rules)
