"""The cast of a story: its actors over all reports, and why two names are taken for one.

Inside a report the annotate step has brought the names of one actor under a key. Across reports equal keys
are one actor; others are joined here, each by a merge with its score and reason, which changes no record and
can be cut. A last name that two people of the story have is joined to neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from stemma.keys import sounding
from stemma.reasons import reason
from stemma.records import Actor, ActorKind, Claim, Figure, Merge
from stemma.states import country_told

Value = TypeVar("Value")

SURNAME, SPELLING, MIDDLE, LETTERS = 0.8, 0.75, 0.7, 0.7
"""Scores of merges: by them a reader can tell which to doubt first; of each kind most hold (results.md)."""

FEWEST_LETTERS, MOST_LETTERS = 2, 6
"""Letters of an abbreviation."""

SMALL = frozenset("of the and for in on de la du des".split())
"""Words of a name that give no letter to its abbreviation."""


@dataclass(slots=True)
class _Told:
    """What the reports of a story tell of one key."""

    actors: list[Actor] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)

    @property
    def kind(self) -> ActorKind:
        return _most(actor.kind for actor in self.actors)

    @property
    def countries(self) -> set[str]:
        """The countries that words or the registry tell."""
        return {actor.country for actor in self.actors if country_told(actor)}


def named(actor: Actor) -> bool:
    """Whether a name or a state tells an actor from all others, so that its key is one in every report."""
    if actor.kind == "government":
        return True
    return bool(actor.mentions) and actor.kind in ("person", "organisation", "armed group")


def cast_of(actors: Mapping[str, Sequence[Actor]], claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """The figures of a story, those of most reports first; ``actors``: by report id. Independent of order."""
    told: defaultdict[str, _Told] = defaultdict(_Told)
    for report_id in sorted(actors):
        for actor in actors[report_id]:
            if named(actor):
                told[actor.key].actors.append(actor)
                told[actor.key].reports.add(report_id)
    for claim in claims:
        for key in {*(slot.actor for slot in claim.slots), claim.voice.actor} & told.keys():
            told[key].claims.add(claim.id)
    merges = {merge.key: merge for merge in _merges(told)}
    held: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(told):
        held[_end(key, merges)].append(key)
    figures = [_figure(key, keys, told, merges) for key, keys in held.items()]
    return tuple(sorted(figures, key=lambda f: (-len(f.report_ids), -len(f.claim_ids), f.key)))


def canonical(cast: Sequence[Figure]) -> dict[str, str]:
    """The key of its figure for each key that was merged into one."""
    return {merge.key: figure.key for figure in cast for merge in figure.merges}


def _figure(key: str, keys: Sequence[str], told: Mapping[str, _Told], merges: Mapping[str, Merge]) -> Figure:
    """The figure of a key and of those merged into it; what most reports say of it."""
    actors = told[key].actors
    sure = [actor for actor in actors if country_told(actor)]
    named_so = max(
        Counter(a.name for a in actors).items(), key=lambda held: (held[1], len(held[0]), held[0])
    )[0]
    country = _most(a.country for a in sure or actors)
    return Figure(
        key, named_so, told[key].kind, country, _most(a.sectors for a in actors),
        _most(a.office for a in actors if a.office) if any(a.office for a in actors) else "",
        tuple(sorted({name for k in keys for name in told[k].reports})),
        tuple(sorted({name for k in keys for name in told[k].claims})),
        sum(len(a.mentions) + len(a.spans) for k in keys for a in told[k].actors),
        bool(sure),
        tuple(merges[k] for k in keys if k in merges),
    )  # fmt: skip


def _most(values: Iterable[Value]) -> Value:
    """The commonest value; of equally common ones the first by its spelling."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)))


def _end(key: str, merges: Mapping[str, Merge]) -> str:
    """Where the merges of a key lead to."""
    seen = {key}
    while key in merges and merges[key].into not in seen:
        key = merges[key].into
        seen.add(key)
    return key


def _merges(told: Mapping[str, _Told]) -> Iterator[Merge]:
    """The merge of each key that is taken for another's."""
    people = [key for key in sorted(told) if told[key].kind == "person"]
    bodies = [key for key in sorted(told) if told[key].kind in ("organisation", "armed group")]
    gone: set[str] = set()
    for names in (people, bodies):
        for merge in _by_spelling([key for key in names if " " in key], told):
            gone.add(merge.key)
            yield merge
    whole = [key for key in people if " " in key and key not in gone]
    for merge in _by_middle_name(whole):
        gone.add(merge.key)
        yield merge
    yield from _by_last_name(people, [key for key in whole if key not in gone], told)
    yield from _by_letters(bodies, gone, told)


def _by_spelling(names: Sequence[str], told: Mapping[str, _Told]) -> Iterator[Merge]:
    """Names in several spellings: all into the one that most reports have."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for key in names:
        if sounding(key):
            alike[sounding(key)].append(key)
    for keys in alike.values():
        best, *rest = sorted(keys, key=lambda k: (-len(told[k].reports), k))
        for key in rest:
            if _agree(told[key], told[best]):
                yield Merge(key, best, SPELLING, reason("cast.spelling", "one name in two spellings", best))


def _by_middle_name(names: Sequence[str]) -> Iterator[Merge]:
    """A person's name with middle names into the same one without."""
    ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in names:
        words = key.split()
        ends[words[0], words[-1]].append(key)
    for keys in ends.values():
        short = min(keys, key=lambda k: (len(k.split()), k))
        for key in keys:
            if key != short and len(short.split()) == 2:
                why = reason("cast.middle", "the same name with a middle name", short)
                yield Merge(key, short, MIDDLE, why)


def _by_last_name(people: Sequence[str], whole: Sequence[str], told: Mapping[str, _Told]) -> Iterator[Merge]:
    """A last name alone into the one person of the story who has it, as first name or last."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for key in whole:
        words = key.split()
        holders[words[-1]].add(key)
        holders[words[0]].add(key)  # "Kim" in Korea, and "Jack" of two
    for key in people:
        if " " in key or len(holders[key]) != 1:
            continue
        (full,) = holders[key]
        if full.split()[-1] == key and _agree(told[key], told[full]):
            why = reason("cast.surname", "the only one of the story with that last name", full)
            yield Merge(key, full, SURNAME, why)


def _by_letters(bodies: Sequence[str], gone: set[str], told: Mapping[str, _Told]) -> Iterator[Merge]:
    """An abbreviation into the one body of the story whose words begin with its letters."""
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for key in bodies:
        words = [w for w in key.split() if w not in SMALL]
        if len(words) > 1 and key not in gone:
            letters["".join(w[0] for w in words)].add(key)
    for key in bodies:
        if not FEWEST_LETTERS <= len(key) <= MOST_LETTERS or len(letters[key]) != 1:
            continue
        (full,) = letters[key]
        capitals = any(actor.name.replace(".", "").isupper() for actor in told[key].actors)
        if capitals and _agree(told[key], told[full]):
            why = reason("cast.letters", "the first letters of its name", full)
            yield Merge(key, full, LETTERS, why)


def _agree(a: _Told, b: _Told) -> bool:
    """Whether no told country parts two names."""
    return not (a.countries and b.countries) or not a.countries.isdisjoint(b.countries)
