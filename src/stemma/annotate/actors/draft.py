"""An actor while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from stemma.annotate.actors.country import Guess
from stemma.records import Actor, ActorCandidate, ActorKind, Reason, Span
from stemma.states import country_title


@dataclass(slots=True)
class Draft:
    """What is known so far of one actor.

    ``told``: whether anything tells its sector; ``sure``: whether its country is more than the report's.
    """

    key: str
    name: str
    kind: ActorKind
    country: str = ""
    sectors: tuple[str, ...] = ()
    title: str = ""
    office: str = ""
    mentions: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    score: float = 0.5
    reasons: list[Reason] = field(default_factory=list)
    others: list[ActorCandidate] = field(default_factory=list)
    told: bool = True
    sure: bool = True

    def place(self, guess: Guess) -> None:
        """Take the country of a guess with its reason, its score and its alternatives."""
        self.country = guess.country
        self.score = guess.score if guess.why is not None else 0.3
        if guess.why is not None:
            self.reasons.append(guess.why)
        self.sure = guess.why is not None and guess.why.code != "actor.report"
        sector = self.sectors[0] if self.sectors else ""
        for code, share in guess.others:
            title = f"{self.name} ({country_title().get(code, code)})"
            self.others.append(ActorCandidate(self.key, title, self.kind, code, sector, share))

    def record(self) -> Actor:
        """The finished record: reasons once each in their order, stretches in order of the text."""
        mentions, spans = tuple(sorted(set(self.mentions))), tuple(sorted(set(self.spans)))
        return Actor(
            self.key, self.name, self.kind, self.country, self.sectors[0] if self.sectors else "",
            round(self.score, 3), self.sectors, self.title, self.office, mentions, spans,
            tuple(dict.fromkeys(self.reasons)), tuple(dict.fromkeys(self.others)),
        )  # fmt: skip
