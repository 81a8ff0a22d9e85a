"""Single lines that are no text of a report: labels, prompts, bylines, stamps, the title again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stemma.dates import ALL_MONTH_WORD
from stemma.reasons import reason
from stemma.records import Reason

LONGEST = 400
"""Characters of a line above which it is text, whatever it begins with."""

LABEL = re.compile(
    r"(?:photos?|videos?|images?|picture|gallery|slideshow|audio|graphic|map|play video|watch|me"
    r"dia caption|"
    r"photo gallery|caption|close|share|tweet|pin|email|print|save|comments?|\d+ comments?|"
    r"share this(?: (?:article|story|page|with))?|copy (?:this )?link|hide caption|toggle caption|"
    r"enlarge this image|view (?:gallery|photos|fullscreen|comments)|loading\W*|listen|transcript|"
    r"[\W_]{1,20})[:.]?",
    re.I,
)
AD = re.compile(
    r"advertise?ments?(?: (?:continue reading(?: the main story)?|story continues below))?|"
    r"\W*(?:story|article) continues (?:below|after) (?:this )?ad\w*|sponsored(?: content)?|"
    r"continue reading(?: the main story| below)?|supported by|promoted|paid content|ad|"
    r"newsletter sign up\b.{0,380}",
    re.I,
)
MORE = re.compile(
    r"(?:(?:[>»▶•*-]\s?)?read (?:more|also|next|on|the full (?:story|article))\b(?::.*|[^.]{0,10"
    r"0})|"
    r"(?:see|watch|also|related)(?: (?:also|more|stories|story|articles?|coverage|content|news|t"
    r"opics?))?"
    r"(?: ?:.{0,140}|)|more (?:on this story|from|in|stories)\b[^.]{0,60}|more:.{0,140}|"
    r"(?:most (?:read|popular|viewed)|recommended|trending|you may also like)\b[^.]{0,60}|"
    r"scroll down for (?:more|video)\b.{0,60}|click here (?:to|for)\b.{0,140}|learn more)",
    re.I,
)
PROMPT = re.compile(
    r"(?:we pay for your stories\b.*|(?:sign|log) (?:up|in)\b.{0,120}|subscribe\b.{0,120}|"
    r"(?:follow|like|join) (?:us|me|@?\w+(?: \w+)?) on (?:facebook|twitter|instagram|x|telegram|"
    r"whatsapp)\b.{0,80}|"
    r"get (?:the|our) .{0,60}newsletter.{0,120}|please verify you're not a robot.*|invalid email"
    r" address.*|"
    r"(?:this )?(?:article|story) (?:has been|was) shared.{0,60}|media playback is (?:not suppor"
    r"ted|unsupported).{0,60}|"
    r"(?:have you got|do you have) a story.{0,200}|create (?:a free|an) account\b.{0,100})",
    re.I,
)
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s.{0,300}|.{0,200}\ball rights reserved\b.{0,200}", re.I)
BYLINE = re.compile(r"(?:story |reporting |report |written )?by:?\s+(?P<names>[^\W\d_].{1,90}?)\s*", re.I)
BYLINE_NAMES = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*|de|da|del|der|van|von|bin|al|el|la|le|and|for|of|in|the|&|,|\||/|-|–|—)"
    r"(?:[,\s|/&-]+(?:[A-ZÀ-Þ@][\w.’'@-]*|de|da|del|der|van|von|bin|al|el|la|le|and|for|of|in|th"
    r"e|&|\||/|-|–|—))*"
)
WORDS_IN_BYLINE = 14
_NO_NAMES = (
    "admin|administrator|author|authors|written by|by|editor|reporter|opinion|min read|staff|guest|"
    "published|updated|unknown|none|null|n/a|webmaster|user|default|correspondent|writer"
)
NO_NAMES = frozenset(_NO_NAMES.split("|"))
"""What stands where an author should and names nobody."""

STAMP_WORD = re.compile(
    r"(?:first |last |originally )?(?:published|posted|updated|modified|created|edited|filed|pri"
    r"nted|issued|"
    r"date|time|on|at|by|a\.?m\.?|p\.?m\.?|[a-z]{3,4}t|utc|gmt|edt|est|pdt|pst|cst|cdt|bst|cet|c"
    r"est|ist|"
    r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?"
    r":day)?|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d+(?:st|nd|rd|th)?|ago|minutes?|mins?|hours?|day"
    r"s?|weeks?|"
    r"of|the|eastern|et|local|from|edition|read|min|reply|"
    r"\d+(?:\.\d+)*\.?|\d+er|saved|captured|archived|retrieved|\d{1,2}h\d\d|veröffentlicht|aktualisiert|erstellt|stand|uhr|am|um|vom|"
    r"publiée?|mise?|modifiée?|jour|le|à|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|el|il|del?|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    rf"{ALL_MONTH_WORD})",
    re.I,
)
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*\.?")


def fold(text: str) -> str:
    """A line as it is compared: case and everything but letters and digits taken out."""
    return "".join(c for c in text.casefold() if c.isalnum())


def junk_reason(line: str, title: str = "", *, first: bool = False) -> Reason | None:
    """Why a line that stands alone is no text of the report; None where it is text.

    ``first``: no text stands before it, so that it may be the title again or a line of metadata.
    """
    text = " ".join(line.split())
    if not text or len(text) > LONGEST:
        return None
    if LABEL.fullmatch(text):
        return reason("line.label", "a label that stands alone", text)
    if AD.fullmatch(text):
        return reason("line.advertisement", "an advertisement mark", text[:60])
    if MORE.fullmatch(text) and not text.endswith((".", "”", '"')):
        return reason("line.read_more", "a link to other texts", text[:60])
    if PROMPT.fullmatch(text):
        return reason("line.prompt", "a prompt to the reader", text[:60])
    if COPYRIGHT.fullmatch(text):
        return reason("line.copyright", "a copyright line", text[:60])
    if is_stamp(text) or (byline_names(text) and (first or len(text) < 60)):
        return reason("line.metadata", "a line of metadata", text[:60])
    if first and title and fold(text) == fold(title):
        return reason("line.title_again", "the title again")
    return None


def byline_names(line: str) -> str:
    """The names of a byline ("By Ann Example and Bob Example, Reuters"), "" where it is none."""
    text = " ".join(line.split())
    if len(text) > 110 or (text.endswith((".", "?", "!", ":")) and not text.endswith("Jr.")):
        return ""
    found = BYLINE.fullmatch(text)
    if not found or len(text.split()) > WORDS_IN_BYLINE:
        return ""
    names = found.group("names").strip(" |,;-–—")
    return names if BYLINE_NAMES.fullmatch(names) else ""


def clean_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of authors as metadata gives them, each once: without "By", labels, dates and hosts."""
    found: list[str] = []
    for given in names:
        name = " ".join(re.sub(r"^(?:(?:written )?by|von|par)\b:?\s*", "", given.strip(), flags=re.I).split())
        words = [word for word in WORD.findall(name) if not STAMP_WORD.fullmatch(word)]
        host = " " not in name and "." in name
        label = name.casefold() in NO_NAMES or not words or any(c.isdigit() for c in name)
        if 2 <= len(name) <= 200 and not host and not label and "//" not in name and name not in found:
            found.append(name)
    return tuple(found)


def is_stamp(line: str) -> bool:
    """Whether a line is made of a time stamp and labels alone ("Xinhua | Updated: 2017-09-15")."""
    if len(line) > 120 or not DIGIT.search(line) or line.endswith((".", "!", "?")):
        return False
    words = WORD.findall(line)
    if len(words) > 18:
        return False
    stamps = sum(1 for word in words if STAMP_WORD.fullmatch(word))
    rest = len(words) - stamps
    dated = re.search(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d\d|\b(?:19|20)\d\d\b|\bago\b", line)
    if not dated or (words and words[0].casefold() in ("in", "since", "from", "by", "after", "before")):
        return False
    labelled = re.search(r"\b(?:published|posted|updated|modified)\b|[|•·]", line, re.I)
    return rest == 0 or (labelled is not None and rest <= 4 and stamps > rest)
