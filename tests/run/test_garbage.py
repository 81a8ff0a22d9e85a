"""The collector of cycles: seldom within a run, and as it was before and after it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from stemma.run.garbage import YOUNG, seldom_collected


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_within_a_run_cycles_are_looked_for_seldom_and_then_as_before() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(KeyboardInterrupt), seldom_collected():
        assert gc.get_threshold() == (YOUNG, 10, 10)
        raise KeyboardInterrupt
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("chosen", [0, YOUNG + 1])
def test_who_chose_more_seldom_or_never_keeps_it(chosen: int) -> None:
    gc.set_threshold(chosen, 5, 5)
    with seldom_collected():
        assert gc.get_threshold() == (chosen, 5, 5)
