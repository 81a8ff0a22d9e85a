"""The actors of a report: as lines of the terminal, and as objects of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from stemma.records import Actor, Annotation, Span
from stemma.show import words
from stemma.show.layout import line

SHOWN = 12
"""Actors told without --all: those with most stretches; a report of 600 words has about 40."""


def actor_lines(annotation: Annotation | None, whole: bool) -> Iterator[Text]:
    """One line for each actor, those with most stretches first: who, of which country and sector, why."""
    if annotation is None:
        return
    ranked = sorted(annotation.actors, key=lambda actor: -len(spans_of(annotation, actor)))
    shown = ranked if whole else ranked[:SHOWN]
    for actor in shown:
        yield line(_told(actor, len(spans_of(annotation, actor))))
        why = "; ".join(dict.fromkeys(reason.words for reason in actor.reasons))
        if why:
            yield line(f"  {why}", "dim")
    if len(ranked) > len(shown):
        yield line(f"and {words.plural(len(ranked) - len(shown), 'more actor')}: add --all", "dim")


def _told(actor: Actor, times: int) -> str:
    """Name, title or office, kind, country, sectors, how often, how sure, and who else it may be."""
    called = actor.office if actor.kind == "person" else ""
    facts = [
        actor.kind,
        called,
        country_of(actor.country, actor.sectors),
        ", ".join(actor.sectors) or "sector unknown",
        words.plural(times, "time"),
        f"score {actor.score:.2f}",
    ]
    other = ", ".join(f"{o.name} ({o.score:.2f})" for o in actor.others[:2])
    return f"{actor.name}: {' · '.join(f for f in facts if f)}" + (f" · or {other}" if other else "")


def country_of(country: str, sectors: Sequence[str]) -> str:
    """The country of an actor in words: bodies of states have none, of others it is not known."""
    return country or ("of several states" if "IGO" in sectors else "country unknown")


def spans_of(annotation: Annotation, actor: Actor) -> list[Span]:
    """Every stretch of the report's text that means an actor, in order."""
    named = (annotation.mentions[n] for n in actor.mentions)
    return sorted({*(Span(m.start, m.end) for m in named), *actor.spans})


def actor_document(annotation: Annotation, actor: Actor, held: dict[str, Any]) -> dict[str, Any]:
    """The plain record of an actor with all its stretches in place of the numbers of its mentions."""
    spans = [{"start": s.start, "end": s.end} for s in spans_of(annotation, actor)]
    return {key: value for key, value in held.items() if key != "mentions"} | {"spans": spans}
