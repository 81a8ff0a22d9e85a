"""Quotations of a report and who speaks in them: whom "I" and "we" mean."""

from __future__ import annotations

from stemma.annotate.coref.phrases import Document

SAYING = frozenset(
    """say tell add state note explain write warn recall claim insist argue announce declare comment
    reply respond ask admit confirm conclude continue remark stress tweet post acknowledge promise
    predict urge report assert observe suggest deny vow""".split()
)
OPENING, CLOSING, BOTH = frozenset(["“", "``", "„", "«"]), frozenset(["”", "''", "»"]), '"'
LONGEST = 250
"""Tokens of one quotation at most; a mark that was never closed opens no longer one."""

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def quotations(doc: Document) -> list[int]:
    """For each token the number of the quotation it stands in, from 1; 0 outside."""
    found = [0] * len(doc.words)
    number = since = 0
    inside = False
    for n, word in enumerate(doc.words):
        gap = doc.text[doc.tokens[n - 1].end : doc.tokens[n].start] if n else ""
        if inside and ("\n" in gap or n - since > LONGEST):
            inside = False
        if word in OPENING or (word == BOTH and not inside):
            inside, since, number = True, n, number + 1
        elif word in CLOSING or word == BOTH:
            inside = False
        elif inside:
            found[n] = number
    return found


def speakers(doc: Document, quotes: list[int]) -> dict[int, int]:
    """The token of the subject that speaks each quotation; one without a verb goes on with the last."""
    found: dict[int, int] = {}
    where: dict[int, set[int]] = {}
    for n, quote in enumerate(quotes):
        if quote:
            where.setdefault(quote, set()).add(doc.sentence[n])
    saying: dict[int, int] = {}
    for n, token in enumerate(doc.tokens):
        if token.pos == "VERB" and not quotes[n] and token.lemma.lower() in SAYING:
            subject = [k for k in doc.children[n] if doc.tokens[k].dep in SUBJECTS and not quotes[k]]
            if subject and doc.tokens[subject[0]].lemma.lower() != "who":
                saying[doc.sentence[n]] = subject[0]
    last_sentence, last = -9, -1
    for quote in sorted(where):
        sentences = sorted(where[quote])
        own = [saying[s] for s in sentences if s in saying]
        if own:
            found[quote] = own[0]
        elif last >= 0 and sentences[0] - last_sentence <= 1:
            found[quote] = last
        last_sentence, last = sentences[-1], found.get(quote, -1)
    return found
