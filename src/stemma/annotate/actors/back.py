"""What a noun without a country beside it may go back to: "the company", "the singer", "its army"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stemma.annotate.actors.country import Countries
from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.page import Called, Page
from stemma.annotate.actors.ranks import STATE, Asked, Hint
from stemma.annotate.actors.sector import Known

RULING = frozenset(["government", "administration", "regime", "junta", "military junta", "presidency"])
"""Words for those who govern a country: one actor with what its capital stands for."""

STATES = frozenset(["nation", "republic", "kingdom", "country", "state"])
"""Nouns that stand for a country, not for a body of it."""

POINTING = frozenset(["the", "that", "this"])
ONE = frozenset(["a", "an", "one", "another"])
ANY = frozenset("every any each no other more most some many several few".split())
"""Words before a noun that say whether it points back."""

REACH = 40
"""Mentions before a noun among which it is looked for what it goes back to."""

SUBJECT = 1.5
"""Sentences by which the subject of a clause is nearer to "the company" than another body."""

FIELDS = {
    **dict.fromkeys(["organization", "organisation", "group", "institution"],
                    frozenset(["NGO", "IGO", "SOC", "REB", "LAB", "EDU"])),
    **dict.fromkeys(["department", "bureau", "commission", "committee", "council", "body", "board"],
                    frozenset(["GOV", "IGO", "SPY", "COP", "MIL", "LEG", "JUD"])),
    "agency": frozenset(["GOV", "IGO", "SPY", "COP", "JRN"]),
    **dict.fromkeys(["newspaper", "paper", "network", "station", "channel"], frozenset(["JRN"])),
    "alliance": frozenset(["IGO", "MIL", "PTY", "NGO"]),
    "party": frozenset(["PTY", "GOV", "OPP"]),
    "foundation": frozenset(["NGO", "EDU", "REL"]),
}  # fmt: skip
"""Sectors of the bodies that a word of many fields may go back to."""


class Past:
    """The drafts of names, to be asked for those named last before a token."""

    def __init__(self, page: Page, known: Known) -> None:
        self.known = known
        self._order = sorted(known, key=lambda n: (page.mentions[n].first, n))
        self._firsts = [page.mentions[n].first for n in self._order]

    def before(self, first: int) -> list[tuple[int, Draft]]:
        """The last ``REACH`` mentions before a token with their drafts, the last one first."""
        end = bisect_left(self._firsts, first)
        return [(n, self.known[n]) for n in reversed(self._order[max(0, end - REACH) : end])]


def asked(
    page: Page,
    countries: Countries,
    past: Past,
    called: Called,
    inside: Sequence[int],
    draft: Draft,
    same: Draft | None,
) -> Asked:
    """The question for the country of a noun whose sectors its draft has already.

    ``inside``: the tokens of its phrase; ``same``: the last one of that word whose country words beside it
    told.
    """
    pointing = points(page, called)
    hints: list[Hint] = []
    if same is not None:
        hints.append(Hint("word the" if pointing else "word", same.country, same.name))
    if same is None or not pointing:
        hints += _back(page, past, called, inside)
    hints += _alike(past, called, draft, pointing)
    marked = countries.marked(draft.name)
    if marked.why is not None:
        hints.append(Hint("marked", marked.country, *marked.why.evidence))
    hints += _own(page, countries, inside)
    plural = "Number=Plur" in page.tokens[called.head].morph
    state = called.role.word not in STATES and draft.sectors[:1] != () and draft.sectors[0] in STATE
    sentence = page.sentence(called.head)
    return Asked(called.head, sentence, state, _form(page, called), plural, tuple(hints))


def points(page: Page, called: Called) -> bool:
    """Whether "the", "that" or "this" stands before a noun, at most one word away."""
    return bool(_words_before(page, called) & POINTING)


def _words_before(page: Page, called: Called) -> set[str]:
    return {page.word(n).lower() for n in range(max(0, called.first - 2), called.first)}


def _form(page: Page, called: Called) -> str:
    """How a noun is told: "states", "count", "any", "the", "a" or "bare"."""
    if "Number=Plur" in page.tokens[called.head].morph and called.role.word in RULING | STATES:
        return "states"
    if any(page.tokens[k].dep == "nummod" for k in page.children[called.head]):
        return "count"
    words = _words_before(page, called)
    for form, those in (("any", ANY), ("the", POINTING), ("a", ONE)):
        if words & those:
            return form
    return "bare"


def _back(page: Page, past: Past, called: Called, inside: Sequence[int]) -> Iterator[Hint]:
    """The body or the person that a noun goes back to."""
    word = called.role.word
    if called.role.kind == "body" and word not in RULING and word not in STATES:
        body = _body(page, past, called)
        if body is not None:
            yield Hint("body" if body.country else "stateless", body.country, body.name)
    elif "Number=Plur" not in page.tokens[called.head].morph:
        person = _bearer(page, past, called, inside)
        if person is not None:
            yield Hint("bearer", person.country, person.name)


def _body(page: Page, past: Past, called: Called) -> Draft | None:
    """The body that "the company" goes back to; None for "a company".

    That is one of its field named before: whose name holds the word ("the department"), else the nearest,
    where the subject of a clause is nearer than what stands beside it.
    """
    fields = FIELDS.get(called.role.word, frozenset(called.role.sectors[:1]))
    if not points(page, called) or not fields:
        return None
    best: tuple[tuple[bool, float], Draft] | None = None
    here = page.sentence(called.head)
    for number, draft in past.before(called.first):
        if draft.kind == "person" or not (draft.country or _stateless(draft)):
            continue
        if fields & set(draft.sectors[:2]):
            first = page.mentions[number].first
            near = SUBJECT * page.subject(first) - (here - page.sentence(first))
            rank = called.role.word in draft.name.lower().split(), near
            if best is None or rank > best[0]:
                best = rank, draft
    return best[1] if best is not None else None


def _stateless(draft: Draft) -> bool:
    """Whether a body is known to be of no one country."""
    return draft.told and draft.sure and draft.sectors[:1] in (("IGO",), ("NGO",))


def _bearer(page: Page, past: Past, called: Called, inside: Sequence[int]) -> Draft | None:
    """The person that "the singer" or "her husband" goes back to.

    That is the last one before it whom the report calls so, else of that sector; of "her", the last one.
    """
    owned = any(page.tokens[n].tag == "PRP$" and page.word(n).lower() in ("his", "her") for n in inside)
    if not owned and not points(page, called):
        return None
    people = [d for _, d in past.before(called.first) if d.kind == "person" and d.country]
    word, sector = called.role.word, called.role.sectors[:1]
    so = [d for d in people if word in f"{d.title} {d.office}".lower().split()]
    alike = [d for d in people if sector == d.sectors[:1] and sector in (("ELI",), ("EDU",), ("CRM",))]
    return next(iter(people if owned else so or alike), None)


def _alike(past: Past, called: Called, draft: Draft, pointing: bool) -> Iterator[Hint]:
    """The last actor before a noun that is known to be of its sector."""
    for _, other in past.before(called.first) if draft.sectors else ():
        if other.sure and other.country and draft.sectors[0] in other.sectors:
            yield Hint("sector the" if pointing else "sector", other.country, other.name)
            return


def _own(page: Page, countries: Countries, inside: Sequence[int]) -> Iterator[Hint]:
    """What "its" and "our" may go back to: the last country named in the sentence, the outlet's home."""
    for n in inside:
        if page.tokens[n].tag != "PRP$":
            continue
        word = page.word(n).lower()
        if word in ("its", "their"):
            start = page.sentences[page.sentence(n)].first
            held = countries.at | countries.nouns
            near = (k for k in range(n - 1, start - 1, -1) if k in held)
            at = next((k for k in near if page.tokens[k].pos != "ADJ"), None)
            if at is not None:
                yield Hint("its", held[at], page.word(at))
        elif word in ("our", "my"):
            yield Hint("our", countries.clues.home)
        return
