"""Words of a passage paired: where a clause stands on the other side."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage.aligned import WINDOW, Aligned, aligned
from stemma.lineage.cover import fresh, shared, size, united
from stemma.records import Passage, Span


def of(a: str, b: str) -> Aligned:
    """The alignment of two whole texts."""
    return aligned(Passage(Span(0, len(a)), Span(0, len(b)), "edited"), a, b)


def test_words_meet_whatever_their_case_and_apostrophes() -> None:
    found = of("The crew’s boat SANK", "the crew's old boat sank")
    assert found.pairs == ((0, 0), (1, 1), (2, 3), (3, 4))


def test_a_clause_leads_to_its_copy_and_what_was_left_out_to_nothing() -> None:
    a, b = "It reportedly sank on Tuesday night", "It sank on Tuesday night"
    found = of(a, b)
    assert found.across((2, 4)) == (1.0, 3.0)
    first, last = found.across((1, 2))
    assert first == last == 1.0
    assert not found.kept(Span(3, 13)) and found.kept(Span(3, 18))
    assert found.turned().across((1, 3)) == (2.0, 4.0)


def test_reworded_words_stand_between_their_neighbours() -> None:
    found = of("the old ship went down fast here", "the old vessel sank fast here")
    assert found.across((2, 5)) == (2.0, 4.0)
    assert found.common((0, 7), (0, 6)) == 4


def test_a_passage_longer_than_a_window_is_aligned_to_its_end() -> None:
    words = [f"w{n}" for n in range(3 * WINDOW)]
    edited = [w for n, w in enumerate(words) if n % 7]
    found = of(" ".join(words), " ".join(edited))
    assert len(found.pairs) == len(edited)
    assert all(words[i] == edited[j] for i, j in found.pairs)


@given(st.lists(st.sampled_from("abcde"), max_size=40), st.lists(st.sampled_from("abcde"), max_size=40))
def test_pairs_are_equal_words_that_rise_on_both_sides(left: list[str], right: list[str]) -> None:
    found = of(" ".join(left), " ".join(right))
    assert all(left[i] == right[j] for i, j in found.pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found.pairs))
    if left == right:
        assert len(found.pairs) == len(left)
    for start in range(len(left)):
        low, high = found.across((start, len(left)))
        assert 0 <= low <= high <= len(right)


def test_no_words_no_pairs() -> None:
    assert of("...", "!!!").pairs == ()


spans = st.lists(st.builds(lambda s, n: Span(s, s + n), st.integers(0, 60), st.integers(0, 9)), max_size=8)


@given(spans, spans)
def test_cover_counts_characters(one: list[Span], two: list[Span]) -> None:
    places = [{n for s in held for n in range(s.start, s.end)} for held in (one, two)]
    a, b = united(one), united(two)
    assert size(a) == len(places[0])
    assert shared(a, b) == shared(b, a) == len(places[0] & places[1])
    assert fresh(a, b) == len(places[0] - places[1])
    assert list(a) == sorted(a) and all(x.end < y.start for x, y in pairwise(a))
