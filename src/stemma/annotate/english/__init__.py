"""The English pipeline that ships with Stemma, a spaCy package: ``spacy.load("en_stemma_news")``.

The folder is written by ``python -m models.train``; the card is ``README.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import get_model_meta

from stemma.annotate.transformer import component

assert component.NAME  # importing it tells spaCy of the component
FOLDER = Path(__file__).parent

__version__ = str(get_model_meta(FOLDER)["version"])


def load(**overrides: Any) -> Language:
    """The pipeline; ``overrides`` are those of ``spacy.load`` (``vocab``, ``disable``, ``exclude``, ...)."""
    return spacy.load(FOLDER, **overrides)
