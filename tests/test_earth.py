"""Distances on the earth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.earth import kilometres


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_a_distance_is_symmetric_and_within_half_the_earth(a: float, b: float, c: float, d: float) -> None:
    apart = kilometres((a, b), (c, d))
    assert apart == pytest.approx(kilometres((c, d), (a, b)), abs=1e-6)
    assert 0 <= apart <= 20016


def test_a_degree_is_a_hundred_and_eleven_kilometres() -> None:
    assert kilometres((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)
