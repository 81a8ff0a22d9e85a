"""Lines that prove no copying: menus, headlines of other stories, scores, prices, who the author is.

Two pages of one site share its menus, two tables share the names of clubs, all columns of one author say
where he works; none of it tells the story.
"""

from __future__ import annotations

import re

from stemma.records import Span

MAX_HEADLINE = 20
"""Words of the longest headline; a longer line is one of a list only for what stands in it."""

MAX_LINE = 4_000
"""Characters of the longest line that is looked at."""

NUMBERS = 0.4
"""Share of a line's words that are numbers, in a row of a table."""

SMALL_WORDS = 0.12
"""Share of a line's words in small letters without a capital or a digit, under which it is a list of
names: sentences have six in ten and more."""

ENDS_A_SENTENCE = re.compile(r"(?:[!?:;,]|(?<!\.)\.)[\"”’')\]]{0,2}$")

GOES_ON = re.compile(r"[a-z(]")
"""How a line begins to which the line before it runs on, in text whose lines are broken to a width."""

AUTHOR = re.compile(
    r"\W{0,3}(?:[A-Z][\w.'’-]{0,20} ){2,6}(?:is|was|has been) (?:an? |the |our )?[^.\n]{0,60}"
    r"\b(?i:editor|reporter|correspondent|columnist|contributor|writer|author|anchor|producer|analyst"
    r"|fellow|professor|journalist|blogger|historian)\b"
)
"""How a line begins that says who wrote the story: "Jane Roe is a reporter"."""

MAX_AUTHOR = 400
"""Characters of the longest such line."""

OPINIONS = re.compile(
    r"\b(?:opinions|views) expressed in this (?:commentary|column|article|piece|essay)\b"
    r"|\b(?:He|She) is (?:also )?the author of\b|\b(?:His|Her) (?:latest|newest|most recent) book is\b"
)
OPINION_SIGNS = ("expressed in this", "the author of", " book is")
MAX_OPINIONS = 900
"""What stands in a line on an author or an expert; of which one stands in every such text; and characters of
the longest such line."""

WORD = re.compile(r"\w+")

NUMBER = re.compile(r"[\d²³¹⁰⁴-⁹₀-₉](?<!\w.)")

TAIL = 4
"""Characters by which the end of a sentence is told."""


def list_spans(text: str) -> list[Span]:
    """The lines of a text that tell nothing, in order: rows of numbers, lists, headlines, authors."""
    found: list[Span] = []
    end = len(text)
    follows = ""
    opinions = any(sign in text for sign in OPINION_SIGNS)
    for line in reversed(text.split("\n")):
        start = end - len(line)
        bare = line.strip()
        if bare:
            told = opinions and len(bare) <= MAX_OPINIONS and OPINIONS.search(bare)
            if told or (len(bare) <= MAX_LINE and _listed(bare, follows)):
                found.append(Span(start, end))
            follows = bare
        end = start - 1
    return found[::-1]


def _listed(line: str, follows: str) -> bool:
    """Whether a line tells nothing, by itself and by how the next line begins."""
    if len(line) <= MAX_AUTHOR and AUTHOR.match(line):
        return True
    goes_on = ENDS_A_SENTENCE.search(line[-TAIL:]) or GOES_ON.match(follows)
    numbers = len(NUMBER.findall(line))
    if goes_on and not numbers:
        return False  # most lines: their words need not be looked at
    words = WORD.findall(line)
    if not words:
        return False
    if numbers >= NUMBERS * len(words):
        return True
    if goes_on:
        return False
    return len(words) <= MAX_HEADLINE or sum(word.islower() for word in words) < SMALL_WORDS * len(words)
