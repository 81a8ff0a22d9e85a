"""Where a sentence cannot begin: a rule before the parser, which decides the rest.

The treebanks hold much unpunctuated web text, so the parser alone opens sentences inside names and after
titles. The rule was chosen by sentence F1 on every third stretch of UD EWT and GUM dev and on half
of the open half of MEANTIME (Wikinews): no rule .907, .957; none before a small letter .908, .961; and none
at a name after a small word .907, .969, the rule below; none beside any name .899, .969; none after any
unmarked word loses .04 on both.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "stemma_bounds"
ENDS = frozenset(".!?…:;”\"’')]—–-•|")
TITLES = frozenset(
    """mr. mrs. ms. dr. prof. gen. lt. col. maj. capt. cmdr. sgt. sen. rep. gov. rev. hon. fr. messrs. mme.
    brig. adm. pres. supt. vs. v.""".split()
)
"""Abbreviations that a name or number follows; the tokenizer keeps their full stop with them."""


def forbidden(words: Sequence[str], inside: Sequence[bool], named: Sequence[bool]) -> list[bool]:
    """At which words no sentence starts; ``inside``: a name goes on there; ``named``: it is of a name.

    None inside a name; where no ending mark stands before, none at a small letter, and none at a name after a
    word in small letters ("head teacher Ada Brook"); none after "…,”", after a title or a name's initial.
    """
    found: list[bool] = []
    before, earlier, name_before = ".", ".", False
    for place, (text, goes_on, name) in enumerate(zip(words, inside, named, strict=True)):
        unmarked = before[-1] not in ENDS
        said = before in ("”", '"', "’") and earlier == ","  # “…,” she said
        initial = len(before) == 2 and before[0].isupper() and before[1] == "." and name_before
        never = (
            goes_on
            or (unmarked and (text[0].islower() or (name and before.islower())))
            or said
            or initial
            or before.lower() in TITLES
        )
        found.append(bool(place) and never)
        if not text.isspace():
            before, earlier, name_before = text, before, name
    return found


@Language.component(COMPONENT)
def bounds(doc: Doc) -> Doc:
    """Forbid sentence starts, in a Doc whose names are found, before another engine's parser decides."""
    inside = [token.ent_iob_ == "I" for token in doc]
    named = [token.ent_iob_ in ("B", "I") for token in doc]
    for token, never in zip(doc, forbidden([t.text for t in doc], inside, named), strict=True):
        if never:
            token.is_sent_start = False
    return doc
