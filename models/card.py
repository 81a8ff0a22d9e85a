"""Write the model card of the English pipeline: what it is made of, how it scores, where it fails.

    python -m models.card

In: ``models/scores.json`` and the model's ``meta.json``, which ``models.train`` writes. Out:
``src/stemma/annotate/english/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SCORES = Path(__file__).parent / "scores.json"
CARD = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "english" / "README.md"

MEASURES = {
    "las": "LAS, UD English EWT and GUM",
    "uas": "UAS, the same",
    "tag": "tags (XPOS), the same",
    "upos": "parts of speech (UPOS), the same",
    "morph": "morphology, the same",
    "lemma": "lemmas, the same",
    "sent_f1": "sentence F1, the same",
    "names_f1": "names F1, English Worldwide Newswire, 9 classes, exact span and class",
}

HEAD = """# en_stemma_news {version}

The English pipeline that ships with Stemma: names, tags, morphology, lemmas, Universal Dependencies, sentence
boundaries. It installs with `stemma-news` and loads on its own:

```python
import spacy

nlp = spacy.load("en_stemma_news")
```

Nothing is downloaded. It is a transformer of three layers that runs in NumPy, on one thread. Licence of the
weights: CC BY-SA 4.0; what they took over from others stands in `NOTICE.md`.

## Scores on the dev parts

Read from the text, words as the pipeline cuts them; punctuation left out of UAS and LAS.

| measure | score |
|---|---|
"""

TAIL = """
`python -m bench language` and `python -m bench names` print more: scores on the words of the data, on text in
capitals and without spaces, speed, load time. What was tried and what helped stands in `models/README.md`.

## Data

| what | licence |
|---|---|
{data}

The SHA-256 of every input stands in `models/scores.json`; `python -m models.train` makes
the pipeline of them.

## Limits

- It reads English. Other languages come out as nonsense; Stemma leaves them out before parsing.
- The trees it learned from are web text, talk, Wikipedia and some news; long sentences of news (over 60
  words), headlines and lists are read worse than the figures say.
- Products and facilities are seldom named rightly: on dev their F1 is {f1_Product} and {f1_Facility}.
- Names outside Western news are its training ground: it finds them, but gives about one in ten the wrong
  kind.
- It learned from the press and repeats what the press leaves out: names and roles that are rare there are
  missed more often.
- It opens sentences where news has none, at "she said" after a quotation; a rule forbids those
  (`annotate/bounds.py`).
"""


def card(scores: Mapping[str, Any], sources: Sequence[Mapping[str, str]]) -> str:
    """The card's text, from the content of ``scores.json`` and the sources that the model's meta names."""
    rows = [
        f"| {words} | {scores['dev'][key]:.3f} |" for key, words in MEASURES.items() if key in scores["dev"]
    ]
    data = "\n".join(f"| {source['name']} | {source['license']} |" for source in sources)
    rare = {key: f"{scores['dev'][key]:.2f}" for key in ("f1_Product", "f1_Facility")}
    return HEAD.format(version=scores["version"]) + "\n".join(rows) + "\n" + TAIL.format(data=data, **rare)


def made() -> str:
    """The card as the scores and the meta stand now."""
    scores = json.loads(SCORES.read_text(encoding="utf-8"))
    meta = json.loads((CARD.parent / "meta.json").read_text(encoding="utf-8"))
    return card(scores, meta["sources"])


def write() -> None:
    """Write the card beside the model."""
    CARD.write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    write()
