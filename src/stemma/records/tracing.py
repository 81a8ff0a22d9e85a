"""What trace and lineage make: copy links with their passages; the lineage of a story, and its losses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.shared import Reason, Span

PassageKind = Literal["verbatim", "edited", "rewritten", "quoted"]
Direction = Literal["a to b", "b to a", "unknown"]
LinkKind = Literal["copy", "same wire", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of report ``a`` and the stretch of report ``b`` that it shares words with."""

    a: Span
    b: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Text of one report derived from another, or both from one origin; ``a_id`` < ``b_id``.

    ``a_share``/``b_share``: share (0 to 1) of each report's words that lies in passages. ``kind``: "copy",
    one comes from the other and the direction shows; "same wire", both carry the text of one agency or of
    one other origin; "unknown", nothing shows which of the two it is.
    """

    id: str
    a_id: str
    b_id: str
    passages: tuple[Passage, ...]
    direction: Direction
    a_share: float
    b_share: float
    reasons: tuple[Reason, ...]
    kind: LinkKind = "unknown"


NodeKind = Literal["report", "presumed"]
EdgeKind = Literal["verbatim", "edited", "rewritten", "edition"]
EdgeRole = Literal["parent", "through", "either", "open"]


@dataclass(frozen=True, slots=True)
class Node:
    """One text in the lineage of a story: a report, or a text that is presumed and nobody holds.

    ``id``: the report's; of a presumed text, one of its own. ``name``: what a presumed text is called,
    "" where nothing names it. ``mixed``: it takes text from two parents or more. ``reasons``: why a text
    is presumed.
    """

    id: str
    kind: NodeKind
    name: str = ""
    mixed: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """How two texts of a lineage hang together: text went from ``source`` to ``target``.

    ``role``: "parent", the target has text from it that no better parent holds; "through", the same text
    by way of ``via``; "either", text that ``via`` holds as well, and nothing shows from which it was taken;
    "open", nothing shows which came first. ``directed``: whether that shows; where it does not, ``source``
    is the smaller id. ``kind``: how most of the text was taken; "edition", both are mostly one text and of
    one outlet at one address. ``link_ids``: the copy links it
    rests on: one, or for a presumed source those that join the target with its other children.
    ``source_share``/``target_share``: share (0 to 1) of each text that stands in the other, 0 for a
    presumed one. ``own_share``: share of the target that came by this edge and by no parent before it.
    """

    source: str
    target: str
    role: EdgeRole
    kind: EdgeKind
    link_ids: tuple[str, ...]
    source_share: float
    target_share: float
    own_share: float = 0.0
    via: str = ""
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Carry:
    """One sentence in two reports: a copy link carries claim ``a_id`` of one as ``b_id`` of the other.

    ``kind``: of the passage; "quoted" is one voice heard twice, not copying. ``share``: of the words of the
    longer clause, those that are the same in both and in the same order.
    """

    link_id: str
    a_id: str
    b_id: str
    kind: PassageKind
    share: float


LossKind = Literal["hedge", "attribution", "denial", "number", "date"]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a copied sentence has lost: words of the upstream claim that the downstream one is without.

    ``upstream_words`` stand at ``upstream_span`` of the upstream report's text, ``downstream_words`` at
    ``downstream_span`` of the other's. ``gone``: nothing stands in their place, and the downstream words are
    the clause; else they are what stands there now.
    """

    id: str
    link_id: str
    kind: LossKind
    upstream_claim: str
    downstream_claim: str
    upstream_words: str
    upstream_span: Span
    downstream_words: str
    downstream_span: Span
    gone: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """Which text of a story came from which: nodes, edges, carried sentences, and what was lost.

    The edges with role "parent" form no circle. ``carries`` holds, of all sentences that links carry, enough
    to lead from each to every other that carries it.
    """

    story_id: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    carries: tuple[Carry, ...] = ()
    losses: tuple[Loss, ...] = ()
