"""Count how often a noun of news stands with "the" rather than "a": "the world" needs none before it.

    python -m models.definite --gold ../shared/gold

In:  ``unlabelled/articles.jsonl.xz`` (37,554 US news articles, 2012 to 2020).
Out: ``src/stemma/annotate/data/definite.tsv``: noun in small letters, percent of "the" among "the" and "a".
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from models.unlabelled import articles as unlabelled

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "data" / "definite.tsv"

ARTICLE = re.compile(
    r"\b([Tt]he|[Aa]n?) ([a-z]{3,18})"
    r"(?=[,.;:]| (?:of|in|on|at|to|that|is|was|has|had|will|said|and)\b)"
)
"""An article, a noun, and what shows that the noun ends its phrase."""

LEAST = 40
"""Articles that a noun needs beside it."""


def main() -> None:
    """Count and write; equal input gives an equal file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    counts: Counter[tuple[str, bool]] = Counter()
    for row in unlabelled(args.gold):
        counts.update((noun, article in ("the", "The")) for article, noun in ARTICLE.findall(row["text"]))
    rows: list[str] = []
    for noun in sorted({noun for noun, _ in counts}):
        total = counts[noun, True] + counts[noun, False]
        if total >= LEAST:
            rows.append(f"{noun}\t{round(100 * counts[noun, True] / total)}\n")
    TARGET.write_text("".join(rows), encoding="utf-8")
    print(f"{len(rows)} nouns")


if __name__ == "__main__":
    main()
