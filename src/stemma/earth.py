"""Distances on the earth."""

from __future__ import annotations

import math

DIAMETER = 12_742.0
"""Mean diameter of the earth in kilometres."""


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points in degrees north and east, along a great circle (haversine)."""
    north, south = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(turn / 2) ** 2
    return DIAMETER * math.asin(min(1.0, math.sqrt(half)))
