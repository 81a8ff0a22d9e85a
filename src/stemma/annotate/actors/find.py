"""All actors of a report, from the mentions and the parse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from stemma.annotate.actors import crowds
from stemma.annotate.actors.country import Countries
from stemma.annotate.actors.described import Description
from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.merge import merged
from stemma.annotate.actors.named import body, government, other_places, people
from stemma.annotate.actors.page import Page
from stemma.annotate.actors.persons import person
from stemma.annotate.actors.registry import persons, region
from stemma.annotate.actors.sector import body_called
from stemma.annotate.coref.nouns import firstnames
from stemma.keys import ARTICLES
from stemma.outlets import by_name
from stemma.records import Actor, Mention, Place, Report, Sentence, Span, Token
from stemma.states import alpha3, country_title

AGAINST = frozenset("with against between by toward towards versus".split())
"""Words before a country that make it a party rather than a place."""

SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer", "obl:agent"])
PARTIES = frozenset([*SUBJECTS, "obj", "iobj", "nmod:poss"])
"""Relations in which a country is a party."""

STATE = frozenset("GOV LEG JUD MIL COP SPY OPP PTY REB".split())
"""Sectors whose actors act in and for their country: what stands near them is likely of it."""

PARTY_HOME = re.compile(r"[DRI]-[A-Z]")
"""The party and home of a lawmaker, which is no name."""

MOST = 2_000
"""Actors of one report; a text with more is a list of names."""


def actors_of(
    report: Report,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    places: Sequence[Place] = (),
) -> tuple[Actor, ...]:
    """The actors of a report in order of the text; ``mentions`` as the annotation keeps them, in order."""
    page = Page(report, tokens, sentences, mentions, places)
    countries = Countries(page)
    keyed = _by_key(page)
    _note(page, countries, keyed)
    drafts: list[Draft] = []
    known: dict[int, Draft] = {}
    taken = {n for m in mentions if m.form == "nominal" for n in range(m.first, m.last + 1)}
    for kind, numbers in keyed:
        if kind != "person":
            draft = body(page, countries, numbers, known)
            known.update((n, draft) for n in numbers)
            drafts.append(draft)
    for kind, numbers in sorted(keyed, key=lambda held: not _registered(page, held[1])):
        if kind == "person":
            draft, told = person(page, countries, numbers, known)
            _take(page, draft, told, taken)
            known.update((n, draft) for n in numbers)
            drafts.append(draft)
    drafts += _parties(page, places)
    drafts += crowds.found(page, countries, known, taken)
    records = [draft.record() for draft in merged(drafts)[:MOST]]
    return tuple(sorted(records, key=lambda a: (_start(mentions, a), a.kind, a.key)))


def _start(mentions: Sequence[Mention], actor: Actor) -> int:
    starts = [mentions[n].start for n in actor.mentions] + [s.start for s in actor.spans]
    return min(starts)


def _by_key(page: Page) -> list[tuple[str, list[int]]]:
    """Kind and numbers of the mentions of persons and bodies under one key, in order of the text."""
    found: dict[str, list[int]] = {}
    for number, mention in enumerate(page.mentions):
        if mention.form == "name" and (_inner(page, mention) or PARTY_HOME.match(mention.name)):
            continue  # "Republican" before "senator", "R-Ky."
        if mention.kind in ("person", "organisation", "group", "other") and mention.key not in ARTICLES:
            found.setdefault(mention.key, []).append(number)
        elif mention.kind == "place" and mention.form == "name" and _seat(page, mention):
            found.setdefault(f"{mention.key} ", []).append(number)
    _families(page, found)
    kinds = ((_kind(page, numbers), numbers) for numbers in found.values())
    return [(kind, numbers) for kind, numbers in kinds if kind]


def _families(page: Page, found: dict[str, list[int]]) -> None:
    """Give a single word that is the family name of one person of the report to that person, in place."""
    held: dict[str, set[str]] = {}
    for key, numbers in found.items():
        if " " in key and page.mentions[numbers[0]].kind == "person":
            held.setdefault(key.split()[-1], set()).add(key)
    for word in [key for key in found if key in held]:
        if len(held[word]) == 1 and page.mentions[found[word][0]].kind in ("organisation", "group"):
            (key,) = held[word]
            found[key] = sorted([*found[key], *found.pop(word)])


def _kind(page: Page, numbers: Sequence[int]) -> str:
    """What the mentions of one key are: the registry's word, else the kind that the engine gives most often.

    "" where no name stands among them, or one of another kind that no registry knows.
    """
    named = [page.mentions[n] for n in numbers if page.mentions[n].form == "name"]
    if not named:
        return ""
    first = named[0]
    if not _registered(page, numbers) or " " not in first.key:
        body_known = body_called(first.name)
        outlet = by_name(first.name, "") if " " not in first.key and first.kind == "person" else None
        if body_known is not None and (not body_known.weak or first.kind != "person"):
            return "organisation"
        if outlet is not None and first.key not in firstnames():
            return "organisation"
    counted = Counter(m.kind for m in named)
    best: str = max(sorted(counted), key=lambda kind: counted[kind])
    return best if best in ("person", "organisation", "group") else ""


def _registered(page: Page, numbers: Sequence[int]) -> bool:
    """Whether the registry has a person of the full name that some mentions share."""
    return page.mentions[numbers[0]].key in persons()


def _seat(page: Page, mention: Mention) -> bool:
    """Whether the registry takes a place for a government or body ("the White House")."""
    return body_called(page.text[mention.start : mention.end]) is not None


def _note(page: Page, countries: Countries, keyed: Sequence[tuple[str, list[int]]]) -> None:
    """Count the countries of those whom the registry knows, once for each mention."""
    for kind, numbers in keyed:
        first = page.mentions[numbers[0]]
        if kind == "person":
            held = persons().get(first.key)
            code, sectors = (held[0].country, held[0].sectors) if held else ("", ())
        else:
            known = body_called(first.name)
            sure = known is not None and not known.weak
            code, sectors = (known.country, known.sectors) if known is not None and sure else ("", ())
        if code:
            for number in numbers:
                state = bool(STATE & set(sectors))
                countries.note(code, page.mentions[number].first, state)


def _inner(page: Page, mention: Mention) -> bool:
    """Whether a name is an adjective of another word ("Southeast Asian" nation)."""
    token = page.tokens[mention.last]
    one = mention.kind != "person" and (mention.first == mention.last or bool(region(mention.name)))
    return one and (token.pos == "ADJ" or token.dep == "amod")


def _take(page: Page, draft: Draft, told: Sequence[Description], taken: set[int]) -> None:
    """Titles and appositions are the person: no actors of their own; nouns after a name are its spans."""
    starts = {page.mentions[n].start for n in draft.mentions}
    first = min(starts)
    for description in told:
        called = description.called
        if called is None:
            continue
        taken.update(range(called.first, called.head + 1))
        span = Span(page.tokens[called.first].start, page.tokens[called.head].end)
        if span.start > first and page.tokens[called.head].dep in ("appos", "dep", "parataxis"):
            draft.spans.append(span)


def _parties(page: Page, places: Sequence[Place]) -> list[Draft]:
    """Governments that places stand for, and peoples."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, mention in enumerate(page.mentions):
        if mention.kind != "place" or mention.form != "name" or _seat(page, mention):
            continue
        named = mention.level in ("country", "demonym")
        code = page.country(mention) if named else alpha3().get(mention.country, "")
        kind = _party(page, mention) if code or mention.acts else ""
        if kind:
            found.setdefault((kind, code or f"? {mention.key}"), []).append(number)
    drafts: list[Draft] = []
    for (kind, code), numbers in found.items():
        if kind == "people":
            drafts.append(people(page, numbers, code))
            continue
        draft = government(page, numbers, code, kind == "acts")
        first = page.mentions[numbers[0]]
        place = places[first.place] if first.place is not None and first.place < len(places) else None
        held = [place, *place.others] if place is not None else []
        draft.score = min(draft.score, place.score) if place is not None and place.score else draft.score
        wide = [(alpha3().get(c.country, ""), c.score) for c in held if c.score >= 0.1]
        other_places(draft, [(code, country_title().get(code, code), score) for code, score in wide])
        drafts.append(draft)
    return drafts


def _party(page: Page, mention: Mention) -> str:
    """Whether a place stands for its government ("acts", "party") or names its people; "" for a place."""
    head = next(
        (n for n in range(mention.first, mention.last + 1) if not _within(page, n, mention)), mention.last
    )
    token = page.tokens[head]
    if mention.level == "demonym":
        plural = token.tag in ("NNS", "NNPS") or "Number=Plur" in token.morph
        noun = token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "flat", "nmod:desc")
        return "people" if noun and (plural or token.dep in SUBJECTS) else ""
    if mention.acts:
        return "acts"
    if mention.level != "country":
        return ""
    if token.dep in PARTIES:
        return "party"
    before = [page.word(k).lower() for k in page.children[head] if page.tokens[k].dep == "case"]
    return "party" if token.dep in ("obl", "nmod") and any(w in AGAINST for w in before) else ""


def _within(page: Page, n: int, mention: Mention) -> bool:
    return page.tokens[n].head != n and mention.first <= page.tokens[n].head <= mention.last
