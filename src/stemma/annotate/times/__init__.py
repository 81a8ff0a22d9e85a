"""Times in a text: TIMEX3-style recognition and values, kept at their precision and honestly open.

``times_in`` gives the dates that a claim can rest on; ``timexes_in`` gives every time expression with its
TIMEX3 type and value, durations, repeated times and words like "now" among them.
"""

from __future__ import annotations

from stemma.annotate.times.anchors import Timex, Value
from stemma.annotate.times.reader import TimeReader, times_in, timexes_in
from stemma.annotate.times.tense import Verbs

__all__ = ["TimeReader", "Timex", "Value", "Verbs", "times_in", "timexes_in"]
