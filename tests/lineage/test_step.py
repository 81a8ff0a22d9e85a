"""The lineage of golden stories: sentences carried from claim to claim, and what they lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.lineage.step import lineage
from stemma.records import (
    Claim,
    CopyLink,
    Direction,
    Lineage,
    Loss,
    Origin,
    Quantity,
    Reason,
    Report,
    Slot,
    Span,
    Stance,
    Voice,
    When,
)
from tests.lineage.build import at, claim, number, report, spans_of, story, whole, written

HEDGED = "Some marchers reportedly threw bottles at a police post near the old mint bridge on Saturday."
FLAT = "Some marchers threw bottles at a police post near the old mint bridge on Saturday."


def told(reports: Sequence[Report], claims: Sequence[Claim], links: Sequence[CopyLink]) -> Lineage:
    """The lineage of a story made of these."""
    held = {r.id: r for r in reports}
    return lineage(story(*reports), held, {r.id: spans_of(r) for r in reports}, claims, links)


def pair(up: str, down: str, direction: Direction = "a to b") -> tuple[Report, Report, CopyLink]:
    """Two reports of which one is copied from the other as a whole."""
    a, b = written("a", up), written("b", down)
    return a, b, whole(a, b, direction)


def lost(up: Claim, down: Claim, a: Report, b: Report, held: CopyLink) -> list[Loss]:
    """The losses of one copied sentence; each leads to its exact characters."""
    found = told([a, b], [up, down], [held]).losses
    for loss in found:
        ends = (a, loss.upstream_span, loss.upstream_words), (b, loss.downstream_span, loss.downstream_words)
        assert all(of.text[span.start : span.end] == words for of, span, words in ends)
        assert (loss.upstream_claim, loss.downstream_claim) == (up.id, down.id)
    return list(found)


# --- carried ---


def test_each_sentence_is_carried_as_itself() -> None:
    a, b = report("a", "abc"), report("b", "acb")
    links = [whole(a, replace(b, text=a.text))]
    ours = [claim(a, w) for w in ("sank", "searched", "waited")]
    b = replace(b, text=a.text)
    theirs = [claim(b, w) for w in ("sank", "searched", "waited")]
    found = told([a, b], [*ours, *theirs], links)
    assert {(c.a_id, c.b_id, c.share) for c in found.carries} == {
        (x.id, y.id, 1.0) for x, y in zip(ours, theirs, strict=True)
    }


def test_a_sentence_outside_the_passages_is_not_carried() -> None:
    a, b = report("a", "ab"), report("b", "ab")
    first = spans_of(a)[0]
    held = whole(a, b)
    passage = replace(held.passages[0], a=first, b=first)
    claims = [claim(r, w) for r in (a, b) for w in ("sank", "searched")]
    found = told([a, b], claims, [replace(held, passages=(passage,))])
    assert [(c.a_id, c.b_id) for c in found.carries] == [(claims[0].id, claims[2].id)]


def test_a_reworded_event_is_carried_by_its_place() -> None:
    a, b, held = pair(
        "Late on Tuesday the old ferry sank quickly off the southern coast.",
        "Late on Tuesday the old ferry foundered quickly off the southern coast.",
    )
    found = told([a, b], [claim(a, "sank"), claim(b, "foundered")], [held])
    assert len(found.carries) == 1 and found.carries[0].share > 0.8


def test_links_lead_from_each_carried_sentence_to_every_other() -> None:
    texts = [written(n, HEDGED) for n in "abcd"]
    claims = [claim(r, "threw") for r in texts]
    links = [whole(x, y, "unknown") for n, x in enumerate(texts) for y in texts[n + 1 :]]
    found = told(texts, claims, links)
    assert len(found.carries) == 3
    seen = {claims[0].id}
    for _ in range(3):
        seen |= {
            c for carry in found.carries for c in (carry.a_id, carry.b_id) if {carry.a_id, carry.b_id} & seen
        }
    assert seen == {c.id for c in claims}


def test_a_shared_quotation_is_carried_as_one() -> None:
    a, b, _ = pair(FLAT, FLAT)
    found = told([a, b], [claim(a, "threw"), claim(b, "threw")], [whole(a, b, kind="quoted")])
    assert [c.kind for c in found.carries] == ["quoted"] and found.edges == ()


# --- losses ---


def test_a_hedge_that_is_gone_is_told_with_its_place() -> None:
    a, b, held = pair(HEDGED, FLAT)
    up, down = claim(a, "threw", stance=Stance("asserted", ("reportedly",))), claim(b, "threw")
    (loss,) = lost(up, down, a, b, held)
    assert (loss.kind, loss.upstream_words, loss.downstream_words, loss.gone) == (
        "hedge",
        "reportedly",
        FLAT,
        True,
    )


def test_may_have_that_became_did() -> None:
    a, b, held = pair("The old ferry may have hit a sandbank.", "The old ferry hit a sandbank.")
    up, down = claim(a, "hit", stance=Stance("possible", (), ("may",))), claim(b, "hit")
    assert [(x.kind, x.upstream_words) for x in lost(up, down, a, b, held)] == [("hedge", "may")]


@pytest.mark.parametrize(
    "down",
    [
        "Some marchers allegedly threw bottles at a police post near the old mint bridge on Saturday.",
        "Some marchers threw bottles at a police post near the old mint bridge on Saturday, police said.",
        "Some marchers are believed to have threw bottles at a police post near the mint bridge on Saturday.",
    ],
)
def test_a_hedge_in_other_words_is_not_lost(down: str) -> None:
    a, b, held = pair(HEDGED, down)
    up = claim(a, "threw", stance=Stance("asserted", ("reportedly",)))
    assert lost(up, claim(b, "threw"), a, b, held) == []


def test_nothing_is_said_where_the_order_is_unknown_or_the_other_way() -> None:
    for way in ("unknown", "b to a"):
        a, b, held = pair(HEDGED, FLAT, way)
        up, down = claim(a, "threw", stance=Stance("asserted", ("reportedly",))), claim(b, "threw")
        assert told([a, b], [up, down], [held]).losses == ()


def test_the_loss_is_told_where_it_happened_and_not_of_the_copies_copy() -> None:
    texts = written("a", HEDGED), written("b", FLAT), written("c", FLAT)
    a, b, c = texts
    claims = [
        claim(a, "threw", stance=Stance("asserted", ("reportedly",))),
        claim(b, "threw"),
        claim(c, "threw"),
    ]
    links = [whole(a, b), whole(a, c), whole(b, c, kind="verbatim")]
    found = told(texts, claims, links)
    assert [(x.upstream_claim, x.downstream_claim) for x in found.losses] == [(claims[0].id, claims[1].id)]


@pytest.mark.parametrize(
    "url, named, losses",
    [
        ("https://paper.example/1", True, 0),
        ("https://wirenews.example/1", True, 1),
        ("https://wirenews.example/1", False, 0),
    ],
    ids=["another page with the wire", "the agency's own page", "an agency that is not named"],
)
def test_of_one_wire_only_a_copy_of_the_agencys_page_answers(url: str, named: bool, losses: int) -> None:
    a = written("a", HEDGED, "wire news", "agency", url=url)
    b = written("b", FLAT, url="https://mail.example/1")
    why = (Reason("agency-text", "both carry text of Wire News", ("Wire News",)),) if named else ()
    held = replace(whole(a, b), kind="same wire", reasons=why)
    claims = [claim(a, "threw", stance=Stance("asserted", ("reportedly",))), claim(b, "threw")]
    assert len(told([a, b], claims, [held]).losses) == losses


def test_an_attribution_that_is_gone() -> None:
    a, b, held = pair(
        "The harbour was closed for two days, mayor Ann Lee said.",
        "The harbour was closed for two days. Ships wait outside.",
    )
    voice = Voice("named", "Ann Lee", "ann lee", source=at(a, "Ann Lee"), cue=at(a, "said"))
    up, down = (
        claim(a, "closed", voice=voice, clause="The harbour was closed for two days"),
        claim(b, "closed"),
    )
    (loss,) = lost(up, down, a, b, held)
    assert (loss.kind, loss.upstream_words) == ("attribution", "Ann Lee said")


@pytest.mark.parametrize(
    "down",
    [
        "The harbour was closed for two days. Mayor Lee told reporters so on Friday.",
        "The harbour was closed for two days, according to the town hall.",
        "“The harbour was closed for two days.”",
    ],
)
def test_an_attribution_that_stands_elsewhere_is_not_lost(down: str) -> None:
    a, b, held = pair("The harbour was closed for two days, mayor Ann Lee said.", down)
    voice = Voice("named", "Ann Lee", "ann lee", source=at(a, "Ann Lee"), cue=at(a, "said"))
    up = claim(a, "closed", voice=voice, clause="The harbour was closed for two days")
    assert lost(up, claim(b, "closed"), a, b, held) == []


def test_a_request_is_no_attribution() -> None:
    a, b, held = pair(
        "Mayor Ann Lee asks the port to close the harbour.", "The port is to close the harbour."
    )
    voice = Voice("named", "Ann Lee", "ann lee", source=at(a, "Ann Lee"), cue=at(a, "asks"))
    up = claim(a, "close", voice=voice, clause="the port to close the harbour")
    assert lost(up, claim(b, "close"), a, b, held) == []


def test_a_menu_taken_for_a_sentence_has_lost_nothing() -> None:
    menu = " Mayor opens fair " * 25
    a, b, held = pair(f"{menu} {HEDGED}", f"{menu} {FLAT}")
    up, down = claim(a, "threw", stance=Stance("asserted", ("reportedly",))), claim(b, "threw")
    assert lost(up, down, a, b, held) == []


def test_a_credited_origin_is_no_loss_of_attribution() -> None:
    a, b, held = pair("The harbour was closed, mayor Ann Lee said.", "The harbour was closed.")
    voice = Voice("named", "Ann Lee", "ann lee", source=at(a, "Ann Lee"), cue=at(a, "said"))
    down = replace(claim(b, "closed"), origins=(Origin("agency", "ap", "AP", True, "credits AP"),))
    assert lost(claim(a, "closed", voice=voice), down, a, b, held) == []


def test_a_denial_that_became_its_opposite() -> None:
    a, b, held = pair(
        "The owner did not repair the two pumps in May.", "The owner did repair the two pumps in May."
    )
    up, down = claim(a, "repair", stance=Stance("denied", (), ("not",))), claim(b, "repair")
    assert [(x.kind, x.upstream_words) for x in lost(up, down, a, b, held)] == [("denial", "not")]
    c = written("b", "The owner never did repair the two pumps in May.")
    assert lost(up, claim(c, "repair"), a, c, whole(a, c)) == []


def test_a_bound_that_is_gone_and_a_number_that_changed() -> None:
    a, b, held = pair(
        "At least 21 people were killed on the ferry.", "Some 35 people were killed on the ferry."
    )
    up = claim(a, "killed", slots=(number(a, "At least 21", Quantity(21, "least", "people")),))
    down = claim(b, "killed", slots=(number(b, "35", Quantity(35, "about", "people")),))
    (loss,) = lost(up, down, a, b, held)
    assert (loss.kind, loss.upstream_words, loss.downstream_words, loss.gone) == (
        "number",
        "At least 21",
        "35",
        False,
    )
    c = written("b", "Twenty-one people at least were killed on the ferry.")
    same = claim(
        c, "killed", slots=(number(c, "Twenty-one people at least", Quantity(21, "least", "people")),)
    )
    assert lost(up, same, a, c, whole(a, c)) == []


def test_a_number_that_is_left_out() -> None:
    a, b, held = pair(
        "The ferry carried 142 people from the island.", "The ferry carried people from the island."
    )
    up = claim(a, "carried", slots=(number(a, "142", Quantity(142, "exact", "people")),))
    assert [(x.kind, x.gone) for x in lost(up, claim(b, "carried"), a, b, held)] == [("number", True)]
    c = written("b", "The ferry carried dozens of people from the island.")
    assert lost(up, claim(c, "carried"), a, c, whole(a, c)) == []


def when(of: Report, words: str, day: int) -> Slot:
    """A slot "when" of May 2024."""
    known = When(words, f"2024-05-{day:02}", date(2024, 5, day), date(2024, 5, day), "day")
    return Slot("when", at(of, words), words, words, when=known)


def test_a_day_that_is_left_out_or_another() -> None:
    a, b, held = pair("The old ferry sank off the coast on Tuesday.", "The old ferry sank off the coast.")
    up = claim(a, "sank", slots=(when(a, "Tuesday", 7),))
    assert [(x.kind, x.gone) for x in lost(up, claim(b, "sank"), a, b, held)] == [("date", True)]
    c = written("b", "The old ferry sank off the coast on Wednesday.")
    other = claim(c, "sank", slots=(when(c, "Wednesday", 8),))
    assert [x.downstream_words for x in lost(up, other, a, c, whole(a, c))] == ["Wednesday"]
    d = written("b", "The old ferry sank off the coast on 7 May.")
    assert lost(up, claim(d, "sank", slots=(when(d, "7 May", 7),)), a, d, whole(a, d)) == []


# --- the whole ---


@settings(max_examples=25)
@given(st.permutations(range(4)), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_every_id_is_known(order: list[int], chance: Random) -> None:
    texts = [written(n, text) for n, text in zip("abcd", (HEDGED, FLAT, HEDGED, FLAT), strict=True)]
    claims = [
        claim(r, "threw", stance=Stance("asserted", ("reportedly",) * (n % 2 == 0)))
        for n, r in enumerate(texts)
    ]
    links = [
        whole(x, y, chance.choice(["a to b", "unknown"])) for n, x in enumerate(texts) for y in texts[n + 1 :]
    ]
    before = told(texts, claims, links)
    after = told([texts[n] for n in order], [claims[n] for n in order], chance.sample(links, len(links)))
    assert after == before
    assert {c for carry in before.carries for c in (carry.a_id, carry.b_id)} == {c.id for c in claims}
    assert {x.link_id for x in before.losses} <= {k.id for k in links}


def test_ten_thousand_equal_lines_take_no_time_and_hold() -> None:
    a, b = (written(n, "Nobody knows why it sank. " * 2_000 + "The end.") for n in "ab")
    claims = [claim(r, "knows") for r in (a, b)]
    found = told([a, b], claims, [whole(a, b)])
    assert len(found.carries) == 1
    assert Span(0, 25) == claims[0].span


def test_a_story_without_links() -> None:
    found = told([report("a", "a")], [], [])
    assert (found.edges, found.carries, found.losses) == ((), (), ())
