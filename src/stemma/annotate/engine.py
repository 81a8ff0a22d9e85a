"""The language engine behind one small interface: only this room knows spaCy."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.util import is_package, registry

from stemma.annotate import english
from stemma.annotate.bounds import COMPONENT
from stemma.errors import StemmaError

SHIPPED = "stemma-en"

LABELS = {
    "Person": "person", "PERSON": "person", "PER": "person",
    "Organization": "organisation", "ORG": "organisation",
    "NORP": "group",
    "Location": "place", "GPE": "place", "LOC": "place",
    "Facility": "place", "FAC": "place",
}  # fmt: skip
"""Entity labels of known engines to kinds of mention; times and quantities have rules of their own."""


UD = frozenset(["nsubj:pass", "obl", "obl:agent"])
"""Dependency labels of Universal Dependencies that ``PROBE`` has, and that no other scheme knows."""
PROBE = "Two men were arrested by the police on Monday."
"""A sentence whose subject every treebank of Universal Dependencies calls a passive's."""


@lru_cache(maxsize=2)
def load(name: str = SHIPPED) -> Language:
    """The engine called ``name``: the shipped one, or an installed spaCy package.

    A package is known by its name or by an entry point of the group ``spacy_models``. Raises ``StemmaError``
    E301 where no such package is installed, E306 where it cannot be loaded, and E305 where it parses no
    dependencies, or labels them otherwise than Universal Dependencies.
    """
    if name == SHIPPED:
        return _bounded(english.load())
    engine = _installed(name)
    doc = engine(PROBE)
    labels = {token.dep_ for token in doc}
    if not labels & UD or not doc.has_annotation("SENT_START"):
        raise StemmaError("E305", name, what=name, labels=", ".join(sorted(labels - {""})) or "none")
    return _bounded(engine)


def _installed(name: str) -> Language:
    """The pipeline of an installed package; never a folder that happens to be called so."""
    if not name.isidentifier():
        raise StemmaError("E301", name, what=name)
    try:
        if is_package(name):
            return spacy.load(name)
        if name in registry.models.get_entry_points():
            made: Language = registry.models.get(name).load()
            return made
    except Exception as error:  # a package may ask for others, for a newer spaCy, for a GPU
        raise StemmaError("E306", name, what=name, why=f"{type(error).__name__}: {error}"[:200]) from error
    raise StemmaError("E301", name, what=name)


def _bounded(engine: Language) -> Language:
    """The engine with the rule of bounds before its parser, where it has one of spaCy's."""
    if "parser" in engine.pipe_names:
        engine.add_pipe(COMPONENT, before="parser")
    return engine


def identity(name: str = SHIPPED) -> str:
    """The engine's name and version, which every annotation carries."""
    meta = load(name).meta
    return f"{name} {meta.get('version', '')}".strip()
