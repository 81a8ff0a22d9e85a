"""Text of strangers made safe for a terminal: no control sequence and no hidden direction gets out.

Reports are hostile until shown otherwise: a page can hold escape sequences that move the cursor,
retitle the window or rewrite what stands above, and bidirectional overrides that make a sentence
read other than it is. The case keeps every character; only what is printed is changed here.
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # bidirectional marks, overrides, isolates
    "|[\U000e0000-\U000e007f]"  # tag characters: invisible text
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]")
BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
SPACE = re.compile(r"\s+")

LONGEST = 300
"""Characters of a sentence shown in a list; with more, a row of one finding fills the screen."""


def visible(match: re.Match[str]) -> str:
    """A hidden character as its code point, so that a reader sees that it is there."""
    return f"‹U+{ord(match.group()):04X}›"


def safe(text: str) -> str:
    """Text for the terminal: line breaks and tabs kept, controls out, hidden characters shown."""
    text = CONTROL.sub("", BREAKS.sub("\n", text))
    return SURROGATE.sub("\ufffd", HIDDEN.sub(visible, text))


def one_line(text: str, longest: int | None = None) -> str:
    """Text as one line with single spaces, cut at a word with "…" where it is longer."""
    line = SPACE.sub(" ", safe(text)).strip()
    if longest is None or len(line) <= longest:
        return line
    cut = line[: longest - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > longest // 2 else cut).rstrip() + "…"


def json_safe(document: str) -> str:
    """A JSON document whose strings hold no raw control, hidden or lone surrogate character.

    Such characters stand only inside strings, where ``\\uXXXX`` says the same; nothing is lost.
    """

    def escaped(match: re.Match[str]) -> str:
        units = match.group().encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))

    for kind in (re.compile("[\x7f-\x9f\u2028\u2029]"), HIDDEN, SURROGATE):
        document = kind.sub(escaped, document)
    return document
