"""Mentions whose country no registry and no word beside them tells, of data not used before.

    python -m bench.actors.untold [--draw 0|1|2] --data DIR     print the drawn mentions, without labels

``open.json`` holds those of the draws 0 and 1 that are labelled, ``fit.json`` those of draw 2. They are drawn
by a seed from LGL, MEANTIME, ``fivew`` and the unlabelled US news (most of it by titles that name a country
abroad and nothing of US politics). What Stemma says of an actor serves to see that nothing tells its country;
what country it guesses has no part in the draw. Articles that other labels name, and ``fivew`` articles that
share text with the measured ones, are left out. Draw 1 is of more articles of the unlabelled news about
abroad, of outlets that report rather than comment, draw 2 of those of all outlets.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.actors.draw import CORE, TAKES_PART
from bench.actors.labels import DEVELOP, MEASURE, MORE, labelled
from bench.actors.more import sampled as used_before
from bench.actors.more import topic
from bench.actors.other import lgl_names, meantime_names, reports_of
from bench.harness import DATA, need
from bench.trace.chosen import articles
from stemma.annotate.step import Annotator
from stemma.records import Actor, Annotation, Report, Span
from stemma.spans import source_spans

SEED = 20_161_122
WANTED = (246, 124, 236)
PER_ARTICLE = 2
LEAST = 800
"""Characters of an article of LGL and of the unlabelled news."""

ARTICLES = {"lgl": 22, "meantime": 14, "fivew": 8, "abroad": 68, "unlabelled": 12}
FURTHER, LAST = 70, 128
REPORTING = re.compile(
    r"reuters|bbc|guardian|aljazeera|cnn|npr|nytimes|apnews|dailymail|nbcnews|abcnews|usatoday|upi"
)
"""Outlets of the further articles."""

SHARES = {"role": 0.55, "crowd": 0.15, "person": 0.15, "organisation": 0.15}

TELLS = frozenset(
    """actor.beside actor.body actor.registry actor.in_name actor.people actor.outlet actor.acts actor.place
    actor.other actor.many""".split()
)
"""Reasons that tell a country, or why there is none."""

HOME = re.compile(
    r"\b(?:US|U\.S|USA|America\w*|Trump\w*|Obama\w*|Biden|Clinton|Romney|Pompeo|Kerry|Bush|Mueller|Giuliani|"
    r"Senate|House|Congress|GOP|Republicans?|Democrats?|Dems?|Pentagon|White|FBI|CIA|NSA|NATO|Fox|CNN|"
    r"ISIS|Iraq War|Sanders|Pelosi)\b"
)
"""Words of titles that tell of the politics of the United States."""

WORD = re.compile(r"\w+")
SIZE, SHARED = 6, 0.05
"""Words of a shingle, and share of them by which two articles share text."""

Found = tuple[str, int, int, str]
"""Article, offsets into its ``text``, stratum."""


def shingles(text: str) -> set[str]:
    """The runs of ``SIZE`` words of a text."""
    words = WORD.findall(text.casefold())
    return {" ".join(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)}


def unshared(data: Path) -> list[str]:
    """The ``fivew`` articles that no label names and that share no text with a measured event's articles."""
    texts = articles(data)
    seen = {row.file for row in labelled(MEASURE)}
    events = {texts[name]["newsCluster"]["EventId"] for name in seen}
    held: set[str] = set()
    for article in texts.values():
        if article["newsCluster"]["EventId"] in events:
            held |= shingles(article.get("text") or "")
    used = {row.file for path in (DEVELOP, MORE) for row in labelled(path)}
    names = []
    for path in sorted(need(data / "fivew" / "data").iterdir()):
        own = shingles(json.loads(path.read_bytes()).get("text") or "")
        fresh = path.name not in texts and f"fivew/{path.name}" not in used
        if fresh and own and len(own & held) < SHARED * len(own):
            names.append(f"fivew/{path.name}")
    return names


def sampled(data: Path, number: int) -> list[str]:
    """The names of the articles that mentions are drawn from of draw 0, 1 or 2."""
    used = {row.file for row in labelled(MORE)} | set(used_before(data))
    pools = {
        "lgl": [f"lgl/{number}" for number in lgl_names(data, LEAST)],
        "meantime": [f"meantime/{stem}" for stem in meantime_names(data)],
        "fivew": unshared(data),
        "abroad": [],
        "reported": [],
        "unlabelled": [],
    }
    with lzma.open(need(data / "unlabelled" / "articles.jsonl.xz"), "rt", encoding="utf-8") as rows:
        for at, line in enumerate(rows):
            row = json.loads(line)
            if LEAST <= len(row["text"]) <= 6_000 and "OPINION" not in row["title"]:
                name = f"unlabelled/{at}"
                if name not in used:
                    abroad = topic(row["title"]) == "world" and not HOME.search(row["title"])
                    pools["abroad" if abroad else "unlabelled"].append(name)
                    if abroad and REPORTING.search(row.get("url") or row.get("source") or ""):
                        pools["reported"].append(name)
    first = [name for kind, count in ARTICLES.items() for name in _sample(kind, pools[kind], count)]
    further = _sample("further", [name for name in pools["reported"] if name not in first], FURTHER)
    left = set(pools["abroad"]) - {*first, *further}
    last = _sample("last", sorted(left), LAST)
    return (first, further, last)[number]


def _sample(kind: str, pool: list[str], count: int) -> list[str]:
    return random.Random(f"{SEED} {kind}").sample(pool, min(count, len(pool)))


def untold(annotation: Annotation) -> Iterator[tuple[Span, str]]:
    """The mentions of actors whose country nothing tells, with their stratum."""
    for actor in annotation.actors:
        if TELLS & {reason.code for reason in actor.reasons}:
            continue
        for number in actor.mentions:
            mention = annotation.mentions[number]
            taking = _dep(annotation, mention.start, mention.end) in TAKES_PART
            if mention.form == "name" and taking and actor.kind in ("person", "organisation"):
                yield Span(mention.start, mention.end), actor.kind
        if not actor.mentions:
            yield from _nouns(annotation, actor)


def _nouns(annotation: Annotation, actor: Actor) -> Iterator[tuple[Span, str]]:
    for span in actor.spans:
        if _dep(annotation, span.start, span.end) in CORE:
            yield span, "crowd" if actor.kind == "crowd" else "role"


def _dep(annotation: Annotation, start: int, end: int) -> str:
    """The relation of the last word of a stretch that hangs on a word outside."""
    inside = {n: t for n, t in enumerate(annotation.tokens) if t.start < end and t.end > start}
    return next((t.dep for t in reversed(inside.values()) if t.head not in inside), "")


def candidates(name: str, report: Report, annotation: Annotation) -> list[Found]:
    """The candidates of one report, in order of the text."""
    found = []
    for span, stratum in untold(annotation):
        source = source_spans(report, span)
        if len(source) == 1:
            found.append((name, source[0].start, source[0].end, stratum))
    return sorted(found)


def drawn(
    names: Iterable[str], found: dict[str, list[Found]], words: dict[Found, str], most: int
) -> list[Found]:
    """At most so many: of each article in turn one of the stratum that lags most, no word of it twice."""
    chance = random.Random(f"{SEED} mentions")
    counts: Counter[str] = Counter()
    taken: list[Found] = []
    for name in list(names) * PER_ARTICLE:
        own = {words[one] for one in taken if one[0] == name}
        left = [one for one in found[name] if words[one] not in own]
        lags = {one[3]: counts[one[3]] / SHARES[one[3]] for one in left}
        if lags and len(taken) < most:
            stratum = min(sorted(lags), key=lambda kind: lags[kind])
            taken.append(chance.choice([one for one in left if one[3] == stratum]))
            counts[stratum] += 1
    return sorted(taken)


def draw(data: Path, number: int) -> list[Found]:
    """The mentions that are to be labelled, sorted."""
    names = sampled(data, number)
    reports = reports_of(data, names)
    parsed = dict(zip(reports, Annotator().annotate(reports.values()), strict=True))
    found = {name: candidates(name, reports[name], parsed[name]) for name in names}
    words: dict[Found, str] = {}
    for name, held in found.items():
        text = {s.source: s for s in reports[name].segments}
        for one in held:
            segment = next(s for at, s in text.items() if at <= one[1] < at + s.length)
            shift = segment.start - segment.source
            words[one] = reports[name].text[one[1] + shift : one[2] + shift].casefold().split()[-1]
    return drawn(names, found, words, WANTED[number])


def main() -> None:
    """Print the mentions that are to be labelled, with the stratum each was drawn from."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--draw", type=int, choices=range(len(WANTED)), default=0)
    options = parser.parse_args()
    for file, start, end, stratum in draw(options.data, options.draw):
        print(json.dumps({"file": file, "start": start, "end": end, "stratum": stratum}))


if __name__ == "__main__":
    main()
