"""The country of an actor: from the words beside it, else from what the report says as a whole.

What stands beside the name or noun decides ("Russian", "of Japan", "in Berlin"). Where nothing does, what
the report says for each country is weighed (``stemma.annotate.actors.ranks``); the others are alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stemma.annotate.actors.page import Page
from stemma.annotate.actors.ranks import BACK, WORDS, Asked, Clue, Clues
from stemma.annotate.actors.registry import marks, region
from stemma.annotate.coref.nouns import PLACE, noun
from stemma.annotate.places import lookup
from stemma.annotate.places.asked import home_of
from stemma.annotate.places.gazetteer import OWN, gazetteer
from stemma.annotate.places.known import LARGE as CITY
from stemma.keys import folded, name_key
from stemma.reasons import reason
from stemma.records import Mention, Reason
from stemma.states import alpha3, country_title

BESIDE = 0.95
"""Score of a country that the words beside an actor name."""

MARKED, MARK = 0.8, 4
"""Score of a country by words that only it has ("Defense Secretary"), and how many words such words are."""

LARGE, TOWNS = 500_000, 20
"""People of a town from which on its name alone is taken for it; towns of one name that are looked at."""

OTHER, OTHERS = 0.1, 3
"""Chance from which on another country is told beside the likeliest, and how many are."""

SURELY = 0.9
"""Score of a chance of 1: less than what stands beside an actor."""

SPOKE = 3
"""Features that are told with a country."""

LETTERS = frozenset(["US", "UK"])
"""Countries that two letters call; others are abbreviations of something else ("AI")."""

TOPIC = 9
"""Rank of a place that somebody knows or speaks about."""

BASED = re.compile(r"-(?:based|born|raised|area)$")
"""What stands behind a home in one word ("Nairobi-based")."""

STUDIES = frozenset(
    "critic expert specialist analyst scholar watcher hawk correspondent sceptic skeptic".split()
)
"""Who has a country for a subject or a post, where its bare name stands before ("China expert")."""

MEANS = frozenset(
    "made built supplied designed manufactured produced funded financed sponsored style".split()
)
"""What a country's name is joined to where it says who made a thing, not who acts."""

BELONGING = frozenset("of from at in for near to".split())

CASES = (
    frozenset(
        """on about regarding over concerning with against between like such as into toward towards than after
    before by during through via including and or""".split()
    )
    | BELONGING
)
"""Words before a place, and those among them by which somebody belongs to it ("ambassador to Japan")."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A country ("" for none) with its score, why, and what else it may be with the share of each."""

    country: str
    score: float
    why: Reason | None = None
    others: tuple[tuple[str, float], ...] = ()


NOBODY = Guess("", 0.0)


class Countries:
    """The countries that a report's places lie in, by token, and the clues for those that nothing tells.

    ``nouns``: those that a noun stands for ("the Baltic nation"), added while the report is read.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.at: dict[int, str] = {}
        self.nouns: dict[int, str] = {}
        self.clues = Clues()
        seen: set[int] = set()
        for n, number in page.places.items():
            mention = page.mentions[number]
            code = page.country(mention)
            if not code or (mention.end - mention.start == 2 and page.word(n).upper() not in LETTERS):
                continue
            if n and region(page.words(n - 1, n)):  # "South American"
                continue
            self.at[n] = code
            if number not in seen and not self._means(mention):
                seen.add(number)
                self._clue(mention.first, code, page.surety(mention))
        self.clues.dateline = self.named(page.report.dateline.value.split(",")[0])
        self.clues.home = alpha3().get(home_of(page.report).country, "")

    def _means(self, mention: Mention) -> bool:
        """Whether a country only tells whose means something is ("Russian-supplied" aircraft): no scene."""
        after = mention.last + 1
        if after + 1 >= len(self.page.tokens) or self.page.word(after) != "-":
            return False
        return self.page.word(after + 1).lower() in MEANS

    def _clue(self, n: int, code: str, weight: float) -> None:
        self.clues.add(Clue(n, self.page.sentence(n), code, weight))

    def rank(self, asked: Asked) -> Guess:
        """The likeliest country of an actor that no word beside it tells; with no clue at all, nobody's."""
        held = self.clues.ranked(asked)
        best = held[0]
        if len(held) == 1:
            return NOBODY
        others = tuple(
            (r.code, round(r.chance, 3)) for r in held[1 : OTHERS + 1] if r.code and r.chance >= OTHER
        )
        spoke = best.spoke[:SPOKE]
        named = {hint.feature: hint.name for hint in asked.hints if hint.code == best.code}
        back = spoke[0][0] if spoke and spoke[0][0] in BACK else ""
        code = {"": "actor.report", "marked": "actor.mark"}.get(back, "actor.before")
        title = country_title().get(best.code, "no one country")
        told = [f"{named.get(name) or WORDS[name]} ({value:+.1f})" for name, value in spoke]
        words = f"nothing beside it tells its country; what the report says speaks most for {title}"
        return Guess(best.code, round(best.chance * SURELY, 3), reason(code, words, *told), others)

    def named(self, words: str) -> str:
        """The country of a place's or people's name without a mention of its own; "" for none.

        Many towns share a name ("Georgetown", "Victoria"): one in a country that the report names is meant,
        else a large one, where the name is known for it.
        """
        known = lookup(words) if words[:1].isupper() else None
        if known is not None and known.kind in ("country", "demonym"):
            return alpha3().get(known.country, "")
        rows = [gazetteer().row(at) for at, kind in gazetteer().called(name_key(words)) if kind == OWN]
        towns = sorted((r for r in rows if r.level in ("capital", "city")), key=lambda r: -r.people)
        shared = words[:1].isupper() and any(r.level == "capital" or r.people >= CITY for r in towns)
        if known is None and not shared:
            return self._region(words)
        held = [code for r in towns[:TOWNS] if (code := alpha3().get(r.country, ""))]
        best = max(held, key=lambda code: self.clues.totals.get(code, 0.0), default="")
        if best and self.clues.totals.get(best, 0.0) >= 1.0:
            return best
        return held[0] if known is not None and held and towns[0].people >= LARGE else ""

    def _region(self, words: str) -> str:
        """The country of a region that no town or country shares its name with ("Texas", "Queensland")."""
        if not words[:1].isupper():
            return ""
        called = gazetteer().called(folded(words))
        held = {
            row.country
            for at, kind in called
            if kind == OWN and (row := gazetteer().row(at)).level == "region"
        }
        codes = {alpha3().get(country, "") for country in held}
        return codes.pop() if len(codes) == 1 else ""

    def marked(self, told: str) -> Guess:
        """The country that alone has an office or body so called; of several the report's, else the first."""
        words = folded(told).split()
        if words and words[-1] not in marks():
            words[-1] = words[-1].removesuffix("s")
        held = marks()
        for size in range(min(MARK, len(words)), 0, -1):
            for at in range(len(words) - size, -1, -1):
                part = " ".join(words[at : at + size])
                codes = held.get(part)
                if codes:
                    likely = max(codes, key=lambda code: self.clues.totals.get(code, 0.0))
                    code = likely if self.clues.totals.get(likely) else codes[0]
                    return Guess(code, MARKED, reason("actor.mark", "only there is one so called", part))
        return NOBODY

    def note(self, code: str, n: int, state: bool) -> None:
        """Count a body or person of a known country as a place of it; half, where it is not the state's."""
        self._clue(n, code, 1.0 if state else 0.5)

    def beside(self, tokens: Iterable[int], head: int = -1) -> Guess:
        """The country of the place among some tokens that says most of their head (-1: a run without one).

        "Russian" before the head, then "of Japan" right after it, then "in Seoul" further on, then others;
        the nearest of each. What somebody knows or speaks about ("an expert on Russia", "Russian studies")
        says nothing.
        """
        listed = tuple(tokens)
        near = {n: abs(head - n) if head >= 0 else -n for n in listed if n in self.at}
        held = [(self._rank(n, head), apart, n) for n, apart in near.items()]
        rank, _, n = min(held, default=(TOPIC, 0, -1))
        if rank < TOPIC:
            mention = self.page.mentions[self.page.places[n]]
            told = self.page.text[mention.start : mention.end]
            return Guess(self.at[n], BESIDE, reason("actor.beside", "its country stands beside it", told))
        return next(
            (g for n in listed if (head < 0 or n < head) and (g := self._adjective(n)).country), NOBODY
        )

    def _adjective(self, n: int) -> Guess:
        """The country of a people's name that no place stands on ("Syrian" inside another name)."""
        word = self.page.word(n)
        if n in self.at or self.page.tokens[n].pos not in ("ADJ", "PROPN") or not word[:1].isupper():
            return NOBODY
        if n and region(self.page.words(n - 1, n)):
            return NOBODY
        home = BASED.sub("", word)
        known = lookup(home)
        if known is None or (home == word and known.kind != "demonym"):
            return NOBODY
        code = self.named(home)
        return (
            Guess(code, BESIDE, reason("actor.beside", "its country stands beside it", word))
            if code
            else NOBODY
        )

    def _before(self, mention: Mention, n: int, head: int) -> float:
        """The rank of a place before its noun: of a country's own name less than what it is joined to.

        "Russia's U.S. ambassador" is of Russia; a "Russia critic" is of nowhere that is told.
        """
        noun = mention.level != "demonym" and self.page.tokens[n].dep in ("compound", "nmod:desc", "nmod")
        if not noun:
            return 0
        spelled = not self.page.word(n).isupper()  # "U.S. expert": it has no adjective
        return TOPIC if spelled and self.page.tokens[head].lemma.lower() in STUDIES else 0.5

    def _rank(self, n: int, head: int) -> float:
        if head < 0:
            return 0
        page = self.page
        mention = page.mentions[page.places[n]]
        up = page.tokens[mention.last].head
        if mention.first <= up <= mention.last:
            up = page.tokens[mention.first].head
        case = {page.word(k).lower() for k in range(mention.first - 2, mention.first) if k >= 0}
        if n < head:
            return self._before(mention, n, head)
        if case & CASES and not case & BELONGING:
            return TOPIC
        if up == head:
            return 1
        if mention.level != "demonym" or page.tokens[mention.last].dep not in ("amod", "compound"):
            return 2
        held = page.called(up) is not None or up in page.names or noun(page.tokens[up].lemma)[0] & PLACE
        return 3 if held else TOPIC
