"""What the claim step makes: claims with their voice, stance, slots and shown origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.annotating import Quantity
from stemma.records.shared import Span, When

VoiceKind = Literal["report", "named", "unnamed"]
Interest = Literal["", "state media", "party", "seller"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so. ``report`` is the text itself.

    ``name`` as it stands, ``role`` its description ("a professor at the US National War College"), ``key``
    normalised; ``body``: the key of the body that a person speaks for; ``via`` the chain from the outermost
    link inward ("MRTV" in "MRTV said the office announced"), ``source`` and ``cue`` where it stands;
    ``actor``: the key of the report's actor that speaks, "" where that is none or a role or crowd;
    ``office`` and ``sector``: that actor's, whether the report or the registry tells them (see ``Actor``).
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
    actor: str = ""
    office: str = ""
    sector: str = ""


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

    ``country`` and ``level`` are those of the place it names, if any (see ``Mention``), ``region`` its
    first-order region and ``at`` its degrees north and east; ``actor``: the key of the report's actor whom
    it means, "" where that is none or a role or crowd (see ``Actor``).
    """

    role: SlotRole
    span: Span
    text: str
    key: str
    country: str = ""
    level: str = ""
    when: When | None = None
    quantity: Quantity | None = None
    actor: str = ""
    region: str = ""
    at: tuple[float, float] | None = None


Nature = Literal["happening", "utterance", "judgement", "background", "forecast"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says happened.

    ``event``: PLOVER root code, "" where the lexicon has none; ``predicate``: lemma of the event word;
    ``span``: the clause; ``text``: the clause in the words of the sentence, shortened. ``classed``: the
    predicate is a class of the lexicon, not a bare lemma. ``main``: a finite clause with a subject of its
    own; ``quoted``: it stands in quotation marks. ``reacted``: it is what somebody condemns, welcomes or
    looks into, or by which something else is told ("soon after it was launched"): taken for known, not told.
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
    reacted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A phrase that answers a question; ``span``: where it stands in the report's text.

    None where the words are those of the headline, which need not stand in the text.
    """

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MainEvent:
    """Who did what, when and where, of the event that a report is mainly about; None: not told."""

    report_id: str
    who: Answer | None = None
    what: Answer | None = None
    when: Answer | None = None
    where: Answer | None = None
