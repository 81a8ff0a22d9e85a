"""Write a trained student as the folder of a spaCy pipeline: arrays, labels, pieces, lemma tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from models import lemmas
from models.tokens import set_tokenizer
from stemma.annotate.transformer import component, weights
from stemma.annotate.transformer.pieces import UNKNOWN
from stemma.annotate.transformer.weights import Floats


def export(
    arrays: Mapping[str, Floats],
    labels: Mapping[str, Sequence[str]],
    pieces: Sequence[str],
    work: Path,
    out: Path,
) -> Language:
    """Write the pipeline under ``out`` and give it, loaded; ``work``: where ``models.data`` wrote.

    Pieces that no English text is cut into are left out.
    """
    kept = [number for number, piece in enumerate(pieces) if met(piece)]
    arrays = {**arrays, "words": arrays["words"][kept]}
    pieces = [pieces[number] for number in kept]
    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    nlp.add_pipe(component.NAME)
    nlp.to_disk(out, exclude=[component.NAME])
    folder = out / component.NAME
    weights.write(folder, arrays, labels, pieces)
    gold = DocBin().from_disk(work / "data" / "trees-train.spacy").get_docs(Vocab())
    lemmas.write(lemmas.count(gold), folder)
    return spacy.load(out)


def met(piece: str) -> bool:
    """Whether a piece is of Latin letters, digits or marks, or stands for what is unknown."""
    if piece.startswith("["):
        return len(piece) == 1 or piece == UNKNOWN
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in piece)


def arrays_of(state: Mapping[str, object]) -> dict[str, Floats]:
    """The arrays of a student's weights under the names that the encoder knows."""
    renamed = {"endings.weight": "endings"}
    return {renamed.get(n, n): np.asarray(a, dtype=np.float32) for n, a in state.items()}
