"""Capitals given their small letters back before parsing: headlines, tickers, shouted paragraphs.

The engine knows names and verbs by their letters; in "TROOPS LEAVE PORT SUDAN" and in "Troops Leave Port
Sudan" every word looks like a name. A word is written as the report itself writes it inside a sentence, else
as news mostly does (``data/casing.tsv.gz``, made by ``python -m models.casing``), else as a name. The text
keeps its length, so every offset stays (truecasing: Lita et al., "tRuEcasIng", ACL 2003, with counts of words
and pairs in place of a sentence model).
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "casing.tsv.gz"

CAPITALS = 0.8
"""Share of a paragraph's letters from which it is written in capitals."""
SMALL = 0.1
"""Share of frequent small letters from which a paragraph is not in capitals: they are half of all letters."""
RUN = 4
"""Words in capitals in a row that are a headline inside a paragraph; fewer are acronyms."""
LISTED = 4
"""Words to a comma at which a line with capitals is a list of names."""
TITLED = 0.8
"""Share of the longer words with a capital from which a line is a headline in title case."""
LONGER = 4
"""Letters from which title case gives a word its capital."""
SHOUTED = {"us": "US"}
"""Words that a headline in capitals means as a name, and running text does not."""
HEADLINE = 200
"""Characters of the longest headline."""
CLITICS = frozenset(["s", "t", "d", "m", "re", "ve", "ll"])
APOSTROPHES = ("'", "’")
OWN_CHARS = 100_000
"""Characters of a report from which its own way of writing words is taken."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[a-z] )[^\W\d_]+(?:['’][^\W\d_]+)*")
_RUN = re.compile(rf"(?<!\w)(?:[^\W\d_a-z]{{2,}}[^\w\s]*\s+){{{RUN - 1},}}[^\W\d_a-z]{{2,}}(?!\w)")
_STOP = re.compile(r"[.!?:]['\"’”)]*\s+['\"“‘(]*$|^['\"“‘(]*$")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "’s", "'s")


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, str], frozenset[tuple[str, str]]]:
    """How words are written, by their small letters; and pairs of words that are names together."""
    lines = gzip.decompress(TABLE.read_bytes()).decode("utf-8").splitlines()
    words = {line.lower().replace("’", "'"): line for line in lines if " " not in line}
    pairs = frozenset((a.lower(), b.lower()) for a, b in (x.split(" ") for x in lines if " " in x))
    return words, pairs


@lru_cache(maxsize=4)
def own_forms(text: str) -> dict[str, str]:
    """How a report writes the words that stand inside its sentences, by their small letters."""
    best: dict[str, tuple[int, str]] = {}
    for form, count in Counter(_INSIDE.findall(text[:OWN_CHARS])).items():
        if not form.isupper() or len(form) < 2:
            key = form.lower()
            best[key] = max(best.get(key, (0, "")), (count, form))
    return {key: form for key, (_, form) in best.items()}


def shouted(paragraph: str) -> bool:
    """Whether a paragraph of two words or more is written in capitals, or holds a run of them."""
    if _RUN.search(paragraph):
        return True
    if sum(map(paragraph.count, "etaoin")) > SMALL * len(paragraph):
        return False
    words = WORD.findall(paragraph)
    large = sum(len(w) for w in words if w.isupper())
    return sum(len(w) > 1 for w in words) > 1 and large >= CAPITALS * sum(map(len, words))


def titled(paragraph: str) -> bool:
    """Whether a line is a headline whose words begin with capitals that are not their own."""
    if len(paragraph) > HEADLINE or paragraph.endswith((".", ";", ",")):
        return False
    words = WORD.findall(paragraph)
    longer = [w for w in words if len(w) >= LONGER]
    if len(words) < 4 or paragraph.count(",") * LISTED > len(words):
        return False
    if sum(w[0].isupper() for w in longer) < TITLED * len(longer):
        return False
    known = table()[0]
    lent = [w for w in longer[1:] if w[0].isupper() and known.get(w.lower(), "")[:1].islower()]
    return len(lent) >= 2


def recased(paragraph: str, own: Mapping[str, str]) -> str:
    """A shouted or titled paragraph as a sentence would write it; others, and its length, unchanged."""
    if shouted(paragraph):
        words = WORD.findall(paragraph)
        whole = sum(len(w) for w in words if w.isupper()) >= CAPITALS * sum(map(len, words))
        spans = [(0, len(paragraph))] if whole else [m.span() for m in _RUN.finditer(paragraph)]
        for start, end in spans:
            paragraph = paragraph[:start] + _rewritten(paragraph[start:end], own, True) + paragraph[end:]
        return paragraph
    return _rewritten(paragraph, own, False) if titled(paragraph) else paragraph


def _rewritten(text: str, own: Mapping[str, str], shout: bool) -> str:
    """Every word in capitals (``shout``), or with a capital, written as it is inside a sentence."""
    found = list(WORD.finditer(text))
    keys = [m.group().lower() for m in found]
    pairs = table()[1]
    headline = shout and len(text) <= HEADLINE
    pieces: list[str] = []
    at = 0
    for n, (match, key) in enumerate(zip(found, keys, strict=True)):
        word = match.group()
        new = word
        if len(key) == len(word) and (word.isupper() if shout else word[1:].islower() and word[0].isupper()):
            if headline and key in SHOUTED:
                new = SHOUTED[key]
            elif key in CLITICS and text[: match.start()].rstrip()[-1:] in APOSTROPHES:
                new = key
            else:
                new = key.capitalize() if _paired(keys, n, pairs) else _form(word, key, own, shout)
            if _STOP.search(text[max(0, match.start() - 8) : match.start()]):
                new = new[0].upper() + new[1:]
        pieces += [text[at : match.start()], new if len(new) == len(word) else word]
        at = match.end()
    return "".join(pieces) + text[at:]


def _paired(keys: list[str], n: int, pairs: frozenset[tuple[str, str]]) -> bool:
    before = n > 0 and (keys[n - 1], keys[n]) in pairs
    return before or (n + 1 < len(keys) and (keys[n], keys[n + 1]) in pairs)


def _form(word: str, key: str, own: Mapping[str, str], shout: bool) -> str:
    """A word as the report writes it, as news does, or as a name."""
    words = table()[0]
    known = own.get(key) or words.get(key.replace("’", "'"))
    if known:
        same = zip(known, key, strict=False)
        return "".join(a if a.lower() == b else b for a, b in same) + key[len(known) :]
    if not shout:
        return word
    for ending in _ENDINGS:
        if key.endswith(ending):
            for stem in (key[: -len(ending)], key[: -len(ending)] + "e"):
                form = own.get(stem) or words.get(stem, "")
                if form[:1].islower():
                    return key
                if form and ending in ("s", "’s", "'s"):
                    return form + key[len(form) :] if len(stem) == len(form) else key.capitalize()
    if len(key) <= 4 and not set(key) & set("aeiouy"):
        return word
    return key.capitalize()
