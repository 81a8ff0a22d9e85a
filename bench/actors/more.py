"""Further mentions to develop on, of other data: ``fivew`` articles and unlabelled US news.

    python -m bench.actors.more --data DIR     print the drawn mentions as JSON lines, without labels

``more.json`` names an article "fivew/NAME" or "unlabelled/LINE" (``bench.actors.other``). Articles that
``stories/news_cluster`` holds are left out. Topics are told by words of the title; of each topic a seeded
sample is read, and mentions are drawn by strata as ``bench.actors.draw`` does.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections import Counter
from pathlib import Path

from bench.actors.draw import SHARES, Drawn, candidates, personal
from bench.actors.other import reports_of
from bench.harness import DATA, need
from stemma.annotate.step import Annotator

SEED = 20_200_229

TOPICS = {
    "world": re.compile(
        r"\b(?:Russia|China|Syria|Iran|Israel|France|French|Brazil|India|Korea|Ukraine|Turkey|Egypt|Venezuela|"
        r"Mexico|Britain|British|UK|Germany|Iraq|Japan|Nigeria|Libya|Paris|London|Afghan\w*|Pakistan|Australia|"
        r"Canada|Saudi|Greece|Spain|Italy|Philippine\w*|Myanmar|Africa)\b"
    ),
    "sport": re.compile(
        r"\b(?:NFL|NBA|MLB|NHL|Olympics?|World Cup|FIFA|Super Bowl|[Cc]oach|[Qq]uarterback|[Tt]ennis|"
        r"[Ss]occer|[Bb]aseball|[Gg]olf|[Aa]thletes?|NASCAR)\b"
    ),
    "screen": re.compile(
        r"\b(?:[Ff]ilms?|[Mm]ovies?|[Aa]ctors?|[Aa]ctress|Oscars?|Hollywood|Netflix|Grammys?|[Ss]inger|Emmys?|"
        r"Weinstein|Disney|[Bb]ox [Oo]ffice|Golden Globes?|[Cc]omedian)\b"
    ),
    "business": re.compile(
        r"\b(?:Amazon|Apple|Google|Boeing|Tesla|Microsoft|Uber|Walmart|Wells Fargo|Volkswagen|GM|Samsung|"
        r"[Mm]erger|[Aa]irlines?|[Ss]tocks|[Ii]nvestors|JPMorgan|Toyota|BP|IPO|CEO)\b"
    ),
}  # fmt: skip
"""Topic -> words of its titles; a title with none of them is of the topic "US"."""

ARTICLES = {"fivew": 10, "world": 16, "sport": 10, "screen": 10, "business": 12, "US": 10}


def topic(title: str) -> str:
    """The first topic whose words a title holds, sport, screen and business before the world."""
    order = ("sport", "screen", "business", "world")
    return next((name for name in order if TOPICS[name].search(title)), "US")


def sampled(data: Path) -> list[str]:
    """The names of the articles that mentions are drawn from."""
    pools: dict[str, list[str]] = {name: [] for name in ARTICLES}
    shown = {path.name for path in need(data / "stories" / "news_cluster").iterdir()}
    names = sorted(path.name for path in need(data / "fivew" / "data").iterdir())
    pools["fivew"] = [f"fivew/{name}" for name in names if name not in shown]
    with lzma.open(need(data / "unlabelled" / "articles.jsonl.xz"), "rt", encoding="utf-8") as rows:
        for number, line in enumerate(rows):
            row = json.loads(line)
            if 1_500 <= len(row["text"]) <= 6_000 and "OPINION" not in row["title"]:
                pools[topic(row["title"])].append(f"unlabelled/{number}")
    chance = random.Random(SEED)
    return [name for kind, count in ARTICLES.items() for name in chance.sample(pools[kind], count)]


def draw(data: Path) -> list[Drawn]:
    """The mentions that are to be labelled, sorted: of each article in turn one of the stratum that lags."""
    names = sampled(data)
    reports = reports_of(data, names)
    parsed = dict(zip(reports, Annotator().annotate(reports.values()), strict=True))
    nouns = personal(parsed.values())
    left = {name: list(candidates(name, reports[name], parsed[name], nouns)) for name in names}
    chance = random.Random(f"{SEED} mentions")
    counts: Counter[str] = Counter()
    taken: list[Drawn] = []
    for name in [*names, *reversed(names)]:
        words = {one.word for one in taken if one.file == name}
        open_ = [one for one in left[name] if one.word not in words]
        lags = {one.stratum: counts[one.stratum] / SHARES[one.stratum] for one in open_}
        if lags:
            stratum = min(sorted(lags), key=lambda kind: lags[kind])
            taken.append(chance.choice([one for one in open_ if one.stratum == stratum]))
            counts[stratum] += 1
    return sorted(taken)


def main() -> None:
    """Print the mentions that are to be labelled, with the stratum each was drawn from."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    for one in draw(parser.parse_args().data):
        print(json.dumps({"file": one.file, "start": one.start, "end": one.end, "stratum": one.stratum}))


if __name__ == "__main__":
    main()
