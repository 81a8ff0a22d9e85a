"""What the parser is given of a report: its paragraphs, readable, with the way back to every character.

Left out are marks that take no place on a page (zero-width and soft hyphens, directions); a space is put in
where cleaning lost the one after a full stop ("said.The"); capitals get their small letters back
(``stemma.annotate.casing``). The report's own text stays as it is: offsets are led back to it. Paragraphs in
another language and pieces past the limits are left unparsed, each with a reason.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass

from stemma.annotate.casing import own_forms, recased, shouted, titled
from stemma.annotate.paragraphs import paragraphs
from stemma.languages import foreign
from stemma.reasons import reason
from stemma.records import Reason, Span

MAX_CHARS = 400_000
"""Characters of one report that are parsed; the rest is kept as text and said to be unparsed."""

MAX_WORD = 200
"""Characters of a word that is parsed: a longer one is encoded data, and the tokenizer's time grows with
its square."""

TORN = 1_000
"""Characters of a stretch that was cut for its length (see ``paragraphs``); a dateline is far shorter."""
ENDS = '.!?…”’")'

SHOWN = 60
"""Characters of an unparsed paragraph that its reason shows."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
_SPACE = re.compile(r"[^\S ]")
_GLUED = re.compile(r"[.?!…](?<=[a-z0-9][a-z0-9)%][.?!…])[”’)]*(?P<quote>\"?)(?=[“‘(]?(?:[A-Z][a-z’' ]|I ))")
_LONG = re.compile(rf"\S{{{MAX_WORD + 1},}}")
_ADDRESS = re.compile(r"(?:www\.|://|@)\S*$", re.I)


@dataclass(frozen=True, slots=True)
class Stretch(Span):
    """A paragraph and its ``text`` as it is parsed.

    ``places``: for every parsed character its place in the paragraph; None where each stands in its own.
    A space that was put in has the place of the character before it.
    """

    text: str = ""
    places: array[int] | None = None

    def found(self, start: int, end: int) -> tuple[int, int]:
        """The bounds in the report of the characters that are parsed from ``start`` to ``end``."""
        if self.places is None:
            return self.start + start, self.start + end
        return self.start + self.places[start], self.start + self.places[end - 1] + 1


def stretches(text: str) -> tuple[list[Stretch], tuple[Reason, ...]]:
    """The stretches of a report's text that are parsed, in order; and why others are not."""
    parts = paragraphs(text[:MAX_CHARS])
    made: list[Stretch] = []
    others: list[tuple[str, str]] = []
    long: list[str] = []
    torn: list[str] = []
    for part, after in zip(parts, [*parts[1:], None], strict=False):
        raw = text[part.start : part.end]
        code = foreign(raw)
        if code:
            others.append((code, raw[:SHOWN]))
            continue
        if after and len(raw) > TORN and raw[-1] not in ENDS and "\n" not in text[part.end : after.start]:
            torn.append(raw[:SHOWN])
        long += [m.group()[:SHOWN] for m in _LONG.finditer(raw)]
        clean, places = readable(raw, text)
        if clean.strip():
            made.append(Stretch(part.start, part.end, clean, places))
    return made, _limits(len(text), others, long, torn)


def _limits(
    length: int, others: list[tuple[str, str]], long: list[str], torn: list[str]
) -> tuple[Reason, ...]:
    """Why parts of a report were not parsed, or not as they stand."""
    found: list[Reason] = []
    if length > MAX_CHARS:
        found.append(reason("limit.parse", f"only the first {MAX_CHARS} characters were parsed"))
    for code, count in sorted(Counter(code for code, _ in others).items()):
        shown = [head for known, head in others if known == code][:3]
        words = f"{count} paragraph{'s' * (count > 1)} not in English ({code}): nothing was read from them"
        found.append(reason("limit.language", words, *shown))
    if long:
        words = f"{len(long)} word{'s' * (len(long) > 1)} of more than {MAX_WORD} characters not parsed"
        found.append(reason("limit.word", words, *long[:3]))
    if torn:
        words = f"{len(torn)} stretch{'es' * (len(torn) > 1)} without a sentence's end parsed in pieces"
        found.append(reason("limit.sentence", words, *torn[:3]))
    return tuple(found)


def readable(raw: str, report: str = "") -> tuple[str, array[int] | None]:
    """A paragraph of a report as it is parsed; and where its characters stand, if not in their own place."""
    text, places = _SPACE.sub(" ", raw), None
    glued = [m for m in _GLUED.finditer(text) if not _ADDRESS.search(text, max(0, m.start() - 80), m.start())]
    cuts = [(m.start(), m.end(), "") for found in (_UNSEEN, _LONG) for m in found.finditer(text)]
    for match in glued:
        at = match.end()
        if match["quote"] and text.count('"', 0, match.start("quote")) % 2 == 0:
            at = match.start("quote")  # the mark opens what follows
        cuts.append((at, at, " "))
    if cuts:
        text, places = _cut(text, sorted(cuts))
    if shouted(text) or titled(text):
        text = recased(text, own_forms(report))
    return text, places


def _cut(text: str, cuts: list[tuple[int, int, str]]) -> tuple[str, array[int]]:
    """The text without the stretches ``cuts`` (start, end, what stands in its place), and the places."""
    pieces: list[str] = []
    places = array("l")
    at = 0
    for start, end, instead in cuts:
        if start >= at:
            pieces += [text[at:start], instead]
            places.extend(range(at, start))
            places.extend([max(0, start - 1)] * len(instead))
        at = max(at, end)
    pieces.append(text[at:])
    places.extend(range(at, len(text)))
    return "".join(pieces), places
