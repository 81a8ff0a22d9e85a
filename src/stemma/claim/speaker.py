"""Speakers: the voice that a phrase names, with its key, its role and the body it speaks for.

Rule of one voice (joining, rule 3): a body and all who speak for it meet by the body's key.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from stemma.claim import lexicon
from stemma.claim.media import media_named, passing_on
from stemma.claim.quoted import quotations
from stemma.claim.tree import Tree
from stemma.keys import folded, name_key, person_key
from stemma.outlets import by_name
from stemma.records import Interest, Mention, Span, Voice
from stemma.states import alpha2, country_told

LONGEST_ROLE = 14
"""Words of a role at most; a longer apposition tells a story."""

LONGEST_DOCUMENT = 8
"""Words of the name of a document or recording at most."""

BELONGING = ("of", "from", "with", "for", "at")
"""Prepositions between a person and the body that the person speaks for."""

OWNERS = frozenset(["his", "her", "their", "its", "our", "my"])
OFFICE = frozenset(["a", "an", "the", "senior", "deputy", "chief", "acting", "former"])

NO_VOICE = ("acl:relcl", "acl", "advcl", "parataxis", "conj", "punct", "appos", "cc")
"""What a speaker's phrase is read without."""


@dataclass(slots=True)
class Voices:
    """What a report has said so far about who speaks: bodies that persons speak for, roles."""

    spans: list[Span]
    bodies: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    media: set[str] = field(default_factory=set)
    """Keys of those whom the report presents as a newspaper, a station and the like."""
    stated: Voice | None = None
    """Who last spoke in a statement: "the statement" is that voice."""


def voices_of(text: str) -> Voices:
    """An empty register of voices for one report's text."""
    return Voices(quotations(text))


def learn(tree: Tree, known: Voices) -> None:
    """Take down the roles and bodies that a sentence gives to its persons by title or apposition.

    And which names it gives to media: "the newspaper X", "X, a local station".
    """
    known.media.update(media_named(tree))
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


def _top(tree: Tree, n: int, mention: Mention) -> bool:
    return not mention.first <= tree.tokens[n].head <= mention.last


def voice_of(tree: Tree, n: int, known: Voices, cue: int | None = None) -> Voice:
    """The voice that the phrase of ``n`` names; unnamed where it names nobody.

    "The statement" is whoever spoke in a statement before.
    """
    found = passing_on(tree, n, _identified(tree, n, _voice(tree, n, known, cue)), cue, known.media)
    told = "statement" in tree.text[tree.sentence.start : tree.sentence.end]
    if found.kind == "named" and told and cue is not None:
        known.stated = found
    if found.kind == "unnamed" and tree.lemma(n) == "statement" and known.stated is not None:
        return replace(known.stated, source=found.source, cue=found.cue, via=())
    return found


def _identified(tree: Tree, n: int, voice: Voice) -> Voice:
    """The voice with the actor of the report that its phrase means, and the actor's country."""
    actor = tree.actor(n)
    if actor is None:
        return voice
    country = voice.country or (alpha2().get(actor.country, "") if country_told(actor) else "")
    key = voice.actor or tree.actor_key(n)
    return replace(voice, actor=key, country=country, office=actor.office, sector=actor.sector)


def _voice(tree: Tree, n: int, known: Voices, cue: int | None) -> Voice:
    if tree.tokens[n].pos == "NUM" or tree.word(n).lower() in ("one", "some", "many", "they", "others"):
        phrase = [n]
    else:
        phrase = _phrase(tree, n)
    words = tree.words(phrase)
    mention = tree.mention_under(n)
    if _dateline(tree, n) and tree.kids(n, "appos"):
        return voice_of(tree, tree.kids(n, "appos")[0], known, cue)
    named = _beside_name(tree, n) if mention is None or n not in tree.mentions else None
    if named is not None:  # "the rights group Civic Watch"
        return named_voice(tree, named[0], named[1], words, known, cue)
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


def _dateline(tree: Tree, n: int) -> bool:
    """Whether a word is the place of a dateline, taken for the subject of its sentence: "LISMA - The ..."."""
    held = tree.mentions.get(n)
    if held is None or held.kind != "place" or held.first != tree.sentence.first:
        return False
    return len(tree.word(n)) > 2 and all(tree.word(k).isupper() for k in range(held.first, held.last + 1))


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
        held = tree.mentions.get(k)
        if held is not None and held.kind == "person" and tree.tokens[n].pos == "NOUN":
            return tree.words([p for p in phrase if p < k])  # "its director, Ada Brook"
        return tree.words(tree.subtree(k, without=("acl:relcl", "parataxis", "punct")))
    below = [k for p in phrase for k in tree.kids(p, "appos")]
    if below:
        return tree.words(tree.subtree(below[0], without=("acl:relcl", "parataxis")))
    mention = tree.mentions.get(n)
    if mention is not None and mention.kind == "person":
        before = [k for k in phrase if k < mention.first]
        return tree.words([*before, *_belonging(tree, mention, phrase)])
    return ""


def _belonging(tree: Tree, mention: Mention, phrase: list[int]) -> list[int]:
    """The body that a person's name is followed by: "of the Bread Alliance"."""
    for k in phrase:
        if k > mention.last and mention.first <= tree.tokens[k].head <= mention.last:
            inside = tree.subtree(k, without=(*NO_VOICE, "nmod"))
            held = tree.mentions.get(k)
            if tree.case_of(k) in BELONGING and inside[0] == mention.last + 1 and held is not None:
                return inside if held.kind == "organisation" else []
    return []


def _phrase(tree: Tree, n: int) -> list[int]:
    """The words of a speaker's phrase, without the preposition that leads it."""
    leading = {m for k in tree.kids(n, "case") if k < n for m in tree.subtree(k)}
    return [k for k in tree.subtree(n, without=NO_VOICE) if k not in leading]


def _beside_name(tree: Tree, n: int) -> tuple[int, int] | None:
    """The tokens of a body's name that stands in apposition to a common noun: first and one past last."""
    if tree.tokens[n].pos != "NOUN" or tree.lemma(n) in lexicon.SPOKEN_BY:
        return None
    beside = {k for m in _phrase(tree, n) for k in tree.kids(m, "appos", "nmod:desc", "flat")}
    for k in sorted(beside):
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


def named_voice(tree: Tree, first: int, end: int, role: str, known: Voices, cue: int | None) -> Voice:
    """The voice whose name stands from token ``first`` up to ``end``."""
    held = tree.mentions.get(end - 1)
    words = tree.words(range(first, end))
    key, name = (held.key, held.name) if held is not None and held.level == "" else (person_key(words), words)
    body = _spoken_for(tree, [], role) if role else known.bodies.get(key, "")
    span, cued = tree.span(range(first, end)), tree.span([cue]) if cue is not None else None
    return Voice(
        "named", name, key, role, _interest(words, role, key), (), span, cued, "", body,
        actor=tree.actor_key(end - 1),
    )  # fmt: skip


def _key(
    tree: Tree, n: int, phrase: list[int], mention: Mention | None, role: str, known: Voices
) -> tuple[str, str, bool]:
    """The key of a voice, the body it speaks for, and whether it names somebody or some body."""
    if mention is not None and mention.kind == "person":
        body = _spoken_for(tree, phrase, role) or known.bodies.get(mention.key, "")
        if body:
            known.bodies.setdefault(mention.key, body)
        return mention.key, body, True
    described = _spoken_for(tree, [], role) if role and tree.tokens[n].pos == "PROPN" else ""
    if described:  # a person whom the engine took for something else
        return mention.key if mention is not None else name_key(tree.words(phrase)), described, True
    head = tree.lemma(n)
    if head in lexicon.DOCUMENTS:
        # else captions that run into one another: "Images of the attack in Nice Authorities confirmed"
        run_in = any(k > n and tree.word(k).istitle() and tree.lemma(k) in lexicon.UNNAMED for k in phrase)
        named = len(phrase) <= LONGEST_DOCUMENT and not run_in
        return lexicon.DOCUMENTS[head] if named else "", "", named
    people = mention is not None and mention.level == "demonym" and n in tree.mentions
    if people and tree.word(phrase[0]).lower() in ("a", "an", "one"):
        return "", "", False  # "an American": a description
    speaks = head in lexicon.SPOKEN_BY
    body = _spoken_for(tree, phrase, role) if speaks else _own_name(tree, n, phrase, mention)
    if head in lexicon.UNNAMED and not (speaks and body) and n not in tree.mentions:
        return "", "", False  # "a Russian official", "experts"
    if body:
        return body, body, True
    if tree.tokens[n].pos == "PROPN" and not speaks:  # a name that the engine passed over
        return name_key(tree.words(phrase)), _spoken_for(tree, [], role) if role else "", True
    return "", "", False


def _own_name(tree: Tree, n: int, phrase: list[int], mention: Mention | None) -> str:
    """The key of a body that is itself the speaker: its name, or its common noun with modifiers."""
    if mention is not None and n in tree.mentions:
        around = [k for k in phrase if k <= mention.last]
        named = [k for k in around if k >= mention.first or tree.tokens[k].pos in ("PROPN", "ADJ")]
        named = [*_all(tree, named[0], mention), *named]
        longer = name_key(tree.words(named))
        return longer if longer.endswith(mention.key) and len(named) < 7 else mention.key
    if tree.lemma(n) in lexicon.BODIES:
        kept = [k for k in phrase if tree.tokens[k].pos in ("ADJ", "NOUN", "PROPN")]
        return name_key(tree.words(kept))
    return ""


def _all(tree: Tree, first: int, mention: Mention) -> list[int]:
    """A capitalised "All" right before the name of a body, which is part of it ("All Saints Hospital")."""
    before = first - 1
    part = before in tree.children and tree.word(before) == "All" and mention.kind == "organisation"
    return [before] if part else []


def _spoken_for(tree: Tree, phrase: list[int], role: str) -> str:
    """The body that a speaker's role names ("coast guard spokesman", "director of X Hospital"), or ""."""
    described = role or tree.words(phrase)
    words = folded(described).split()
    if not any(w in lexicon.SPOKEN_BY for w in words):
        return ""
    if words[0] == "its":
        acting = _acting_body(tree)
        if acting:
            return acting
    for link in (" for ", " of ", " at "):
        if link in described:
            return name_key(described.split(link, 1)[1].split(",")[0])
    at = next(i for i, w in enumerate(words) if w in lexicon.SPOKEN_BY)
    if words[0] in OWNERS:  # "his spokesman" speaks for whomever "his" means
        owner = tree.mentions.get(phrase[0]) if phrase else None
        return owner.key if owner is not None and owner.kind != "place" else ""
    before = [w for w in words[:at] if w not in OFFICE]
    if "minister" in words[at : at + 1] and before:
        return " ".join((*before, "ministry"))
    return " ".join(before)


def _acting_body(tree: Tree) -> str:
    """The key of the body that a sentence tells of: "X ran out of blood, its director said"."""
    for root in tree.roots:
        subject = tree.subject(root)
        held = tree.mentions.get(subject) if subject is not None else None
        if held is not None and held.kind == "organisation":
            return held.key
    return ""


def _interest(words: str, role: str, key: str) -> Interest:
    described = f"{words} {role}".lower()
    known = by_name(key, "the registry of outlets") if key else None
    if known is not None and known.kind == "state media":
        return "state media"
    if any(w in described for w in lexicon.STATE_WORDS):
        return "state media"
    return ""
