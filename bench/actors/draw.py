"""Which mentions are labelled, by a seeded draw over the parses of the open half of news_cluster.

    python -m bench.actors.draw develop|measure --data DIR     print them as JSON lines, without labels

Whole events go to one of the two files, so that an actor of one is seldom one of the other. Of an article at
most ``PER_ARTICLE`` mentions are drawn, each of the stratum that lags most behind its share. Nothing that
Stemma says about actors has a part in it. Labels are kept by offsets, so that other parses need no new draw.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.harness import DATA
from bench.trace.chosen import Article, articles, event_of
from bench.trace.pairs import reports_of
from stemma.annotate.step import Annotator
from stemma.records import Annotation, Mention, Report, Span, Token
from stemma.spans import source_spans

SEED = 20_171_229
PER_ARTICLE = 3
DEVELOP = 1 / 3
"""Share of the articles that are to develop on."""

WANTED = {"develop": 130, "measure": 266}
SHARES = {
    "full name": 0.16, "short name": 0.16, "organisation": 0.20,
    "place": 0.12, "group": 0.06, "nominal": 0.30,
}  # fmt: skip
"""Strata: persons by full and short name, named bodies, places that act, nations and faiths, nouns."""

TAKES_PART = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "obl", "nmod:poss", "appos", "conj")
CORE = ("nsubj", "nsubj:pass", "obj", "obl:agent")
AGENTS = ("nsubj", "nsubj:pass", "obl:agent")
BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss", "case", "advmod", "punct", "flat")
SAYS = frozenset(
    "say tell ask want think believe hope warn urge accuse deny announce condemn vow promise demand "
    "protest flee vote negotiate refuse agree pray weep".split()
)
SUFFERS = frozenset("arrest detain kill injure rescue kidnap wound jail evacuate".split())
"""A noun that is often subject of the one, or object of the other, may be an actor."""

PERSONAL = 0.1, 2
"""Share of a noun's places as subject or object that must be such, and how many: things fall out."""


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """A candidate: file name, offsets into the article's ``text``, and its stratum."""

    file: str
    start: int
    end: int
    stratum: str
    word: str


def halves(texts: Mapping[str, Article]) -> dict[str, str]:
    """File name -> "develop" or "measure": events in a seeded order, each to the half that lags behind."""
    events = Counter(event_of(article) for article in texts.values())
    order = sorted(events)
    random.Random(SEED).shuffle(order)
    order.sort(key=lambda event: -events[event])
    held = {"develop": 0.0, "measure": 0.0}
    half: dict[int, str] = {}
    for event in order:
        half[event] = min(held, key=lambda name: held[name])
        held[half[event]] += events[event] / (DEVELOP if half[event] == "develop" else 1 - DEVELOP)
    return {name: half[event_of(article)] for name, article in texts.items()}


def personal(annotations: Iterable[Annotation]) -> set[str]:
    """Lemmas of nouns that do, or suffer, what persons and bodies do, often enough in the pile."""
    all_places: Counter[str] = Counter()
    such: Counter[str] = Counter()
    for annotation in annotations:
        for token in annotation.tokens:
            if token.pos == "NOUN" and token.dep in CORE:
                verb = annotation.tokens[token.head].lemma.lower()
                all_places[token.lemma.lower()] += 1
                such[token.lemma.lower()] += verb in (SAYS if token.dep == "nsubj" else SUFFERS)
    share, least = PERSONAL
    return {noun for noun, n in such.items() if n >= least and n >= share * all_places[noun]}


def candidates(file: str, report: Report, annotation: Annotation, nouns: set[str]) -> Iterator[Drawn]:
    """The candidates of one report, in order of the text."""
    spans = [*_named(annotation), *_nominal(annotation, nouns)]
    for span, stratum in sorted(spans, key=lambda found: (found[0].start, found[0].end)):
        source = source_spans(report, span)
        if len(source) == 1:
            word = report.text[span.start : span.end].casefold().split()[-1]
            yield Drawn(file, source[0].start, source[0].end, stratum, word)


def _named(annotation: Annotation) -> Iterator[tuple[Span, str]]:
    for mention in annotation.mentions:
        token = annotation.tokens[_head(annotation.tokens, mention)]
        if mention.form == "name" and token.dep in TAKES_PART and token.pos in ("PROPN", "NOUN"):
            stratum = _stratum(mention, token)
            if stratum:
                yield Span(mention.start, mention.end), stratum


def _head(tokens: tuple[Token, ...], mention: Mention) -> int:
    """The token of a mention whose head lies outside."""
    inside = range(mention.first, mention.last + 1)
    return next((n for n in inside if tokens[n].head not in inside or tokens[n].head == n), mention.first)


def _stratum(mention: Mention, token: Token) -> str:
    if mention.kind == "person":
        return "full name" if mention.last > mention.first else "short name"
    if mention.kind == "place":
        return "place" if token.dep in AGENTS else ""
    return mention.kind if mention.kind in ("organisation", "group") else ""


def _nominal(annotation: Annotation, nouns: set[str]) -> Iterator[tuple[Span, str]]:
    """Noun phrases from their first modifier to their head."""
    taken = {n for m in annotation.mentions if m.form == "name" for n in range(m.first, m.last + 1)}
    for number, token in enumerate(annotation.tokens):
        if token.pos != "NOUN" or token.dep not in CORE or token.lemma.lower() not in nouns:
            continue
        first = number
        while first and _modifies(annotation.tokens, first - 1, number):
            first -= 1
        if number not in taken:
            yield Span(annotation.tokens[first].start, token.end), "nominal"


def _modifies(tokens: tuple[Token, ...], number: int, head: int) -> bool:
    """Whether a token hangs on the head through modifiers alone, and is none of a preposition's."""
    for _ in range(4):
        token = tokens[number]
        if token.dep not in BEFORE or token.pos in ("ADP", "PUNCT") or token.head == number:
            return False
        if token.head == head:
            return True
        number = token.head
    return False


def drawn(half: str, found: Mapping[str, list[Drawn]], texts: Mapping[str, Article]) -> list[Drawn]:
    """The draw of one half: one mention of each article in turn, articles of each event in turn."""
    chance = random.Random(f"{SEED} {half}")
    left = {name: list(found[name]) for name in sorted(found)}
    taken: list[Drawn] = []
    counts: Counter[str] = Counter()
    for _ in range(PER_ARTICLE):
        for name in _by_event(texts, left, chance):
            if len(taken) == WANTED[half]:
                return sorted(taken)
            words = {one.word for one in taken if one.file == name}
            open_ = [one for one in left[name] if one.word not in words]
            if not open_:
                continue
            lags = {one.stratum: counts[one.stratum] / SHARES[one.stratum] for one in open_}
            stratum = min(sorted(lags), key=lambda name: lags[name])
            taken.append(chance.choice([one for one in open_ if one.stratum == stratum]))
            counts[stratum] += 1
    return sorted(taken)


def _by_event(texts: Mapping[str, Article], names: Iterable[str], chance: random.Random) -> list[str]:
    """The names so that the first of every event come before the second of any."""
    place: Counter[int] = Counter()
    order = sorted(names)
    chance.shuffle(order)
    ranked = []
    for name in order:
        event = event_of(texts[name])
        ranked.append((place[event], name))
        place[event] += 1
    return [name for _, name in sorted(ranked, key=lambda both: both[0])]


def draw(half: str, data: Path) -> list[Drawn]:
    """The mentions of "develop" or "measure" that are to be labelled, sorted."""
    texts = articles(data)
    reports = reports_of(data, texts)
    parsed = dict(zip(reports, Annotator().annotate(reports.values()), strict=True))
    nouns = personal(parsed.values())
    of = halves(texts)
    found = {
        name: list(candidates(name, reports[name], parsed[name], nouns))
        for name in reports
        if of[name] == half
    }
    return drawn(half, found, texts)


def main() -> None:
    """Print the mentions that are to be labelled, with the stratum each was drawn from."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("half", choices=sorted(WANTED))
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    for one in draw(options.half, options.data):
        print(json.dumps({"file": one.file, "start": one.start, "end": one.end, "stratum": one.stratum}))


if __name__ == "__main__":
    main()
