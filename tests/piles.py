"""Piles of small texts for property tests: copies, furniture, other languages, texts that fail."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from tests.fakes import PART

FURNITURE = ("Subscribe here", "All rights kept", "Share this page")
WIRE = (
    "The ferry sank off the cape on Monday night after a fire broke out below deck.",
    "Rescuers pulled forty people from the cold water before dawn on Tuesday.",
    "The owner said the engine had been checked in the spring of last year.",
    "A crew member saw smoke from the stern long before the bell rang.",
)
OWN = (
    "Prices of bread rose again in the northern towns this week.",
    "The council voted to keep the old bridge open until winter.",
    "Nobody was hurt when the roof of the market hall fell.",
)
ODD = ("CRASH-claim here.", "CRASH-trace here.", "CRASH-weigh this.", "é\u0301 ß 𝔘 \u200b zero.")


def item(number: int) -> str:
    """A line longer than all others, so that it is the body by which originals differ."""
    return f"This is number {number} of the long lines by which the originals of a pile differ here."


@st.composite
def texts(draw: st.DrawFn) -> str:
    """One original: a wire text shortened, own sentences, furniture, now and then something odd."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        kept = draw(st.lists(st.sampled_from(WIRE), max_size=4, unique=True))
        own = draw(st.lists(st.sampled_from(OWN), max_size=2, unique=True))
        odd = draw(st.lists(st.sampled_from(ODD), max_size=1)) if draw(st.booleans()) else []
        lines = [*kept, *own, *odd, item(draw(st.integers(0, 5)))]
        lines += draw(st.lists(st.sampled_from(FURNITURE), max_size=2, unique=True))
        head = draw(st.sampled_from(["", "", "", "lang: fr\n"]))
        parts.append(head + draw(st.sampled_from(["\n", "\n\n"])).join(lines))
    return PART.join(parts)


piles = st.lists(texts(), min_size=1, max_size=9)
"""Originals; equal ones are the same bytes under two names."""


def written(folder: Path, pile: list[str]) -> list[Path]:
    """The originals of a pile as files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{n:02}.txt" for n in range(len(pile))]
    for path, text in zip(paths, pile, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
