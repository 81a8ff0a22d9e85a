"""Sentences that stand in many reports and prove nothing: rights notices, sign-ups, house rules.

The cleaner takes out most furniture; what slips through must not join strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stemma.records import Span

PHRASES: tuple[tuple[str, str], ...] = (
    ("all", r"all rights reserved"),
    ("may", r"may not be (?:published|reproduced|redistributed|copied)"),
    ("copyright c", r"(?:©|\(c\)|c\)|copyright)\s*(?:\d{4}|the\b|by\b)"),
    ("sign signed", r"(?:sign|signed) up (?:to|for) (?:our|the|his|her|their)\b"),
    ("subscribe", r"subscribe (?:to|now|today|for)\b"),
    ("our free daily weekly morning email e", r"(?:our|free|daily|weekly|morning|e-?mail) newsletters?\b"),
    (
        "follow",
        r"follow (?:us|him|her|the \w+|@\w+|\w+ \w+) on (?:twitter|facebook|instagram|telegram|x\b)",
    ),
    ("like join find", r"(?:like|join|find) us on\b"),
    ("download get install", r"(?:download|get|install) (?:the|our) [\w ]{0,30}app\b"),
    ("click", r"click here\b"),
    (
        "this the",
        r"(?:this|the) (?:story|article|report|post|page) (?:has been|was|is being|will be) "
        r"(?:updated|corrected|amended|automatically|edited|generated|published from)",
    ),
    ("views opinions", r"(?:views|opinions) expressed\b"),
    ("read see watch listen", r"(?:read|see|watch|listen) (?:more|also|next|the full)\b\s*:?"),
    ("additional reporting", r"(?:additional )?reporting by .{0,200}(?:;|editing by|writing by)"),
    ("editing writing compiled", r"(?:editing|writing|compiled) by [a-z]"),
    ("our", r"our standards\s*:"),
    ("cookie cookies", r"cookies?\b.{0,60}\b(?:accept|policy|consent|browser|settings)\b"),
    ("enable turn", r"(?:enable|turn on) (?:javascript|cookies|notifications)\b"),
    ("privacy terms", r"(?:privacy policy|terms (?:of|and) (?:use|service|conditions))\b"),
    (
        "advertisement sponsored story",
        r"(?:advertisement|sponsored content|story continues below)\b",
    ),
    (
        "contact reach email e",
        r"(?:contact|reach|e-?mail) (?:the|this) (?:author|reporter|writer|editor)\b",
    ),
    ("share", r"share (?:this|on) (?:story|article|facebook|twitter|whatsapp|post)\b"),
    ("getty file photo image picture", r"(?:getty images|file photo|photo by|(?:image|picture) credit)\b"),
    ("whatsapp", r"whatsapp (?:group|channel|number|us)\b"),
    ("join", r"join our (?:whatsapp|telegram|community)\b"),
    ("not", r"not a robot\b"),
    ("invalid", r"invalid e-?mail address"),
    ("please", r"please (?:re-?enter|try again later)\b"),
    ("special", r"special offers for\b"),
    ("thank", r"thank you for subscribing"),
    ("error", r"error has occurred\b"),
    ("continue", r"continue reading (?:the )?main story"),
    ("sign", r"(?:(?<=\n)|(?<![\s\S]))sign up[ \t]{0,8}$"),
    (
        "story stories video videos tip tips",
        r"(?:stor(?:y|ies)|videos?|tips?) for .{0,40}(?:news team|newsroom)\b",
    ),
    ("pay", r"pay for your (?:stor|video|tip)"),
    ("email e", r"e-?mail us (?:at|on)\b"),
    ("call", r"call us on\b"),
    ("transcript transcripts", r"transcripts? (?:are|is) (?:created|provided)\b"),
    ("accuracy", r"accuracy and availability may vary"),
    ("may authoritative", r"(?:may not be|authoritative record) .{0,60}(?:final form|audio record)"),
    ("undated handout file", r"(?:undated|handout|file) (?:photo|picture|image)\b"),
    ("in", r"in this (?:photo|picture|image)\b"),
    ("this a an", r"^(?:this|a|an) (?:photo|picture|image|still)\b.{0,80}\bshows?\b"),
    ("support", r"support (?:our|independent) journalism\b"),
    ("content", r"content created by .{1,60} is available without charge\b"),
    ("for", r"for licensing opportunities\b"),
    ("get", r"get (?:breaking news|the latest|special) [\w ]{0,20}(?:alerts|delivered|in your inbox)"),
    ("you", r"you will receive (?:occasional|promotional)\b"),
    (
        "editor",
        r"editor['’]?s note\s*:\s*(?:want to|as a public service"
        r"|this (?:article|story|piece) (?:first|originally))",
    ),
    ("make", r"make a (?:donation|contribution)\b"),
)
"""What marks a sentence as furniture, whatever else it says, with the words that it begins with;
written after reading the sentences that more than two unrelated articles of the labelled news share."""

FIRST_WORDS = frozenset(word for words, _ in PHRASES for word in words.split())
"""The words, in lower case, at which a phrase can begin."""

SIGN = "©"
"""What is no word and begins a phrase."""

WORD = re.compile(r"\w+")

FURNITURE = re.compile("|".join(f"(?:{phrase})" for _, phrase in PHRASES), re.MULTILINE)
"""Meant for text in lower case; tried where one of ``FIRST_WORDS`` begins: to look for it everywhere
takes eight times as long."""

PIECE_END = re.compile(r"\n|(?<=[.!?])[\"”’)]?\s")

LONGEST = 600
"""Characters of the longest sentence taken for furniture: a rights notice has under 300."""


def boilerplate_spans(text: str, firsts: Iterable[int] | None = None) -> list[Span]:
    """The sentences or lines of a text that are furniture, in order, apart.

    ``firsts``: where the words that stand in ``FIRST_WORDS`` begin, where they have been found already.
    """
    found: list[Span] = []
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if firsts is None:
        firsts = (word.start() for word in WORD.finditer(lower) if word[0] in FIRST_WORDS)
    if SIGN in lower:
        firsts = sorted({*firsts, *(sign.start() for sign in re.finditer(SIGN, lower))})
    passed = 0
    for at in firsts:
        hit = FURNITURE.match(lower, at) if at >= passed else None
        if hit is None:
            continue
        passed = hit.end()
        start = _piece_start(text, at)
        after = PIECE_END.search(text, passed, passed + LONGEST)
        end = after.start() if after else min(len(text), passed + LONGEST)
        if found:
            start = max(start, found[-1].end)
        if start < end <= start + LONGEST:
            found.append(Span(start, end))
            passed = end
    return found


def _piece_start(text: str, at: int) -> int:
    """Where the sentence or line that holds ``at`` begins; looks back ``LONGEST`` characters."""
    floor = max(0, at - LONGEST)
    start = floor
    for edge in PIECE_END.finditer(text, floor, at):
        start = edge.end()
    return start
