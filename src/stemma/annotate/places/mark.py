"""The places of a report: recognised, resolved, with reasons, and marked on its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.places.around import CHANCE, Point, around, middle_of_towns
from stemma.annotate.places.asked import asked_of, local_home_of
from stemma.annotate.places.candidates import COLUMNS, Asked
from stemma.annotate.places.gazetteer import DEMONYM, PART, ROUGH, gazetteer
from stemma.annotate.places.known import country_names
from stemma.annotate.places.recognise import goes_on, recognised
from stemma.annotate.places.resolve import Choice, resolve
from stemma.annotate.places.toponyms import Toponym
from stemma.keys import name_key
from stemma.reasons import reason
from stemma.records import Candidate, Mention, Place, Reason, Report, Sentence, Token

WHY = {
    "people": "the largest of that name", "country": "a country", "region": "a first-order region",
    "capital": "a capital", "seat": "the seat of its region", "other name": "its own name, not another one",
    "beside": "its region or country stands beside the name", "county word": "the words around say county",
    "city word": "the words around say city", "state word": "the words around say state",
    "outlet country": "the outlet is at home in its country", "outlet near": "the outlet is at home near it",
    "same country": "other places of the report lie in its country",
    "same region": "other places of the report lie in its region",
    "near": "other places of the report lie near it", "country named": "its country is named",
    "region named": "its region is named", "demonym": "the name of its people",
    "abbreviation": "its abbreviation",
}  # fmt: skip
"""What each piece of evidence says, where it counts for the place that was chosen."""

TOLD = 0.3
"""Weight by which a piece of evidence must set a place above the next to be told as a reason."""

ACTING = frozenset(
    """say announce accuse condemn warn insist deny declare urge demand refuse reject agree impose pledge vow
    threaten criticise criticize denounce claim confirm call back support oppose sign approve order ask
    decide recognise recognize expel recall summon respond retaliate sanction offer promise""".split()
)
"""Verbs whose subject, where it is a country or a capital, is its government."""

SUBJECTS = ("nsubj", "nsubj:outer")
CERTAIN = 0.7
"""Chance of a country from which on a mention is said to lie in it; below, nothing is said."""

MEANT = {"city": 0.93, "county": 0.97}
"""Of the towns and counties that alone in the gazetteer have a name, the share that was meant, measured on
the tuned half (183 and 92 names): the others are places that it lacks. Every such wider place was meant."""

NAMED = 0.85
"""Chance that a stretch names a place from which on that is taken as told. Cross-validated in the tuned half,
of names at 0.7 / 0.8 / 0.9 to a tenth more 84 / 85 / 95 of 100 are places in the gold."""

WORLDWIDE = frozenset(
    part.strip()
    for part in """
    earth, mars, venus, jupiter, saturn, mercury, neptune, uranus, pluto, moon, sun, milky way,
    pacific, pacific ocean, atlantic, atlantic ocean, arctic, antarctic, indian ocean, mediterranean,
    mediterranean sea, black sea, red sea, north sea, baltic, baltic sea, caspian sea, dead sea, yellow sea,
    gulf, persian gulf, english channel, central america, latin america, south america, north america,
    middle east, near east, far east, south asia, caribbean, balkans, sahara, sahel, himalayas, alps, levant,
    orient, west, east
    """.split(",")
)
"""Names by which reports mean a sea, a planet or a part of the world.

Towns are called so too ("Earth, Texas"), but only where a report says in which state they lie.
"""

SEATS = {
    "white house": "US", "wall street": "US", "capitol hill": "US", "silicon valley": "US", "pentagon": "US",
    "kremlin": "RU", "downing street": "GB", "westminster": "GB", "whitehall": "GB",
}  # fmt: skip
"""Houses and streets that stand for power or trade, with their country; no town of the name is meant."""

CEILING = 0.99
"""No name is surer than this."""


def placed(
    report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[list[Mention], tuple[Place, ...]]:
    """The mentions with their places marked and the missing ones added, and the places themselves.

    A name that the engine takes for something else becomes a place only where the model of
    ``recognise`` says so and no longer name of a person in the report ends with it.
    """
    text = report.text
    scored = recognised(text, tokens, sentences, mentions)
    if not scored:
        return _settled(text, tokens, mentions), ()
    found = [toponym for toponym, _ in scored]
    names, numbers = asked_of(text, found)
    chosen = [
        _town(asked, held) for asked, held in zip(names, resolve(names, local_home_of(report)), strict=True)
    ]
    first = {at: found[n] for n, at in reversed(list(enumerate(numbers)))}
    middle = middle_of_towns(chosen)
    surest = [0.0] * len(names)
    for (_, chance), at in zip(scored, numbers, strict=True):
        surest[at] = max(surest[at], chance)
    places = [
        _doubted(_place(text, first[at], asked, chosen[at], middle), surest[at])
        for at, asked in enumerate(names)
    ]
    spans = {(m.start, m.end): n for n, m in enumerate(mentions)}
    marked = list(mentions)
    for toponym, at in zip(found, numbers, strict=True):
        known = spans.get((toponym.start, toponym.end))
        old = mentions[known] if known is not None else None
        if old is not None and old.kind == "person" and " " in old.key:
            continue  # the surname of a person of the report
        new = _mention(text, tokens, toponym, old, at, chosen[at])
        if known is None:
            marked.append(new)
        else:
            marked[known] = new
    marked = _settled(text, tokens, marked)
    return sorted(marked, key=lambda m: (m.start, m.end, m.kind, m.key)), tuple(places)


def _town(asked: Asked, held: list[Choice]) -> list[Choice]:
    """What a name may mean, without the towns called like a sea or a planet."""
    if asked.beside or asked.key not in WORLDWIDE | SEATS.keys():
        return held
    return [choice for choice in held if choice.row.level == "continent"]


def _settled(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The engine's other place names set right: "Paris, Texas" is two, "eastern Ukraine" lies in one place,
    and "Paris" before "Hilton" lies nowhere.
    """
    persons = {m.first for m in mentions if m.kind == "person"}
    held = [m for m in mentions if m.place is not None]
    at = {n: m for m in held for n in range(m.first, m.last + 1)}
    kept: list[Mention] = []
    for mention in mentions:
        inside = []
        alone = mention.kind == "place" and mention.place is None
        if alone:
            numbers = range(mention.first, mention.last + 1)
            inside = list({m.start: m for n in numbers if (m := at.get(n)) is not None}.values())
        if len(inside) > 1 and "," in text[mention.start : mention.end]:
            continue
        if inside:
            mention = replace(mention, country=inside[-1].country)
        elif alone and (mention.last + 1 in persons or goes_on(text, tokens, mention.first, mention.last)):
            mention = replace(mention, country="", level="")
        kept.append(mention)
    return kept


def _mention(
    text: str, tokens: Sequence[Token], toponym: Toponym, old: Mention | None, at: int, held: Sequence[Choice]
) -> Mention:
    """The mention of a toponym: the one that stands there, or a new one."""
    words = text[toponym.start : toponym.end]
    key, name = name_key(words), words
    country, level = _country(held) or SEATS.get(key, ""), ""
    if held:
        best = held[0]
        level = "demonym" if best.kind == DEMONYM else best.row.level
        if best.row.level == "country" and best.kind != PART:
            key = country_names().get(best.row.country, key)
            name = gazetteer().title(best.row.at)
    acts = level in ("country", "capital", "region") and _acts(tokens, toponym)
    if old is None:
        return Mention(
            toponym.start, toponym.end, toponym.first, toponym.last, "place", key, name, country, level,
            place=at, acts=acts,
        )  # fmt: skip
    return replace(old, kind="place", key=key, country=country, level=level, place=at, acts=acts)


def _country(held: Sequence[Choice]) -> str:
    """The country that a name surely lies in, whichever of its places it means; "" where none is sure."""
    chances: dict[str, float] = {}
    for choice in held:
        chances[choice.row.country] = chances.get(choice.row.country, 0.0) + choice.chance
    best = max(sorted(chances), key=lambda c: chances[c], default="")
    return best if chances.get(best, 0.0) >= CERTAIN else ""


def _acts(tokens: Sequence[Token], toponym: Toponym) -> bool:
    """Whether a place is the subject of a verb that only those who govern it can be the subject of."""
    return any(stands_for_government(tokens, n) for n in range(toponym.first, toponym.last + 1))


def stands_for_government(tokens: Sequence[Token], n: int) -> bool:
    """Whether a word of a place's name is the subject of a verb of those who govern."""
    if tokens[n].dep == "conj":
        n = tokens[n].head  # "Ottawa and London condemned it"
    return tokens[n].dep in SUBJECTS and tokens[tokens[n].head].lemma.lower() in ACTING


def _place(text: str, toponym: Toponym, asked: Asked, held: Sequence[Choice], middle: Point | None) -> Place:
    """The record of what a name means; without a candidate, a place of no number among the towns."""
    words = text[toponym.start : toponym.end]
    if not held:
        why = reason("place.unknown", "the gazetteer has no place of this name", words)
        among = around(words, middle)
        if among is None:
            return Place(0, words, "", "", "", 0.0, 0.0, 0.0, (why,))
        told = "placed among the towns of the report, which lie together"
        where = round(among[0], 2), round(among[1], 2)
        return Place(0, words, "", "", "", *where, CHANCE, (why, reason("place.among", told, words)))
    first, *rest = (_candidate(choice) for choice in held)
    return Place(
        first.number, first.name, first.level, first.country, first.region, first.latitude, first.longitude,
        first.score, tuple(_reasons(words, asked, held)), tuple(rest),
    )  # fmt: skip


def _doubted(place: Place, chance: float) -> Place:
    """A place of less score where it is not sure that its name, wherever it stands, names a place at all."""
    if chance >= NAMED or not place.score:
        return place
    why = reason("place.doubtful", "the name may be that of somebody or something else", place.name)
    return replace(place, score=round(place.score * chance, 3), reasons=(*place.reasons, why))


def _candidate(choice: Choice) -> Candidate:
    row = choice.row
    region = gazetteer().title(row.region) if row.region >= 0 else ""
    return Candidate(
        row.number, gazetteer().title(row.at), row.level, row.country, region, round(choice.latitude, 2),
        round(choice.longitude, 2), round(min(choice.chance * MEANT.get(row.level, 1.0), CEILING), 3),
    )  # fmt: skip


def _reasons(words: str, asked: Asked, held: Sequence[Choice]) -> list[Reason]:
    """Why the first candidate stands first, the weightiest reason first; what is rough about it last."""
    best = held[0]
    found: list[Reason] = []
    if len(asked.calls) == 1:
        found.append(reason("place.alone", "the gazetteer has one place of this name", words))
    parts = sorted(best.parts, key=lambda p: (-p[1], COLUMNS.index(p[0])))
    for piece, weight in parts[:3]:
        if weight >= TOLD and piece in WHY:
            found.append(reason(f"place.{piece.replace(' ', '_')}", WHY[piece], words))
    if not found:
        found.append(reason("place.likeliest", f"the likeliest of {len(asked.calls)} of this name", words))
    if best.kind == PART:
        told = "the gazetteer has no place of the whole name: taken for the one it is part of"
        found.append(reason("place.part", told, words))
    if best.row.flags & ROUGH:
        told = (
            "by the towns of its region that the report names" if best.by_towns else "in its region's middle"
        )
        found.append(reason("place.rough", f"its own position is not known: placed {told}", words))
    return found
