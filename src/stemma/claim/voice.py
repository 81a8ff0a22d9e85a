"""Voice: who says what a clause says, from cues, quotations and "according to".

Rule of one voice (``WITNESSES``, joining, 3): a body and all who speak for it share a key.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from stemma.claim import lexicon
from stemma.claim.quoted import quotation_at, quotations
from stemma.claim.tree import SUBJECTS, Tree
from stemma.keys import folded, name_key, person_key
from stemma.records import Interest, Mention, Span, Voice

REPORT = Voice()


@dataclass(slots=True)
class Voices:
    """What a report has said so far about who speaks: bodies that persons speak for, roles."""

    spans: list[Span]
    bodies: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)


def voices_of(text: str) -> Voices:
    """An empty register of voices for one report's text."""
    return Voices(quotations(text))


def learn(tree: Tree, known: Voices) -> None:
    """Take down the roles and bodies that a sentence gives to its persons by title or apposition."""
    for n in tree.numbers:
        held = tree.mentions.get(n)
        if held is None or held.kind != "person" or n != held.first or tree.tokens[n].pos == "PRON":
            continue
        head = next((k for k in range(held.first, held.last + 1) if _top(tree, k, held)), held.last)
        phrase = tree.subtree(
            head, without=("acl:relcl", "acl", "advcl", "appos", "case", "punct", "cc", "conj")
        )
        role = _role(tree, head, phrase)
        if role and len(role.split()) <= LONGEST_ROLE:
            known.roles.setdefault(held.key, role)
            body = _spoken_for(tree, [], role)
            if body:
                known.bodies.setdefault(held.key, body)


LONGEST_ROLE = 14
"""Words of a role at most; a longer apposition tells a story."""


def _top(tree: Tree, n: int, mention: Mention) -> bool:
    return not mention.first <= tree.tokens[n].head <= mention.last


def voice_at(trees: list[Tree], at: int, clause_head: int, known: Voices) -> Voice:
    """The voice of the clause whose head is ``clause_head`` in sentence number ``at`` of ``trees``."""
    tree = trees[at]
    chain = _chain(tree, clause_head, known)
    if not chain:
        chain = _from_quotation(trees, at, clause_head, known)
    if not chain:
        chain = _at_the_end(tree, clause_head, known) or _right_before(tree, clause_head, known)
    if not chain:
        return REPORT
    inner = chain[-1]
    return replace(inner, via=tuple(v.name for v in chain[:-1]))


def _chain(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """Voices above a word, outermost first: cues that govern it, parentheses, "according to"."""
    found: list[Voice] = []
    seen: set[int] = set()
    told = False  # inside a clause with "that" below a noun: "said in a statement that ..."
    while n not in seen:
        seen.add(n)
        found[:0] = _beside(tree, n, known)
        head, dep = tree.tokens[n].head, tree.tokens[n].dep
        if head == n or head not in tree.children:
            break
        if dep in ("ccomp", "xcomp", "parataxis", "advcl", "obj", "obl", "iobj") and _is_cue(tree, head):
            speaker = _speaker(tree, head, n)
            inside = speaker is not None and n in tree.subtree(speaker)
            if speaker is not None and not inside and (dep == "ccomp" or told or _content(tree, n)):
                found.insert(0, voice_of(tree, speaker, known, cue=head))
        accused = dep in ("advcl", "xcomp", "obl") and tree.lemma(head) in ACCUSE
        if accused and tree.tokens[n].tag == "VBG" and tree.subject(head) is not None:
            found.insert(0, voice_of(tree, tree.subject(head) or head, known, cue=head))
        told = dep in ("acl", "acl:relcl", "ccomp") and any(
            tree.lemma(k) == "that" for k in tree.kids(n, "mark")
        )
        n = head
    return found


ACCUSE = frozenset("accuse blame charge suspect convict acquit criticise criticize condemn".split())
"""Verbs whose "of killing ..." is their subject's word."""


def _content(tree: Tree, n: int) -> bool:
    """Whether ``n`` stands under a cue as what is said: a quotation or a clause beside it."""
    dep = tree.tokens[n].dep
    if dep == "parataxis":
        return tree.tokens[n].pos in ("VERB", "ADJ", "NOUN", "AUX") and not _is_cue(tree, n)
    return dep == "xcomp" and bool(tree.kids(n, "mark"))


def _beside(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """Voices that hang below a word: ", he said", "according to X", "as shown by X"."""
    found: list[Voice] = []
    for k in tree.kids(n, "conj"):  # ", the governor's office announced", parsed as a second verb
        own = tree.subject(k)
        if own is not None and k > n and _is_cue(tree, k) and not tree.kids(k, "cc", "ccomp", "obj"):
            found.append(voice_of(tree, own, known, cue=k))
    for k in tree.subtree(n, without=("ccomp", "conj", "acl:relcl")):
        dep, lemma = tree.tokens[k].dep, tree.lemma(k)
        if k == n:
            continue
        if dep == "parataxis" and tree.tokens[k].head == n and _is_cue(tree, k):
            speaker = _speaker(tree, k)
            if speaker is not None and not tree.kids(k, "ccomp"):
                found.append(voice_of(tree, speaker, known, cue=k))
        elif lemma == "accord" or tree.word(k).lower() == "according":
            named = tree.tokens[k].head if dep == "case" else k
            target = named if dep == "case" else next(iter(tree.kids(k, "obl", "nmod")), named)
            if target != n and tree.tokens[target].pos != "VERB":
                found.append(voice_of(tree, target, known, cue=k))
        elif (
            dep == "advcl"
            and k < n
            and _is_cue(tree, k)
            and tree.tokens[k].head == n
            and (tree.kids(k, "nsubj") and not tree.kids(k, "ccomp") and tree.tokens[k].tag == "VBG")
        ):  # "with reports suggesting it now controls less than half"
            found.append(voice_of(tree, tree.kids(k, "nsubj")[0], known, cue=k))
        elif dep in ("advcl", "acl") and _is_cue(tree, k) and k != n:
            marks = [tree.lemma(m) for m in tree.kids(k, "mark", "advmod", "case")]
            agent = next(iter(tree.kids(k, "obl:agent")), None) or _speaker(tree, k)
            if "as" in marks and agent is not None:
                found.append(voice_of(tree, agent, known, cue=k))
            elif lemma in ("cite", "quote") and tree.kids(k, "obj"):
                found.append(voice_of(tree, tree.kids(k, "obj")[0], known, cue=k))
    return found


def _is_cue(tree: Tree, n: int) -> bool:
    return tree.tokens[n].pos == "VERB" and cue_lemma(tree, n) in lexicon.CUES


def cue_lemma(tree: Tree, n: int) -> str:
    """The lemma of a cue; a form that the lemmatizer left as it stands loses its ending."""
    lemma, word = tree.lemma(n), tree.word(n).lower()
    if lemma not in lexicon.CUES and word.endswith("ed"):
        return next((w for w in (word[:-2], word[:-1]) if w in lexicon.CUES), lemma)
    return lemma


def _speaker(tree: Tree, cue: int, told: int | None = None) -> int | None:
    """The head word of a cue's subject; of a passive cue, its agent.

    ``told``: the verb of what is said: "it said" goes back to its subject where that is a body.
    """
    agent = tree.kids(cue, "obl:agent")
    if agent:
        return agent[0]
    found = [k for k in tree.kids(cue, *SUBJECTS) if tree.tokens[k].dep != "nsubj:pass"]
    if found:
        word = tree.word(found[0]).lower()
        if word == "it" and told is not None:
            own = tree.subject(told)
            body = own is not None and (
                tree.lemma(own) in lexicon.BODIES
                or (own in tree.mentions and tree.mentions[own].kind != "person")
            )
            return own if body else None
        return None if word in ("it", "which", "that", "this") else found[0]
    if tree.tokens[cue].dep in ("conj", "xcomp", "advcl") and tree.tokens[cue].head in tree.children:
        above = tree.tokens[cue].head
        return _speaker(tree, above) if above != cue else None
    return None


END_REACH = 14
"""Words after the last comma within which "head teacher Anna Pell told Island Radio" ends a sentence."""


def _at_the_end(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """A sentence that ends ", NAME said": read off its words where the parse has lost it."""
    last = tree.sentence.last
    for k in range(last, max(tree.sentence.first, last - END_REACH), -1):
        if tree.tokens[k].tag in ("VBD", "VBZ") and cue_lemma(tree, k) in lexicon.CUES and k > n:
            comma = next((c for c in range(k - 1, n, -1) if tree.word(c) in (",", ",”")), None)
            if comma is None or any(tree.tokens[c].pos == "VERB" for c in range(comma + 1, k)):
                return []
            first = k
            while first - 1 > comma and tree.tokens[first - 1].pos == "PROPN":
                first -= 1
            if first < k:
                role = tree.words(range(comma + 1, first)) if first > comma + 1 else ""
                return [_named(tree, first, k, role, known, k)]
            if tree.lemma(k - 1) in lexicon.BODIES | lexicon.UNNAMED:
                return [voice_of(tree, k - 1, known, cue=k)]
            return []
    return []


def _right_before(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """ "reports suggesting it now controls ...": read off the words where the parse has lost it."""
    for k in range(n - 1, max(tree.sentence.first, n - RIGHT_REACH), -1):
        if tree.tokens[k].pos == "PUNCT":
            break
        if tree.tokens[k].tag == "VBG" and cue_lemma(tree, k) in lexicon.CUES:
            if k - 1 in tree.children and tree.lemma(k - 1) in lexicon.UNNAMED:
                return [voice_of(tree, k - 1, known, cue=k)]
            break
    return []


RIGHT_REACH = 7
"""Words before a clause's verb within which such a cue stands."""


def _beside_name(tree: Tree, n: int) -> tuple[int, int] | None:
    """The tokens of a body's name that stands in apposition to a common noun: first and one past last."""
    if tree.tokens[n].pos != "NOUN" or tree.lemma(n) in lexicon.SPOKEN_BY:
        return None
    for k in tree.kids(n, "appos", "nmod:desc", "flat"):
        if tree.tokens[k].pos != "PROPN" or k < n:
            continue
        held = tree.mentions.get(k)
        if held is not None:
            return (held.first, held.last + 1) if held.kind != "person" else None
        run = [
            m for m in tree.subtree(k, without=("punct", "acl:relcl", "acl")) if tree.tokens[m].pos == "PROPN"
        ]
        return run[0], run[-1] + 1
    return None


def _named(tree: Tree, first: int, end: int, role: str, known: Voices, cue: int | None) -> Voice:
    """The voice whose name stands from token ``first`` up to ``end``."""
    held = tree.mentions.get(end - 1)
    words = tree.words(range(first, end))
    key, name = (held.key, held.name) if held is not None and held.level == "" else (person_key(words), words)
    body = _spoken_for(tree, [], role) if role else known.bodies.get(key, "")
    span, cued = tree.span(range(first, end)), tree.span([cue]) if cue is not None else None
    return Voice("named", name, key, role, _interest(words, role, key), (), span, cued, "", body)


def _from_quotation(trees: list[Tree], at: int, n: int, known: Voices) -> list[Voice]:
    """The voice of a quotation that runs over sentences: the cue beside its end or before it."""
    tree = trees[at]
    span = quotation_at(known.spans, tree.tokens[n].start)
    if span is None or len(tree.text[span.start : span.end].split()) < 4:
        return []
    near = [t for t in trees[max(0, at - 6) : at + 7] if _touches(t, span)]
    for other in sorted(near, key=lambda t: (t.sentence.end < span.end, abs(t.sentence.number - at))):
        for k in other.numbers:
            if _is_cue(other, k) and not span.start <= other.tokens[k].start < span.end:
                speaker = _speaker(other, k)
                if speaker is not None:
                    return [voice_of(other, speaker, known, cue=k)]
    return _before(trees, at, span, known)


def _touches(tree: Tree, span: Span) -> bool:
    return tree.sentence.start < span.end + 1 and tree.sentence.end > span.start


def _before(trees: list[Tree], at: int, span: Span, known: Voices) -> list[Voice]:
    """A quotation without a cue of its own goes on with the speaker of the sentence before it."""
    for other in reversed(trees[max(0, at - 2) : at]):
        if other.sentence.end > span.start:
            continue
        for k in other.numbers:
            speaker = _speaker(other, k) if _is_cue(other, k) else None
            if speaker is not None:
                return [voice_of(other, speaker, known, cue=k)]
    return []


def voice_of(tree: Tree, n: int, known: Voices, cue: int | None = None) -> Voice:
    """The voice that the phrase of ``n`` names; unnamed where it names nobody."""
    if tree.tokens[n].pos == "NUM" or tree.word(n).lower() in ("one", "some", "many", "they", "others"):
        phrase = [n]
    else:
        phrase = tree.subtree(n, without=("acl:relcl", "acl", "advcl", "parataxis", "conj", "punct",
                                          "case", "appos", "cc"))  # fmt: skip
    words = tree.words(k for k in phrase if k == n or tree.tokens[k].dep != "case" or k > phrase[0])
    mention = tree.mention_under(n)
    named = _beside_name(tree, n) if mention is None or n not in tree.mentions else None
    if named is not None:  # "the rights group Civic Watch"
        return _named(tree, named[0], named[1], words, known, cue)
    role = _role(tree, n, phrase)
    key, body, kind_named = _key(tree, n, phrase, mention, role, known)
    interest = _interest(words, role, key)
    span = tree.span(phrase)
    cue_span = tree.span([cue]) if cue is not None else None
    name = mention.name if mention is not None and mention.kind == "person" else words
    if mention is not None and n in tree.mentions and mention.kind != "person":
        phrase = [k for k in phrase if k >= _name_start(tree, mention)]
        words = name = tree.words(phrase)
    if mention is not None and mention.level in ("country", "capital") and n in tree.mentions:
        body = f"government {mention.country}"  # "Russia said", "Moscow said"
    country = next((tree.mentions[k].country for k in phrase if k in tree.mentions), "")
    if not kind_named:
        return Voice("unnamed", words, "", role, interest, (), span, cue_span, country, body)
    role = role or known.roles.get(mention.key if mention else key, "")
    if role and mention is not None and mention.kind == "person":
        known.roles.setdefault(mention.key, role)
    return Voice("named", name, key, role, interest, (), span, cue_span, country, body)


def _name_start(tree: Tree, mention: Mention) -> int:
    """The first token of a body's name with the article and the names right before it."""
    first = mention.first
    while first - 1 in tree.children and tree.tokens[first - 1].pos in ("PROPN", "DET", "ADJ"):
        if tree.mentions.get(first - 1) is not None and tree.tokens[first - 1].pos == "PROPN":
            break
        first -= 1
    return first


def _role(tree: Tree, n: int, phrase: list[int]) -> str:
    """The description of a speaker: an apposition, or the title before the name."""
    for k in tree.kids(n, "appos"):
        return tree.words(tree.subtree(k, without=("acl:relcl", "parataxis", "punct")))
    below = [k for p in phrase for k in tree.kids(p, "appos")]
    if below:
        return tree.words(tree.subtree(below[0], without=("acl:relcl", "parataxis")))
    mention = tree.mentions.get(n)
    if mention is not None and mention.kind == "person":
        before = [k for k in phrase if k < mention.first]
        return tree.words(before) if before else ""
    return ""


def _key(
    tree: Tree, n: int, phrase: list[int], mention: Mention | None, role: str, known: Voices
) -> tuple[str, str, bool]:
    """The key of a voice, the body it speaks for, and whether it names somebody or some body."""
    if mention is not None and mention.kind == "person":
        body = _spoken_for(tree, phrase, role) or known.bodies.get(mention.key, "")
        if body:
            known.bodies.setdefault(mention.key, body)
        return mention.key, body, True
    head = tree.lemma(n)
    if head in lexicon.DOCUMENTS:
        return lexicon.DOCUMENTS[head], "", True
    speaks = head in lexicon.SPOKEN_BY
    body = (
        _spoken_for(
            tree, [k for k in tree.subtree(n, without=NO_VOICE) if k not in tree.kids(n, "case")], role
        )
        if speaks
        else _own_name(tree, n, phrase, mention)
    )
    if head in lexicon.UNNAMED and not (speaks and body) and n not in tree.mentions:
        return "", "", False  # "a Russian official", "experts"
    if body:
        return body, body, True
    if tree.tokens[n].pos == "PROPN":  # a name that the engine passed over
        return name_key(tree.words(phrase)), _spoken_for(tree, [], role) if role else "", True
    return "", "", False


NO_VOICE = ("acl:relcl", "acl", "advcl", "parataxis", "conj", "punct", "appos", "cc")


def _own_name(tree: Tree, n: int, phrase: list[int], mention: Mention | None) -> str:
    """The key of a body that is itself the speaker: its name, or its common noun with modifiers."""
    if mention is not None and n in tree.mentions:
        around = [k for k in phrase if k <= mention.last]
        named = [k for k in around if k >= mention.first or tree.tokens[k].pos in ("PROPN", "ADJ")]
        longer = name_key(tree.words(named))
        return longer if longer.endswith(mention.key) and len(named) < 7 else mention.key
    if tree.lemma(n) in lexicon.BODIES:
        kept = [k for k in phrase if tree.tokens[k].pos in ("ADJ", "NOUN", "PROPN")]
        return name_key(tree.words(kept))
    return ""


def _spoken_for(tree: Tree, phrase: list[int], role: str) -> str:
    """The body that a speaker's role names ("coast guard spokesman", "director of X Hospital"), or ""."""
    described = role or tree.words(phrase)
    words = folded(described).split()
    if not any(w in lexicon.SPOKEN_BY for w in words):
        return ""
    for link in (" for ", " of ", " at "):
        if link in described:
            return name_key(described.split(link, 1)[1].split(",")[0])
    at = next(i for i, w in enumerate(words) if w in lexicon.SPOKEN_BY)
    before = [
        w
        for w in words[:at]
        if w not in ("according", "to", "a", "an", "the", "senior", "deputy", "chief", "acting", "former")
    ]
    if "minister" in words[at : at + 1] and before:
        return " ".join((*before, "ministry"))
    return " ".join(before)


def _interest(words: str, role: str, key: str) -> Interest:
    described = f"{words} {role}".lower()
    if key in lexicon.STATE_MEDIA or any(w in described for w in lexicon.STATE_WORDS):
        return "state media"
    return ""
