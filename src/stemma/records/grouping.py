"""What the group step makes: terms, ties, stories, happenings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stemma.records.annotating import ActorKind
from stemma.records.claiming import Nature
from stemma.records.shared import Reason


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

    ``related``: ids of happenings on the same matter that nothing shows to be the same one. ``sure``: its
    claims in sets that surely tell one event, while two sets are likely to; () where that was not looked at.
    """

    id: str
    story_id: str
    event: str
    nature: Nature
    claim_ids: tuple[str, ...]
    lead: str
    reasons: tuple[Reason, ...] = ()
    related: tuple[str, ...] = ()
    sure: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why the actor ``key`` of some reports is taken for the actor ``into`` of others; 0 to 1."""

    key: str
    into: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody who acts or speaks in a story, over all its reports.

    ``key`` to ``office``: what most reports say of it (see ``Actor``); ``claim_ids``: the claims in which it
    acts, is acted on, or speaks; ``times``: stretches of text that mean it; ``told``: whether its country is
    told, not guessed; ``merges``: the other keys that are taken for it.
    """

    key: str
    name: str
    kind: ActorKind
    country: str
    sectors: tuple[str, ...]
    office: str
    report_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    times: int
    told: bool = False
    merges: tuple[Merge, ...] = ()
