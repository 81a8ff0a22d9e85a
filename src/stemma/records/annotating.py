"""What the annotate step makes: sentences, tokens, mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.shared import Reason, Span, When


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the number of the head token in the report, itself for a root."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    morph: str
    dep: str
    head: int


MentionKind = Literal["person", "organisation", "group", "place", "time", "quantity", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]


QuantityKind = Literal["count", "toll", "share", "money", "ordinal", "measure", "age"]
QuantityBound = Literal["exact", "least", "most", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound: "at least 50" is value 50, bound "least"; ``unit``: what is counted.

    A "toll" counts people who came to harm; a "share" is a fraction of the unit, 0 to 1; ``low`` and
    ``high``: the values that the words allow, None where they set no limit ("10 to 20" is value 10, bound
    "least", high 20). ``vague``: nobody counted, and the value is a convention ("dozens" 12).
    """

    value: float
    bound: QuantityBound
    unit: str
    kind: QuantityKind = "count"
    low: float | None = None
    high: float | None = None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer that a name may mean.

    ``number``: GeoNames id, 0 where the gazetteer has no such place; ``level``: "continent", "country",
    "region" (first-order), "county" (second-order), "capital" or "city"; ``country``: ISO 3166 alpha-2;
    ``region``: name of the first-order region; degrees north and east (of number 0 those of the towns
    around it, with a score, or zeros without); ``score``: chance, 0 to 1.
    """

    number: int
    name: str
    level: str
    country: str
    region: str
    latitude: float
    longitude: float
    score: float


@dataclass(frozen=True, slots=True)
class Place(Candidate):
    """The place that a name means in a report: why it was chosen, and what else it may mean."""

    reasons: tuple[Reason, ...] = ()
    others: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor, place, time or quantity.

    ``key``: the normalised name by which two mentions meet (of the fullest form in the report);
    ``first``/``last``: token numbers, ``last`` inclusive. ``level``: of a known place, that of its
    ``Candidate``, or "demonym" for the people of one. ``form``: "nominal" ("the agency") and "pronoun" stand
    for a name told elsewhere in the report, whose ``key`` and ``name`` they carry. ``place``: number of its
    place among the annotation's; ``acts``: the place stands for who governs it ("Moscow said").
    """

    start: int
    end: int
    first: int
    last: int
    kind: MentionKind
    key: str
    name: str
    country: str = ""
    level: str = ""
    when: When | None = None
    quantity: Quantity | None = None
    form: MentionForm = "name"
    place: int | None = None
    acts: bool = False


ActorKind = Literal["person", "organisation", "government", "armed group", "crowd", "role", "people"]
"""A "role" is named by what somebody does ("the minister"), a "crowd" are several of them ("protesters"), a
"people" is named by its country or faith ("Russians"); a "government" stands for those who govern."""


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """Who an actor may be.

    ``key``: by which the same actor meets in other reports: the registry's name, else the normalised name,
    for governments, roles and crowds with their country before it; ``country``: ISO 3166 alpha-3, "" where
    it is unknown or there is none; ``sector``: PLOVER's code, "" where it is unknown; ``score``: 0 to 1.
    """

    key: str
    name: str
    kind: ActorKind
    country: str
    sector: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor(ActorCandidate):
    """Somebody who acts, speaks or is acted on in a report, and all stretches that mean them.

    ``sectors``: all that apply, the primary first; ``title``: as the report has it ("Russian President");
    ``office``: what the registry or the words around say ("president of Russia"); ``mentions``: numbers of
    the annotation's mentions; ``spans``: further stretches, of roles and crowds, which are no mentions;
    ``reasons``: why this country, this sector, why these stretches are one; ``others``: who else it may be.
    """

    sectors: tuple[str, ...] = ()
    title: str = ""
    office: str = ""
    mentions: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    others: tuple[ActorCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report; ``first``/``last``: token numbers, ``last`` inclusive."""

    id: str
    number: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the annotate step makes of one report.

    ``limits``: what was cut short, and why; ``places``: those that its mentions name; ``actors``: who acts in
    it, in order of the text. ``headline``: the same of the report's title, whose characters its spans
    count; None where there is no title.
    """

    report_id: str
    engine: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    limits: tuple[Reason, ...] = ()
    places: tuple[Place, ...] = ()
    headline: Annotation | None = None
    actors: tuple[Actor, ...] = ()
