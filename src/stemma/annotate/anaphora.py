"""Pronouns and roles that stand for a named person: "he", "the general", "the junta leader".

Rules only: the person most recently made a subject, the person whom the report itself gives the role.
A guess that has no such ground is not made.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.keys import folded
from stemma.records import Mention, Sentence, Token

PRONOUNS = frozenset(["he", "him", "his", "she", "her", "himself", "herself"])

ROLES = frozenset(
    """leader president minister premier chancellor general chief commander king queen prince princess
    pope senator governor mayor secretary colonel captain judge ambassador spokesman spokeswoman director
    chairman chairwoman head dictator ruler lawmaker politician actor singer player coach driver pilot
    suspect gunman attacker student professor officer singer author founder""".split()
)
SAYING = frozenset("say tell add state note explain write warn recall claim insist argue".split())
"""Verbs whose subject speaks: what a speaker goes on to tell is seldom about the speaker."""

HUMANS = ROLES | frozenset(
    "man woman boy girl victim witness passenger resident teenager killer thief".split()
)
"""Singular nouns for a person: where one stands near, "he" may be that one."""

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def anaphora(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Mention]:
    """Mentions for the pronouns and definite roles of a report that stand for a named person."""
    persons = [m for m in mentions if m.kind == "person"]
    if not persons:
        return []
    roles = _roles(text, tokens, persons)
    inside = {n for m in mentions for n in range(m.first, m.last + 1)}
    found: list[Mention] = []
    topic: Mention | None = None
    speaker: Mention | None = None
    others = False  # whether the last sentence speaks of a person without a name
    for sentence in sentences:
        here = [m for m in persons if sentence.first <= m.first <= sentence.last]
        meant: Mention | None = None
        strangers = _strangers(text, tokens, sentence, inside, roles)
        for n in range(sentence.first, sentence.last + 1):
            if n in inside:
                continue
            word = folded(text[tokens[n].start : tokens[n].end])
            target: Mention | None = None
            first = n
            if word in PRONOUNS and tokens[n].pos in ("PRON", "DET"):
                before = [m for m in (*here, *found) if sentence.first <= m.first and m.last < n]
                before.sort(key=lambda m: m.first)
                if _speaks(tokens, n) and speaker is not None:
                    target = speaker  # "..., she said" goes on with who spoke last
                elif _clear(tokens, n, before, topic, others or any(k < n for k in strangers)):
                    target = _antecedent(tokens, before, topic)
            elif word in ROLES and tokens[n].pos in ("NOUN", "PROPN"):
                first, target = _role(text, tokens, n, roles)
                if target is None and topic is None and tokens[n].dep in SUBJECTS:
                    target = _next_subject(tokens, persons, sentences, sentence) if not here else None
            if target is not None:
                meant = target if tokens[n].dep in SUBJECTS else meant
                start, end = tokens[first].start, tokens[n].end
                found.append(Mention(start, end, first, n, "person", target.key, target.name))
        alone = here[0] if len({m.key for m in here}) == 1 else None
        talkers = [m for m in here if _verb_of(tokens, m) in SAYING and _subject(tokens, [m])]
        speaker = talkers[-1] if talkers else speaker
        topic = _subject(tokens, here) or meant or (alone if topic is None else topic)
        others = bool(strangers)
    return found


def _strangers(
    text: str, tokens: Sequence[Token], sentence: Sentence, inside: set[int], roles: dict[str, Mention]
) -> list[int]:
    """The tokens of a sentence that name a person only by a noun which no named person has."""
    return [
        n
        for n in range(sentence.first, sentence.last + 1)
        if n not in inside
        and tokens[n].pos == "NOUN"
        and tokens[n].dep not in ("appos", "compound", "nmod:desc")
        and tokens[n].lemma.lower() in HUMANS
        and tokens[n].lemma.lower() not in roles
        and text[tokens[n].start : tokens[n].end].lower() == tokens[n].lemma.lower()
    ]


def _speaks(tokens: Sequence[Token], n: int) -> bool:
    """Whether a pronoun is the subject of a verb of saying."""
    return tokens[n].dep in SUBJECTS and tokens[tokens[n].head].lemma.lower() in SAYING


def _antecedent(tokens: Sequence[Token], before: Sequence[Mention], topic: Mention | None) -> Mention | None:
    """The subject named before in the sentence, else the last person in it, else the topic."""
    return _subject(tokens, before) or (before[-1] if before else None) or topic


def _verb_of(tokens: Sequence[Token], person: Mention) -> str:
    """The lemma of the verb that a person stands under, through titles and appositions."""
    n = _head(tokens, person)
    for _ in range(4):
        if tokens[n].pos == "VERB":
            break
        n = tokens[n].head
    return tokens[n].lemma.lower()


def _clear(
    tokens: Sequence[Token], n: int, before: Sequence[Mention], topic: Mention | None, others: bool
) -> bool:
    """Whether a pronoun can stand for one person only: a wrong name is worse than none."""
    if not before and topic is None:
        return False
    speaks = _speaks(tokens, n)
    person = _antecedent(tokens, before, topic)
    if person is None:
        return False
    spoke = _verb_of(tokens, person) in SAYING
    if spoke and not before:
        return speaks
    if others and not before:
        return False
    rivals = {m.key for m in before} | ({topic.key} if topic is not None and not before else set())
    return len(rivals) == 1 or _subject(tokens, before) is not None


def _subject(tokens: Sequence[Token], persons: Sequence[Mention]) -> Mention | None:
    """The last person of a list that is a subject."""
    for person in reversed(persons):
        head = _head(tokens, person)
        if tokens[head].dep in SUBJECTS:
            return person
    return None


def _head(tokens: Sequence[Token], mention: Mention) -> int:
    for n in range(mention.first, mention.last + 1):
        if not mention.first <= tokens[n].head <= mention.last or tokens[n].head == n:
            return n
    return mention.last


def _roles(text: str, tokens: Sequence[Token], persons: Sequence[Mention]) -> dict[str, Mention]:
    """Role words that the report gives to exactly one person, by title or apposition."""
    holders: dict[str, dict[str, Mention]] = {}
    for person in persons:
        words = set()
        top = _head(tokens, person)
        for n in range(person.first - 1, max(-1, person.first - 4), -1):
            inside = tokens[n].head in range(person.first, person.last + 1) or tokens[n].head == top
            if tokens[n].pos not in ("NOUN", "PROPN", "ADJ") or tokens[n].dep in SUBJECTS or not inside:
                break
            words.add(folded(text[tokens[n].start : tokens[n].end]))
        head = tokens[top]
        if head.dep in ("appos", "flat"):
            words.add(tokens[head.head].lemma.lower())
        words.update(
            t.lemma.lower()
            for t in tokens[person.last + 1 : person.last + 12]
            if t.dep == "appos" and person.first <= t.head <= person.last
        )
        for word in words & ROLES:
            holders.setdefault(word, {})[person.key] = person
    return {word: next(iter(who.values())) for word, who in holders.items() if len(who) == 1}


def _role(
    text: str, tokens: Sequence[Token], n: int, roles: dict[str, Mention]
) -> tuple[int, Mention | None]:
    """The first token of a definite role phrase ending at ``n``, and whom it stands for."""
    first = n
    while first > 0 and tokens[first - 1].head == n and n - first < 4:
        first -= 1
    definite = text[tokens[first].start : tokens[first].end].lower() in ("the", "this", "that")
    return first, roles.get(tokens[n].lemma.lower()) if definite else None


def _next_subject(
    tokens: Sequence[Token],
    persons: Sequence[Mention],
    sentences: Sequence[Sentence],
    sentence: Sentence,
) -> Mention | None:
    """For a lead that names only a role: the person who is subject within the next three sentences."""
    if sentence.number > 1:  # a dateline may stand as a sentence before the lead
        return None
    for later in sentences[sentence.number + 1 : sentence.number + 4]:
        here = [m for m in persons if later.first <= m.first <= later.last]
        if here:
            return _subject(tokens, here)
    return None
