"""The origin behind each claim: its voice, what its sentence credits, or its report's credit line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from stemma.keys import folded, person_key, sounding
from stemma.records import Claim, Interest, Report, Voice

GOVERNMENT = re.compile(
    r"\b(?:ministry|minister|government|cabinet|presidential|president|premier|kremlin|white house|pentagon"
    r"|military|army|navy|air force|armed forces|self defen[cs]e forces?|joint chiefs|chiefs of staff"
    r"|defen[cs]e (?:secretary|department|official)|state department|foreign (?:secretary|office)|embassy"
    r"|secretary of (?:state|defen[cs]e)|civil aviation|national security|prefect(?:ure)?|command(?:er)?)\b"
)
"""Bodies of one government, its forces among them: separate voices of one interested side (rule 3)."""

PARTS = re.compile(r"\b(?:company|club|board|society|association|university|bank|airline|party)\b")
"""Words of a voice whose president or secretary is nobody of a government."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one claim comes from. ``key`` "" where no origin is named; ``side``: of one government.

    ``whole``: the credit is that of the whole report, and the sentence itself names nobody. ``actor``: the
    key of the actor whose voice it is; ``via``: the keys of those who passed the voice on.
    """

    kind: str
    key: str
    name: str
    shown: bool
    interest: Interest
    side: str
    how: str
    body: str = ""
    whole: bool = False
    actor: str = ""
    via: frozenset[str] = frozenset()


def source_of(claim: Claim, report: Report, names: Mapping[str, str]) -> Source:
    """The source of a claim: the deepest named link of its chain, by the rules of the shown origin.

    ``names``: key of an actor -> the key that stands for it in the story, where that is another.
    """
    own: Interest = "state media" if report.outlet.kind == "state media" else ""
    voice = claim.voice
    if voice.kind == "named":
        side = _side(voice)
        name = f"{voice.name} ({voice.role})" if voice.role and voice.role not in voice.name else voice.name
        origin = next((o for o in claim.origins if o.key == voice.key or o.kind == "agency"), None)
        shown = origin.shown if origin is not None else True
        kind = origin.kind if origin is not None else "voice"
        how = origin.how if origin is not None else "a named voice"
        key, body = _plain(voice.key), _plain(voice.body)
        if _STATE.fullmatch(key) and voice.country:  # "the Maravel government", "Maravel's government"
            key = body = f"government {voice.country}"
        via = frozenset(person_key(name) for name in voice.via)
        actor = names.get(voice.actor, voice.actor)
        return Source(kind, key, name, shown, voice.interest, side, how, body, False, actor, via)
    for origin in claim.origins:
        if origin.kind in ("agency", "outlet", "document", "recording"):
            return Source(origin.kind, origin.key, origin.name, origin.shown, own, "", origin.how)
        if origin.kind == "presence" and not _posted(claim, report):
            name = f"the reporter of {report.outlet.name or 'an unknown outlet'}"
            # an outlet's own reporter and whoever credits that outlet are one origin
            key = folded(report.credit.value or report.outlet.name) or f"presence {report.id}"
            if report.author.value:  # a post: its writer was there, not the board
                name = f"{report.author.value} of {report.outlet.name or 'an unknown board'}"
                key = f"presence {folded(name)}"
            return Source("presence", key, name, True, own, "", origin.how)
    if report.credit.value and voice.kind == "report":
        key, name = folded(report.credit.value), report.credit.value
        return Source("agency", key, name, True, own, "", f"the report credits {name}", whole=True)
    if voice.kind == "unnamed":
        return Source("unnamed", "", voice.name, False, own, "", f"“{voice.name}” names nobody")
    return Source("none", "", "", False, own, "", "source not given")


def _side(voice: Voice) -> str:
    """The side of a voice: the government or police of a country, which counts once; "" for others."""
    if voice.body.startswith("government "):
        return voice.body
    described = f"{folded(voice.name)} {folded(voice.role)} {voice.key} {folded(voice.office)}"
    if GOVERNMENT.search(described) and not PARTS.search(described):
        return f"government {voice.country}"
    return f"police {voice.country}" if voice.sector == "COP" else ""


_POSTED = re.compile(r"https?://|\bpic\.twitter|(?<!\w)[#@]\w", re.IGNORECASE)
"""Marks of a message on the social web."""
NEAR = 300
"""Characters on either side of a clause within which such a mark makes "I" the writer of a message."""


def _posted(claim: Claim, report: Report) -> bool:
    """Whether a clause stands in a message of the social web: "I" there is not the reporter."""
    start, end = claim.span.start, claim.span.end
    before = report.text[max(0, start - NEAR) : start].rpartition("\n")[2]
    after = report.text[end : end + NEAR].partition("\n")[0]
    return bool(_POSTED.search(f"{before}{report.text[start:end]}{after}"))


_STATE = re.compile(r"(?:[\w ]+ )?government(?: of [\w ]+)?")


def _plain(key: str) -> str:
    """A voice's key without "spokesman" and the like, so that a body and its speakers meet."""
    words = [w for w in key.split() if w not in ("spokesman", "spokeswoman", "spokesperson", "official")]
    return " ".join(words) or key


def bodies_of(claims: Iterable[Claim]) -> dict[str, str]:
    """The body that each named person speaks for, from whatever report of the story says it.

    Where reports give a person several bodies, the longest name counts (the last of them by order). One who
    is told by the last name alone speaks for the body of the one person of the story who has that name; first
    letters ("un") stand for the body of the story whose words begin with them.
    """
    found: dict[str, set[str]] = {}
    voices: set[str] = set()
    full_names: set[str] = set()
    for claim in claims:
        full_names.update(s.key for s in claim.slots if s.role in ("who", "whom") and " " in s.key)
        voice = claim.voice
        if voice.kind == "named":
            voices.add(_plain(voice.key))
            full_names.update(key for key in (voice.key, voice.body) if " " in key)
            if voice.body and voice.body != voice.key:
                found.setdefault(_plain(voice.key), set()).add(_plain(voice.body))
    named: dict[str, set[str]] = {}
    for key in found:
        if " " in key:
            named.setdefault(key.split()[-1], set()).add(key)
    for key in voices - found.keys():
        full = named.get(key, set())
        if len(full) == 1:
            found[key] = found[next(iter(full))]
    letters: dict[str, set[str]] = {}
    for name in full_names:
        letters.setdefault(_letters(name), set()).add(name)
    for key in voices & letters.keys():
        found[key] = letters[key]
    return {key: max(bodies, key=lambda b: (len(b), b)) for key, bodies in sorted(found.items())}


def _letters(name: str) -> str:
    """The first letters of a name's words, without the small ones."""
    return "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for", "in"))


def same_origin(a: Source, b: Source, bodies: Mapping[str, str]) -> bool:
    """Whether two origins of one kind are one: voices as ``same_voice`` says, media by one name in short."""
    if a.kind != b.kind:
        return False
    return same_voice(a, b, bodies) if a.kind == "voice" else one_name(a.key, b.key)


def same_voice(a: Source, b: Source, bodies: Mapping[str, str]) -> bool:
    """Whether two voices are one: one person, one body, or a person and the body spoken for.

    So are those that are one actor ("the North", "Pyongyang"), a name in two spellings, and a voice with the
    one that passes it on ("Brook said Dahl had told her", "Brook said").
    """
    if (a.actor and a.actor == b.actor) or a.key in b.via or b.key in a.via:
        return True
    if sounding(a.key) and sounding(a.key) == sounding(b.key):
        return True
    if _one_person(a.actor or a.key, b.actor or b.key):
        return True
    first = {a.key, a.body, bodies.get(a.key, "")} - {""}
    second = {b.key, b.body, bodies.get(b.key, "")} - {""}
    return any(one_name(x, y) for x in first for y in second)


SHORT_FIRST, LONG_LAST = 3, 7
"""Letters of a first name that may be short for another ("Pat"), and of a last name that may be misspelt."""


def _one_person(a: str, b: str) -> bool:
    """Whether two names of persons may be one: "Pat Brook" and "Patrick Brook", "Brook" and "Ada Brook".

    A long last name alone may differ by one letter. What may be one is not counted as two.
    """
    short, long = sorted((a.split(), b.split()), key=len)
    if not short or not long or len(long) < 2:
        return False
    if len(short) == 1:
        near = (
            min(len(short[0]), len(long[-1])) >= LONG_LAST and Levenshtein.distance(short[0], long[-1]) <= 1
        )
        return near or (short[0] == long[-1] and len(short[0]) > SHORT_FIRST)
    if short[-1] != long[-1]:
        return False
    brief, full = sorted((short[0], long[0]), key=len)
    return len(brief) >= SHORT_FIRST and full.startswith(brief)


def sided(source: Source, bodies: Mapping[str, str]) -> Source:
    """The source with the side that its body takes, where its own sentence does not say it."""
    if source.kind != "voice" or source.side or not GOVERNMENT.search(bodies.get(source.key, "")):
        return source
    return replace(source, side="government ")


def one_name(a: str, b: str) -> bool:
    """Whether two keys name one body: equal, or one the beginning or ending of the other.

    "coast guard" is the ending of "maravel coast guard"; a single short word is none.
    """
    if a == b:
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    if long[-len(short) :] == short:
        return len(short) > 1 or len(short[0]) > 3
    return len(short) > 1 and long[: len(short)] == short  # "foreign ministry of dorland"
