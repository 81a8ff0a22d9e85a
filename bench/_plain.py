"""The plain pipeline that the engine's speed is held beside: spaCy's efficiency shape, same components.

Two convolutional encoders (width 96, depth 4, four hashed attributes, no vectors), one for names and one
for the rest, as ``spacy init config`` writes them for a tagger, morphologizer, lemmatizer, parser and names.
Its weights are as initialised: what is compared is the cost of reading, which they do not change much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

WIDTH = 96
ENCODER: dict[str, Any] = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "include_static_vectors": False,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"], "rows": [5000, 1000, 2500, 2500],
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": 4, "window_size": 1,
        "maxout_pieces": 3,
    },
}  # fmt: skip
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}


def plain(trees: Sequence[Doc], names: Sequence[Doc]) -> Language:
    """An untrained pipeline with the labels of some gold Docs."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config={"model": _transitions("ner", 64, 2, ENCODER)})
    nlp.add_pipe("tok2vec", config={"model": ENCODER})
    for name in ("tagger", "morphologizer", "trainable_lemmatizer"):
        nlp.add_pipe(name, config={"model": TAGGER})
    nlp.add_pipe("parser", config={"model": _transitions("parser", 128, 3, LISTENER)})
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in [*trees, *names]]
    nlp.initialize(lambda: examples)
    return nlp


def _transitions(kind: str, width: int, pieces: int, encoder: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False,
        "hidden_width": width, "maxout_pieces": pieces, "use_upper": True, "tok2vec": encoder,
    }  # fmt: skip
