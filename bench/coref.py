"""Coreference within reports: MEANTIME's entity chains, and GUM's, as CoNLL-2012 scores them.

The engine reads the words of the data. Predicted mentions are all phrases found; gold mentions are given.
Chains of one mention are left out on both sides; a mention is right only with both of its ends.

- ``conll``, ``baseline``: mean F1 of MUC, B3 and CEAF-e of the chains, and of "one noun, one thing" (all
  phrases with the same head word, each pronoun with itself) on the same predicted mentions of MEANTIME;
  ``conll_gold``, ``baseline_gold`` on its gold mentions; ``gum_...`` the same on GUM;
- links, on gold mentions: a link is right where the mention before it in the found chain is of its labelled
  chain. ``pronoun_precision``, ``pronoun_recall``, ``nominal_precision``, ``nominal_recall`` at the likeliest
  chain; ``sure_pronoun_precision`` and so on at the floors that claims rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.clusters import Scores, chains
from bench.harness import Bound, need
from models.entities import Labelled, gum, meantime, read
from stemma.annotate.anaphora import FLOORS
from stemma.annotate.coref.chains import OPEN, Chains, chains_of
from stemma.annotate.coref.phrases import Document, Phrase, phrase_at, phrases_of, pronoun_at
from stemma.annotate.coref.rank import ranker
from stemma.annotate.engine import load

NAME = "coref"
ABOUT = "what stands for what within a report: CoNLL F1 on MEANTIME and GUM"
READS = "meantime, language"
BOUNDS = {
    "conll": Bound(), "conll_gold": Bound(), "gum_conll": Bound(), "gum_conll_gold": Bound(),
    "sure_pronoun_precision": Bound(), "gum_sure_pronoun_precision": Bound(),
}  # fmt: skip

PRONOUNS = frozenset(["he", "she", "it", "they"])
NOUNS = frozenset(["the", "this"])


@dataclass(slots=True)
class Links:
    """Links made, links right, links that the labels hold."""

    made: int = 0
    right: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        """The share of the links made that are right; 0 where none is made."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """The share of the labelled links that are made right."""
        return self.right / self.there if self.there else 0.0


@dataclass(slots=True)
class Sheet:
    """The counts of one data set."""

    found: Scores = field(default_factory=Scores)
    base: Scores = field(default_factory=Scores)
    found_gold: Scores = field(default_factory=Scores)
    base_gold: Scores = field(default_factory=Scores)
    links: dict[str, Links] = field(default_factory=dict)

    def scores(self, prefix: str) -> dict[str, float]:
        """The figures with their names."""
        figures = {
            "conll": self.found.conll, "baseline": self.base.conll,
            "conll_gold": self.found_gold.conll, "baseline_gold": self.base_gold.conll,
        }  # fmt: skip
        for name, links in self.links.items():
            figures |= {f"{name}_precision": links.precision, f"{name}_recall": links.recall}
        return {prefix + name: value for name, value in figures.items()}


def given(doc: Document, labelled: Labelled) -> list[Phrase]:
    """The labelled mentions as phrases, in order of their heads."""
    spans = {(first, last) for first, last, _ in labelled.mentions}
    heads = sorted((doc.head_of(first, last), first, last) for first, last in spans)
    found: list[Phrase] = []
    for head, first, last in heads:
        pronoun = pronoun_at(doc, head) if first == last else None
        found.append(pronoun or phrase_at(doc, first, last, head))
    return found


def one_noun(phrases: Iterable[Phrase]) -> list[tuple[tuple[int, int], str]]:
    """The baseline: phrases with the same head word are one thing, and so are equal pronouns."""
    return [((p.first, p.last), f"{p.form == 'pronoun'} {p.lemma}") for p in phrases]


def links(held: Chains, labelled: Labelled, sheet: Sheet, prefix: str) -> None:
    """Count the links of pronouns and of definite nouns among labelled mentions.

    Mentions with one head ("the box", "the box from Paris") are one: none links to another.
    """
    label = {(first, last): chain for first, last, chain in reversed(labelled.mentions)}
    labels: dict[int, set[str]] = {}
    for phrase in held.phrases:
        labels.setdefault(phrase.head, set()).add(label[phrase.first, phrase.last])
    before: dict[int, int] = {}
    seen: set[str] = set()
    passed: set[int] = set()
    for phrase, chain in zip(held.phrases, held.chain, strict=True):
        if phrase.head in passed:
            continue
        passed.add(phrase.head)
        own = labels[phrase.head]
        kind = "pronoun" if phrase.pronoun in PRONOUNS else "nominal" if phrase.form in NOUNS else ""
        if kind:
            count = sheet.links.setdefault(prefix + kind, Links())
            count.made += chain in before
            count.right += chain in before and not own.isdisjoint(labels[before[chain]])
            count.there += not own.isdisjoint(seen)
        before[chain] = phrase.head
        seen |= own


def score(documents: Iterable[Labelled], say: Callable[[str], None] = print) -> Sheet:
    """Read and score the documents of one data set."""
    engine, model, sheet = load(), ranker(), Sheet()
    count = 0
    for labelled in documents:
        report, annotation = read(engine, labelled)
        names = [m for m in annotation.mentions if m.form == "name" and m.kind not in ("time", "quantity")]
        doc = Document(report.text, annotation.tokens, annotation.sentences, names)
        gold = chains(((first, last), chain) for first, last, chain in labelled.mentions)
        phrases = phrases_of(doc)
        held = chains_of(doc, phrases, model, OPEN)
        inside = [(p, c) for p, c in zip(phrases, held.chain, strict=True) if p.head <= labelled.last]
        sheet.found.add(gold, chains(((p.first, p.last), c) for p, c in inside))
        sheet.base.add(gold, chains(one_noun(p for p, _ in inside)))
        marked = given(doc, labelled)
        held = chains_of(doc, marked, model, OPEN)
        pairs = zip(marked, held.chain, strict=True)
        sheet.found_gold.add(gold, chains(((p.first, p.last), c) for p, c in pairs))
        sheet.base_gold.add(gold, chains(one_noun(marked)))
        links(held, labelled, sheet, "")
        links(chains_of(doc, marked, model, FLOORS), labelled, sheet, "sure_")
        count += 1
    say(f"{count} documents")
    return sheet


def run(data: Path, split: str) -> dict[str, float]:
    """Score MEANTIME's documents in ``data`` and the GUM part called ``split``."""
    news = score(meantime(need(data / "meantime" / "intra-doc_annotation")))
    mixed = score(gum(need(data / "language" / f"gum-{split}.conllu.xz")))
    return news.scores("") | mixed.scores("gum_")
