"""What copied sentences have lost, in a reader's words and with the places of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType

from stemma.records import Claim, Loss, Span
from stemma.show.families import place as place_of
from stemma.show.ground import Ground
from stemma.show.layout import line, said, under


def loss_words(ground: Ground, loss: Loss) -> str:
    """A loss in a sentence: "R4 says it flatly; R1, which it copies, said “reportedly”"."""
    up = ground.label(ground.claim(loss.upstream_claim).report_id)
    down = ground.label(ground.claim(loss.downstream_claim).report_id)
    edition = ground.edge_kind(loss.link_id) == "edition"
    source = f"{up}, {'its earlier edition' if edition else 'which it copies'},"
    if loss.kind in ("number", "date"):
        if not loss.gone:
            return f"{down} has “{loss.downstream_words}” where {source} has “{loss.upstream_words}”"
        left = {"number": "leaves out how many", "date": "leaves out when"}[loss.kind]
        return f"{down} {left}; {source} said “{loss.upstream_words}”"
    flat = {
        "hedge": "says it flatly",
        "attribution": "says it as its own knowledge",
        "denial": "says that it is so",
    }[loss.kind]
    return f"{down} {flat}; {source} said “{loss.upstream_words}”"


def loss_lines(ground: Ground, loss: Loss) -> list[RenderableType]:
    """A loss with both sentences and where the words stand."""
    lines: list[RenderableType] = [line(loss_words(ground, loss))]
    sides = (loss.upstream_claim, loss.upstream_span), (loss.downstream_claim, loss.downstream_span)
    for claim_id, span in sides:
        lines.append(under(side_lines(ground, ground.claim(claim_id), span)))
    return lines


def side_lines(ground: Ground, claim: Claim, span: Span) -> list[RenderableType]:
    """One side of a loss: the sentence, and the place of the words that count."""
    places = [line(place.words, "dim") for place in ground.places(claim.report_id, span)]
    return [said(ground.carrier(claim), ground.words(claim)), under(places)]


def lost(ground: Ground, story_id: str, claim_ids: Iterable[str]) -> list[Loss]:
    """What sentences lost that some claims tell, in the order of their reports."""
    lineage = ground.lineage(story_id)
    told = set(claim_ids)
    found = [loss for loss in lineage.losses if loss.downstream_claim in told] if lineage else []

    def rank(loss: Loss) -> tuple[tuple[int, ...], int, str]:
        claim = ground.claim(loss.downstream_claim)
        return place_of(ground, claim.report_id), loss.downstream_span.start, loss.id

    return sorted(found, key=rank)
