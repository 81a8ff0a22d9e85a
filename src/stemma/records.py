"""Every record that passes between steps, in the order of the steps.

All records are frozen, slotted and typed; they hold values and spans, never open files or engines.
Character positions count Unicode code points from 0; a span is ``start`` inclusive, ``end`` exclusive.
Ids are content hashes made by ``stemma.ids``. Tuples that stand for sets are sorted, so that equal
content gives equal records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal


# --- shared -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's clean text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of one original's layer with its exact text (W3C Web Annotation selectors)."""

    original_id: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: a stable code, words that a page can show, the words it rests on."""

    code: str
    words: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A value with how it was found; ``value`` is empty where nothing was found."""

    value: str = ""
    how: str = ""


Precision = Literal["minute", "day", "weekday", "week", "month", "year", "span", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """A time with its precision kept: ``text`` as it stands, the earliest and the latest day it allows.

    ``value`` is EDTF-like ("2025-03-20", "2022-09", "2021", "2023-10/.."); empty when unresolved. A weekday
    without an anchor has no bounds and precision "weekday".
    """

    text: str = ""
    value: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"
    how: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong: code, what, where, what to do (see ``stemma.errors``)."""

    code: str
    what: str
    where: str
    advice: str


# --- read: originals -> reports ---------------------------------------------------------------
OriginalKind = Literal["html", "text", "dump", "json", "unknown"]


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as they came, named by their SHA-256 (``id``).

    ``names``: every path under which the same bytes were given, sorted. ``size`` in bytes as kept (after
    unpacking gzip). ``charset`` as decoded; ``repairs`` say what decoding had to mend.
    """

    id: str
    names: tuple[str, ...]
    kind: OriginalKind
    size: int
    charset: str = ""
    repairs: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """``length`` characters of a report's text from ``start`` stand in the layer from ``source``."""

    start: int
    source: int
    length: int


OutletKind = Literal["agency", "newspaper", "broadcaster", "state media", "party", "forum", "blog", "unknown"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a report; ``key`` is "" where it is unknown. ``owner`` "" where not known."""

    key: str = ""
    name: str = ""
    kind: OutletKind = "unknown"
    owner: str = ""
    country: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One published text found in an original.

    ``number`` counts the reports of one original from 0 (posts of a thread). ``text`` is made of ``segments``
    of the original's layer, joined by blank lines; a sentence never crosses a segment. ``title`` is metadata:
    it need not stand in the text. ``author``: a forum post's own voice.
    """

    id: str
    original_id: str
    number: int
    text: str
    segments: tuple[Segment, ...]
    title: Found = Found()
    outlet: Outlet = Outlet()
    url: Found = Found()
    byline: Found = Found()
    dateline: Found = Found()
    credit: Found = Found()
    author: Found = Found()
    language: Found = Found()
    published: When = When()


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of an original's layer that no report holds, with the reason it was left out."""

    original_id: str
    start: int
    end: int
    exact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the read step makes of one original."""

    original: Original
    reports: tuple[Report, ...]
    removed: tuple[Removed, ...]
    problems: tuple[Problem, ...]


# --- annotate: reports -> sentences and mentions ----------------------------------------------
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound: "at least 50" is value 50, bound "least"; ``unit``: what is counted."""

    value: float
    bound: Literal["exact", "least", "most", "about"]
    unit: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor, place, time or quantity.

    ``key``: the normalised name by which two mentions meet (of the fullest form in the report);
    ``first``/``last``: token numbers, ``last`` inclusive. ``level``: of a known place, "country", "capital",
    "city" or "demonym".
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
    """What the annotate step makes of one report. ``limits``: what was cut short, and why."""

    report_id: str
    engine: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    limits: tuple[Reason, ...] = ()


# --- claim: sentences -> claims ---------------------------------------------------------------
VoiceKind = Literal["report", "named", "unnamed"]
Interest = Literal["", "state media", "party", "seller"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so. ``report`` is the text itself.

    ``name`` as it stands, ``role`` its description ("a professor at the US National War College"), ``key``
    normalised; ``body``: the key of the body that a person speaks for; ``via`` the chain from the outermost
    link inward ("MRTV" in "MRTV said the office announced"), ``source`` and ``cue`` where it stands.
    """

    kind: VoiceKind = "report"
    name: str = ""
    key: str = ""
    role: str = ""
    interest: Interest = ""
    via: tuple[str, ...] = ()
    source: Span | None = None
    cue: Span | None = None
    country: str = ""
    body: str = ""


StanceKind = Literal["asserted", "denied", "planned", "possible", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Stance:
    """How firmly: the kind, and the words that say so (``hedges``: "reportedly", "may")."""

    kind: StanceKind = "asserted"
    hedges: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


OriginKind = Literal["voice", "agency", "outlet", "document", "recording", "presence", "unnamed"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sentence says it has its knowledge from; ``shown`` by the rules of shown origin."""

    kind: OriginKind
    key: str
    name: str
    shown: bool
    how: str


SlotRole = Literal["who", "whom", "what", "where", "from", "when", "how many", "since", "ordinal"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One role of a claim, filled by a stretch of the sentence; ``key`` is how two slots meet.

    ``country`` and ``level`` are those of the place it names, if any (see ``Mention``).
    """

    role: SlotRole
    span: Span
    text: str
    key: str
    country: str = ""
    level: str = ""
    when: When | None = None
    quantity: Quantity | None = None


Nature = Literal["happening", "utterance", "judgement", "background", "forecast"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says happened.

    ``event``: PLOVER root code, "" where the lexicon has none; ``predicate``: lemma of the event word;
    ``span``: the clause; ``text``: the clause in the words of the sentence, shortened. ``classed``: the
    predicate is a class of the lexicon, not a bare lemma. ``main``: a finite clause with a subject of its
    own; ``quoted``: it stands in quotation marks.
    """

    id: str
    report_id: str
    sentence: int
    event: str
    predicate: str
    trigger: Span
    span: Span
    text: str
    slots: tuple[Slot, ...]
    voice: Voice
    stance: Stance
    nature: Nature
    origins: tuple[Origin, ...] = ()
    classed: bool = False
    main: bool = False
    quoted: bool = False


# --- trace: reports -> copy links -------------------------------------------------------------
PassageKind = Literal["verbatim", "edited", "quoted"]
Direction = Literal["a to b", "b to a", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of report ``a`` and the stretch of report ``b`` that it shares words with."""

    a: Span
    b: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Text of one report derived from another, or both from one origin; ``a_id`` < ``b_id``.

    ``a_share``/``b_share``: share (0 to 1) of each report's words that lies in passages.
    """

    id: str
    a_id: str
    b_id: str
    passages: tuple[Passage, ...]
    direction: Direction
    a_share: float
    b_share: float
    reasons: tuple[Reason, ...]


# --- group: stories and happenings ------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Terms:
    """The weighted terms by which reports meet in stories: unit-length, heaviest first.

    ``earliest``/``latest``: bounds of the publication day where known.
    """

    report_id: str
    weights: tuple[tuple[str, float], ...]
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two reports belong to one story: the score and the weighted terms it was made of."""

    a_id: str
    b_id: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about the same happenings."""

    id: str
    title: str
    report_ids: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in the world, told by one or more claims; ``lead``: the claim that words it best.

    ``related``: ids of happenings on the same matter that nothing shows to be the same one.
    """

    id: str
    story_id: str
    event: str
    nature: Nature
    claim_ids: tuple[str, ...]
    lead: str
    reasons: tuple[Reason, ...] = ()
    related: tuple[str, ...] = ()


# --- weigh: witnesses, readings, findings -----------------------------------------------------
SupportKind = Literal["corroborated", "single witness", "independence not established", "not weighed"]
ContestKind = Literal["none", "slot disputed", "denied", "doubted"]


@dataclass(frozen=True, slots=True)
class Witness:
    """Claims that count as one independent origin, and why; ``shown``: its origin shows."""

    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    origin: str
    shown: bool
    interest: Interest
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the values that claims give for one slot, with its own count of witnesses."""

    role: SlotRole
    value: str
    claim_ids: tuple[str, ...]
    fewest: int
    most: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A happening weighed. ``statement``: what is reported, hedged as its claims are.

    ``fewest``/``most``: the range of independent witnesses; ``reports``/``outlets``: plain counts, unknown
    outlets counted one per report in ``outlets_unknown``. ``related``: happening ids.
    """

    id: str
    story_id: str
    happening_id: str
    statement: str
    nature: Nature
    stance: Stance
    voices: tuple[str, ...]
    claim_ids: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    fewest: int
    most: int
    support: SupportKind
    contest: ContestKind
    contesters: tuple[Reason, ...]
    readings: tuple[Reading, ...]
    reports: int
    outlets: int
    outlets_unknown: int
    related: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the weigh step makes of one story."""

    story_id: str
    happenings: tuple[Happening, ...]
    findings: tuple[Finding, ...] = field(default=())
