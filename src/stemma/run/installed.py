"""The steps of this Stemma: every room's door, in the order of the flow."""

from __future__ import annotations

from stemma.annotate import step as annotate
from stemma.claim import step as claim
from stemma.group import step as group
from stemma.lineage import step as lineage
from stemma.read import furniture, sources
from stemma.read import step as read
from stemma.run.steps import Steps
from stemma.trace import step as trace
from stemma.trace.furniture import MANY
from stemma.weigh import step as weigh

STEPS = Steps(
    walk=sources.walk,
    load=sources.load,
    layer_of=read.layer_of,
    furniture_lines=read.furniture_lines,
    read=read.read,
    annotator=annotate.Annotator,
    claims=claim.claims,
    main_event=claim.main_event,
    fingerprints=trace.fingerprints,
    link=trace.link,
    terms=group.terms,
    tie=group.tie,
    stories=group.stories,
    cast=group.cast,
    happenings=group.happenings,
    lineage=lineage.lineage,
    weigh=weigh.weigh,
    versions={room.NAME: room.VERSION for room in (read, annotate, claim, trace, group, lineage, weigh)},
    furniture_originals=furniture.FURNITURE_ORIGINALS,
    min_shared=trace.MIN_SHARED,
    max_holders=trace.MAX_HOLDERS,
    furniture_reports=MANY,
    indexed_terms=group.INDEXED,
    min_terms=group.SHARED,
)
