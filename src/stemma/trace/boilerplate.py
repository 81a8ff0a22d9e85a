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
    ("sign signed", r"(?:sign|signed) up (?:to|for) (?:our|the|his|her|their|receive)\b"),
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
        r"(?:advertisement|sponsored content|story continue[sd] below)\b",
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
    ("you", r"you will receive (?:occasional|promotional|e-?mails)\b"),
    (
        "editor editors",
        r"editor['’]?s note\s*:\s*(?:want to|as a public service"
        r"|this (?:article|story|piece) (?:first|originally))",
    ),
    ("make making", r"mak(?:e|ing) a (?:donation|contribution)\b"),
    ("if", r"if you(?:['’]ve)? (?:enjoyed|liked|loved) (?:this|our)\b"),
    (
        "members subscribers",
        r"(?:members|subscribers) (?:get|receive|enjoy) (?:all|full|unlimited|access|exclusive)\b",
    ),
    (
        "members readers subscribers donors",
        r"(?:members|readers|subscribers|donors) help (?:us\b|keep \w+ going)",
    ),
    ("enlarge", r"enlarge this image\b"),
    ("toggle", r"toggle caption\b"),
    ("just", r"just watched\b"),
    ("replay", r"replay more videos\b"),
    ("must", r"must watch\b"),
    ("you", r"you (?:agree to receive|may (?:unsubscribe|opt[- ]out)|must select a newsletter)\b"),
    ("you", r"you can (?:contact|reach|follow|e-?mail) (?:him|her|them)\b"),
    ("promo", r"promo code\b"),
    ("unsupported", r"unsupported on your device\b"),
    ("nonprofit", r"nonprofit newsroom\b"),
    ("reported", r"reported column by\b"),
    ("produced supported", r"(?:produced|supported) (?:with|by) (?:\w+ )?(?:support|grants?) from\b"),
    ("daily", r"daily summary of\b"),
    ("shows", r"shows you .{0,40}\bperspectives\b"),
    ("you", r"you can read diverse opinions\b"),
    ("submit", r"submit a letter\b"),
    ("column", r"column appears\b"),
    ("catch", r"catch .{1,30} live online\b"),
    ("add", r"add .{1,40} to your (?:facebook|twitter)\b"),
    ("your", r"your inbox\b"),
    ("site", r"site is protected by\b"),
    ("article story", r"(?:article|story) is more than \d{1,2} (?:year|month)s? old\b"),
    ("contributed", r"contributed (?:reporting )?to this (?:report|story|article)\b"),
    ("based", r"based in part on wire\b"),
    (
        "edited condensed",
        r"(?:edited|condensed) (?:and (?:edited|condensed) )?for (?:length|clarity|brevity|space)\b",
    ),
    ("financial", r"financial contribution will\b"),
    ("reader", r"reader[- ]supported\b"),
    ("copy", r"copy may not be in its final\b"),
)
"""What marks a sentence as furniture, whatever else it says, with the words that it begins with; written
after reading the sentences that more than two unrelated articles of the labelled news share, and those that
six or more of 37,554 unlabelled articles do."""

FIRST_WORDS = frozenset(word for words, _ in PHRASES for word in words.split())
"""The words, in lower case, at which a phrase can begin."""

SIGN = "©"
"""What is no word and begins a phrase."""

WORD = re.compile(r"\w+")

FURNITURE = re.compile("|".join(f"(?:{phrase})" for _, phrase in PHRASES), re.MULTILINE)
"""Meant for text in lower case; tried where one of ``FIRST_WORDS`` begins: to look for it everywhere
takes eight times as long."""

LABEL = "MORE"
"""The label of a link that a page sets inside a sentence, after headlines of other stories: "Ann Duck Ann
Beth DuckPonds freeze Skates sell out MORE said". Names are tagged so, and what stood in a box runs on."""

MAX_LABELLED = 600
"""Characters from a tagged name to the label of its link: three headlines have under 400."""

MAX_NAME = 6
"""Words of a full name, up to the surname."""

PIECE_END = re.compile(r"\n|(?<=[.!?])[\"”’)]?\s")

LONGEST = 600
"""Characters of the longest sentence taken for furniture: a rights notice has under 300."""


def boilerplate_spans(text: str, firsts: Iterable[int] | None = None) -> list[Span]:
    """The sentences or lines of a text that are furniture, in order, apart.

    ``firsts``: where the words that stand in ``FIRST_WORDS`` begin, where they have been found already.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if firsts is None:
        firsts = (word.start() for word in WORD.finditer(lower) if word[0] in FIRST_WORDS)
    if SIGN in lower:
        firsts = sorted({*firsts, *(sign.start() for sign in re.finditer(SIGN, lower))})
    if LABEL in text:
        return united(sorted([*_sentences(text, lower, firsts), *headlines_inside(text)]))
    return _sentences(text, lower, firsts)


def _sentences(text: str, lower: str, firsts: Iterable[int]) -> list[Span]:
    """The sentences or lines in which a phrase stands."""
    found: list[Span] = []
    passed = 0
    for at in firsts:
        hit = FURNITURE.match(lower, at) if at >= passed else None
        if hit is None:
            continue
        passed = hit.end()
        around = sentence_around(text, at, passed)
        start, end = around.start, around.end
        if found:
            start = max(start, found[-1].end)
        if start < end <= start + LONGEST:
            found.append(Span(start, end))
            passed = end
    return found


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence or line that holds a stretch; ``LONGEST`` characters are looked at on either side."""
    after = PIECE_END.search(text, end, end + LONGEST)
    return Span(_piece_start(text, start), after.start() if after else min(len(text), end + LONGEST))


def _piece_start(text: str, at: int) -> int:
    """Where the sentence or line that holds ``at`` begins; looks back ``LONGEST`` characters."""
    floor = max(0, at - LONGEST)
    start = floor
    for edge in PIECE_END.finditer(text, floor, at):
        start = edge.end()
    return start


def headlines_inside(text: str) -> list[Span]:
    """The full names that a page sets behind names, with the headlines and the label after them, in order."""
    found: list[Span] = []
    passed = 0
    at = text.find(LABEL)
    while at >= 0:
        end = at + len(LABEL)
        start = _tagged(text, max(passed, at - MAX_LABELLED, text.rfind("\n", passed, at) + 1), at)
        if start < at and not text[end : end + 1].isalnum():
            found.append(Span(start, end))
        passed = end
        at = text.find(LABEL, end)
    return found


def _tagged(text: str, start: int, end: int) -> int:
    """Where the full name behind a name begins, the first in a stretch; the end where there is none.

    One that a headline runs on from comes before one that stands apart.
    """
    words = text[start:end].split(" ")
    apart = len(words)
    for n, word in enumerate(words):
        name = word.rstrip(",")
        if len(name) > 2 and name[0].isupper() and name.isalpha() and not name.isupper():
            for other in words[n + 1 : n + 1 + MAX_NAME]:
                if other.startswith(name) and other != name:
                    return start + sum(len(one) + 1 for one in words[: n + 1])
                if other == name:
                    apart = min(apart, n)
                if not other[:1].isupper() and other[:1] != "(":
                    break
    return start + sum(len(one) + 1 for one in words[: apart + 1]) if apart < len(words) else end


def united(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans with those that overlap made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
