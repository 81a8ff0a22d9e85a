"""Slots of a clause: who, whom, what, where, from, when, how many, since, and which time (ordinal)."""

from __future__ import annotations

from stemma.claim.clauses import Clause, ordinal_word, purpose
from stemma.claim.tree import CLAUSES, Tree
from stemma.keys import folded
from stemma.records import Mention, Slot, SlotRole

UNITS_OF_TIME = frozenset(
    "second minute hour day night week month year decade moment time morning evening afternoon".split()
)
GROUPS = frozenset("dozen hundred thousand score number group majority member ten million".split())
"""Nouns that only count: "dozens of survivors" are survivors."""

PHRASE_WITHOUT = (*CLAUSES, "parataxis", "cc", "punct", "conj")
AT = frozenset(
    "in at near off on outside inside to into toward towards across around within over through".split()
)
AWAY = frozenset(["from"])
WITH = frozenset(["with", "against", "between", "of", "on", "for"])
BESIDE = frozenset(["with", "alongside"])
SINCE_REACH = 40
"""Tokens after an ordinal within which its "since" stands."""


def slots_of(tree: Tree, clause: Clause) -> tuple[Slot, ...]:
    """The slots of a clause, in order of the roles; a role may be filled more than once."""
    found: list[Slot] = []
    _actors(tree, clause, found)
    _phrases(tree, clause, found)
    _times(tree, clause, found)
    _counts(tree, clause, found)
    _ordinal(tree, clause, found)
    order: dict[tuple[SlotRole, str], Slot] = {}
    for slot in found:
        order.setdefault((slot.role, slot.key or slot.text), slot)
    return tuple(order.values())


def phrase_key(tree: Tree, n: int) -> tuple[str, str]:
    """The key of the phrase of ``n`` and its country: a name's key, or its head noun's lemma."""
    mention = tree.mention_under(n)
    if mention is None:  # "the head of the bakers' union, Marek Dahl"
        beside = [tree.mentions[k] for k in tree.kids(n, "appos") if k in tree.mentions]
        mention = next((m for m in beside if m.kind == "person"), None)
    if mention is not None and (n in tree.mentions or mention.kind not in ("place", "group")):
        return mention.key, mention.country
    if tree.lemma(n) in GROUPS:
        counted = [k for k in tree.kids(n, "nmod") if tree.case_of(k) == "of"]
        if counted:
            return phrase_key(tree, counted[0])
    country = ""
    for k in tree.subtree(n, without=PHRASE_WITHOUT):
        held = tree.mentions.get(k)
        if held is not None and held.country:
            country = held.country
            break
    if tree.tokens[n].pos == "PRON":
        return "", ""
    return folded(tree.lemma(n)), country


def _slot(tree: Tree, role: SlotRole, n: int) -> Slot:
    phrase = tree.subtree(n, without=PHRASE_WITHOUT)
    if tree.kids(n, "case") and role in ("who", "whom", "what", "where", "from"):
        cases = set(tree.kids(n, "case")) if phrase[0] in tree.kids(n, "case") else set()
        phrase = [k for k in phrase if k not in cases]
    key, country = phrase_key(tree, n)
    held = tree.mentions.get(n)
    text = tree.words(phrase)
    if tree.tokens[n].pos in ("PRON", "DET") and held is not None:
        text = held.name
    level = held.level if held is not None else ""
    place = tree.place(held)
    return Slot(
        role, tree.span(phrase), text, key, country, level, actor=tree.actor_key(n),
        region=place.region if place is not None else "",
        at=(place.latitude, place.longitude) if place is not None and place.number else None,
    )  # fmt: skip


def _add(tree: Tree, found: list[Slot], role: SlotRole, n: int) -> None:
    """Fill a role with a phrase and with the phrases joined to it by "and"."""
    found.append(_slot(tree, role, n))
    for k in tree.kids(n, "conj"):
        if tree.tokens[k].pos in ("NOUN", "PROPN", "PRON"):
            found.append(_slot(tree, role, k))


def _actors(tree: Tree, clause: Clause, found: list[Slot]) -> None:
    undergone = clause.passive or (
        clause.kind is not None
        and clause.kind.undergone
        and not clause.nominal
        and not tree.kids(clause.head, "obj")
    )
    if clause.subject is not None:
        _add(tree, found, "whom" if undergone else "who", clause.subject)
    for k in tree.kids(clause.head, "obl:agent"):
        _add(tree, found, "who", k)
    if clause.nominal:
        return
    for k in tree.kids(clause.head, "obj", "iobj"):
        if k != clause.event and tree.lemma(k) not in UNITS_OF_TIME:
            mention = tree.mention_under(k)
            _add(tree, found, _object_role(tree, clause, k, mention), k)
    for k in tree.kids(clause.head, "xcomp", "ccomp"):
        phrase = tree.subtree(k, without=("punct",))
        key = folded(tree.lemma(k))
        found.append(Slot("what", tree.span(phrase), tree.words(phrase), key))


def _object_role(tree: Tree, clause: Clause, k: int, mention: Mention | None) -> SlotRole:
    """An object is a place where it is visited, whom where it is an actor, else what."""
    if mention is not None and mention.kind == "place":
        visited = clause.kind is not None and clause.kind.name == "visit"
        return "where" if visited or mention.level not in ("country", "capital", "demonym") else "whom"
    actor = mention is not None and mention.kind in ("person", "organisation", "group")
    return "whom" if actor or _people(tree, k) else "what"


PEOPLE = frozenset(
    """people person man woman child civilian soldier fighter militant rebel protester demonstrator
    passenger crew worker student resident villager tourist migrant refugee victim officer policeman
    official journalist suspect boy girl schoolgirl girl troops police""".split()
)


def _people(tree: Tree, n: int) -> bool:
    lemma = tree.lemma(n)
    return lemma in PEOPLE or tree.tokens[n].pos == "NUM"


def _phrases(tree: Tree, clause: Clause, found: list[Slot]) -> None:
    """Places and partners from the prepositional phrases of the verb and of its event noun."""
    for n in dict.fromkeys((clause.head, clause.event, *clause.governors)):
        for k in tree.kids(n, "obl", "nmod", "obl:unmarked", "nmod:unmarked", "conj"):
            _phrase(tree, clause, k, found, 0)
    if clause.nominal or clause.event != clause.head:
        aims = [clause.event + 2] if purpose(tree, clause.event) else []
        for k in dict.fromkeys((*tree.kids(clause.event, "acl"), *aims)):
            phrase = tree.subtree(k, without=("punct",))
            found.append(Slot("what", tree.span(phrase), tree.words(phrase), folded(tree.lemma(k))))


def _phrase(tree: Tree, clause: Clause, k: int, found: list[Slot], depth: int) -> None:
    case = tree.case_of(k)
    held = tree.mentions.get(k) or tree.mention_under(k)
    if tree.tokens[k].dep == "conj" or tree.lemma(k) in UNITS_OF_TIME:
        return
    if held is not None and held.kind == "place" and case in AT:
        _add(tree, found, "where", k)
    elif held is not None and held.kind == "place" and case in AWAY:
        _add(tree, found, "from", k)
    elif held is not None and case in WITH and held.kind != "time":
        _add(tree, found, "whom", k)
    elif case in BESIDE and (_people(tree, k) or tree.actor(k) is not None):
        _add(tree, found, "whom", k)  # "travels with members of the council"
    elif (
        case in ("for", "on", "over", "about", "of") and not _timed(tree, k) and tree.tokens[k].pos == "NOUN"
    ):
        role: SlotRole = "whom" if _people(tree, k) else "what"
        _add(tree, found, role, k)
    if depth < 3 and (held is None or k not in tree.mentions or held.kind in ("organisation", "place")):
        for below in tree.kids(k, "nmod", "nmod:unmarked"):
            inner = tree.mentions.get(below)
            if inner is not None and inner.kind == "place" and tree.case_of(below) in AT | {"of"}:
                if tree.case_of(below) == "of" and case in AT | AWAY:  # "in the port of Lima"
                    _add(tree, found, "where" if case in AT else "from", below)
                else:
                    _phrase(tree, clause, below, found, depth + 1)


def _timed(tree: Tree, n: int) -> bool:
    return any(m.first <= n <= m.last for m in tree.times)


def scope(tree: Tree, clause: Clause) -> list[int]:
    """The tokens that belong to a clause: its words without the clauses below it that stand alone."""
    top = clause.governors[0] if clause.governors else clause.head
    without = ("acl:relcl", "parataxis", "conj") if not clause.nominal else (*CLAUSES, "conj")
    return tree.subtree(top, without=without)


def _times(tree: Tree, clause: Clause, found: list[Slot]) -> None:
    if not tree.times:
        return
    inside = set(scope(tree, clause))
    below = {
        k
        for n in inside
        for c in tree.kids(n, "advcl", "ccomp")
        if c not in (clause.head, *clause.governors)
        for k in tree.subtree(c)
    }
    for mention in tree.times:
        if mention.first not in inside or (mention.first in below and not _since(tree, mention)):
            continue
        role: SlotRole = "since" if _since(tree, mention) else "when"
        span = tree.span(range(mention.first, mention.last + 1))
        found.append(Slot(role, span, mention.name, mention.key, when=mention.when))


def _since(tree: Tree, mention: Mention) -> bool:
    first = max(tree.sentence.first, mention.first - 12)
    return any(tree.word(n).lower() == "since" for n in range(first, mention.first))


def _counts(tree: Tree, clause: Clause, found: list[Slot]) -> None:
    """Quantities in the phrases of the clause's own participants."""
    if not tree.quantities:
        return
    heads = [clause.subject] if clause.subject is not None else []
    heads += tree.kids(clause.head, "obj", "nsubj", "nsubj:pass", "obl:unmarked")
    heads += (
        tree.kids(clause.event, "nmod", "nummod", "obj", "appos")
        if clause.event != clause.head or clause.nominal
        else []
    )
    if clause.nominal or (clause.kind is not None and clause.kind.name in ("die", "injure")):
        heads += tree.kids(clause.head, "obl")
        heads.append(clause.event)
    for n in heads:
        phrase = set(tree.subtree(n, without=(*CLAUSES, "parataxis", "conj")))
        for mention in tree.quantities:
            if mention.quantity is None or mention.quantity.unit in UNITS_OF_TIME:
                continue
            if mention.quantity.kind == "ordinal":
                continue
            if not mention.quantity.unit and _age(tree, mention):
                continue
            if mention.first in phrase and _of(tree, mention, n):
                span = tree.span(range(mention.first, mention.last + 1))
                found.append(
                    Slot(
                        "how many", span, _bounded_text(tree, mention), mention.key, quantity=mention.quantity
                    )
                )


def _age(tree: Tree, mention: Mention) -> bool:
    """ "Gareth Morgan, 44,": a number set off by commas is an age, no toll."""
    before = mention.first - 1
    return before >= tree.sentence.first and tree.word(before) == ","


def _of(tree: Tree, mention: Mention, n: int) -> bool:
    """Whether a number counts the phrase's head, not something deeper inside it."""
    return (
        n in range(mention.first, mention.last + 1)
        or tree.tokens[mention.last].head == n
        or (tree.tokens[mention.last].head in tree.kids(n, "nmod", "nummod", "compound"))
        or tree.tokens[mention.last].head in range(mention.first, mention.last + 1)
    )


def _bounded_text(tree: Tree, mention: Mention) -> str:
    """The number with the words of its bound ("at least 20")."""
    quantity = mention.quantity
    if quantity is None or quantity.bound == "exact":
        return mention.name
    first = mention.first
    while first > tree.sentence.first and mention.first - first < 3 and tree.word(first - 1).lower() in (
        "at", "least", "more", "than", "about", "around", "nearly", "almost", "up", "to", "over",
        "fewer", "less", "some", "most", "no", "under", "roughly", "approximately",
    ):  # fmt: skip
        first -= 1
    return tree.words(range(first, mention.last + 1))


def _ordinal(tree: Tree, clause: Clause, found: list[Slot]) -> None:
    """ "his fourth visit since seizing power in 2021": which time it is, and since when."""
    near = {clause.event, *tree.kids(clause.event, "amod", "appos", "nmod:poss")}
    for n in sorted(near.union(*(tree.children[k] for k in near))):
        value = ordinal_word(tree.word(n))
        if value is None:
            continue
        found.append(Slot("ordinal", tree.span([n]), tree.word(n), str(value)))
        end = min(tree.sentence.last, n + SINCE_REACH)
        since = next((k for k in range(n, end + 1) if tree.word(k).lower() == "since"), None)
        times = [m for m in tree.times if since is not None and m.first > since]
        if times:
            held = times[0]
            span = tree.span(range(held.first, held.last + 1))
            found.append(Slot("since", span, held.name, held.key, when=held.when))
        return
