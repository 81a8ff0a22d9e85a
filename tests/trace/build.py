"""Two unrelated reports, and how a test makes one."""

from __future__ import annotations

from stemma.records import Report

WIRE = """A fire broke out in the grain store of Lower Ambry before dawn on Monday, officials said.

Forty families left their homes as smoke drifted over the river, fire chief Hanna Oldroyd told
reporters. Crews from three towns fought the flames for six hours and ran short of water twice.

Investigators suspect an old conveyor motor, which had been repaired in the spring after workers
complained of sparks. The store belongs to a cooperative of 300 farmers in the valley.

Oldroyd said the walls could fall at any time and asked people to stay away from the mill road. The
harvest inside was worth about two million crowns, according to the cooperative."""

OTHER = """The council of Brackwater voted on Thursday to close its only swimming pool, saying that
the boiler would cost more to mend than the town spends on its library in a year.

Parents handed in a petition with 900 names. Several of them learned to swim there, and the school
has no other place to hold its lessons once winter comes. A decision on the building itself was put
off until the new year, when a surveyor is due to report on the roof."""


def report(name: str, text: str) -> Report:
    """A report of plain text with nothing known about it."""
    return Report(name, "o", 0, text, ())
