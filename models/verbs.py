"""Take the forms of verbs from the treebanks: what the lemmatizer is checked against.

    python -m models.verbs --gold ../shared/gold

In:  the training parts of UD EWT and GUM (CC BY-SA 4.0; CC BY 4.0).
Out: ``src/stemma/annotate/data/verbs.tsv``: form, lemma; the lemma most often given to the form.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from models.data import TREEBANKS, read_conllu

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "data" / "verbs.tsv"


def main() -> None:
    """Count and write, sorted by form; a lemma is a form of itself."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    held: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for bank in TREEBANKS:
        for _, words in read_conllu(args.gold / "language" / f"{bank}-train.conllu.xz"):
            for word in words:
                form, lemma = word.form.lower(), word.lemma.lower()
                if (
                    word.upos == "VERB"
                    and form.isalpha()
                    and lemma.isalpha()
                    and "Typo=Yes" not in word.feats
                ):
                    held[form][lemma] += 1
                    held[lemma][lemma] += 1
    rows = [(form, min(c, key=lambda lemma: (-c[lemma], lemma))) for form, c in sorted(held.items())]
    TARGET.write_text("".join(f"{form}\t{lemma}\n" for form, lemma in rows), encoding="utf-8")
    print(f"{len(rows)} forms of {len({lemma for _, lemma in rows})} verbs")


if __name__ == "__main__":
    main()
