"""Which natural pairs are labelled, by a seeded draw, and which half of them may be looked at.

    python -m bench.trace.chosen --data DIR        print the pairs as JSON lines, without labels

All pairs of the open half of news_cluster whose 5-gram containment is over ``OVER`` (of one event and
of different events), and a sample of those below, drawn by strata: shared text is rare there, and a
plain draw would give pairs with nothing in common alone. Nothing that Stemma finds has a part in it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.harness import DATA, DataMissing, need

SEED = 20_160_714
SIZE = 5
OVER = 0.1

STRATA: tuple[tuple[bool, float, float, int], ...] = (
    (True, 0.05, 0.1, 10),
    (True, 0.02, 0.05, 10),
    (True, 0.005, 0.02, 8),
    (True, 0.0, 0.005, 6),
    (True, -1.0, 0.0, 3),
    (False, 0.02, 0.1, 4),
    (False, 0.0, 0.02, 2),
    (False, -1.0, 0.0, 2),
)
"""Of one event or not; containment over, and up to; how many are drawn."""

WORD = re.compile(r"\w+")

Article = dict[str, Any]
Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two articles by file name, ``a`` before ``b``, and how much of the smaller the larger holds."""

    a: str
    b: str
    same_event: bool
    containment: float


def articles(data: Path) -> dict[str, Article]:
    """File name -> article, of the open half; raises ``DataMissing`` where the folder holds none."""
    folder = need(data / "stories" / "news_cluster")
    found = {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))
    }
    if not found:
        raise DataMissing(f"{folder} holds no articles")
    return found


def event_of(article: Article) -> int:
    """The event id of an article."""
    return int(article["newsCluster"]["EventId"])


def grams(text: str, size: int = SIZE) -> set[Gram]:
    """The distinct runs of ``size`` words of a text, lower case."""
    words = WORD.findall(text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def containment(a: set[Gram], b: set[Gram]) -> float:
    """Share of the smaller set that the larger one holds (Broder 1997); 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def chosen(data: Path) -> list[Pair]:
    """The pairs to be labelled, sorted."""
    texts = articles(data)
    shingled = {name: grams(article["text"]) for name, article in texts.items()}
    pairs = [
        Pair(a, b, event_of(texts[a]) == event_of(texts[b]), containment(shingled[a], shingled[b]))
        for a, b in combinations(sorted(texts), 2)
    ]
    return sorted({*(pair for pair in pairs if pair.containment > OVER), *_drawn(pairs)})


def _drawn(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The sample of each stratum."""
    chance = random.Random(SEED)
    all_pairs = sorted(pairs)
    for same, over, up_to, count in STRATA:
        held = [p for p in all_pairs if p.same_event == same and over < p.containment <= up_to]
        yield from chance.sample(held, min(count, len(held)))


def halves(pairs: Iterable[Pair], texts: Mapping[str, Article]) -> dict[Pair, str]:
    """Pair -> "tune" or "once": pairs to tune on, and pairs looked at once at the end.

    Whole events go to a half, the one with the most pairs first, each to the half that has fewer; a
    pair of two events is of "tune" where both are.
    """
    of = {pair: (event_of(texts[pair.a]), event_of(texts[pair.b])) for pair in pairs}
    counts = Counter(event for event, other in of.values() if event == other)
    events = sorted(set(counts) | {event for both in of.values() for event in both})
    random.Random(SEED).shuffle(events)
    tune: set[int] = set()
    held = {"tune": 0, "once": 0}
    for event in sorted(events, key=lambda event: -counts[event]):
        half = "tune" if held["tune"] <= held["once"] else "once"
        held[half] += counts[event]
        if half == "tune":
            tune.add(event)
    return {pair: "tune" if set(both) <= tune else "once" for pair, both in of.items()}


def main() -> None:
    """Print the pairs that are to be labelled, with the half each is of."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    pairs = chosen(data)
    for pair, half in halves(pairs, articles(data)).items():
        print(json.dumps({"a": pair.a, "b": pair.b, "half": half}))


if __name__ == "__main__":
    main()
