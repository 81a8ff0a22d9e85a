"""The main event of a report: who did what, when and where, in its own words.

A headline tells the main event in the shortest words there are, so *who* and *what* are its subject and its
predicate where it has them, and else those of the sentence of the opening that shares most words with it
(Hamborg et al., "Giveme5W1H", 2019, rank by the same signals: place in the text, words of the headline).
*When* and *where* are the times and places named nearest to the opening and to the headline's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.claim.scene import scene
from stemma.claim.tree import Tree, trees
from stemma.records import Annotation, Answer, MainEvent, Mention, Report, Span

OPENING = 12
"""Sentences in which an answer is looked for."""

APART = ("acl", "acl:relcl", "appos", "parataxis", "conj", "punct", "advcl", "dep")
"""Branches that a name for the actor goes without."""

BESIDE = (
    "nsubj",
    "nsubj:pass",
    "punct",
    "parataxis",
    "advcl",
    "conj",
    "mark",
    "cc",
    "csubj",
    "discourse",
    "vocative",
)
"""Branches of the event word that are no part of what was done."""

DAY = ("day", "minute", "weekday")
TOPIC = re.compile(r"^[^:|]{2,40}[:|]\s+")
_WORD = re.compile(r"\w+")


def main_event(report: Report, annotation: Annotation) -> MainEvent:
    """The main event of a report, each answer None where the report gives none."""
    shared = {w for w in _WORD.findall(report.title.value.lower()) if len(w) > 3}
    opening = trees(report, annotation, OPENING)
    who, what = _headline(report, annotation.headline)
    if who is None or what is None:
        body_who, body_what = _told(_ranked(opening, shared), titled=False)
        who, what = who or body_who, what or body_what
    titled = (
        trees(replace(report, text=report.title.value), annotation.headline) if annotation.headline else []
    )
    return MainEvent(report.id, who, what, _when(opening, shared), scene(titled, opening, shared))


def _headline(report: Report, headline: Annotation | None) -> tuple[Answer | None, Answer | None]:
    """Who and what of the headline; what stands before a colon comes last."""
    if headline is None:
        return None, None
    found = trees(replace(report, text=report.title.value), headline)
    topic = TOPIC.match(report.title.value)
    if topic:
        found.sort(
            key=lambda tree: tree.sentence.start < topic.end() and tree.sentence.end <= topic.end() + 1
        )
    return _told(found, titled=True)


def _ranked(opening: Sequence[Tree], shared: set[str]) -> list[Tree]:
    """Sentences of the opening, those with most words of the headline first."""
    return sorted(opening, key=lambda tree: tree.sentence.number - 2 * _sharing(tree, shared))


def _sharing(tree: Tree, shared: set[str]) -> int:
    words = _WORD.findall(tree.text[tree.sentence.start : tree.sentence.end].lower())
    return len(shared.intersection(words))


def _told(found: Iterable[Tree], titled: bool) -> tuple[Answer | None, Answer | None]:
    """Subject and predicate of the first finite clause; else the first actor and the first noun phrase."""
    first = None
    for tree in found:
        first = first or tree
        for n in tree.numbers:
            subject = tree.subject(n)
            if subject is None or tree.tokens[n].dep.startswith("acl"):
                continue
            return _answer(tree, _actor(tree, subject), titled), _answer(tree, _done(tree, n), titled)
    if first is None or not first.roots:
        return None, None
    actors = [m for n, m in sorted(first.mentions.items()) if m.kind in ("person", "organisation", "group")]
    who = _answer(first, range(actors[0].first, actors[0].last + 1), titled) if actors else None
    if not titled:
        return who, _answer(first, _done(first, first.roots[0]), titled)
    topic = TOPIC.match(first.text)
    start = topic.end() if topic else 0
    return who, _answer(first, [n for n in first.numbers if first.tokens[n].start >= start], titled)


def _actor(tree: Tree, n: int) -> list[int]:
    """The noun phrase of the subject without what hangs on it, unbroken around its head."""
    inside = set(tree.subtree(n, without=APART))
    inside |= {k for kid in tree.kids(n, "appos") if kid == n + 1 for k in tree.subtree(kid, without=APART)}
    return _unbroken(inside, n)


def _unbroken(inside: set[int], n: int) -> list[int]:
    start = end = n
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return list(range(start, end + 1))


def _done(tree: Tree, n: int) -> list[int]:
    """The event word with its auxiliaries, objects and complements, up to the first gap."""
    inside = {n} | {k for k in tree.kids(n, "aux", "aux:pass", "cop") if k < n}
    for kid in tree.children[n]:
        if kid > n and tree.tokens[kid].dep not in BESIDE:
            inside.update(tree.subtree(kid, without=("acl:relcl", "parataxis")))
    return _unbroken(inside, n)


def _answer(tree: Tree, numbers: Iterable[int], titled: bool) -> Answer:
    span = tree.span(numbers)
    return Answer(tree.text[span.start : span.end], None if titled else span)


def _when(opening: Sequence[Tree], shared: set[str]) -> Answer | None:
    """The time that is most exact, earliest told, and in a sentence that shares words with the headline."""
    best: tuple[float, int, Mention] | None = None
    for tree in opening:
        for mention in tree.times:
            exact = mention.when is not None and mention.when.precision in DAY
            score = 2.0 * exact + 0.3 * _sharing(tree, shared) - 0.4 * tree.sentence.number
            if best is None or (score, -mention.start) > best[:2]:
                best = (score, -mention.start, mention)
    if best is None:
        return None
    found = _dated(best[2], opening)
    return Answer(found.name, Span(found.start, found.end))


def _dated(found: Mention, opening: Sequence[Tree]) -> Mention:
    """The first mention of the same day that is written as a date, which tells more than a weekday."""
    days = [found.when.earliest, found.when.latest] if found.when else []
    for tree in opening:
        for other in tree.times:
            same = other.when is not None and [other.when.earliest, other.when.latest] == days
            if same and None not in days and any(c.isdigit() for c in other.name):
                return other
    return found
