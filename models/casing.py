"""Make the table of how words are written, by which text in capitals is given its small letters back.

    python -m models.casing --gold ../shared/gold

In: every fourth of ``unlabelled/articles.jsonl.xz`` (9 million words). Counted are words inside a sentence:
right after a word in small letters, so that neither its start nor a headline counts. Out:
``src/stemma/annotate/data/casing.tsv.gz``: a line per word seen ``SEEN`` times or more, as it is written most
often ("the", "Moscow", "NATO"), then a line per pair of words ("White House") that are names only together.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "data" / "casing.tsv.gz"
EVERY = 4
SEEN = 4
"""Times from which a word is kept: rarer ones are mostly names, and an unknown word is taken for one."""
PAIRS_SEEN = 8
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|\d+")


def texts(path: Path) -> Iterator[str]:
    """The texts of every ``EVERY``-th article."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, EVERY):
            yield json.loads(line)["text"]


def counted(found: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often each form of a word stands after a small word, and each pair of capitalised ones."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in found:
        run = WORD.findall(text)
        for before, word, after in zip(run, run[1:], [*run[2:], ""], strict=False):
            if before.islower() and word[0].isalpha():
                words[word] += 1
                if after[:1].isalpha():
                    pairs[word, after] += 1
    return words, pairs


def table(words: Counter[str], pairs: Counter[tuple[str, str]]) -> list[str]:
    """The lines of the table, sorted."""
    best: dict[str, tuple[int, str]] = {}
    total: Counter[str] = Counter()
    for form, count in words.items():
        key = form.lower()
        total[key] += count
        best[key] = max(best.get(key, (0, "")), (count, form))
    forms = {key: form for key, (_, form) in best.items() if total[key] >= SEEN}
    both: Counter[tuple[str, str]] = Counter()
    for (a, b), count in pairs.items():
        both[a.lower(), b.lower()] += count
    kept = [
        f"{a} {b}"
        for (a, b), count in pairs.items()
        if count >= PAIRS_SEEN and a[0].isupper() and b[0].isupper()
        and count * 2 > both[a.lower(), b.lower()]
        and (forms.get(a.lower()), forms.get(b.lower())) != (a, b)
    ]  # fmt: skip
    return [*sorted(forms.values()), *sorted(kept)]


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    lines = table(*counted(texts(args.gold / "unlabelled" / "articles.jsonl.xz")))
    TARGET.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))
    print(f"{len(lines)} forms, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
