"""Bodies, groups, governments and peoples that a report names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.annotate.actors.country import BESIDE, NOBODY, Countries, Guess
from stemma.annotate.actors.described import descriptions
from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.page import Page
from stemma.annotate.actors.persons import by_name as of_owner
from stemma.annotate.actors.ranks import STATE, Asked, Hint
from stemma.annotate.actors.registry import Body
from stemma.annotate.actors.sector import Known, body_called, of_name, of_role
from stemma.annotate.places import lookup
from stemma.keys import name_key
from stemma.outlets import by_name
from stemma.reasons import reason
from stemma.records import ActorCandidate, Mention
from stemma.states import alpha3, country_title

LOOKED_AT = 4
"""Mentions of one body whose words beside it are looked at."""

LONGEST_NAME = 120
"""Characters of a name that is kept."""

FIRM = frozenset("company corporation corp inc group holdings computer motors co ltd llc plc ag".split())
"""Words at the end of a company's name that the registry may leave out."""

PARTED, BEHIND = 2, 4
"""Words before and behind a name that may belong to it."""

JOINING = frozenset(["of", "the", "for", "-"])
"""Words and marks inside names."""

WORDS = 12
"""Words of a name in which a place is looked for."""

OTHERS_OWN = 0.4
"""Score of the report's country from which on a body that every country has is that country's, where its
places weigh twice as much as those of the registry's country."""

PEOPLE = "the name of the people of a country"

WORLDWIDE = frozenset("international world global united european african asian arab pan inter".split())
"""First words of names of bodies of many states."""

NO_COUNTRY = frozenset(["IGO"])
"""Sectors of bodies that have no country unless the report names one."""


def body(page: Page, countries: Countries, numbers: Sequence[int], known: Known) -> Draft:
    """The draft of a body from the numbers of all mentions under one key."""
    named = [n for n in numbers if page.mentions[n].form == "name"]
    first = page.mentions[named[0]]
    draft = Draft(first.key[:LONGEST_NAME], first.name[:LONGEST_NAME], "organisation", mentions=list(numbers))
    whole = _whole(page, first)
    if whole:
        draft.key, draft.name = name_key(whole)[:LONGEST_NAME], whole[:LONGEST_NAME]
    held = registered(page, [page.mentions[n] for n in named[:LOOKED_AT]])
    draft.sectors = held.sectors if held is not None else of_name(first.name)
    if held is not None:
        draft.key, draft.name, draft.kind = held.key, held.name, held.kind
        if held.kind == "government" and held.sectors[0] == "GOV" and held.country:
            draft.key = government_key(held.country)  # "the Kremlin" and "Moscow said" are one
        draft.reasons.append(reason("actor.registry", "in the registry", held.name))
    elif draft.sectors:
        draft.reasons.append(reason("actor.name", "its sector by the words of its name", first.name))
    beside = _beside(page, countries, [page.mentions[n] for n in named[:LOOKED_AT]], draft, known)
    _place(page, countries, draft, first, held, beside)
    if not draft.sectors:
        plural = page.tokens[first.last].tag in ("NNS", "NNPS") and first.first == first.last
        people = first.kind == "group" or plural
        draft.sectors = ("CVL",) if people else ("BUS",)
        draft.kind = "people" if people else draft.kind
        draft.told = False
        draft.reasons.append(reason("actor.guess", "nothing tells its sector: the commonest of such names"))
        draft.score = min(draft.score, 0.5)
    return draft


def _whole(page: Page, mention: Mention) -> str:
    """The name with the place that ends it, where the engine parts them ("Ministry of Health of" Ghana)."""
    number = page.places.get(mention.last + 1)
    if number is None or page.word(mention.last).lower() != "of":
        return ""
    return " ".join(page.text[mention.start : page.mentions[number].end].split())


def registered(page: Page, mentions: Sequence[Mention]) -> Body | None:
    """The registry's body of some mentions, by the name as it stands, in full, or without its country."""
    for mention in mentions:
        told = page.text[mention.start : mention.end]
        for name in (*_longer(page, mention), told, mention.name):
            found = body_called(name)
            if found is not None:
                return found
        words = told.split()
        found = body_called(" ".join(words[:-1])) if len(words) > 1 and words[-1].lower() in FIRM else None
        if found is not None and "BUS" in found.sectors:
            return found
        rest = _without_place(told)
        found = body_called(rest) if rest else None
        if found is not None and found.weak:
            return found
    return None


def _longer(page: Page, mention: Mention) -> Iterator[str]:
    """A name with the capitals around it, which the engine may part from it; none where none stand there.

    "European" Union, Agence "France-Presse", University "of the Cape", longer ones first.
    """
    first, last = mention.first, mention.last
    while first > max(0, mention.first - PARTED) and _belongs(page, first - 1):
        first -= 1
    ends = [mention.last]
    while last < min(len(page.tokens) - 1, mention.last + BEHIND) and (
        _belongs(page, last + 1) or page.word(last + 1) in JOINING
    ):
        last += 1
        if page.word(last) not in JOINING:
            ends.append(last)
    for end in reversed(ends):
        if (first, end) != (mention.first, mention.last):
            yield page.words(first, end)


def _belongs(page: Page, n: int) -> bool:
    """Whether a word with a capital may be part of a name beside it."""
    return page.word(n)[:1].isupper() and page.tokens[n].pos in ("PROPN", "ADJ", "NOUN")


def _without_place(name: str) -> str:
    """A name without the country or people it begins with ("US Congress"); "" where it begins with none."""
    words = name.split()
    known = lookup(words[0]) if len(words) > 1 and len(name) < LONGEST_NAME else None
    return " ".join(words[1:]) if known is not None and known.kind in ("country", "demonym") else ""


def _place(
    page: Page, countries: Countries, draft: Draft, first: Mention, known: Body | None, beside: Guess
) -> None:
    """The country of a body: of the registry, of its name, beside it, of its outlet, of the report."""
    inside = in_name(countries, draft.name)
    place = lookup(first.name) if first.kind == "group" and known is None else None
    if place is not None and place.kind == "demonym":  # "the Dutchman"
        inside = Guess(countries.named(first.name), BESIDE, reason("actor.people", PEOPLE, first.name))
    if known is not None and not known.weak:
        draft.country, draft.score = known.country, 0.95
        return
    if inside.country or beside.country:
        draft.place(inside if inside.country else beside)
        return
    longer = next(_longer(page, first), "")
    outlet = by_name(longer, "") or by_name(first.name, "") if "JRN" in draft.sectors else None
    likely = countries.rank(_asked(page, countries, draft, first, known is None))
    if known is not None:
        totals = countries.clues.totals
        own, other = totals.get(known.country, 0.0), totals.get(likely.country, 0.0)
        if likely.country and likely.score >= OTHERS_OWN and other >= 2 * own:
            draft.place(likely)
        else:
            draft.country, draft.score = known.country, 0.8
    elif outlet is not None and outlet.country:
        draft.country, draft.score = alpha3().get(outlet.country, ""), 0.9
        draft.reasons.append(reason("actor.outlet", "in the registry of outlets", outlet.name))
    elif not NO_COUNTRY & set(draft.sectors[:1]) and not of_all(first.name):
        draft.place(likely)


def _asked(page: Page, countries: Countries, draft: Draft, first: Mention, marks: bool) -> Asked:
    """The question for the country of a body that no word beside it tells."""
    marked = countries.marked(next(_longer(page, first), draft.name)) if marks else NOBODY
    hints = (Hint("marked", marked.country, *marked.why.evidence),) if marked.why is not None else ()
    state = draft.sectors[:1] != () and draft.sectors[0] in STATE
    return Asked(first.first, page.sentence(first.first), state, "body", False, hints)


def of_all(name: str) -> bool:
    """Whether a name says that a body is of many states, and no company ("International ... Federation")."""
    words = name_key(name).split()
    return len(words) > 1 and words[0] in WORLDWIDE and of_name(name)[:1] != ("BUS",)


def in_name(countries: Countries, name: str) -> Guess:
    """The country of a place that a body's name holds, the longest and first one."""
    words = name.replace("’s", "").replace("'s", "").split()[:WORDS]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            code = countries.named(part) if len(words) > size or size > 1 else ""
            if code:
                return Guess(code, 0.9, reason("actor.in_name", "a place in its name", part))
    return NOBODY


def _beside(
    page: Page, countries: Countries, mentions: Sequence[Mention], draft: Draft, known: Known
) -> Guess:
    """The country that the words beside a body name; its sector, where its name tells none."""
    guess = NOBODY
    for mention in mentions:
        before = mention.first - 1
        if before >= 0 and page.word(before) in ("'s", "’s"):
            before -= 1
        after = mention.last + 1 if page.word(mention.last).lower() == "of" else -1  # "Bank of" Mexico
        near = countries.beside([n for n in (before, after) if 0 <= n < len(page.tokens)])
        if not guess.country and near.country:
            guess = near
        for told in descriptions(page, mention):
            if not guess.country:
                guess = countries.beside(told.tokens, told.called.head if told.called else -1)
            if not guess.country and told.called is None and told.tokens[-1] < mention.first:
                guess = of_owner(page, told.tokens, known)  # "the Halden Party's Foreign Section"
            if told.called is not None and not draft.sectors:
                draft.sectors = of_role(page, told.called, told.tokens, known)
                if draft.sectors:
                    words = told.words
                    draft.reasons.append(reason("actor.called", "its sector by what it is called", words))
    return guess


def government(page: Page, numbers: Sequence[int], code: str, sure: bool) -> Draft:
    """The draft of a government that its country or capital stands for; of "? georgia" a country unknown."""
    first = page.mentions[numbers[0]]
    words = page.text[first.start : first.end]
    if code.startswith("?"):
        draft = Draft(f"{first.key} government", f"government of {first.name}", "government", "", ("GOV",))
        draft.score = 0.3
        draft.reasons.append(reason("actor.place", "the place has several countries that it may mean", words))
    else:
        title = country_title().get(code, first.name)
        draft = Draft(government_key(code), f"government of {title}", "government", code, ("GOV",))
        draft.score = BESIDE if sure else 0.6
        told = "the place stands for who governs it" if sure else "a country as one that acts or is acted on"
        draft.reasons.append(reason("actor.acts", told, words))
    draft.mentions = list(numbers)
    return draft


def government_key(code: str) -> str:
    """The key of a country's government."""
    return f"{code.lower()} government".strip()


def people(page: Page, numbers: Sequence[int], code: str) -> Draft:
    """The draft of a people that its country names ("Russians")."""
    first = page.mentions[numbers[0]]
    words = page.text[first.start : first.end]
    draft = Draft(f"{code.lower()} nationals", words[:LONGEST_NAME], "people", code, ("CVL",))
    draft.mentions = list(numbers)
    draft.score = BESIDE
    draft.reasons.append(reason("actor.people", PEOPLE, words))
    return draft


def other_places(draft: Draft, candidates: Sequence[tuple[str, str, float]]) -> None:
    """Further countries that the place may lie in: (alpha-3, name, score) of each."""
    held = {draft.country, ""}
    for code, name, score in candidates:
        if code not in held:
            held.add(code)
            key = government_key(code)
            draft.others.append(
                ActorCandidate(key, f"government of {name}", "government", code, "GOV", score)
            )
