"""Count which pronoun follows a person's first name in news: whether "Nadia" is a "she".

    python -m models.firstnames --gold ../shared/gold

In:  ``unlabelled/articles.jsonl.xz`` (37,554 US news articles, 2012 to 2020), and ``models/firstnames.txt``,
     common first names of many countries written down for this project, which go before the counts.
Out: ``src/stemma/annotate/data/firstnames.tsv``: first name in small letters, "m" or "f".

Counted are the titles of a report ("Ada Brook", later "Ms. Brook") and the first pronoun after a full name
where no other full name stands between (the co-occurrence of Bergsma and Lin, ACL 2006, on plain text).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from models.unlabelled import articles as unlabelled

KNOWN = Path(__file__).parent / "firstnames.txt"
TARGET = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "data" / "firstnames.tsv"

NAME = re.compile(r"\b([A-Z][a-z]{1,14}(?:-[A-Z][a-z]+)?) (?:[A-Z]\. )?([A-Z][a-z’'A-Z-]+)\b")
PRONOUN = re.compile(r"\b([Hh]e|him|[Hh]is|himself|[Ss]he|[Hh]ers?|herself)\b")
TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.? ([A-Z][a-z’'A-Z-]+)")
REACH = 200
"""Characters behind a name in which its pronoun is looked for."""

TITLE_WEIGHT = 3
"""A title is worth as many pronouns: it cannot be another person's."""

LEAST = 4
"""Pronouns that a first name needs."""

SHARE = 0.8
"""Share of them that must be of one gender; "Leslie" and "Jordan" have no row."""

WORDS = 3
"""A first name that stands in small letters this many times as often as it is counted is a word."""

FEMALE = frozenset(["she", "her", "hers", "herself"])


def follows(text: str) -> list[tuple[str, bool]]:
    """(first name, whether the pronoun is female) for each full name with a pronoun of its own."""
    found: list[tuple[str, bool]] = []
    names = list(NAME.finditer(text))
    for n, name in enumerate(names):
        end = min(name.end() + REACH, names[n + 1].start() if n + 1 < len(names) else len(text))
        hit = PRONOUN.search(text, name.end(), end)
        if hit is not None:
            found.append((name.group(1).lower(), hit.group(1).lower() in FEMALE))
    first = {name.group(2): name.group(1).lower() for name in names}
    titles = {(title.group(2), title.group(1) != "Mr") for title in TITLED.finditer(text)}
    for last, female in sorted(titles):
        if last in first and (last, not female) not in titles:
            found += [(first[last], female)] * TITLE_WEIGHT
    return found


def main() -> None:
    """Count and write; equal input gives an equal file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    counts: Counter[tuple[str, bool]] = Counter()
    small: Counter[str] = Counter()
    for row in unlabelled(args.gold):
        counts.update(follows(row["text"]))
        small.update(re.findall(r"\b[a-z]{2,15}\b", row["text"]))
    rows: dict[str, str] = {}
    for name in sorted({name for name, _ in counts}):
        female, male = counts[name, True], counts[name, False]
        clear = max(female, male) >= SHARE * (female + male)
        if clear and female + male >= LEAST and small[name] < WORDS * (female + male):
            rows[name] = "f" if female > male else "m"
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        gender, names = line.split("\t")
        rows.update(dict.fromkeys(names.split(), gender))
    TARGET.write_text("".join(f"{name}\t{rows[name]}\n" for name in sorted(rows)), encoding="utf-8")
    print(f"{len(rows)} first names")


if __name__ == "__main__":
    main()
