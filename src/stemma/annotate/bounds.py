"""Where a sentence of news cannot begin: a rule before the parser, which decides the rest.

The treebanks hold much unpunctuated web text, so the parser alone opens sentences inside names. In a
paragraph of news a sentence ends with a mark, and the next one does not begin with a small letter.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "stemma_bounds"
ENDS = frozenset('.!?…:;”"’)]—–-•|')


@Language.component(COMPONENT)
def bounds(doc: Doc) -> Doc:
    """Forbid a sentence start after a word without an ending mark, before a small letter, after ",”"."""
    before, earlier = ".", "."
    for token in doc:
        text = token.text
        said = before in ("”", '"', "’") and earlier == ","  # “…,” she said
        if token.i and (before[-1] not in ENDS or text[0].islower() or said):
            token.is_sent_start = False
        if not text.isspace():
            before, earlier = text, before
    return doc
