"""Stemma: many reports, few witnesses.

The public library: ``stemma.open`` gives a case to read into and to ask; the records are in
``stemma.records``.
"""

from stemma.case import Case
from stemma.case import open_case as open
from stemma.errors import StemmaError
from stemma.records import (
    Annotation,
    Answer,
    Claim,
    CopyLink,
    Finding,
    Happening,
    Original,
    Problem,
    Quote,
    Reading,
    Reason,
    Removed,
    Report,
    Span,
    Story,
    When,
    Witness,
)
from stemma.run.progress import Progress, RunReport
from stemma.settings import Settings

__all__ = [
    "Annotation",
    "Answer",
    "Case",
    "Claim",
    "CopyLink",
    "Finding",
    "Happening",
    "Original",
    "Problem",
    "Progress",
    "Quote",
    "Reading",
    "Reason",
    "Removed",
    "Report",
    "RunReport",
    "Settings",
    "Span",
    "StemmaError",
    "Story",
    "When",
    "Witness",
    "open",
]
