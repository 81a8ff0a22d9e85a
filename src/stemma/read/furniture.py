"""What repeats within a pile: lines that stand under many different articles are page furniture.

A line counts as furniture when it stands in at least ``FURNITURE_ORIGINALS`` originals whose bodies
differ. Two originals have the same body when their ``body_key`` is equal, so that the copies of one
wire story, however many outlets ran it, count once and never make each other's text furniture.
"""

from __future__ import annotations

import re
from hashlib import blake2b

FURNITURE_ORIGINALS = 4
"""Distinct bodies a line must stand under. Two outlets of one owner share lines by twos and threes;
a wire story that is shortened in two different places has up to three longest paragraphs."""

KEY_BYTES = 8
"""Bytes of a line's key: 64 bits, so that 10^6 lines of a pile collide with a chance near 10^-7."""

KEYED_CHARACTERS = 1000
"""Characters of a line that go into its key: a longer line is a paragraph or a whole page."""

LINE_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_HOUSE_WORDS = re.compile(
    r"©|\b(?:copyright|all rights reserved|cookies?|newsletter|subscri(?:be|ption)|sign up|log in"
    r"|privacy|terms of (?:use|service)|your inbox|e-?mail address|this (?:web)?site|our journalism"
    r"|click here|follow us|advertis(?:e|ing|ement))\b",
    re.IGNORECASE,
)


def plain_line(line: str) -> str:
    """A line in the form in which two lines meet: lower case, single spaces, numbers as "0".

    Marks at both ends (bullets, quotes, full stops) are left out. Empty where no letter remains.
    """
    words = " ".join(line[:KEYED_CHARACTERS].casefold().split())
    bare = _DIGITS.sub("0", _EDGES.sub("", words))
    return bare if any(c.isalpha() for c in bare) else ""


def line_key(line: str) -> str:
    """The short key of a line, as 16 hex digits; "" for a line without letters."""
    plain = plain_line(line)
    if not plain:
        return ""
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()


def line_keys(text: str) -> frozenset[str]:
    """The distinct keys of all lines of a text that hold a letter."""
    keys = {line_key(line) for line in set(LINE_BREAKS.split(text))}
    keys.discard("")
    return frozenset(keys)


def body_key(text: str) -> str:
    """The key of the body: that of its longest line of prose; "" for a text without letters.

    A line that speaks of the site itself (rights, cookies, newsletters) is passed over where any
    other line ends like a sentence, so that a long notice under every page is not taken for a body.
    """
    best: tuple[int, int, str] = (0, 0, "")
    for line in LINE_BREAKS.split(text):
        bare = line.strip()
        # a page saved on one line is judged by its first characters, like its key
        head = bare[:KEYED_CHARACTERS]
        if len(head) < best[1] and best[0] == 2:
            continue
        rank = 0
        if _SENTENCE_END.search(bare[-8:]):
            rank = 1 if _HOUSE_WORDS.search(head) else 2
        best = max(best, (rank, len(head), bare))
    return line_key(best[2])
