"""The weighted terms of a report: the words and names by which it meets others in stories."""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

from stemma.keys import folded
from stemma.records import Annotation, Report, Terms

TABLE = Path(__file__).parent / "data" / "words.tsv.gz"
KEPT = 48
"""Terms kept per report, heaviest first."""

INDEXED, SHARED = 24, 3
"""Terms by which candidates are looked up, and how many of them two reports must share to be compared.

Sweep on the open half of news_cluster, BCubed F1: 12 with 2 shared .957 (short reports of one story stay
apart), 24 with 2 .958, 24 with 3 .979.
"""

LEAD_WORDS = 400
"""Words of a report that are weighed: a long report's tail strays from its story."""

NAME_WEIGHT = 1.2
"""Names weigh more than words of the same rarity.

Sweep on the open half of news_cluster, BCubed F1 at the best threshold: 1.2 .967, 1.6 .954, 2.2 .953.
"""

TITLED = 4
"""Times that a word of the title counts. Same data, BCubed F1: 2 .968, 3 .972, 4 and 6 .977."""

PER = 100_000


@lru_cache(maxsize=1)
def word_weights() -> dict[str, float]:
    """Inverse document frequency by word, from the table that ``python -m models.wordstats`` makes."""
    weights: dict[str, float] = {}
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, share = line.split("\t")
            weights[word] = math.log(PER / int(share))
    return weights


RAREST = math.log(PER / 120)
"""The weight of a word that the table does not hold, no more than that of a rare one: a name that only
one report has must not push out what it shares. Same sweep: 20, 60, 120 and 250 differ by .003 at most.
"""

FLOOR = math.log(PER / 22_000)
"""Words that more than 22 of 100 articles hold carry no story."""


def terms_of(report: Report, annotation: Annotation) -> Terms:
    """The ``KEPT`` heaviest terms of a report as a vector of length 1."""
    weights = word_weights()
    counts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]{3,}", report.title.value.casefold()):
        counts[_stem(word)] += TITLED
    names: set[str] = set()
    for mention in annotation.mentions:
        if mention.form == "name" and mention.kind in ("person", "organisation", "place", "group"):
            names.update(folded(report.text[mention.start : mention.end]).split())
    for token in annotation.tokens[: LEAD_WORDS * 2]:
        if token.pos in ("NOUN", "PROPN", "VERB", "ADJ"):
            word = report.text[token.start : token.end].casefold()
            if len(word) > 2 and word.isalpha():
                counts[_stem(word)] += 1
    scored: list[tuple[str, float]] = []
    for word, count in counts.items():
        idf = _weight(weights, word)
        if idf > FLOOR:
            scored.append((word, (1 + math.log(count)) * idf * (NAME_WEIGHT if word in names else 1)))
    scored.sort(key=lambda item: (-item[1], item[0]))
    kept = scored[:KEPT]
    norm = math.sqrt(sum(w * w for _, w in kept)) or 1.0
    published = report.published
    return Terms(
        report.id,
        tuple((word, round(w / norm, 5)) for word, w in kept),
        published.earliest,
        published.latest,
    )


def _stem(word: str) -> str:
    """Plural and possessive folded: "ferries" stays itself, "ferrys" does not arise."""
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _weight(weights: dict[str, float], stem: str) -> float:
    held = [weights[w] for w in (stem, stem + "s") if w in weights]
    return min(held) if held else RAREST
