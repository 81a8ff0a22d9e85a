"""Roles, crowds and bodies that a report tells of without a name: "police", "the army"."""

from __future__ import annotations

from bisect import bisect_left

from stemma.annotate.actors.country import NOBODY, Countries, Guess
from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.named import government_key
from stemma.annotate.actors.page import Called, Page
from stemma.annotate.actors.persons import by_name, holder
from stemma.annotate.actors.sector import Known, of_role
from stemma.reasons import reason
from stemma.records import ActorKind, Reason, Span
from stemma.states import country_title

RULING = frozenset(["government", "administration", "regime", "junta", "military junta", "presidency"])
"""Words for those who govern a country: one actor with what its capital stands for."""

NO_ACTOR = frozenset("compound amod flat goeswith nmod:desc nmod:unmarked det case cc punct".split())
"""Relations of nouns that are part of another phrase."""

OTHERS = frozenset("ally neighbor neighbour partner rival counterpart adversary enemy opponent".split())
"""Nouns for whom somebody else has: "Japan's neighbour" is not of Japan."""

WIDE = frozenset("international global foreign western worldwide multinational".split())
"""Adjectives of what belongs to several countries, or to none that is said."""

ABOUT = frozenset("around across over throughout round".split())
"""Words before "the world" by which somebody is of many countries; "the best in the world" is of one."""

MANY_STATES = 0.5
"""Score of having no one country."""

MANY = frozenset("people crowd mob public population community family couple staff crew".split())
"""Nouns that name several people in the singular."""

POINTING = frozenset(["the", "that", "this"])
REACH = 40
"""Words that point back to a body named before, and mentions before them that are looked at."""

ACTING = frozenset(["role", "crowd", "body"])
"""Kinds of role words that stand for an actor by themselves."""

WHERE = frozenset("in at near outside inside into within around on through".split())
"""Words before a body that make it a place."""


class Past:
    """The drafts of names, to be asked for those named last before a token."""

    def __init__(self, page: Page, known: Known) -> None:
        self.known = known
        self._order = sorted(known, key=lambda n: (page.mentions[n].first, n))
        self._firsts = [page.mentions[n].first for n in self._order]

    def named(self, first: int) -> list[Draft]:
        """The drafts of the last ``REACH`` mentions before a token, the last one first."""
        end = bisect_left(self._firsts, first)
        return [self.known[n] for n in reversed(self._order[max(0, end - REACH) : end])]


def found(page: Page, countries: Countries, known: Known, taken: set[int]) -> list[Draft]:
    """A draft for each noun that stands for an actor and for no name, in order of the text.

    ``known``: the drafts of names by the number of their mentions; ``taken``: tokens of titles and of phrases
    that stand for a name already.
    """
    drafts: list[Draft] = []
    last: dict[str, Draft] = {}
    past = Past(page, known)
    for n, token in enumerate(page.tokens):
        if token.pos != "NOUN" or token.dep in NO_ACTOR or n in taken or n in page.names:
            continue
        called = page.called(n)
        if called is None or called.role.kind not in ACTING or not _acts(page, called):
            continue
        draft = _draft(page, countries, past, called, last.get(called.role.word))
        beside = any(r.code == "actor.beside" for r in draft.reasons)
        if beside and called.role.word not in RULING:  # many governments act in one report
            last[called.role.word] = draft
        drafts.append(draft)
    return drafts


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
    if guess.why is None and same is not None and _points(page, called):
        why = reason("actor.before", "the country of the last one of that word", same.name)
        guess = Guess(same.country, round(same.score * 0.9, 3), why)
    elif guess.why is None and called.role.kind == "body" and called.role.word not in RULING:
        guess = _before(page, past, called)
    elif guess.why is None and not plural:
        guess = _bearer(page, past, called, inside)
    if guess.why is None:
        guess = countries.marked(words, page.sentence(called.head))
    apart = _apart(page, called, inside, guess)
    if apart is not None:
        guess = Guess("", MANY_STATES, apart)
    draft.place(guess if guess.why is not None else countries.likely(page.sentence(called.head)))
    word = called.role.word
    if called.role.weak:  # "spokesman": whose?
        word = " ".join([*_modifiers(page, called, inside), word])
    if word in RULING and draft.country:
        draft.key, draft.name = government_key(draft.country), _title(draft.country)
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
    words = {n: page.word(n).lower() for n in inside}
    wide = [w for n, w in words.items() if w in WIDE and page.tokens[n].pos in ("ADJ", "ADV")]
    wide += [w for n, w in words.items() if w in ("world", "globe") and ABOUT & _cases(page, n)]
    return reason("actor.many", "it is of several countries", *wide) if wide and not guess.country else None


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


def _points(page: Page, called: Called) -> bool:
    """Whether "the", "that" or "this" stands before a noun, at most one word away."""
    words = {page.word(n).lower() for n in range(max(0, called.first - 2), called.first)}
    return bool(words & POINTING)


def _before(page: Page, past: Past, called: Called) -> Guess:
    """The country of the body of that sector named last before "the company"; none for "a company"."""
    if not _points(page, called) or not called.role.sectors:
        return NOBODY
    for draft in past.named(called.first):
        if draft.kind != "person" and draft.country and called.role.sectors[0] in draft.sectors:
            why = reason("actor.before", "the country of the body named last before it", draft.name)
            return Guess(draft.country, round(draft.score * 0.9, 3), why)
    return NOBODY


def _bearer(page: Page, past: Past, called: Called, inside: list[int]) -> Guess:
    """The country of the person that "the singer" or "her husband" goes back to.

    That is the last one before it whom the report calls so, else of that sector; of "her", the last one.
    """
    owned = any(page.tokens[n].tag == "PRP$" and page.word(n).lower() in ("his", "her") for n in inside)
    if not owned and not _points(page, called):
        return NOBODY
    people = [d for d in past.named(called.first) if d.kind == "person" and d.country]
    word, sector = called.role.word, called.role.sectors[:1]
    so = [d for d in people if word in f"{d.title} {d.office}".lower().split()]
    alike = [d for d in people if sector == d.sectors[:1] and sector in (("ELI",), ("EDU",), ("CRM",))]
    for draft in people[:1] if owned else (so or alike)[:1]:
        why = reason("actor.before", "the country of the person named last before it", draft.name)
        return Guess(draft.country, round(draft.score * 0.85, 3), why)
    return NOBODY


def _modifiers(page: Page, called: Called, inside: list[int]) -> list[str]:
    """The nouns before a weak word, and the adjectives that name a role ("Islamist group")."""
    near = sorted(n for n in inside if n < called.first and n not in page.places)
    told = (n for n in near if page.tokens[n].pos in ("NOUN", "PROPN") or page.called(n) is not None)
    return [page.word(n).lower() for n in told][-2:]


def _beside(page: Page, countries: Countries, known: Known, called: Called, inside: list[int]) -> Guess:
    """The country of a noun by a place or a body in its phrase; the places before it first."""
    near = sorted(inside, key=lambda n: (n > called.head, abs(n - called.head)))
    guess = countries.beside(inside, called.head)
    if guess.country:
        return guess
    return by_name(page, near, known)
