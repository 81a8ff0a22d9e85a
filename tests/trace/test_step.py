"""The link of a pair: copies of each kind are found, strangers and shared quotations are not."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.records import CopyLink, Passage
from stemma.trace.step import MIN_SHARED, fingerprints, link
from tests.trace.build import OTHER, WIRE, report

QUOTE = (
    "“We will not leave this valley until every last sack of grain has been carried out, counted "
    "and paid for by the company that sold us a broken motor in the spring”"
)


def linked(a: str, b: str) -> CopyLink | None:
    return link(report("r1", a), report("r2", b))


def edited(text: str, share: float, seed: int) -> str:
    """A text with a share of its words replaced by words it does not hold."""
    chance = random.Random(seed)
    return " ".join(f"other{n}" if chance.random() < share else word for n, word in enumerate(text.split()))


def meet(a: str, b: str) -> bool:
    shared = set(fingerprints(report("r1", a))) & set(fingerprints(report("r2", b)))
    return len(shared) >= MIN_SHARED


def test_a_verbatim_copy_is_shared_whole() -> None:
    found = linked(WIRE, WIRE.upper().replace(",", " ;"))
    assert found is not None
    assert (found.a_share, found.b_share) == (1.0, 1.0)
    assert [passage.kind for passage in found.passages] == ["verbatim"]
    assert found.passages[0].a.start == 0


def test_unrelated_reports_have_no_link() -> None:
    assert linked(WIRE, OTHER) is None
    assert not meet(WIRE, OTHER)


def test_a_report_has_no_link_with_itself() -> None:
    assert link(report("r1", WIRE), report("r1", WIRE)) is None


def test_the_same_quotation_is_no_copy() -> None:
    one = f"{OTHER}\n\n{QUOTE}, said Bram Tolliver, who grows barley."
    two = f"At the gate of the store a crowd had gathered. {QUOTE}, one of them shouted."
    assert linked(one, two) is None


def test_a_quotation_beside_copied_prose_is_kept_apart() -> None:
    filler = " ".join(f"word{n} between" for n in range(60))
    found = linked(f"{WIRE}\n\n{QUOTE}, he said.", f"{QUOTE}.\n\n{filler}\n\n{WIRE}")
    assert found is not None
    assert sorted({passage.kind for passage in found.passages}) == ["quoted", "verbatim"]


def test_a_shortened_copy_is_held_whole_by_the_longer() -> None:
    short = "\n\n".join(WIRE.split("\n\n")[:2])
    found = linked(WIRE, short)
    assert found is not None
    assert found.b_share == 1.0
    assert found.a_share < 0.7
    assert meet(WIRE, short)


def test_an_added_sentence_lies_in_no_passage() -> None:
    parts = WIRE.split("\n\n")
    fresh = (
        "Baker Lucia Penhale, whose shop stands opposite, told the Gazette she heard two bangs "
        "and saw her windows bend. Neighbours carried hoses from their gardens while she rang "
        "every door along the street, and nobody there waited for the siren to sound."
    )
    found = linked(WIRE, "\n\n".join([*parts[:2], fresh, *parts[2:]]))
    assert found is not None
    assert found.a_share == 1.0
    text = "\n\n".join([*parts[:2], fresh, *parts[2:]])
    at = text.index("Penhale")
    assert not any(passage.b.start <= at < passage.b.end for passage in found.passages)


def test_a_report_stitched_from_two_links_to_both() -> None:
    stitched = WIRE.split("\n\n")[1] + "\n\n" + OTHER.split("\n\n")[0]
    for source in (WIRE, OTHER):
        found = linked(source, stitched)
        assert found is not None
        assert meet(source, stitched)
        assert 0.2 < found.b_share < 0.8


@pytest.mark.parametrize("seed", range(5))
def test_every_fifth_word_changed_is_still_one_edited_text(seed: int) -> None:
    found = linked(WIRE, edited(WIRE, 0.2, seed))
    assert found is not None
    assert {passage.kind for passage in found.passages} <= {"edited", "verbatim", "rewritten"}
    assert found.passages[0].kind == "edited"
    assert found.a_share > 0.7
    assert meet(WIRE, edited(WIRE, 0.2, seed))


def test_paragraphs_in_another_order_are_found() -> None:
    parts = WIRE.split("\n\n")
    found = linked(WIRE, "\n\n".join(reversed(parts)))
    assert found is not None
    assert found.a_share > 0.9
    assert len(found.passages) == len(parts)


def test_a_paragraph_inside_a_long_page_is_found() -> None:
    chance = random.Random(7)
    words = [f"term{n}" for n in range(4_000)]
    page = " ".join(chance.choices(words, k=9_000))
    holder = f"{page}\n\n{WIRE.split(chr(10) * 2)[2]}\n\n{page}"
    found = linked(WIRE, holder)
    assert found is not None
    assert meet(WIRE, holder)
    assert len(found.passages) == 1


def test_furniture_joins_no_strangers() -> None:
    furniture = (
        "\n\nCopyright 2031 Ambry Gazette. All rights reserved. This material may not be "
        "published, broadcast or rewritten without permission.\n\nSign up to our daily newsletter "
        "and get the best stories of the valley delivered to your inbox every single morning."
    )
    assert linked(WIRE + furniture, OTHER + furniture) is None


@pytest.mark.parametrize("text", ["", " ", "One.", "One short sentence stands here.", "\x00", "…"])
def test_next_to_nothing_links_to_nothing(text: str) -> None:
    assert linked(text, text) is None
    assert linked(text, WIRE) is None
    assert len(fingerprints(report("r1", text))) <= 1


def test_a_form_filled_in_anew_is_no_copy() -> None:
    form = (
        "Rising prices outnumbered falling ones at the barley market by a {}-to-1 ratio, and {} sacks "
        "changed hands, compared with {} on the mean of twenty market days; the weir let {} barges pass."
    )
    a, b = form.format("3", "4,120", "3,980", "31"), form.format("7", "2,264", "5,117", "18")
    assert linked(f"{WIRE}\n\n{a}", f"{OTHER}\n\n{b}") is None
    assert linked(f"{WIRE}\n\n{a}", f"{OTHER}\n\n{a}") is not None
    updated = form.format("3", "4,120", "3,980", "32")
    assert linked(f"{WIRE}\n\n{a}", f"{OTHER}\n\n{updated}") is not None


def test_lists_of_scores_join_no_strangers() -> None:
    def table(seed: int) -> str:
        chance = random.Random(seed)
        return "\n".join(f"Rovers {chance.randint(0, 5)} City {chance.randint(0, 5)}" for _ in range(500))

    assert linked(table(1), table(2)) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The boats were counted again in the harbour that night.\n" * 10_000,) * 2,
        ("The boats came in. " * 10_000, "came in. The boats " * 9_000),
        ("' a 'b " * 50_000, "b' “a " * 50_000),
        ("\n" * 300_000, " \n" * 150_000),
        ("copyright the " * 20_000, "this photo " * 30_000),
    ],
)
def test_hostile_text_takes_bounded_time(one: str, two: str) -> None:
    started = time.perf_counter()
    linked(one, two + " end")
    assert len(fingerprints(report("r1", one))) < 100
    assert time.perf_counter() - started < 10


NOUNS = ["fire", "grain", "store", "river", "smoke", "crews", "towns", "flames", "motor", "spring"]
OTHERS = ["valley", "“said", "”", '"', "the", "of", "and", "in", "12", "300", ".", "\n\n"]
WORDS = st.sampled_from([*NOUNS, *OTHERS])
TEXTS = st.lists(WORDS, max_size=120).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_symmetric_with_spans_inside_the_texts(one: str, two: str, shared: str) -> None:
    a, b = (
        report("r1", f"{one} {WIRE[:200]} {shared}"),
        report("r2", f"{shared} {WIRE[:200]} {two}"),
    )
    found = link(a, b)
    assert link(b, a) == found
    if found is None:
        return
    assert found.a_id < found.b_id
    assert 0 < found.a_share <= 1
    assert 0 < found.b_share <= 1
    assert any(passage.kind != "quoted" for passage in found.passages)
    last = 0
    for passage in found.passages:
        assert last <= passage.a.start < passage.a.end <= len(a.text)
        assert 0 <= passage.b.start < passage.b.end <= len(b.text)
        last = passage.a.end
        if passage.kind == "verbatim":
            left = a.text[passage.a.start : passage.a.end]
            right = b.text[passage.b.start : passage.b.end]
            assert [w for w in left.casefold() if w.isalnum()] == [w for w in right.casefold() if w.isalnum()]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_taken(one: str, two: str) -> None:
    prints = fingerprints(report("r1", one))
    assert list(prints) == sorted(set(prints))
    assert all(-(2**63) <= value < 2**63 for value in prints)
    linked(one, two)


def test_a_long_report_keeps_a_bounded_number_of_fingerprints() -> None:
    words = "".join(chr(97 + n) for n in range(26))
    chance = random.Random(3)
    text = " ".join("".join(chance.choices(words, k=6)) for _ in range(60_000))
    assert 8_192 <= len(fingerprints(report("r1", text))) <= 8_192 + 2_048


def test_a_report_that_is_nearly_all_quotation_can_still_be_copied_whole() -> None:
    text = f"At the gate of the burnt store farmers gathered. {QUOTE}, Bram Tolliver shouted."
    found = linked(text, text)
    assert found is not None
    assert found.passages[0].kind == "verbatim"


def test_letters_that_grow_in_lower_case_keep_spans_right() -> None:
    found = linked("İİİ İzmir.\n\n" + WIRE, WIRE + "\n\nAll rights reserved İ.")
    assert found is not None
    assert found.b_share == 1.0


@pytest.mark.parametrize(
    "fresh",
    [
        "Nobody heard an alarm, Penhale said.",
        "Baker Lucia Penhale told the Gazette that she heard two bangs and saw her windows bend "
        "before anybody on her side of the street had smelled the smoke.",
    ],
)
def test_a_fresh_sentence_inside_a_copied_paragraph_lies_in_no_passage(fresh: str) -> None:
    text = WIRE.replace(" Crews from three", f" {fresh} Crews from three")
    found = linked(WIRE, text)
    assert found is not None
    assert found.a_share == 1.0
    at = text.index("Penhale")
    assert not any(passage.b.start <= at < passage.b.end for passage in found.passages)


SAID = "“We counted every sack in that loft before the bell and again after it, and not one of them was dry,”"


def test_a_long_run_of_quotations_with_the_words_between_them_is_told_after_another() -> None:
    between = (
        "the miller answered",
        "he shouted from the yard",
        "the warden wrote afterwards",
        "she asked back",
    )
    run = " ".join(f"{SAID} {words}." for words in between)
    kinds = [p.kind for p in passages_of(f"{OTHER}\n\n{run} {SAID}", f"{WIRE}\n\n{run} {SAID}")]
    assert kinds == ["verbatim"]
    assert passages_of(f"{OTHER}\n\n{SAID} he said.", f"{WIRE}\n\n{SAID} he said.") == []


def passages_of(one: str, two: str) -> list[Passage]:
    found = link(report("a", one), report("b", two))
    return list(found.passages) if found else []
