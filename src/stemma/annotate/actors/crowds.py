"""Roles, crowds and bodies that a report tells of without a name: "police", "the army"."""

from __future__ import annotations

from stemma.annotate.actors.back import POINTING, RULING, STATES, Past, asked
from stemma.annotate.actors.country import NOBODY, Countries, Guess
from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.holders import holder_in
from stemma.annotate.actors.named import government_key
from stemma.annotate.actors.page import Called, Page
from stemma.annotate.actors.persons import by_name, holder
from stemma.annotate.actors.regions import ONE, country_in, region_before
from stemma.annotate.actors.registry import Role
from stemma.annotate.actors.sector import Known, of_role
from stemma.reasons import reason
from stemma.records import ActorKind, Reason, Span
from stemma.states import country_title

NO_ACTOR = frozenset("compound amod flat goeswith nmod:desc nmod:unmarked det case cc punct".split())
"""Relations of nouns that are part of another phrase."""

OTHERS = frozenset("ally neighbor neighbour partner rival counterpart adversary enemy opponent".split())
"""Nouns for whom somebody else has: "Japan's neighbour" is not of Japan."""

WIDE = frozenset(
    """international global foreign western worldwide multinational european african asian arab eurasian
    scandinavian""".split()
)
"""Adjectives of what belongs to several countries, or to none that is said."""

ABOUT = frozenset("around across over throughout round".split())
"""Words before "the world" by which somebody is of many countries; "the best in the world" is of one."""

MANY_STATES = 0.5
"""Score of having no one country."""

MANY = frozenset("people crowd mob public population community family couple staff crew".split())
"""Nouns that name several people in the singular."""

ACTING = frozenset(["role", "crowd", "body"])
"""Kinds of role words that stand for an actor by themselves."""

WHERE = frozenset("in at near outside inside into within around on through".split())
"""Words before a body that make it a place."""


MANY_HAVE = RULING - {"junta", "military junta", "regime"}
"""Words for what several countries of one report have: the last one told is not the next one meant."""

FOLLOWING = 4
"""Words after a noun within which the place stands that it is in."""


def found(page: Page, countries: Countries, known: Known, taken: set[int]) -> list[Draft]:
    """A draft for each noun that stands for an actor and for no name, in order of the text.

    ``known``: the drafts of names by the number of their mentions; ``taken``: tokens of titles and of phrases
    that stand for a name already.
    """
    drafts: list[Draft] = []
    last: dict[str, Draft] = {}
    past = Past(page, known)
    for n, token in enumerate(page.tokens):
        if token.pos != "NOUN" or n in taken or n in page.names:
            continue
        if token.dep in NO_ACTOR and not _unnamed(page, n):
            continue
        called = page.called(n) or _regional(page, n)
        if called is None or called.role.kind not in ACTING or not _acts(page, called):
            continue
        draft = _draft(page, countries, past, called, last.get(called.role.word))
        beside = any(r.code == "actor.beside" for r in draft.reasons)
        if draft.kind == "role" and beside:
            person = holder_in(page, called, list(page.inside(n)), draft.country, known.values())
            if person is not None:
                person.spans += draft.spans
                person.reasons.append(
                    reason("actor.holder", "the one of the report in that office", draft.name)
                )
                continue
        if beside and called.role.word not in MANY_HAVE:
            last[called.role.word] = draft
        drafts.append(draft)
    return drafts


def _regional(page: Page, n: int) -> Called | None:
    """A country by the part of the world it lies in ("the Gulf state"); elsewhere such a noun is a place."""
    word = page.tokens[n].lemma.lower()
    if word not in STATES or not region_before(page, n):
        return None
    return Called(n, n, Role(word, ("GOV",), "body", False))


def _unnamed(page: Page, n: int) -> bool:
    """Whether a noun describes a name that the engine takes for none ("headset maker Halden Leap")."""
    token, head = page.tokens[n], page.tokens[n].head
    if token.dep not in ("compound", "nmod:desc") or head in page.names or head in page.places:
        return False
    return page.tokens[head].pos == "PROPN" and page.tokens[n + 1].pos == "PROPN" and head > n


def _acts(page: Page, called: Called) -> bool:
    """Whether a noun is a party: no predicate ("is a doctor"), and no body as a place ("at the hospital")."""
    kids = page.children[called.head]
    if any(page.tokens[k].dep == "cop" for k in kids):
        return False
    return called.role.kind != "body" or not any(page.word(k).lower() in WHERE for k in kids)


def _draft(page: Page, countries: Countries, past: Past, called: Called, same: Draft | None) -> Draft:
    """The draft of a noun; ``same``: the last one of that word whose country the words beside it told."""
    inside = list(page.inside(called.head))
    first = _first(page, called, inside)
    tokens = page.tokens
    span = Span(tokens[first].start, tokens[called.head].end)
    words = page.words(first, called.head)
    plural = "Number=Plur" in tokens[called.head].morph
    draft = Draft("", words[:120], _kind(called, plural), spans=[span])
    draft.sectors = of_role(page, called, inside, past.known)
    if draft.sectors:
        draft.reasons.append(reason("actor.word", "its sector by the noun and the words beside it", words))
    guess = _beside(page, countries, past.known, called, inside)
    apart = _apart(page, called, inside, guess)
    there = _lies(page, countries, called) if not guess.country else None
    if there is not None:
        guess = there
    elif apart is not None:
        guess = Guess("", MANY_STATES, apart)
    elif guess.why is None:
        guess = countries.rank(asked(page, countries, past, called, inside, draft, same))
    draft.place(guess)
    word = called.role.word
    if called.role.weak:  # "spokesman": whose?
        word = " ".join([*_modifiers(page, called, inside), word])
    if draft.country and (word in RULING or (there is not None and there.score >= ONE)):
        draft.key, draft.name = government_key(draft.country), _title(draft.country)
        draft.kind, draft.sectors = "government", draft.sectors or ("GOV",)
    else:
        draft.key = f"{draft.country.lower()} {word}".strip()
    if draft.kind == "role":
        draft.office = word
        held = holder(page, draft.country, word)
        draft.others += [held] if held is not None else []
    return draft


def _apart(page: Page, called: Called, inside: list[int], guess: Guess) -> Reason | None:
    """Why a noun has no country of its own: of many states, or of another than the one beside it."""
    if called.role.word in OTHERS:
        return reason("actor.other", "it is of another country than the one whose it is", called.role.word)
    words = {n: page.word(n).lower() for n in inside if not called.first <= n <= called.head}
    wide = [w for n, w in words.items() if w in WIDE and page.tokens[n].pos in ("ADJ", "ADV")]
    world = {n: w for n, w in words.items() if w in ("world", "globe")}
    wide += [w for n, w in world.items() if n < called.head or ABOUT & _cases(page, n)]
    return reason("actor.many", "it is of several countries", *wide) if wide and not guess.country else None


def _lies(page: Page, countries: Countries, called: Called) -> Guess | None:
    """The country that "the Baltic nation" is; of no one country what a region says else ("Nordic women").

    None where no region stands before the noun.
    """
    told = region_before(page, called.first)
    if not told:
        return None
    one = called.role.word in STATES and "Number=Plur" not in page.tokens[called.head].morph
    start = called.first - len(told.split())
    if one and any(page.word(n).lower() in POINTING for n in range(max(0, start - 2), start)):
        found = country_in(countries, told, called.first)
        if found is not None:
            countries.nouns[called.head] = found.country
            return found
    return Guess("", MANY_STATES, reason("actor.many", "it is of several countries", told))


def _cases(page: Page, n: int) -> set[str]:
    """The words before a noun that say how it belongs to another ("around" the world)."""
    return {page.word(k).lower() for k in page.children[n] if page.tokens[k].dep == "case"}


def _title(code: str) -> str:
    return f"government of {country_title().get(code, code)}"


def _kind(called: Called, plural: bool) -> ActorKind:
    role = called.role
    if role.word in RULING:
        return "government"
    if role.kind == "body" and role.word != "police":
        return "armed group" if role.sectors[:1] == ("REB",) else "organisation"
    return "crowd" if (plural and role.word != "police") or role.word in MANY else "role"


def _first(page: Page, called: Called, inside: list[int]) -> int:
    """The first token of the words right before a noun that belong to it, without its article."""
    held = set(inside)
    first = called.first
    while first - 1 in held and page.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        first -= 1
    return first


def _modifiers(page: Page, called: Called, inside: list[int]) -> list[str]:
    """The nouns before a weak word, and the adjectives that name a role ("Islamist group")."""
    near = sorted(n for n in inside if n < called.first and n not in page.places)
    told = (n for n in near if page.tokens[n].pos in ("NOUN", "PROPN") or page.called(n) is not None)
    return [page.word(n).lower() for n in told][-2:]


def _beside(page: Page, countries: Countries, known: Known, called: Called, inside: list[int]) -> Guess:
    """The country of a noun by a place or a body in its phrase; the places before it first."""
    guess = countries.beside(inside, called.head)
    if guess.country:
        return guess
    near = sorted(inside, key=lambda n: (n > called.head, abs(n - called.head)))
    guess = by_name(page, near, known)
    return guess if guess.why is not None else _following(page, countries, called.head)


def _following(page: Page, countries: Countries, head: int) -> Guess:
    """The country of a place right after a noun ("rebels in Ukraine"), wherever the parse hangs it."""
    words = range(head + 1, min(head + 1 + FOLLOWING, len(page.tokens)))
    if not words or page.word(head + 1).lower() not in ("of", "in"):
        return NOBODY
    place = next((n for n in words if n in countries.at or page.tokens[n].pos == "VERB"), -1)
    return countries.beside((place,)) if place in countries.at else NOBODY
