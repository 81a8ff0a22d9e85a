"""Pronouns and nouns that stand for a name of the report: "he", "it", "the general", "the agency".

Claims rest on what is given here, so a phrase that could mean two things is left alone: links below the
floors of ``FLOORS`` are not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.annotate.actors.registry import region, regions
from stemma.annotate.coref.chains import Chains, chains_of
from stemma.annotate.coref.nouns import BODY, CRAFT, PEOPLE, PERSON, PLACE, WORK
from stemma.annotate.coref.phrases import Document, Phrase, phrases_of
from stemma.annotate.coref.rank import ranker
from stemma.records import Mention, MentionForm, MentionKind, Sentence, Token
from stemma.states import alpha3

FLOORS = {
    "he": 0.6, "she": 0.6, "it": 0.8, "they": 0.8, "the": 0.75, "this": 0.9,
    "own": 2.0, "a": 2.0, "bare": 2.0, "name": 2.0,
}  # fmt: skip
"""The share that a link needs, by class of anaphor; 2.0: never made.

Read off the development part of GUM, floors .3 to .9 in steps of .1, as the lowest at which about nine of
ten links are right: "he" .95 and "she" .90 at .6; "it" .92 and "they" .98 at .8; nouns .86 at .7, .92 at .8.
"""

STANDS = frozenset(["he", "she", "it", "they", "i", "we"])
"""Classes of pronouns that are given; a relative pronoun's clause hangs on its noun already."""

CALLED: dict[MentionKind, int] = {
    "person": PERSON, "organisation": BODY, "group": PEOPLE | BODY, "place": PLACE,
    "other": CRAFT | WORK | BODY | PLACE,
}  # fmt: skip
"""What a noun must be able to mean for a name of each kind."""

LEAD = 2
"""Sentences at the head of a report in which "the minister" may stand before the name."""

AHEAD = 4
"""Sentences after it in which the name must follow."""


def anaphora(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Mention]:
    """Mentions for what stands for a name, in order of the text.

    In: a report's text, tokens, sentences, and the mentions of its names. Out: mentions of form "pronoun"
    and "nominal" with the kind, key, name and country of the name they stand for; a nominal reaches from
    its article to its noun. Work is bounded by a fixed number of candidates for each phrase.
    """
    if not mentions:
        return []
    doc = Document(text, tokens, sentences, mentions)
    phrases = phrases_of(doc)
    chains = chains_of(doc, phrases, ranker(), FLOORS)
    named = _named(chains)
    ahead = _ahead(chains)
    found: list[Mention] = []
    for n, phrase in enumerate(phrases):
        name = named.get(chains.chain[n]) or ahead.get(n)
        if name is None or not _fits(phrase, name) or _beside(doc, phrase, name):
            continue
        if not _another(doc, phrase, name, mentions):
            found += _mention(doc, phrase, name)
    return found


def _named(chains: Chains) -> dict[int, Mention]:
    """The name of each chain, where it has one alone."""
    names: dict[int, Counter[tuple[str, str]]] = {}
    first: dict[tuple[str, str], Mention] = {}
    for phrase, chain in zip(chains.phrases, chains.chain, strict=True):
        if phrase.name is not None:
            key = (phrase.name.kind, phrase.name.key)
            names.setdefault(chain, Counter())[key] += 1
            if key not in first or first[key].level == "demonym":
                first[key] = phrase.name
    return {chain: first[next(iter(keys))] for chain, keys in names.items() if len(keys) == 1}


def _mention(doc: Document, phrase: Phrase, name: Mention) -> list[Mention]:
    """The phrase as a mention of the name; none for names, lists, and nouns without "the" or "this"."""
    if phrase.form == "pronoun" and phrase.pronoun in STANDS:
        first = last = phrase.head
    elif phrase.form in ("the", "this") and phrase.head not in doc.names:
        first, last = phrase.first, phrase.head
    else:
        return []
    start, end = doc.tokens[first].start, doc.tokens[last].end
    form: MentionForm = "pronoun" if phrase.form == "pronoun" else "nominal"
    return [replace(name, start=start, end=end, first=first, last=last, form=form)]


def _fits(phrase: Phrase, name: Mention) -> bool:
    """Whether a phrase can stand for a name of that kind at all."""
    if phrase.form == "pronoun":
        return (name.kind == "person") == (phrase.pronoun in ("he", "she", "i"))
    return not phrase.kinds or bool(phrase.kinds & CALLED.get(name.kind, 0))


def _beside(doc: Document, phrase: Phrase, name: Mention) -> bool:
    """Whether a noun stands beside its name ("the rights group Civic Watch"): the name says it already."""
    if phrase.form == "pronoun":
        return False
    near = [phrase.head + 1, *doc.children[phrase.head], doc.tokens[phrase.head].head]
    told = (doc.names.get(n) for n in near)
    return any(held is not None and held.key == name.key for held in told)


BEFORE = 5
"""Tokens before a name in which its title stands."""

NO_LONGER = frozenset(["former", "ex", "late", "onetime", "ousted", "deposed"])


def _another(doc: Document, phrase: Phrase, name: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a noun says of itself what parts it from a name: another country, or an office of before.

    "The president of Ukraine" and "the former president" are not Russian President Vladimir Putin, and "the
    Nordic country" is not Germany.
    """
    if phrase.form == "pronoun":
        return False
    if name.kind == "place":
        wholes = (" ".join(doc.words[n : phrase.head]) for n in range(phrase.first, phrase.head))
        part = next((held for whole in wholes if (held := region(whole))), "")
        return bool(part) and alpha3().get(name.country, "") not in regions()[part]
    if name.kind != "person":
        return False
    own = range(doc.left[phrase.head], doc.right[phrase.head] + 1)
    titles = [
        n for m in mentions if m.form == "name" and m.key == name.key
        for n in range(max(0, m.first - BEFORE), m.first)
    ]  # fmt: skip
    if any(doc.words[n] in NO_LONGER for n in own) and not any(doc.words[n] in NO_LONGER for n in titles):
        return True
    told, known = _countries(doc, own), _countries(doc, titles)
    return bool(told and known) and told.isdisjoint(known)


def _countries(doc: Document, tokens: Iterable[int]) -> set[str]:
    """The countries of the states and peoples named at some tokens."""
    held = (doc.names.get(n) for n in tokens)
    return {m.country for m in held if m is not None and m.country and m.level in ("country", "demonym")}


def _ahead(chains: Chains) -> dict[int, Mention]:
    """Roles in the lead whose one bearer is named soon after: "The prime minister resigned. Ola Berg ..."."""
    bearers: dict[str, set[str]] = {}
    for key, roles in chains.traits.roles.items():
        for role in roles:
            bearers.setdefault(role, set()).add(key)
    soon = {}
    for phrase in reversed(chains.phrases):
        if phrase.name is not None and phrase.name.kind == "person":
            soon[phrase.key] = phrase
    found: dict[int, Mention] = {}
    for n, phrase in enumerate(chains.phrases):
        if phrase.sentence >= LEAD:
            break
        keys = bearers.get(phrase.lemma, set())
        if phrase.form != "the" or not phrase.kinds & PERSON or phrase.number == 2 or len(keys) != 1:
            continue
        bearer = soon.get(next(iter(keys)))
        if bearer is not None and 0 <= bearer.sentence - phrase.sentence <= AHEAD:
            found[n] = bearer.name if bearer.name is not None else found[n]
    return found
