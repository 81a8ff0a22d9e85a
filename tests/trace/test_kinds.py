"""Kinds of links, links that a credit makes, and what makes none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stemma.records import CopyLink, Found, Outlet, Report, When
from stemma.trace.step import link
from tests.trace.build import OTHER, WIRE, report

AGENCY = Outlet("apnews.com", "Associated Press", "agency")
PAPER = Outlet("ambry gazette", "The Ambry Gazette", "newspaper")
RIVAL = Outlet("halden courier", "The Halden Courier", "newspaper")

SAID = (
    "“We will not leave this valley until every last sack of grain has been carried out, counted "
    "and paid for by the company that sold us a broken motor in the spring,”"
)
ABOUT = "At the gate of the store a crowd had gathered, and more were on the way from the hills."


def day(number: int, month: int = 4) -> When:
    when = date(2031, month, number)
    return When(when.isoformat(), when.isoformat(), when, when, "day")


def by(outlet: Outlet, name: str, text: str, when: When | None = None) -> Report:
    """A report of an outlet."""
    return replace(report(name, text), outlet=outlet, published=when or When())


def codes(found: CopyLink) -> set[str]:
    return {why.code for why in found.reasons}


def test_a_copy_whose_way_shows() -> None:
    found = link(by(PAPER, "a", WIRE, day(3)), by(RIVAL, "b", WIRE, day(5)))
    assert found is not None
    assert (found.kind, found.direction) == ("copy", "a to b")


def test_a_copy_whose_way_does_not_show() -> None:
    found = link(by(PAPER, "a", WIRE), by(RIVAL, "b", WIRE))
    assert found is not None
    assert (found.kind, found.direction) == ("unknown", "unknown")


def test_two_pages_of_one_agencys_report_have_no_direction() -> None:
    found = link(by(AGENCY, "a", WIRE, day(3)), by(AGENCY, "b", WIRE, day(5)))
    assert found is not None
    assert (found.kind, found.direction) == ("same wire", "unknown")
    assert "common-source" in codes(found)


def test_an_agencys_next_report_comes_after_the_one_it_draws_on() -> None:
    later = WIRE.split("\n\n")[2] + "\n\n" + OTHER
    found = link(by(AGENCY, "a", WIRE, day(3)), by(AGENCY, "b", later, day(5)))
    assert found is not None
    assert (found.kind, found.direction) == ("same wire", "a to b")


def test_a_paper_that_credits_the_agency_has_it_from_there() -> None:
    b = replace(by(PAPER, "b", WIRE + "\n\n" + OTHER), credit=Found("AP"))
    found = link(by(AGENCY, "a", WIRE), b)
    assert found is not None
    assert (found.kind, found.direction) == ("copy", "a to b")


def test_a_quotation_given_to_the_other_outlet_is_taken_from_it() -> None:
    a = by(PAPER, "a", f"{OTHER}\n\n{SAID} said Bram Tolliver, who grows barley.")
    b = by(RIVAL, "b", f"{ABOUT}\n\n{SAID} Tolliver told the Ambry Gazette.")
    found = link(a, b)
    assert found is not None
    assert (found.kind, found.direction) == ("copy", "a to b")
    assert "retold" in codes(found)
    assert {passage.kind for passage in found.passages} == {"verbatim"}


def test_a_quotation_alone_is_none_and_a_credit_elsewhere_makes_it_none() -> None:
    a = by(PAPER, "a", f"{OTHER}\n\n{SAID} said Bram Tolliver, who grows barley.")
    assert link(a, by(RIVAL, "b", f"{ABOUT}\n\n{SAID} Tolliver shouted.")) is None
    far = f"Rain fell, the Ambry Gazette reported.\n\n{ABOUT}\n\n{SAID} Tolliver shouted."
    assert link(a, by(RIVAL, "b", far)) is None


def test_a_credit_months_later_is_of_another_report() -> None:
    a = by(PAPER, "a", f"{OTHER}\n\n{SAID} said Bram Tolliver, who grows barley.", day(3))
    b = by(RIVAL, "b", f"{ABOUT}\n\n{SAID} Tolliver told the Ambry Gazette.", day(3, 8))
    assert link(a, b) is None


def test_a_sentence_told_in_other_words_beside_a_credit() -> None:
    a = by(
        PAPER, "a", f"Two brothers had booked berths on separate ferries to Haven, a clerk said.\n\n{OTHER}"
    )
    told = "The mix-up began with brothers who booked berths on separate ferries, the Ambry Gazette reported."
    found = link(a, by(RIVAL, "b", f"{ABOUT}\n\n{told}"))
    assert found is not None
    assert [passage.kind for passage in found.passages] == ["rewritten"]
    assert found.direction == "a to b"
    assert (
        link(a, by(RIVAL, "b", f"{ABOUT}\n\n{told.replace('the Ambry Gazette reported', 'she said')}"))
        is None
    )


def test_a_name_with_its_titles_makes_no_link() -> None:
    title = (
        "Dr. Hanna Oldroyd Penhale, director of the National Institute of Mills and Infectious Grain Diseases"
    )
    assert link(report("a", f"{title}, spoke. {OTHER}"), report("b", f"{ABOUT} {title}, was there.")) is None


def test_like_words_of_strangers_months_apart_make_no_link() -> None:
    phrase = "divers with dogs searched the reed beds below the old stone mill by lantern light with nets"
    a = by(PAPER, "a", f"{OTHER}\n\nIn all {phrase} again.", day(3))
    assert link(a, by(RIVAL, "b", f"{ABOUT} Here {phrase}.", day(9))) is not None
    assert link(a, by(RIVAL, "b", f"{ABOUT} Here {phrase}.", day(9, 9))) is None


def test_a_row_of_names_makes_no_link() -> None:
    row = "Reeve Hanna Oldroyd, Warden Tom Penhale, Miller Ada Quill and Bailiff Joan Sedge walked over Ambry"
    found = link(report("a", f"{OTHER}\n\nThen {row}."), report("b", f"{ABOUT} Later {row} too."))
    assert found is None


def test_a_long_run_proves_itself_though_it_is_months_apart() -> None:
    part = " ".join(f"the mill {word} and the miller" for word in "ran stood fell burned rose turned".split())
    run = f"{part} while {part.replace('mill', 'weir')} for one more summer of rain."
    a, b = by(PAPER, "a", f"{OTHER}\n\nSo {run}", day(3)), by(RIVAL, "b", f"{ABOUT} And {run}", day(9, 9))
    assert link(a, b) is not None


def test_a_text_in_capitals_is_one_text() -> None:
    part = WIRE.split("\n\n")[1]
    found = link(report("a", WIRE), report("b", f"{ABOUT}\n\n{part.upper()}"))
    assert found is not None


def test_one_whole_sentence_is_taken_but_a_name_is_no_sentence() -> None:
    sentence = "The well had been left unused for years and there were no warning signs around it."
    a = by(PAPER, "a", f"{OTHER}\n\n{sentence}", day(3))
    b = by(RIVAL, "b", f"{ABOUT}\n\n{sentence}\n\nNobody spoke.", day(5))
    found = link(a, b)
    assert found is not None
    assert [passage.kind for passage in found.passages] == ["verbatim"]
    played = "when the boy went out to play there."
    inside = f"{ABOUT}\n\nNobody in the town denies that {sentence[:-1].lower()} {played}"
    assert link(a, by(RIVAL, "b", inside, day(5))) is None
    assert link(a, by(RIVAL, "b", f"{ABOUT}\n\n{sentence}\n\nNobody spoke.", day(25))) is None


def test_a_sentence_with_other_figures_tells_of_another_day() -> None:
    told = (
        "Some 30 people lay in hospital with burns and broken bones at midnight, the Ambry Gazette reported."
    )
    b = by(RIVAL, "b", f"{ABOUT}\n\n{told}", day(3))
    for count, linked in (("30", True), ("55", False)):
        source = f"At midnight {count} people, with broken bones and burns, lay in the hospital.\n\n{OTHER}"
        assert (link(by(PAPER, "a", source, day(3)), b) is not None) is linked


def test_what_somebody_told_an_outlet_credits_no_undated_report() -> None:
    a = "Two brothers had booked berths on separate ferries to Haven, a clerk said.\n\n" + OTHER
    b = f"{ABOUT}\n\nThe brothers booked berths on separate ferries to Haven, a cook told the Ambry Gazette."
    assert link(by(PAPER, "a", a, day(3)), by(RIVAL, "b", b, day(3))) is not None
    assert link(by(PAPER, "a", a), by(RIVAL, "b", b)) is None


def test_one_sentence_alone_needs_two_dates_between_strangers() -> None:
    one = (
        "The miller has denied theft and neglect and the valley has denied meddling in the sale of its weir."
    )
    a, b = f"{OTHER}\n\n{one}", f"{ABOUT}\n\n{one}"
    assert link(by(PAPER, "a", a, day(3)), by(RIVAL, "b", b, day(4))) is not None
    assert link(by(PAPER, "a", a), by(RIVAL, "b", b)) is None
