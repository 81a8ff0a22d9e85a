"""Persons: who they are at the report's date, by the registry and by what the report says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.annotate.actors.country import BESIDE, NOBODY, Countries, Guess
from stemma.annotate.actors.described import Description, descriptions
from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.page import Page
from stemma.annotate.actors.ranks import STATE, Asked, Hint
from stemma.annotate.actors.registry import Office, families, offices, persons
from stemma.annotate.actors.sector import Known, beside_of, of_role
from stemma.annotate.places import lookup
from stemma.keys import TITLES, bare, folded
from stemma.reasons import reason
from stemma.records import ActorCandidate, Mention, Report
from stemma.states import alpha3, country_title

ANOTHER = 0.2
"""Score of another holder of an office of the same family name."""

HOLDER = 0.6
"""Score of the holder of an office for a role told without a name: another may be meant, or one of before."""

LOOKED_AT = 12
"""Mentions of one name whose words beside it are looked at: the first ones introduce it."""

LONGEST_NAME = 80
"""Characters of a name that is kept; longer ones are broken text."""

NOW, PAST, LATER, ANY = 0.97, 0.9, 0.75, 0.8
"""Scores of an office held at the report's date, before it, after it, and where no date is known."""

ELECT = range(4)
"""Months before an office in which who was chosen for it is treated as in it."""

FAMILY = 0.75
"""Score of a family name alone that one holder of an office has at the date."""


LAWMAKER = re.compile(r",? ?\(?[DRI]-[A-Z][a-z]*\.?")
"""Party and home of a lawmaker behind the name ("(D-Ohio)"): the United States' way."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office of the registry with how it lies to the report's date.

    ``when``: "now", "past", "elect" (within ``ELECT`` months), "later", or "any" where no date is known.
    """

    office: Office
    when: str


def person(
    page: Page, countries: Countries, numbers: Sequence[int], known: Known
) -> tuple[Draft, list[Description]]:
    """The draft of a person from the numbers of all mentions under one key, and what describes it.

    ``known``: the drafts of bodies by the number of their mentions.
    """
    named = [n for n in numbers if page.mentions[n].form == "name"]
    first = page.mentions[named[0]]
    told = [d for n in named[:LOOKED_AT] for d in descriptions(page, page.mentions[n])]
    draft = Draft(first.key[:LONGEST_NAME], first.name[:LONGEST_NAME], "person", mentions=list(numbers))
    _describe(page, draft, told, known)
    guess = _beside(countries, told, known)
    held = held_by(page, first, draft, guess)
    if held is not None:
        _hold(draft, held, guess)
    elif guess.country or guess.why is not None:
        draft.place(guess)
    else:
        draft.place(_unplaced(page, countries, draft, first))
    if not draft.sectors:
        draft.sectors, draft.told = ("CVL",), False
        draft.reasons.append(reason("actor.plain", "the report tells of no office: a private person"))
    _ambiguous(draft, first)
    return draft, told


def _unplaced(page: Page, countries: Countries, draft: Draft, first: Mention) -> Guess:
    """The country of a person without a place beside it: by party and home, by the title, by the report."""
    if LAWMAKER.match(page.text, first.end):
        return Guess("USA", BESIDE, reason("actor.beside", "party and home stand behind the name"))
    marked = countries.marked(draft.title)
    hints = (Hint("marked", marked.country, *marked.why.evidence),) if marked.why is not None else ()
    state = draft.sectors[:1] != () and draft.sectors[0] in STATE
    sentence = page.sentence(first.first)
    return countries.rank(Asked(first.first, sentence, state, "person", False, hints, draft.name))


def _describe(page: Page, draft: Draft, told: Sequence[Description], known: Known) -> None:
    """Title, office and sectors from the first descriptions that tell them."""
    for description in told:
        called = description.called
        if called is None and draft.sectors:
            continue
        sectors = (
            of_role(page, called, description.tokens, known)
            if called is not None
            else tuple(dict.fromkeys(c for n in description.tokens for c in beside_of(page, n, known)))
        )
        if called is not None and called.role.kind in ("body", "name") and not draft.title:
            draft.kind = "organisation"  # "the headset maker X", whatever the engine takes X for
        if called is not None and not draft.title:
            draft.title, draft.office = description.words, called.role.word
        if sectors and not draft.sectors:
            draft.sectors = sectors
            words = description.words or "a body beside the name"
            draft.reasons.append(reason("actor.called", "its sector by what it is called", words))


def _beside(countries: Countries, told: Sequence[Description], known: Known) -> Guess:
    """The country that the descriptions name, by a place or by a body in them."""
    for description in told:
        called = description.called
        head = -1 if called is None or description.tokens[0] < called.first else called.head
        guess = countries.beside(description.tokens, head)
        if not guess.country:
            guess = by_name(countries.page, description.tokens, known)
        if guess.why is not None:
            return guess
    return NOBODY


def by_name(page: Page, tokens: Iterable[int], known: Known) -> Guess:
    """The country of the first body or person named among some tokens; none for a body of many states."""
    for n in tokens:
        at = page.antecedent(n) if page.tokens[n].tag == "WP$" else n
        number = page.names.get(at, page.stand.get(at, page.places.get(at) if at != n else None))
        mention = page.mentions[number] if number is not None else None
        if mention is not None and mention.kind == "place" and page.country(mention):
            why = reason("actor.body", "the country of whom it belongs to", mention.name)
            return Guess(page.country(mention), round(BESIDE * 0.95, 3), why)
        draft = known.get(number) if number is not None else None
        if draft is None or not draft.sure:
            continue
        if draft.country or draft.sectors[:1] in (("IGO",), ("NGO",)):
            why = reason("actor.body", "the country of whom it belongs to", draft.name)
            return Guess(draft.country, round(min(BESIDE, draft.score) * 0.95, 3), why)
    return NOBODY


def _namesake(page: Page, family: str, rows: Iterable[Office]) -> bool:
    """Whether the text puts another first name before a family name."""
    given = {word for row in rows for word in row.key.split()} | TITLES
    return any(word not in given for word in page.capitals_before(family))


def held_by(page: Page, mention: Mention, draft: Draft, guess: Guess) -> Held | None:
    """The office of the registry that a person holds, by the full name, else by the family name.

    A family name alone serves where those who have it in an office at the report's date, else those of a line
    by hand who had it before, are of one country, the one that the report names beside it if it names one.
    """
    full = persons().get(mention.key) or persons().get(folded(mention.name)) or _titled(page, draft)
    if full:
        held = at_date(full, day_of(page.report))
        named = guess.country and held.office.country and guess.country != held.office.country
        own = any(o.country == guess.country for o in full)
        return None if named and not own and guess.score >= 0.9 and held.when != "now" else held
    return _by_family(page, mention.key, draft, guess)


def _titled(page: Page, draft: Draft) -> tuple[Office, ...]:
    """The offices of who is known by one name behind a title alone ("Pope Francis", "King Salman")."""
    for n in draft.mentions[:LOOKED_AT]:
        mention = page.mentions[n]
        title = page.word(mention.first - 1) if mention.first and mention.form == "name" else ""
        if " " not in mention.key and title[:1].isupper():
            held = persons().get(folded(f"{title} {page.text[mention.start : mention.end]}"))
            if held and at_date(held, day_of(page.report)).when != "later":
                return tuple(held)
    return ()


def _by_family(page: Page, key: str, draft: Draft, guess: Guess) -> Held | None:
    """The holder of an office by the family name alone; further ones of that name become alternatives."""
    name = bare(key)
    alone = " " not in name or name in families()
    rows = families().get(name if alone else name.split()[-1], ())
    rows = tuple(r for r in rows if guess.country in ("", r.country) and (alone or " " not in r.key))
    dated = [at_date((r,), day_of(page.report)) for r in rows]
    ruling = bool(draft.sectors) and draft.sectors[0] in ("GOV", "MIL")
    known = alone and lookup(key) is None
    held = [h for h in dated if h.when == "now" and (ruling or (known and " " in h.office.key))]
    held = held or [h for h in dated if h.when == "past" and h.office.known and known]
    held.sort(key=lambda h: (" " not in h.office.key, not h.office.known))
    if len({h.office.country for h in held}) != 1 or (not ruling and _namesake(page, key, rows)):
        return None
    for other in {h.office.key: h.office for h in held[1:] if " " in bare(h.office.key)}.values():
        if other.key != held[0].office.key:
            sector = other.sectors[0]
            draft.others.append(
                ActorCandidate(other.key, other.name, "person", other.country, sector, ANOTHER)
            )  # fmt: skip
    return held[0]


def at_date(offices: Sequence[Office], day: str) -> Held:
    """The office held on a day: of those that hold then the first line, else the last one before it."""
    if not day:
        return Held(max(offices, key=lambda o: o.since), "any")
    for office in offices:
        if office.since <= day and (not office.until or day[: len(office.until)] <= office.until):
            return Held(office, "now")
    past = [o for o in offices if o.until and o.until < day]
    if past:
        return Held(max(past, key=lambda o: o.until), "past")
    first = min(offices, key=lambda o: o.since)
    return Held(first, "elect" if _months(first.since) - _months(day) in ELECT else "later")


def _months(day: str) -> int:
    """Months since the year 0; of a year alone, to its first month."""
    year, _, rest = day.partition("-")
    return int(year or 0) * 12 + int(rest[:2] or 1)


def day_of(report: Report) -> str:
    """The day of a report's publication as far as it is known; "" for none."""
    when = report.published.earliest or report.published.latest
    return when.isoformat() if when is not None else ""


def _hold(draft: Draft, held: Held, guess: Guess) -> None:
    """Take what the registry says: key, name, country, office, sectors."""
    row = held.office
    span = f"{row.since or '?'} to {row.until or 'now'}"
    said = {
        "now": f"{row.office}, {span}",
        "past": f"formerly {row.office}, {span}",
        "elect": f"soon {row.office}, {span}",
        "later": f"later {row.office}, {span}",
        "any": f"{row.office}, {span}; the report has no date",
    }
    score = {"now": NOW, "past": PAST, "elect": PAST, "later": LATER, "any": ANY}[held.when]
    if not row.since and not row.until:  # known in news without an office: a namesake is likelier
        score = min(score, PAST)
    if " " in row.key:
        alone = " " not in draft.key
        draft.key, draft.name = row.key, row.name
        if alone:
            score = min(score, FAMILY + (0.2 if guess.country == row.country else 0.0))
            draft.reasons.append(reason("actor.family", "the one holder of an office of that family name"))
    draft.country, draft.score = row.country, score
    if held.when in ("now", "elect"):
        draft.sectors = tuple(dict.fromkeys([*row.sectors, *draft.sectors]))
    elif held.when == "later":  # what the report says of them then; a politician already
        ruler = row.sectors[0] in ("GOV", "LEG")
        draft.sectors = draft.sectors or (("PTY",) if ruler else row.sectors)
    else:
        draft.sectors = tuple(dict.fromkeys([*(draft.sectors or row.sectors), *row.sectors]))
    country = country_title().get(row.country, "")
    office = row.office if row.office != "leader" or not country else f"leader of {country}"
    draft.office = {"past": "former ", "elect": "designated ", "later": "later "}.get(held.when, "") + office
    draft.reasons.insert(0, reason("actor.registry", f"in the registry: {row.name}, {said[held.when]}"))
    if guess.country and guess.country != row.country:
        name = f"{draft.name} ({country_title().get(guess.country, guess.country)})"
        sector = draft.sectors[0] if draft.sectors else ""
        draft.others.append(ActorCandidate(draft.key, name, "person", guess.country, sector, 0.2))


def _ambiguous(draft: Draft, mention: Mention) -> None:
    """A single word that is a place as well may mean those who govern it ("Washington")."""
    place = lookup(mention.name) if " " not in mention.key else None
    if place is None or place.kind == "demonym":
        return
    code = alpha3().get(place.country, "")
    draft.score = min(draft.score, 0.6)
    draft.others.append(
        ActorCandidate(f"{code.lower()} government", place.name, "government", code, "GOV", 0.3)
    )  # fmt: skip


def holder(page: Page, country: str, word: str) -> ActorCandidate | None:
    """Who holds an office of a country at the report's date, where the registry has one alone."""
    day = day_of(page.report)
    rows = [r for r in offices().get((country, folded(word)), ()) if day and at_date((r,), day).when == "now"]
    if len({r.key for r in rows}) != 1:
        return None
    return ActorCandidate(rows[0].key, rows[0].name, "person", country, rows[0].sectors[0], HOLDER)
