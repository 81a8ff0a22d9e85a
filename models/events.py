"""Texts with labelled event chains across documents: ECB+ and MEANTIME, as running text and spans.

In:  ``same-event/ecb+/TOPIC/*.xml`` (CAT XML: tokens, ``ACTION_...`` and ``NEG_ACTION_...`` markables,
     relations of coreference within and across documents) and ``meantime/intra_cross-doc_annotation``
     (the same form; ``EVENT_MENTION`` markables, REFERS_TO relations to events with an instance).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

QUOTES = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
NO_GAP_BEFORE = re.compile(r"[.,;:!?)%”’]|'s|n't|'re|'ve|'ll|'d|'m")
NO_GAP_AFTER = ("(", "“", "$", "#")
MEANTIME_HEAD = 2
"""Sentences of a MEANTIME document that are its title and its date."""


@dataclass(slots=True)
class Told:
    """A document: its subject, text, publication day, and event mentions as (start, end, chain)."""

    id: str
    topic: str
    text: str = ""
    published: date | None = None
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def ecb(folder: Path, leave: frozenset[str] = frozenset()) -> Iterator[Told]:
    """The documents of ECB+, but those of the topics in ``leave``; the address line on top is left out."""
    for path in sorted(folder.glob("*/*.xml"), key=lambda p: (int(p.parent.name), p.name)):
        if path.parent.name in leave:
            continue
        root = ElementTree.parse(path).getroot()
        first = next((t for t in root.iter("token")), None)
        skip = {0} if first is not None and (first.text or "").startswith("http") else set()
        doc = Told(path.stem, path.parent.name)
        places = _text(doc, root, skip)
        chains: dict[str, str] = {}
        for relation in [*root.iter("CROSS_DOC_COREF"), *root.iter("INTRA_DOC_COREF")]:
            note = relation.get("note") or f"{path.stem} {relation.get('r_id')}"
            if relation.tag == "INTRA_DOC_COREF":
                note = f"{path.stem} {note}"
            for source in relation.iter("source"):
                chains.setdefault(source.get("m_id") or "", note)
        marks = [m for m in root.iter() if re.match(r"(?:NEG_)?ACTION_", m.tag)]
        _mentions(doc, marks, places, chains)
        yield doc


def meantime(folder: Path) -> Iterator[Told]:
    """The documents of MEANTIME; a subject is a corpus; the publication day is the labelled one."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ElementTree.parse(path).getroot()
        doc = Told(path.stem, path.parent.name)
        places = _text(doc, root, set(range(MEANTIME_HEAD)))
        for time in root.iter("TIMEX3"):
            value = time.get("value") or ""
            if time.get("functionInDocument") == "CREATION_TIME" and re.fullmatch(
                r"\d{4}-\d\d-\d\d", value[:10]
            ):
                doc.published = date.fromisoformat(value[:10])
        instance = {e.get("m_id"): e.get("instance_id") or "" for e in root.iter("EVENT")}
        chains: dict[str, str] = {}
        for relation in root.iter("REFERS_TO"):
            target = relation.find("target")
            own = target.get("m_id") if target is not None else None
            if own in instance:
                for source in relation.iter("source"):
                    chains[source.get("m_id") or ""] = instance[own] or f"{path.stem} {own}"
        _mentions(doc, list(root.iter("EVENT_MENTION")), places, chains)
        yield doc


def _text(doc: Told, root: ElementTree.Element, skip: set[int]) -> dict[str, tuple[int, int]]:
    """Put the running text together; where each token stands in it, by token id."""
    places: dict[str, tuple[int, int]] = {}
    text, sentence = "", -1
    for token in root.iter("token"):
        at = int(token.get("sentence") or 0)
        word = QUOTES.get(token.text or "", token.text or "")
        if at in skip or not word:
            continue
        glued = NO_GAP_BEFORE.fullmatch(word) or text.endswith(NO_GAP_AFTER)
        text += "" if not text or (glued and at == sentence) else " "
        sentence = at
        places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    doc.text = text
    return places


def _mentions(
    doc: Told, marks: list[ElementTree.Element], places: dict[str, tuple[int, int]], chains: dict[str, str]
) -> None:
    """Take down the mentions that have words of the text; one in no chain is a chain of its own."""
    for mark in marks:
        held = [places[i] for a in mark.iter("token_anchor") if (i := a.get("t_id") or "") in places]
        own = mark.get("m_id") or ""
        if held:
            start, end = min(s for s, _ in held), max(e for _, e in held)
            doc.mentions.append((start, end, chains.get(own, f"{doc.id} alone {own}")))
