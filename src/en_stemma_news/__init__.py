"""The name under which spaCy knows Stemma's English pipeline: ``spacy.load("en_stemma_news")``."""

from stemma.annotate.english import __version__, load

__all__ = ["__version__", "load"]
