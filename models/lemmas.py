"""Count the lemma tables of the shipped reader from the treebanks' training parts.

    python -m models.lemmas --work build/models --out FOLDER

For every tag: which ending changes how (the commonest change among the distinct words with that ending), and
the words that no rule gets right. Read by ``stemma.annotate.transformer.lemmas``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from stemma.annotate.transformer.lemmas import FILE, LONGEST, NAMES, Lemmas, ruled

TWICE = 2
"""Distinct words that an ending needs for a rule of its own."""


def change(form: str, lemma: str) -> tuple[int, str]:
    """How many last letters go, and what comes instead."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def count(docs: Iterable[Doc]) -> Lemmas:
    """The tables of some gold Docs."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            form = token.text if token.tag_ in NAMES else token.text.lower()
            seen[token.tag_, form][token.lemma_] += 1
    words: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemmas in sorted(seen.items()):
        words[tag][form] = min(lemmas, key=lambda x: (-lemmas[x], x))
    rules = {tag: {"": (0, "")} if tag in NAMES else _rules(table) for tag, table in words.items()}
    odd = {
        tag: {form: lemma for form, lemma in table.items() if ruled(form, rules[tag]) != lemma}
        for tag, table in words.items()
    }
    return Lemmas(odd, rules)


def _rules(table: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Rules of endings, none that a shorter ending's rule already says."""
    ends: defaultdict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemma in table.items():
        made = change(form, lemma)
        for length in range(min(LONGEST, len(form) - 1) + 1):
            ends[form[len(form) - length :]][made] += 1
    rules: dict[str, tuple[int, str]] = {}
    for end in sorted(ends, key=lambda e: (len(e), e)):
        best = min(ends[end], key=lambda c: (-ends[end][c], c))
        shorter = next((rules[end[k:]] for k in range(1, len(end) + 1) if end[k:] in rules), None)
        if not end or (ends[end].total() >= TWICE and best != shorter):
            rules[end] = best
    return rules


def write(lemmas: Lemmas, folder: Path) -> None:
    """Write the tables for ``load``."""
    tables = {"words": lemmas.words, "rules": lemmas.rules}
    (folder / FILE).write_text(json.dumps(tables, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path("build/models"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    docs = DocBin().from_disk(args.work / "data" / "trees-train.spacy").get_docs(Vocab())
    write(count(docs), args.out)


if __name__ == "__main__":
    main()
