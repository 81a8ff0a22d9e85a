"""Texts with labelled entities: GUM's entity layer and MEANTIME, as words and mentions in chains.

In:  ``language/gum-*.conllu.xz`` (the ``Entity`` field of MISC: brackets with group, type, ..., link) and
     ``meantime/intra-doc_annotation`` (CAT XML: markables and REFERS_TO relations).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.step import annotation_of
from stemma.records import Annotation, Report, Segment, Span

BRACKET = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
TITLE, DATE = 0, 1
"""Sentences of a MEANTIME document before its text."""

LABELLED = 5
"""The last sentence of a MEANTIME document whose entities are labelled within the document."""


@dataclass(slots=True)
class Labelled:
    """A document: ``paragraphs`` of (word, whether a space follows), and ``mentions`` as (first token,
    last token, chain) of all words in order; ``last``: the last token that is labelled."""

    id: str
    paragraphs: list[list[tuple[str, bool]]] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    last: int = 0


def gum(path: Path) -> Iterator[Labelled]:
    """The documents of a GUM file with all their entities, alone or in chains."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().split("# newdoc id = ")[1:]
    for block in blocks:
        doc = Labelled(block.split("\n", 1)[0])
        opened: list[tuple[str, int]] = []
        for sentence in block.split("\n\n"):
            if "# newpar" in sentence or not doc.paragraphs:
                doc.paragraphs.append([])
            for line in sentence.splitlines():
                cols = line.split("\t")
                if len(cols) == 10 and cols[0].isdigit():
                    _entities(doc, cols[9], opened)
                    doc.paragraphs[-1].append((cols[1], "SpaceAfter=No" not in cols[9]))
                    doc.last += 1
        doc.last -= 1
        yield doc


def _entities(doc: Labelled, misc: str, opened: list[tuple[str, int]]) -> None:
    """Take down the entities that one word opens and closes."""
    at = doc.last
    entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
    for alone, start, end in BRACKET.findall(entity):
        if alone:
            doc.mentions.append((at, at, alone.split("-")[0]))
        elif start:
            opened.append((start.split("-")[0], at))
        else:
            n = max(n for n, (group, _) in enumerate(opened) if group == end)
            group, first = opened.pop(n)
            doc.mentions.append((first, at, group))


def meantime(folder: Path) -> Iterator[Labelled]:
    """The documents of MEANTIME; title and date stand as paragraphs before the text."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ElementTree.parse(path).getroot()
        doc = Labelled(path.stem, [[], [], []])
        place: dict[str, int] = {}
        for n, token in enumerate(root.iter("token")):
            sentence = int(token.get("sentence") or 0)
            doc.paragraphs[min(sentence, DATE + 1)].append(((token.text or "_").strip() or "_", True))
            place[token.get("t_id") or ""] = n
            doc.last = n if sentence <= LABELLED else doc.last
        doc.paragraphs = [p for p in doc.paragraphs if p]
        chains: dict[str, str] = {}
        entities = {e.get("m_id") for e in root.iter("ENTITY")}
        for relation in root.iter("REFERS_TO"):
            target = relation.find("target")
            if target is not None and target.get("m_id") in entities:
                for source in relation.iter("source"):
                    chains.setdefault(source.get("m_id") or "", target.get("m_id") or "")
        for mention in root.iter("ENTITY_MENTION"):
            held = [place[a.get("t_id") or ""] for a in mention.iter("token_anchor")]
            own = mention.get("m_id") or ""
            if held:
                doc.mentions.append((min(held), max(held), chains.get(own, f"alone {own}")))
        yield doc


def read(engine: Language, doc: Labelled) -> tuple[Report, Annotation]:
    """The engine's reading of a document's own words, and the report whose text they make."""
    text = ""
    docs: list[tuple[Span, Doc]] = []
    for paragraph in doc.paragraphs:
        made = Doc(engine.vocab, words=[w for w, _ in paragraph], spaces=[s for _, s in paragraph])
        docs.append((Span(len(text), len(text) + len(made.text)), engine(made)))
        text += made.text + "\n\n"
    report = Report(doc.id, doc.id, 0, text, (Segment(0, 0, len(text)),))
    return report, annotation_of(report, docs, "labelled words")
