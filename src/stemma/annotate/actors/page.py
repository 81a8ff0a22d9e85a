"""A report's tokens as actors are looked for in them: children, names on tokens, role words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from stemma.annotate.actors.registry import Role, roles
from stemma.keys import folded
from stemma.records import Mention, Place, Report, Sentence, Token
from stemma.states import alpha3

INNER = frozenset(
    """amod compound compound:prt flat nmod nmod:poss nmod:desc nmod:unmarked nummod goeswith case det dep
    appos obl""".split()
)
"""Relations of what belongs to a phrase and describes its head."""

WIDEST = 24
"""Tokens of a phrase that are looked at: longer ones are broken parses or lists."""

TITLE = 9
"""Tokens before a name that can be its title."""


LIKELY, TIMES = 0.5, 1.6
"""Score from which on a place is taken for what its name says, and how often likelier it is than another."""

RELATIVE = 3
"""Tokens before a relative word within which the name stands that it goes back to."""

SCHOLARS = ("ologist", "chemist", "physicist", "ographer", "athematician")
"""Endings of words for scholars."""


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The last words of all role words."""
    return frozenset(word.rpartition(" ")[2] for word in roles())


@lru_cache(maxsize=20_000)
def _forms(lemma: str, word: str) -> tuple[str, ...]:
    """The forms of a token by which a role word may end in it; () where none does."""
    last, plain = lemma.lower().rstrip("."), word.lower().rstrip(".")
    # a capital at the head of a sentence can keep the engine from the singular
    single = plain[:-3] + "man" if plain.endswith("men") else plain.removesuffix("s")
    forms = (last, plain, single)
    return forms if _ends() & set(forms) else ()


@dataclass(frozen=True, slots=True)
class Called:
    """A role word in the text: its first token, its head token, what it says."""

    first: int
    head: int
    role: Role


class Page:
    """The tokens of a report with their children, the names on them, and their sentences.

    ``names`` and ``places``: token -> number of the mention of a person or body, of a place; ``stand``: the
    last token of what stands for a name ("his") -> number of its mention.
    """

    def __init__(
        self,
        report: Report,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        places: Sequence[Place] = (),
    ) -> None:
        self.held = places
        self.report = report
        self.text = report.text
        self.tokens = tokens
        self.sentences = sentences
        self.mentions = mentions
        self.children: list[list[int]] = [[] for _ in tokens]
        for n, token in enumerate(tokens):
            if token.head != n:
                self.children[token.head].append(n)
        self.names: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.stand: dict[int, int] = {}
        for number, mention in enumerate(mentions):
            if mention.form != "name":
                self.stand[mention.last] = number
            if mention.form != "name" or mention.kind in ("time", "quantity"):
                continue
            held = self.places if mention.kind == "place" else self.names
            for n in range(mention.first, mention.last + 1):
                held.setdefault(n, number)
        self._starts = [s.first for s in sentences]
        self._capitals: dict[str, set[str]] | None = None
        self._called: dict[int, Called | None] = {}

    def word(self, n: int) -> str:
        """A token as it stands."""
        token = self.tokens[n]
        return self.text[token.start : token.end]

    def words(self, first: int, last: int) -> str:
        """The text from one token to another, white space as single blanks."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())

    def surety(self, mention: Mention) -> float:
        """How sure the place of a mention is; 1 where no score is known."""
        n = mention.place
        return self.held[n].score or 1.0 if n is not None and n < len(self.held) else 1.0

    def country(self, mention: Mention) -> str:
        """The country of a place (alpha-3), likely enough to be a clue ("China"); "" for none ("Georgia")."""
        code = alpha3().get(mention.country, "")
        n = mention.place
        if code or n is None or n >= len(self.held):
            return code
        place = self.held[n]
        other = max((o.score for o in place.others if o.country != place.country), default=0.0)
        sure = place.score >= max(LIKELY, TIMES * other)
        return alpha3().get(place.country, "") if sure else ""

    def sentence(self, n: int) -> int:
        """The number of the sentence that a token stands in."""
        return max(0, bisect_right(self._starts, n) - 1)

    def antecedent(self, n: int) -> int:
        """The token of the name right before a relative word ("Japan, whose"); -1 for none."""
        near = range(n - 1, max(-1, n - 1 - RELATIVE), -1)
        return next((k for k in near if k in self.names or k in self.places), -1)

    def subject(self, n: int) -> bool:
        """Whether a token stands in the subject of a clause."""
        for _ in range(3):
            token = self.tokens[n]
            if token.dep.startswith("nsubj"):
                return True
            if token.head == n or token.pos == "VERB":
                return False
            n = token.head
        return False

    def capitals_before(self, word: str) -> set[str]:
        """The folded words with a capital that stand right before a word in one name, wherever it stands."""
        if self._capitals is None:
            self._capitals = {}
            for n, other in pairwise(sorted(self.names)):
                if other != n + 1 or self.names[n] != self.names[other]:
                    continue  # "If Brook", "Minister Brook"
                first, last = self.word(n), self.word(other)
                if first[:1].isupper() and last[:1].isupper():
                    self._capitals.setdefault(folded(last), set()).add(folded(first))
        return self._capitals.get(word, set())

    def called(self, n: int) -> Called | None:
        """The role word that ends at a token: the longest of three, two or one words."""
        if n not in self._called:
            self._called[n] = self._role(n)
        return self._called[n]

    def _role(self, n: int) -> Called | None:
        held = roles()
        forms = _forms(self.tokens[n].lemma, self.word(n))
        if not forms:
            return self._scholar(n)
        before: list[str] = []
        found: Called | None = None
        for size in range(1, 4):
            at = n - size + 1
            if at < 0:
                break
            if size > 1:
                before.insert(0, self.word(at).lower())
                if not before[0][:1].isalpha():
                    break
            for end in forms:
                role = held.get(" ".join([*before, end]))
                if role is not None:
                    found = Called(at, n, role)
                    break
        return found or self._scholar(n)

    def _scholar(self, n: int) -> Called | None:
        """A word for a scholar by its ending ("seismologist")."""
        lemma = self.tokens[n].lemma.lower()
        if len(lemma) > 6 and lemma.endswith(SCHOLARS):
            return Called(n, n, Role(lemma, ("EDU",), "role", False))
        return None

    def inside(self, head: int) -> Iterator[int]:
        """The tokens of the phrase of a head that describe it, breadth first, at most ``WIDEST``."""
        queue = [head]
        for n in queue:
            yield n
            for k in self.children[n]:
                if self.tokens[k].dep in INNER and len(queue) < WIDEST:
                    queue.append(k)

    def before(self, first: int) -> int:
        """The first token of what stands before a name as its title ("the Russian foreign minister X")."""
        at = first
        least = max(self.sentences[self.sentence(first)].first if self.sentences else 0, first - TITLE)
        while at > least:
            token, word = self.tokens[at - 1], self.word(at - 1)
            fits = token.pos in ("NOUN", "PROPN", "ADJ") or word in ("'s", "’s", "-", "&")
            if word.lower() == "and" and at > least + 1:
                other = self.called(at - 2)  # "astronaut and biochemist X", not "the government and X"
                fits = at < first and other is not None and other.role.kind in ("role", "title")
            ends = word.endswith(".") and word[:1].islower()  # a sentence that the engine did not end
            if not fits or ends or "\n" in self.text[token.end : self.tokens[at].start]:
                break
            at -= 1
        while at < first and self.word(at) in ("'s", "’s", "-", "&"):
            at += 1
        return at
