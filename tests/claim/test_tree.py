"""Trees of sentences: whatever an engine gives, no walk goes in a circle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stemma.claim.tree import Tree
from stemma.records import Annotation, Report, Sentence, Token


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_every_word_is_under_one_root_whatever_the_heads(heads: list[int]) -> None:
    tokens = tuple(Token(n, n + 1, "x", "NOUN", "NN", "", "dep", head) for n, head in enumerate(heads))
    sentence = Sentence("s", 0, 0, 8, 0, 7)
    tree = Tree(Report("r", "o", 0, "x" * 8, ()), Annotation("r", "", (sentence,), tokens, ()), sentence)
    under = [n for root in tree.roots for n in tree.subtree(root)]
    assert sorted(under) == list(range(8))
    straight = [n for n in range(8) if tree.tokens[n].head == heads[n]]
    assert len(straight) >= 8 - len(tree.roots)
