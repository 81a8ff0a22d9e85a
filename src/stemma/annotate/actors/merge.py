"""Stretches that mean one actor brought together, each time with the reason; a merge changes no mention.

Names under one key of the report are one actor already (``stemma.annotate.names``). Here those join that the
registry knows to be one, those that are spelled otherwise by transliteration, and nouns of one country.
"""

from __future__ import annotations

from collections.abc import Iterable

from stemma.annotate.actors.draft import Draft
from stemma.keys import spelled
from stemma.reasons import reason

REASONS = 12
"""Reasons that one actor keeps: "police" of a long report have hundreds alike."""

LEAST = 4
"""Letters of a family name below which spellings are not compared: short ones meet by chance."""


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with those that mean one actor joined, in their order."""
    kept: list[Draft] = []
    by_key: dict[tuple[str, str, str], Draft] = {}
    spellings: dict[str, list[Draft]] = {}
    for draft in drafts:
        at = (draft.kind, draft.key, draft.country)
        other = by_key.get(at) if _meets(draft) else None
        why = reason("actor.same_key", "one name, office or word of one country", draft.name)
        if other is None and draft.kind == "person" and " " in draft.key:
            sound = spelled(draft.key)
            alike = [d for d in spellings.get(sound, ()) if len(sound.split()[-1]) >= LEAST]
            other = alike[0] if len(alike) == 1 and alike[0].country == draft.country else None
            why = reason("actor.spelling", "one name in two spellings", draft.name)
            if other is None:
                spellings.setdefault(sound, []).append(draft)
        if other is None:
            by_key.setdefault(at, draft)
            kept.append(draft)
        else:
            join(other, draft)
            if why not in other.reasons:
                other.reasons.append(why)
    return kept


def _meets(draft: Draft) -> bool:
    """Whether all of one key are one actor: not single people without a name ("a man")."""
    return draft.kind != "role" or draft.key.endswith("police")


def join(one: Draft, other: Draft) -> None:
    """Add the stretches of another draft to one, and what it alone tells."""
    one.mentions += other.mentions
    one.spans += other.spans
    one.sectors = tuple(dict.fromkeys([*one.sectors, *other.sectors])) if one.sectors else other.sectors
    one.title, one.office = one.title or other.title, one.office or other.office
    room = REASONS - len(one.reasons)
    if room > 0:
        one.reasons += [r for r in other.reasons if r not in one.reasons][:room]
    one.score = max(one.score, other.score)
