"""Somebody else's words that stand without quotation marks: posts, statements, transcripts, lists of names.

Pages set a tweet, a statement or an interview apart by their layout; of that, lines are left. The same
words in two reports are then one voice heard twice, as between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from stemma.records import Span

LINE = re.compile(r"[^\n]+")

SIGNED = re.compile(r"\s?[—–-]{1,2}\s?[^\n@]{0,60}\(@\w{1,30}\)(?= (?:[A-Z]|\d)|[ \t]*$)", re.MULTILINE)
"""What signs a short post set into a report: "- Name (@name) 3 May"."""

POSTED = re.compile(
    r"pic\.twitter\.com/\w|https?://t\.co/\w|\bA post shared by [^\n]{1,60}\(@[\w.]{1,30}\)"
    r"|\bPosted by [^\n]{2,60} on (?:\w+day, )?(?:\d{1,2} [A-Z]\w{2,8}|[A-Z]\w{2,8} \d{1,2},) \d{4}"
    r"|(?:^|\s)#\w{3,}[^\n]{0,200}\s#\w{3,}|^RT @\w"
)
"""What only a post carries: a shortened link, the mark of the network, two tags."""

POST_SIGNS = ("pic.twitter.com/", "t.co/", "A post shared by", "Posted by", "#", "RT @")
"""Of which one stands in every text that holds such a thing: found in a tenth of the time."""

MAX_POST = 600
"""Characters of the longest such post with its mark-up."""

ANNOUNCED = re.compile(
    r"\b(?:said|says|wrote|writes|tweeted|posted|statement|reads?|letter|memo|e-?mail|post|message|tweet|note"
    r"|announced|added|remarks|speech|transcript|in full|full text|told \w+|explain(?:s|ed))\b"
    r"[^\n.!?]{0,80}:\s{0,3}$",
    re.IGNORECASE,
)
"""A line that hands over to somebody: "The company said in a statement:"."""

WHOLE = re.compile(
    r"^[^\n.]{0,60}\b(?:(?:full|complete|entire) (?:text|statement|transcript|remarks|letter|interview)"
    r"|(?:statement|letter|remarks|transcript)[^\n.]{0,30} in full"
    r"|(?:edited|rush|partial|lightly edited) transcript)\b[^\n]{0,80}$",
    re.IGNORECASE,
)
"""A short line over a document that is given whole."""

MAX_WHOLE = 8_000
"""Characters of a document given whole that are taken for it."""

TURN = re.compile(r"^(?P<who>Q|A|[A-Z][A-Z.’' -]{2,40}(?:\([^)\n]{1,30}\))?)(?P<role>, [A-Z ]{3,20})?:")
"""The label of a speaker in a transcript, in capitals: "SHAPIRO:"."""

MIN_TURNS = 3
"""Labels from which a text is a transcript: a headline in capitals with a colon stands alone."""

LABEL_END = re.compile(r": (?<=[A-Z]{2}: )")
LABEL = re.compile(
    r"(?:^|(?<=[.?!…”\"\])—-] ))(?:(?:M[RS]|MRS|DR|SEN|REP)\. )?"
    r"[A-Z][A-Z’'-]{2,20}(?: [A-Z][A-Z.’'-]{1,20}){0,3}(?P<role>, [A-Z ]{3,20})?: "
)
"""A speaker's label inside a line, after the end of a sentence: a transcript that lost its lines."""

MIN_LABELS = 2
"""Labels of one line from which it is one."""

OWN_ROLES = (", HOST", ", BYLINE")
"""Roles of the broadcaster's own people: what follows is its own report until the next label."""

SELF = re.compile(
    r"[IMm](?<!\w.)(?:(?<=I) (?!of |and |or |in |to )(?=[a-z])|(?<=I)['’](?:m|ll|ve|d)\b"
    r"|(?<=[Mm])y(?:self)?\b)"
)
"""Who says "I", not a part I; "told me" is a reporter's own."""

SELVES = re.compile(r"[WwOoUu](?<!\w.)(?:(?<=[Ww])e|(?<=[Oo])ur(?:s|selves)?|(?<=[Uu])s)\b")

MAX_SPEECH = 900
"""Characters of the longest line that one "I" makes speech: longer ones are texts that lost their lines."""

MAX_OWN = 0.25
"""Share of a text's lines in the first person from which it is its author who speaks, not a guest."""

NAME = r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}"
NAMES = re.compile(rf"{NAME}(?:(?:, and |,? and |[,;] ?|\n){NAME}){{5,200}}")
"""A list of six names or more: who is on it is a fact, the order is the list's."""


def unmarked_spans(text: str, marked: list[Span]) -> list[Span]:
    """The stretches of others' words outside ``marked``, the quoted ones; sorted, may overlap.

    ``marked``: sorted, apart. Time is linear in the length of the text.
    """
    return sorted([*apart_spans(text), *supposed_spans(text, marked)])


def apart_spans(text: str) -> list[Span]:
    """Those that their own form shows: posts, speakers' turns, lists of names. Sorted, may overlap."""
    lines = [Span(*found.span()) for found in LINE.finditer(text)]
    found = [
        *(_signed(text) if "(@" in text else ()),
        *(Span(*names.span()) for names in NAMES.finditer(text)),
    ]
    found += _turns(text, lines)
    found += _turns_inside(text)
    if any(sign in text for sign in POST_SIGNS):
        short = [line for line in lines if line.end - line.start <= MAX_POST]
        found += [line for line in short if _is_post(text, line)]
    return sorted(found)


def supposed_spans(text: str, marked: list[Span]) -> list[Span]:
    """The stretches that only what stands around them makes others' words: what a line hands over to, and
    lines in the first person. Sorted, may overlap; ``marked`` as in ``unmarked_spans``.
    """
    lines = [Span(*found.span()) for found in LINE.finditer(text)]
    return sorted([*_handed_over(text, lines), *_first_person(text, lines, marked)])


def _is_post(text: str, line: Span) -> bool:
    return POSTED.search(text, line.start, line.end) is not None


def _signed(text: str) -> Iterator[Span]:
    """The lines before a post's signature, with it."""
    for sign in SIGNED.finditer(text):
        start = text.rfind("\n", max(0, sign.start() - MAX_POST), sign.start()) + 1
        yield Span(max(start, sign.start() - MAX_POST), sign.end())


def _turns(text: str, lines: list[Span]) -> list[Span]:
    """What each speaker of a transcript says, from label to label; the broadcaster's own is left out."""
    labels = [(line.start, hit) for line in lines if (hit := TURN.match(text[line.start : line.start + 80]))]
    if len(labels) < MIN_TURNS:
        return []
    ends = [*(start for start, _ in labels[1:]), labels[-1][0] + MAX_POST]
    return [
        Span(start, min(end, len(text)))
        for (start, hit), end in zip(labels, ends, strict=True)
        if not (hit["role"] or "").startswith(OWN_ROLES)
    ]


def _turns_inside(text: str) -> Iterator[Span]:
    """What the speakers of a transcript that lost its lines say, from label to label or to the line's end."""
    for start, hits in groupby(
        LABEL_END.finditer(text), key=lambda hit: text.rfind("\n", 0, hit.start()) + 1
    ):
        if len(list(hits)) < MIN_LABELS:
            continue
        end = text.find("\n", start)
        labels = list(LABEL.finditer(text[start : end if end >= 0 else len(text)]))
        if len(labels) < MIN_LABELS:
            continue
        ends = [*(label.start() for label in labels[1:]), labels[0].endpos]
        for label, until in zip(labels, ends, strict=True):
            if not (label["role"] or "").startswith(OWN_ROLES):
                yield Span(start + label.start(), start + until)


def _handed_over(text: str, lines: list[Span]) -> Iterator[Span]:
    """The line after one that announces it, and a document given whole."""
    until = 0
    for line, after in pairwise(lines):
        colon = ":" in text[line.end - 4 : line.end]
        if colon and line.end - line.start < 400 and ANNOUNCED.search(text, line.start, line.end):
            yield after
        if line.start >= until and line.end - line.start < 160 and WHOLE.match(text[line.start : line.end]):
            until = min(len(text), line.end + MAX_WHOLE)
            yield Span(line.end, until)


def _first_person(text: str, lines: list[Span], marked: list[Span]) -> list[Span]:
    """Lines in the first person, in a text that otherwise is not: somebody is let speak."""
    speaking: list[Span] = []
    at = 0
    for line in lines:
        own: list[str] = []
        start = line.start
        while at < len(marked) and marked[at].start < line.end:
            own.append(text[start : max(start, marked[at].start)])
            start = max(start, marked[at].end)
            if marked[at].end > line.end:
                break
            at += 1
        own.append(text[start : line.end])
        said = " ".join(own) if line.end - line.start <= MAX_SPEECH else ""
        if SELF.search(said) or len(SELVES.findall(said)) > 1:
            speaking.append(line)
    return speaking if len(speaking) <= MAX_OWN * len(lines) else []
