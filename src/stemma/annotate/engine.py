"""The language engine behind one small interface: only this room knows spaCy."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from stemma.annotate.bounds import COMPONENT
from stemma.errors import StemmaError

SHIPPED = "stemma-en"
SHIPPED_FOLDER = Path(__file__).parent / "english"

LABELS = {
    "Person": "person", "PERSON": "person", "PER": "person",
    "Organization": "organisation", "ORG": "organisation",
    "NORP": "group",
    "Location": "place", "GPE": "place", "LOC": "place",
    "Facility": "place", "FAC": "place",
}  # fmt: skip
"""Entity labels of known engines to kinds of mention; times and quantities have rules of their own."""


@lru_cache(maxsize=2)
def load(name: str = SHIPPED) -> Language:
    """The engine called ``name``: the shipped one, or an installed spaCy package.

    Raises ``StemmaError`` E301 when it is not installed or parses with other than UD labels.
    """
    if name == SHIPPED:
        return _bounded(spacy.load(SHIPPED_FOLDER))
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise StemmaError("E301", name, what=name)
    engine = spacy.load(name)
    if "nsubj:pass" not in engine.pipe_labels.get("parser", []):
        raise StemmaError("E301", name, what=f"{name} with Universal Dependencies labels")
    return _bounded(engine)


def _bounded(engine: Language) -> Language:
    engine.add_pipe(COMPONENT, before="parser")
    return engine


def identity(name: str = SHIPPED) -> str:
    """The engine's name and version, which every annotation carries."""
    meta = load(name).meta
    return f"{name} {meta.get('version', '')}".strip()
