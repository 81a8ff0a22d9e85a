"""Control: who does what a clause without a subject of its own tells.

"After meeting X, the general left": the general met X. "France helped Chad in building a port": Chad built
it. The verb above, its object and the word that joins the two decide (Huddleston and Pullum, "The Cambridge
Grammar of the English Language", 2002, chapter 14, tell subject and object control apart).
"""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.tree import Tree
from stemma.records import StanceKind

RELATIVE = frozenset(["that", "which", "who", "whom", "what"])

REACH = 40
"""Clauses above a clause that are asked for its subject: no sentence of news has so many."""

BARRING = frozenset("prevent stop keep block deter dissuade hinder save discourage".split())
"""Verbs that keep their object "from" doing what follows: it does not happen."""

FORBIDDING = frozenset("ban bar prohibit forbid exclude".split())
"""Verbs that say only what their object may not do."""

ACCUSING = frozenset("accuse suspect acquit convict".split())
HELPING = frozenset("assist help aid support back join".split())
LEADING = frozenset("persuade talk trick coax force pressure lure coerce bully mislead".split())
JUDGING = frozenset(
    """blame thank praise criticise criticize condemn arrest jail fine punish sanction sue slam applaud
    hail denounce detain charge reward honour honor""".split()
)
OBJECT_DOES: dict[str, frozenset[str]] = {
    "from": BARRING | FORBIDDING,
    "of": ACCUSING,
    "in": HELPING,
    "with": HELPING | frozenset(["charge"]),
    "into": LEADING,
    "for": JUDGING,
}
"""Prepositions before a gerund, and the verbs whose object does what it tells."""

RESULTS = {"result": ("in",), "lead": ("to",), "end": ("in", "with"), "culminate": ("in",)}
"""Verbs of outcome: what stands between their preposition and a gerund does it, not the cause."""

ADVERBIAL = frozenset("addition return response reaction exchange lieu spite hope bid effort attempt".split())
"""Nouns that with "in" make a preposition: "in addition to meeting"."""

PROMISING = frozenset(
    """plan intention aim decision attempt effort bid offer threat promise pledge vow refusal failure
    willingness desire wish ability agreement deal chance opportunity right move need proposal order
    request call demand appeal permission commitment""".split()
)
"""Nouns whose infinitive tells what somebody else is to do."""

OWNING = lexicon.LIGHT | frozenset(
    "announce unveil reveal outline get win lose seize repeat renew abandon drop face".split()
)
"""Verbs whose subject has the plan that is their object."""

INTRANSITIVE = frozenset(
    """go come fall arrive return escape retire depart rise grow travel emerge die resign age
    born vanish disappear collapse flee""".split()
)
"""Verbs whose bare past participle acts: "a man escaped from prison"."""


def subject_of(tree: Tree, n: int, reach: int = REACH) -> tuple[int | None, bool]:
    """The head word of the subject of the clause of ``n``, or None, and whether it stands elsewhere.

    ``reach``: clauses that are still asked above it.
    """
    own = tree.subject(n)
    token = tree.tokens[n]
    head = token.head
    if own is not None and tree.word(own).lower() in RELATIVE and token.dep in ("acl:relcl", "acl"):
        return (head if head in tree.children else own), False
    if own is not None:
        return own, False
    if head == n or head not in tree.children or not reach:
        return None, False
    if token.dep == "acl" and tree.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
        return _beside_noun(tree, n, head, reach)
    if token.dep in ("conj", "xcomp", "advcl", "parataxis"):
        return _from_above(tree, n, head, reach)
    return (_object(tree, n, head), False) if token.dep == "ccomp" else (None, False)


def undergone(tree: Tree, n: int) -> bool:
    """Whether the subject of the verb ``n`` is acted upon: a passive, or a bare past participle."""
    if tree.kids(n, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    token = tree.tokens[n]
    by = bool(tree.kids(n, "obl:agent"))
    if token.tag == "VBN" and by:
        return True
    if tree.subject(n) is not None or tree.kids(n, "aux", "cop", "obj", "ccomp"):
        return False
    if token.dep in ("advcl", "acl"):  # "welcomed by soldiers" is read as a past tense now and then
        bare = token.tag == "VBN" and tree.lemma(n) not in INTRANSITIVE
        return bare or (token.tag == "VBD" and by)
    joined = token.dep == "conj" and token.tag == "VBN" and token.head in tree.children
    return joined and tree.tokens[token.head].tag == "VBN" and undergone(tree, token.head)


def barred(tree: Tree, n: int) -> StanceKind | None:
    """What the verb above makes of "from leaving": "denied", "hypothetical" where it forbids, else None."""
    head = tree.tokens[n].head
    if head not in tree.children or head == n or joint(tree, n) != "from":
        return None
    if tree.tokens[n].dep == "acl" and tree.tokens[head].dep == "obj":
        head = tree.tokens[head].head
    lemma = tree.lemma(head) if head in tree.children else ""
    return "denied" if lemma in BARRING else "hypothetical" if lemma in FORBIDDING else None


def completes(tree: Tree, n: int) -> bool:
    """Whether a gerund is what its verb is about, and the verb says little without it."""
    head = tree.tokens[n].head
    if tree.tokens[n].tag != "VBG" or head not in tree.children:
        return False
    return tree.lemma(head) in OBJECT_DOES.get(joint(tree, n), ()) or _results(tree, n, head)


def joint(tree: Tree, n: int) -> str:
    """The preposition before a gerund, lower case, or ""."""
    if tree.tokens[n].tag != "VBG":
        return ""
    at = n - 1
    while at in tree.children and tree.tokens[at].dep in ("advmod", "aux", "aux:pass", "fixed", "punct"):
        at -= 1  # "of not telling", "instead of leaving"
    beside = at in tree.children and at in tree.kids(n, "mark", "case")
    return tree.word(at).lower() if beside else ""


def _beside_noun(tree: Tree, n: int, noun: int, reach: int) -> tuple[int | None, bool]:
    """The doer of a clause that hangs on a noun: the noun, unless it only names the deed."""
    owner = _owner(tree, noun)
    verb = tree.tokens[noun].head
    above = verb if verb in tree.children and verb != noun else None
    if tree.kids(noun, "cop") and n > noun and _paused(tree, n):  # "is an ally of X, standing firm"
        return tree.subject(noun), True
    if joint(tree, n):
        if above is not None and tree.tokens[noun].dep == "obj" and _controls(tree, n, above):
            return noun, False
        if above is not None and owner is None and _has(tree, noun, above) and joint(tree, n) == "of":
            return _inherited(tree, n, above, reach)  # "has a long history of helping"
        if above is not None and tree.case_of(noun) in ("in", "as") and tree.lemma(noun) in ADVERBIAL:
            return _inherited(tree, n, above, reach)
        named = tree.mention_under(noun)
        if named is not None and named.kind in ("person", "organisation", "group", "place"):
            return noun, False
        return owner, owner is not None
    if any(tree.lemma(k) == "to" for k in tree.kids(n, "mark")) and tree.lemma(noun) in PROMISING:
        if owner is None and above is not None and _has(tree, noun, above):
            return _inherited(tree, n, above, reach)
        return owner, owner is not None
    return noun, False


def _has(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the subject of a verb has what its object names: "made an attempt"."""
    return tree.tokens[noun].dep == "obj" and tree.lemma(verb) in OWNING


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose the noun is; None for a pronoun of which nobody knows whom it means."""
    owners = tree.kids(noun, "nmod:poss")
    return next((k for k in owners if tree.tokens[k].pos not in ("PRON", "DET") or k in tree.mentions), None)


def _from_above(tree: Tree, n: int, head: int, reach: int) -> tuple[int | None, bool]:
    """The doer of a clause that hangs on another: an object, what stands before it, or the subject."""
    token = tree.tokens[n]
    if token.dep in ("advcl", "xcomp") and (doer := _object(tree, n, head)) is not None:
        return doer, False
    if token.dep == "advcl" and tree.tokens[head].pos in ("NOUN", "ADJ") and tree.subject(head) is None:
        owner = _owner(tree, head)  # "his fourth since seizing power"
        return owner, owner is not None
    if token.dep == "advcl" and joint(tree, n) == "by" and undergone(tree, head):
        agent = next(iter(tree.kids(head, "obl:agent")), None)
        return agent, agent is not None
    return _inherited(tree, n, head, reach)


def _object(tree: Tree, n: int, head: int) -> int | None:
    """The object or the phrase before a gerund that does what it tells, or None."""
    for k in tree.kids(head, "obj", "iobj"):
        hortative = tree.word(k).lower() in ("'s", "’s", "us")
        if k < n and not hortative and not undergone(tree, head) and _controls(tree, n, head):
            return k
    if _results(tree, n, head):
        return next((k for k in tree.kids(head, "obl", "obj") if max(tree.subtree(k)) == n - 1), None)
    return None


def _results(tree: Tree, n: int, verb: int) -> bool:
    """Whether a gerund tells what its verb led to: "led to France opening a school"."""
    words = RESULTS.get(tree.lemma(verb), ())
    return tree.tokens[n].tag == "VBG" and any(tree.word(k).lower() in words for k in tree.kids(n, "mark"))


def _controls(tree: Tree, n: int, verb: int) -> bool:
    """Whether a verb makes its object the doer of the gerund, or of the infinitive, ``n``."""
    if tree.lemma(verb) in OBJECT_DOES.get(joint(tree, n), ()):
        return True
    return tree.lemma(verb) in lexicon.BRINGING and tree.tokens[n].tag in ("VB", "VBP")


def _inherited(tree: Tree, n: int, head: int, reach: int) -> tuple[int | None, bool]:
    above, _ = subject_of(tree, head, reach - 1)
    if above is None or not _agrees(tree, n, above):
        return None, False
    return above, True


def _agrees(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a verb can have a subject by number: "fighters ... controls" tells of a lost "it"."""
    tags = (tree.tokens[verb].tag, tree.tokens[subject].tag)
    joined = bool(tree.kids(subject, "conj"))
    return not (tags[0] == "VBZ" and (tags[1] in ("NNS", "NNPS") or joined)) and not (
        tags[0] == "VBP" and tags[1] in ("NN", "NNP") and not joined
    )


def _paused(tree: Tree, n: int) -> bool:
    """Whether a comma parts a clause from what stands before it."""
    first = min(tree.subtree(n))
    return tree.word(first) == "," or (first - 1 in tree.children and tree.word(first - 1) == ",")
