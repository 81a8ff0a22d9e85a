"""Words that are nobody's own: addresses of pages, set phrases of the trade, how a poll was made.

They stand in prose and are compared with it, for a copied sentence holds them too; but that two reports
share them proves no copying.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.records import Span
from stemma.trace.boilerplate import sentence_around, united

ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s\"'<>]{4,2000}")

SIGNS = ("anonymity", "comment", "error", "://", "www.", "poll", "survey", "sample", "sampling", "weighted")
"""Of which one stands in every text that holds such words: found in a tenth of the time."""

PHRASE = re.compile(
    r"\bon (?:the )?condition of anonymity\b[^.\n]{0,160}"
    r"|\b(?:request|asked|reached|available|respond|reply)\w* (?:\w+ ){0,4}for (?:a |further )?comment\b"
    r"|\b(?:did not|didn['’]t|could not|declined to|refused to) (?:\w+ ){0,3}"
    r"(?:respond|reply|return|comment)\b[^.\n]{0,80}"
)
"""What every reporter writes of sources and of those who did not answer."""

METHOD = re.compile(
    r"\b(?:margin of (?:sampling )?error|sampling error|(?:random|representative) (?:\w+ )?sample of"
    r"|probability-based|random sampling|survey panel|chance of selection"
    r"|weighted to (?:be representative|match))\b"
    r"|\b(?:poll|survey) (?:of [\d,]{3,9} [\w ,]{3,120})?(?:was )?(?:conducted|taken)\b"
)
"""What every report of a poll says, in a sentence of its own."""


@lru_cache(maxsize=64)
def stock_spans(text: str) -> list[Span]:
    """The stretches of a text that prove nothing, in order, apart."""
    if not any(sign in text for sign in SIGNS):
        return []
    found = [Span(*hit.span()) for pattern in (ADDRESS, PHRASE) for hit in pattern.finditer(text)]
    found += [sentence_around(text, *hit.span()) for hit in METHOD.finditer(text)]
    return united(sorted(found))
