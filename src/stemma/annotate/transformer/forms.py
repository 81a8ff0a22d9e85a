"""What the encoder is told of a word's form beside its pieces: capitals, digits, its last letters."""

from __future__ import annotations

import zlib

SHAPES = ("lower", "Title", "UPPER", "mixed", "digit", "mark")
ENDINGS = 4096
"""Rows for the last letters of words; unlike endings may share one."""
LETTERS = 3


def shape_of(word: str) -> int:
    """The number in ``SHAPES`` of a word's form."""
    if not any(c.isalnum() for c in word):
        return 5
    if any(c.isdigit() for c in word):
        return 4
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


def ending_of(word: str) -> int:
    """The row of a word's last ``LETTERS`` letters, with whether there are more."""
    last = word.lower()[-LETTERS:]
    return zlib.crc32(f"{len(word) > LETTERS:d}{last}".encode()) % ENDINGS
