"""Lemmas of verbs checked against the forms that the treebanks hold.

The trainable lemmatizer rewrites endings and invents words ("broadcaste" for "broadcasted"); a verb's
lemma carries its event class, so it is looked up first, then built by the rules of spelling.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "verbs.tsv"


IRREGULAR = dict(
    pair.split(":")
    for pair in """fled:flee flee:flee slain:slay slew:slay slay:slay overthrew:overthrow overthrown:overthrow
    overran:overrun withdrew:withdraw withdrawn:withdraw sank:sink sunk:sink sink:sink swore:swear sworn:swear
    tore:tear torn:tear wept:weep bled:bleed dug:dig flung:fling froze:freeze frozen:freeze leapt:leap
    shed:shed slid:slide sped:speed strewn:strew stung:sting swept:sweep swung:swing trod:tread
    abode:abide forbade:forbid forbidden:forbid knelt:kneel rode:ride ridden:ride shone:shine
    sprang:spring sprung:spring swam:swim swollen:swell wrung:wring befell:befall beset:beset""".split()
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
    for candidate in _candidates(form):
        if known.get(candidate) == candidate:
            return candidate
    regular = next(iter(_candidates(form)), given)
    return given if form.endswith(given.lower()) or not regular else regular


def _candidates(form: str) -> list[str]:
    """What a regular form may come from, likeliest first."""
    found: list[str] = []
    for ending, restores in (("ied", ("y",)), ("ies", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")),
                             ("es", ("", "e")), ("s", ("",))):  # fmt: skip
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if ending in ("ing", "ed") and stem[-1] == stem[-2]:
                found.append(stem[:-1])
            found += [stem + more for more in restores]
    return found
