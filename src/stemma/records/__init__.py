"""Every record that passes between steps, in the order of the steps.

All records are frozen, slotted and typed; they hold values and spans, never open files or engines.
Character positions count Unicode code points from 0; a span is ``start`` inclusive, ``end`` exclusive.
Ids are content hashes made by ``stemma.ids``. Tuples that stand for sets are sorted, so that equal
content gives equal records.
"""

from stemma.records.annotating import Annotation, Mention, MentionForm, MentionKind, Quantity, Sentence, Token
from stemma.records.claiming import (
    Claim,
    Interest,
    Nature,
    Origin,
    OriginKind,
    Slot,
    SlotRole,
    Stance,
    StanceKind,
    Voice,
    VoiceKind,
)
from stemma.records.grouping import Happening, Story, Terms, Tie
from stemma.records.reading import (
    Original,
    OriginalKind,
    Outlet,
    OutletKind,
    ReadResult,
    Removed,
    Report,
    Segment,
)
from stemma.records.shared import Found, Precision, Problem, Quote, Reason, Span, When
from stemma.records.tracing import (
    Carry,
    CopyLink,
    Direction,
    Edge,
    EdgeKind,
    EdgeRole,
    Lineage,
    Loss,
    LossKind,
    Node,
    NodeKind,
    Passage,
    PassageKind,
)
from stemma.records.weighing import ContestKind, Finding, Reading, SupportKind, Weighed, Witness

__all__ = [
    "Annotation",
    "Carry",
    "Claim",
    "ContestKind",
    "CopyLink",
    "Direction",
    "Edge",
    "EdgeKind",
    "EdgeRole",
    "Finding",
    "Found",
    "Happening",
    "Interest",
    "Lineage",
    "Loss",
    "LossKind",
    "Mention",
    "MentionForm",
    "MentionKind",
    "Nature",
    "Node",
    "NodeKind",
    "Origin",
    "OriginKind",
    "Original",
    "OriginalKind",
    "Outlet",
    "OutletKind",
    "Passage",
    "PassageKind",
    "Precision",
    "Problem",
    "Quantity",
    "Quote",
    "ReadResult",
    "Reading",
    "Reason",
    "Removed",
    "Report",
    "Segment",
    "Sentence",
    "Slot",
    "SlotRole",
    "Span",
    "Stance",
    "StanceKind",
    "Story",
    "SupportKind",
    "Terms",
    "Tie",
    "Token",
    "Voice",
    "VoiceKind",
    "Weighed",
    "When",
    "Witness",
]
