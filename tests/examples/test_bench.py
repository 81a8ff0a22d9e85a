"""How the bench matches findings to statements: never by their counts."""

from __future__ import annotations

from typing import Any

from bench.examples import Told, best, judged, key_of, spans_in
from stemma.records import Finding, Stance, SupportKind


def finding(name: str, claims: tuple[str, ...], fewest: int, most: int) -> Finding:
    support: SupportKind = "corroborated" if fewest > 1 else "single witness"
    return Finding(
        name, "s", "h", "It sank.", "happening", Stance(), (), claims, (), fewest, most, support,
        "none", (), (), 1, 1, 0,
    )  # fmt: skip


SANK, CARRIED = "The boat sank.", "It carried 12 people."
STATEMENT: dict[str, Any] = {
    "sentences": {"a.txt": [SANK], "b.txt": [SANK, CARRIED]},
    "words": ["sink"],
    "fewest": 1,
    "most": 1,
    "support": "single witness",
    "contest": "none",
}
TOLD = {
    "c1": Told(("a.txt", key_of(SANK)), "sink"),
    "c2": Told(("b.txt", key_of(SANK)), "sink"),
    "c3": Told(("b.txt", key_of(SANK)), "say"),
    "c4": Told(("b.txt", key_of(CARRIED)), "carry"),
    "c5": Told(("b.txt", 7), "sink"),
}


def test_the_event_word_goes_before_the_overlap_and_the_counts_have_no_part() -> None:
    wide = finding("f1", ("c3", "c4"), 1, 1)
    right = finding("f2", ("c1", "c2"), 3, 3)
    stray = finding("f3", ("c1", "c2", "c5"), 1, 1)
    assert best([wide, stray, right], TOLD, STATEMENT) is right
    assert judged(right, TOLD, STATEMENT)["witness_exact"] == 0
    assert best([finding("f4", ("c5",), 1, 1)], TOLD, STATEMENT) is None


def test_the_sentences_of_one_file_must_be_covered_whole() -> None:
    part = finding("f1", ("c2",), 1, 1)
    assert sum(judged(part, TOLD, STATEMENT).values()) == 0
    whole = finding("f2", ("c1",), 1, 1)
    assert sum(judged(whole, TOLD, STATEMENT).values()) == 3
    assert not judged(None, TOLD, STATEMENT)


def test_a_sentence_is_found_across_line_ends() -> None:
    assert spans_in("x The boat\n sank. y", SANK) == [(2, 17)]
    assert key_of("The  boat sank.") == key_of(SANK) < 0
