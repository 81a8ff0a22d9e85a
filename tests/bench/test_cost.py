"""What mentions cost beside the parse: the wrapped functions run, and give what they gave."""

from __future__ import annotations

from bench.actors.cost import PARTS, cost
from bench.clock import Clock
from stemma.annotate import step
from tests.annotate.build import report


def test_a_clock_counts_inside_its_functions_alone() -> None:
    clock = Clock()
    held = clock.wrap(lambda n: sum(k * k for k in range(n)))
    assert held(200_000) == sum(k * k for k in range(200_000))
    first = clock.seconds
    assert first > 0
    sum(k * k for k in range(200_000))
    assert clock.seconds == first


def test_mentions_cost_a_part_of_the_parse_and_nothing_stays_wrapped() -> None:
    before = [getattr(step, name) for name in PARTS]
    told = report("Police in Nairobi said on Monday that two men of Mombasa died. Kenya mourns them. " * 4)
    assert 0 < cost([told] * 6) < 1
    assert [getattr(step, name) for name in PARTS] == before
