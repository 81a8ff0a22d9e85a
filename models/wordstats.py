"""Count in how many news articles each word stands: the weights by which reports meet in stories.

    python -m models.wordstats --gold ../shared/gold

In:  ``unlabelled/articles.jsonl.xz`` (37,554 US news articles, 2012 to 2020).
Out: ``src/stemma/group/data/words.tsv.gz``: word, articles per 10,000 that hold it (times ten, rounded).
     Static weights keep a tie between two reports the same whatever else the case holds.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

from models.unlabelled import articles as unlabelled

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "group" / "data" / "words.tsv.gz"
LEAST = 12
"""Articles that must hold a word; rarer words share the highest weight, so they need no row."""


def main() -> None:
    """Count and write; equal input gives an equal file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for row in unlabelled(args.gold):
        counts.update(set(re.findall(r"[^\W\d_]{2,}", row["text"].casefold())))
        articles += 1
    kept = sorted((w, n) for w, n in counts.items() if n >= LEAST and len(w) < 24)
    body = "".join(f"{w}\t{max(1, round(n * 100_000 / articles))}\n" for w, n in kept)
    TARGET.write_bytes(gzip.compress(body.encode("utf-8"), mtime=0))
    print(f"{articles} articles, {len(kept)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
