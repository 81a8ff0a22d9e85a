"""What telling who, where, when and how many costs beside the parse."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import ExitStack
from unittest import mock

from bench.clock import Clock
from stemma.annotate import step
from stemma.annotate.step import Annotator
from stemma.records import Report

PARTS = ("placed", "named_formally", "named_halves", "TimeReader", "_values", "actors_of")
"""The functions of the annotate step that give places, countries' formal names, times, quantities, actors."""

WARM = 5
"""Reports that are read before the clock runs, so that tables are loaded."""


def cost(reports: Iterable[Report]) -> float:
    """Processor time of all mentions together over that of the bare parse, in one run.

    The parse is what the engine does: pieces, tags, trees, names. What makes records of it, and what
    pronouns stand for, counts on neither side.
    """
    listed = list(reports)
    annotator = Annotator()
    list(annotator.annotate(listed[:WARM]))
    mine, after = Clock(), Clock()
    with ExitStack() as held:
        for name in PARTS:
            held.enter_context(mock.patch.object(step, name, mine.wrap(getattr(step, name))))
        whole = after.wrap(step.annotation_of)
        held.enter_context(mock.patch.object(step, "annotation_of", whole))
        began = time.process_time()
        list(annotator.annotate(listed))
        total = time.process_time() - began
    return mine.seconds / max(1e-9, total - after.seconds)
