"""Words cut into word pieces of a fixed vocabulary, as the encoder was taught them.

The rules are those of uncased BERT (Devlin et al. 2019; Wu et al., "Google's Neural Machine Translation
System", 2016, section 4.1): small letters without accents, marks apart, then the longest piece that fits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

UNKNOWN = "[UNK]"
LONGEST = 100
"""Characters of a run that is cut; a longer one is unknown, as it was in training."""
MOST = 12
"""Pieces kept of one word."""


class WordPieces:
    """Cuts words with the pieces ``vocabulary``, whose places are their numbers."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: n for n, piece in enumerate(vocabulary)}
        self.unknown = self.numbers[UNKNOWN]

    def cut(self, word: str) -> list[int]:
        """The numbers of a word's first ``MOST`` pieces, one at least."""
        found: list[int] = []
        for run in _runs(word):
            found += self._run(run)
        return found[:MOST] or [self.unknown]

    def _run(self, run: str) -> list[int]:
        """The pieces of a run without marks; unknown where any part of it is."""
        if len(run) > LONGEST:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(run):
            for end in range(len(run), start, -1):
                number = self.numbers.get(run[start:end] if start == 0 else f"##{run[start:end]}")
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _runs(word: str) -> list[str]:
    """A word in small letters without accents, cut at every mark and ideograph."""
    if word.isascii() and word.isalpha():
        return [word.lower()]
    plain = unicodedata.normalize("NFD", word.lower())
    runs: list[str] = [""]
    for char in plain:
        kind = unicodedata.category(char)
        if kind == "Mn" or kind in ("Cc", "Cf") or char in "\ufffd\x00":
            continue
        if char.isspace():
            runs.append("")
        elif _mark(char, kind) or _ideograph(ord(char)):
            runs += [char, ""]
        else:
            runs[-1] += char
    return [run for run in runs if run]


def _mark(char: str, kind: str) -> bool:
    return kind.startswith("P") or (char.isascii() and not char.isalnum())


def _ideograph(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )
