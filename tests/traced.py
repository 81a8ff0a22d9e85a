"""Steps of which the trace room's are its own and the others fakes: what copies a pile holds, told fast."""

from __future__ import annotations

from dataclasses import replace

from stemma.records import Outlet, ReadResult
from stemma.trace import step as trace
from tests import fakes


def read(data: bytes, names: tuple[str, ...], furniture: frozenset[str]) -> ReadResult:
    """As the fake reads, with an outlet where the first name begins with one: "pond 3.txt"."""
    found = fakes.read(data, names, furniture)
    key = names[0].partition(" ")[0]
    outlet = Outlet(key, key.title()) if key != "unknown" else Outlet()
    return replace(found, reports=tuple(replace(report, outlet=outlet) for report in found.reports))


STEPS = replace(
    fakes.STEPS,
    read=read,
    fingerprints=trace.fingerprints,
    link=trace.link,
    min_shared=trace.MIN_SHARED,
    max_holders=8,
    furniture_reports=3,
    furniture_originals=1_000,
)
"""Two reports of one text meet all others, the third is chained; three of an outlet make furniture."""
