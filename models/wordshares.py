"""Count in how many news articles each word and number stands: what a word proves that two texts share.

    python -m models.wordshares --gold ../shared/gold

In:  ``unlabelled/articles.jsonl.xz``, every ``STEP``-th article.
Out: ``src/stemma/trace/data/shares.tsv.gz``: folded word, articles per 100,000 that hold it. A word that
     the table does not hold is rarer than ``LEAST`` of them. Static shares keep the link of two reports
     the same whatever else the case holds.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

from models.unlabelled import articles as unlabelled

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "trace" / "data" / "shares.tsv.gz"
STEP = 3
LEAST = 12
"""Articles that must hold a word: about one in a thousand."""


def main() -> None:
    """Count and write; equal input gives an equal file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for row in unlabelled(args.gold, STEP):
        text = row["text"].casefold().replace("’", "").replace("'", "")
        counts.update(set(re.findall(r"\w+", text)))
        articles += 1
    kept = sorted((word, count) for word, count in counts.items() if count >= LEAST and len(word) < 24)
    body = "".join(f"{word}\t{round(count * 100_000 / articles)}\n" for word, count in kept)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(body.encode("utf-8"), mtime=0))
    print(f"{articles} articles, {len(kept)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
