"""Lemmas of verbs checked against the forms that the treebanks hold.

The trainable lemmatizer rewrites endings and invents words ("broadcaste" for "broadcasted"); a verb's
lemma carries its event class, so it is looked up first, then among words that news knows, then built by
the habits of spelling that the known forms show. With the forms of each verb left out in turn, 97 of 100
regular forms ("-ed", "-ing") of the treebanks get their lemma (58 by taking the first that may be).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

from stemma.annotate.casing import table

TABLE = Path(__file__).parent / "data" / "verbs.tsv"
DOUBLING = ("ing", "ed")
"""Endings before which a last letter is doubled, or an "e" dropped."""

IRREGULAR = dict(
    pair.split(":")
    for pair in """fled:flee flee:flee slain:slay slew:slay slay:slay overthrew:overthrow overthrown:overthrow
    overran:overrun withdrew:withdraw withdrawn:withdraw sank:sink sunk:sink sink:sink swore:swear sworn:swear
    tore:tear torn:tear wept:weep bled:bleed dug:dig flung:fling froze:freeze frozen:freeze leapt:leap
    shed:shed slid:slide sped:speed strewn:strew stung:sting swept:sweep swung:swing trod:tread
    abode:abide forbade:forbid forbidden:forbid knelt:kneel rode:ride ridden:ride shone:shine
    sang:sing sprang:spring sprung:spring swam:swim swollen:swell wrung:wring befell:befall
    beset:beset""".split()
)
"""Forms of news that the treebanks lack or get wrong."""


@lru_cache(maxsize=1)
def forms() -> dict[str, str]:
    """Verb forms to lemmas, from the table that ``python -m models.verbs`` makes."""
    rows = (
        (form, lemma)
        for form, lemma in (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    )
    return dict(rows) | IRREGULAR


@lru_cache(maxsize=20_000)
def verb_lemma(word: str, given: str) -> str:
    """The lemma of a verb's form; ``given`` is the engine's, kept where nothing better is known."""
    known = forms()
    form = word.lower()
    if form in known:
        return known[form]
    if known.get(given.lower()) == given.lower():
        return given
    candidates = _candidates(form)
    if not candidates:
        return given
    for candidate in candidates:
        if known.get(candidate) == candidate:
            return candidate
    words = table()[0]
    real = [candidate for candidate in candidates if words.get(candidate) == candidate]
    spelled = _spelled(form)
    return spelled if spelled in real or not real else real[0]


def adjective_lemma(word: str, given: str) -> str:
    """The lemma of an adjective: "deadliest" comes from "deadly", where the engine only cuts its ending."""
    form = word.lower()
    for ending in ("iest", "ier"):
        if form.endswith(ending) and given.lower() == form.removesuffix(ending) + "ie":
            return form.removesuffix(ending) + "y"
    return given


def noun_lemma(word: str, given: str) -> str:
    """The lemma of a noun: "people" counts as itself, where one treebank has "person" and one "people"."""
    return "people" if word.lower() == "people" else given


def _candidates(form: str) -> list[str]:
    """What a regular form may come from, likeliest first."""
    found: list[str] = []
    for ending, restores in (("ied", ("y",)), ("ies", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")),
                             ("es", ("", "e")), ("s", ("",))):  # fmt: skip
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if not stem[-1].isalpha():
                continue
            if ending in DOUBLING and stem[-1] == stem[-2]:
                found.append(stem[:-1])
            found += [stem + more for more in restores]
    return found


def _stem(form: str) -> str:
    """A form without "ed" or "ing"; "" where it has neither."""
    ending = next((e for e in DOUBLING if form.endswith(e) and len(form) > len(e) + 2), "")
    return form[: -len(ending)] if ending else ""


@lru_cache(maxsize=1)
def _habits() -> dict[str, Counter[str]]:
    """How the lemmas of known forms end, by the last one to three letters before "ed" or "ing".

    "e": one is put back ("chang-ed", change); "-": a doubled letter goes ("stopp-ed", stop); "": neither.
    """
    found: dict[str, Counter[str]] = {}
    for form, lemma in forms().items():
        stem = _stem(form)
        habit = {stem: "", stem + "e": "e"}.get(lemma)
        if stem and lemma == stem[:-1] and stem[-1] == stem[-2]:
            habit = "-"
        if stem and habit is not None:
            for letters in (1, 2, 3):
                found.setdefault(stem[-letters:], Counter())[habit] += 1
    return found


def _spelled(form: str) -> str:
    """The likeliest lemma of a regular form by its spelling alone."""
    stem = _stem(form)
    if not stem:
        return _candidates(form)[0]
    for letters in (3, 2, 1):
        habits = _habits().get(stem[-letters:])
        if habits:
            habit = max(sorted(habits), key=habits.__getitem__)
            return stem[:-1] if habit == "-" and stem[-1] == stem[-2] else stem + habit.strip("-")
    return stem
