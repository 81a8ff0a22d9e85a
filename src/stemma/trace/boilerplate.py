"""Sentences that stand in many reports and prove nothing: rights notices, sign-ups, house rules.

The cleaner takes out most furniture; what slips through must not join strangers.
"""

from __future__ import annotations

import re

from stemma.records import Span

PHRASES = (
    r"all rights reserved",
    r"may not be (?:published|reproduced|redistributed|copied)",
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}|the\b|by\b)",
    r"(?:sign|signed) up (?:to|for) (?:our|the|his|her|their)\b",
    r"subscribe (?:to|now|today|for)\b",
    r"(?:our|free|daily|weekly|morning|e-?mail) newsletters?\b",
    r"follow (?:us|him|her|the \w+|@\w+|\w+ \w+) on (?:twitter|facebook|instagram|telegram|x\b)",
    r"(?:like|join|find) us on\b",
    r"(?:download|get|install) (?:the|our) [\w ]{0,30}app\b",
    r"click here\b",
    r"(?:this|the) (?:story|article|report|post|page) (?:has been|was|is being|will be) "
    r"(?:updated|corrected|amended|automatically|edited|generated|published from)",
    r"(?:views|opinions) expressed\b",
    r"(?:read|see|watch|listen) (?:more|also|next|the full)\b\s*:?",
    r"(?:additional )?reporting by .{0,200}(?:;|editing by|writing by)",
    r"(?:editing|writing|compiled) by [a-z]",
    r"our standards\s*:",
    r"cookies?\b.{0,60}\b(?:accept|policy|consent|browser|settings)\b",
    r"(?:enable|turn on) (?:javascript|cookies|notifications)\b",
    r"(?:privacy policy|terms (?:of|and) (?:use|service|conditions))\b",
    r"(?:advertisement|sponsored content|story continues below)\b",
    r"(?:contact|reach|e-?mail) (?:the|this) (?:author|reporter|writer|editor)\b",
    r"share (?:this|on) (?:story|article|facebook|twitter|whatsapp|post)\b",
    r"(?:getty images|file photo|photo by|image credit|picture credit)\b",
    r"whatsapp (?:group|channel|number|us)\b|join our (?:whatsapp|telegram|community)\b",
    r"not a robot\b|invalid e-?mail address|please (?:re-?enter|try again later)\b",
    r"special offers for\b|thank you for subscribing|error has occurred\b",
    r"continue reading (?:the )?main story|^[ \t]{0,8}sign up[ \t]{0,8}$",
    r"(?:story|video|tip)s? for .{0,40}(?:news team|newsroom)\b|pay for your (?:stor|video|tip)",
    r"e-?mail us (?:at|on)\b|\bcall us on\b",
    r"transcripts? (?:are|is) (?:created|provided)\b|accuracy and availability may vary",
    r"(?:may not be|authoritative record) .{0,60}(?:final form|audio record)",
    r"(?:undated|handout|file) (?:photo|picture|image)\b|\bin this (?:photo|picture|image)\b",
    r"^(?:this|a|an) (?:photo|picture|image|still)\b.{0,80}\bshows?\b",
    r"support (?:our|independent) journalism\b|make a (?:donation|contribution)\b",
)
"""What marks a sentence as furniture, whatever else it says; written after reading the sentences
that more than two unrelated articles of the labelled news share."""

FURNITURE = re.compile(
    r"(?:\b|(?=[©(]))(?:" + "|".join(f"(?:{phrase})" for phrase in PHRASES) + ")", re.MULTILINE
)
"""Meant for text in lower case and tried at the beginning of words alone: a third of the time that
it takes on text of any case, at any place."""

PIECE_END = re.compile(r"\n|(?<=[.!?])[\"”’)]?\s")

LONGEST = 600
"""Characters of the longest sentence taken for furniture: a rights notice has under 300."""


def boilerplate_spans(text: str) -> list[Span]:
    """The sentences or lines of a text that are furniture, in order, apart."""
    found: list[Span] = []
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for hit in FURNITURE.finditer(lower):
        if found and hit.start() < found[-1].end:
            continue
        start = _piece_start(text, hit.start())
        after = PIECE_END.search(text, hit.end(), hit.end() + LONGEST)
        end = after.start() if after else min(len(text), hit.end() + LONGEST)
        if found:
            start = max(start, found[-1].end)
        if end - start <= LONGEST:
            found.append(Span(start, end))
    return found


def _piece_start(text: str, at: int) -> int:
    """Where the sentence or line that holds ``at`` begins; looks back ``LONGEST`` characters."""
    floor = max(0, at - LONGEST)
    start = floor
    for edge in PIECE_END.finditer(text, floor, at):
        start = edge.end()
    return start
