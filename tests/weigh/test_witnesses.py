"""Every rule of how witnesses are counted, one test each."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Carry, Claim, Found, Origin, Report, Segment, Voice
from stemma.weigh.copies import Copies, copies_of
from stemma.weigh.witnesses import Range, count
from tests.weigh.build import carry, claim, credited, named, report

POLICE = named("police spokesman Ann Lee", key="police")
A, B, C, D = report("a", "alpha"), report("b", "beta"), report("c", "gamma"), report("d", "delta")


def weigh(claims: list[Claim], *carries: Carry, actors: frozenset[str] = frozenset()) -> Range:
    """Count with the reports that the claims name."""
    held: dict[str, Report] = {r.id: r for r in REPORTS}
    return count(claims, held, copies_of(carries), actors)


REPORTS = [A, B, C, D]
NONE = Copies()


def test_rule_1_copies_never_count_twice() -> None:
    a, b, c = claim(A), claim(B), claim(C)
    found = weigh([a, b, c], carry(a, b), carry(b, c))
    assert (found.fewest, found.most) == (1, 1)
    assert any(r.code == "join.copied" for r in found.witnesses[0].reasons)


def test_rule_1_holds_by_way_of_a_report_that_tells_it_elsewhere() -> None:
    a, b, c = claim(A), claim(B), claim(C)
    assert weigh([a, c], carry(a, b), carry(b, c)).most == 1


def test_rule_1_joins_the_sentence_that_was_copied_and_no_other() -> None:
    ours = [claim(A, POLICE), claim(A, named("Eve Stone"), at=1)]
    theirs = [claim(B, POLICE), claim(B, named("Eve Stone"), at=1)]
    found = weigh([*ours, *theirs], carry(ours[0], theirs[0]), carry(ours[1], theirs[1]))
    assert (found.fewest, found.most) == (2, 2)


def test_a_shared_quotation_is_no_copying() -> None:
    a, b = claim(A), claim(B)
    assert weigh([a, b], carry(a, b, "quoted")).most == 2


def test_rule_3_a_quotation_that_a_link_carries_is_one_voice() -> None:
    a, b = (replace(claim(r, v), quoted=True) for r, v in ((A, named("Eve Stone")), (B, named("Bo Ray"))))
    found = weigh([a, b], carry(a, b, "quoted"))
    assert found.most == 1
    assert any(r.code == "join.quotation" for r in found.witnesses[0].reasons)


def test_a_link_that_carries_other_sentences_joins_nothing() -> None:
    a, b, other = claim(A), claim(B), claim(B, at=1)
    assert weigh([a, b], carry(a, other)).most == 2


def test_rule_2_one_credited_agency_is_one_witness() -> None:
    found = weigh([credited(A, "Reuters"), credited(B, "Reuters")])
    assert (found.fewest, found.most) == (1, 1)


def test_rule_2_the_credit_line_of_a_report_is_its_origin() -> None:
    wired = [report(n, n, credit="AFP") for n in ("e", "f")]
    found = count([claim(r) for r in wired], {r.id: r for r in wired}, NONE)
    assert (found.fewest, found.most) == (1, 1)
    assert found.witnesses[0].shown


def test_rule_3_two_outlets_quoting_one_spokesman_are_one_witness() -> None:
    found = weigh([claim(A, POLICE), claim(B, POLICE)])
    assert (found.fewest, found.most) == (1, 1)
    assert any("one voice" in r.words for r in found.witnesses[0].reasons)


def test_rule_3_a_body_and_its_spokesman_are_one_voice() -> None:
    body = named("the Vale coast guard", key="vale coast guard")
    man = named("Ted Moe", "coast guard spokesman", key="coast guard")
    assert weigh([claim(A, body), claim(B, man)]).most == 1


def test_rule_3_ministries_of_one_government_count_once_in_fewest() -> None:
    one = named("the Transport Ministry", key="transport ministry")
    two = named("Interior Minister Bo Ray", key="interior ministry")
    found = weigh([claim(A, one), claim(B, two)])
    assert (found.fewest, found.most) == (1, 2)


def test_ministries_of_two_governments_are_two() -> None:
    one = named("the Russian Defence Ministry", key="russian defence ministry", country="RU")
    two = named("the Turkish Foreign Ministry", key="turkish foreign ministry", country="TR")
    assert weigh([claim(A, one), claim(B, two)]).fewest == 2


def test_rule_4_one_outlet_is_one_witness() -> None:
    again = report("e", "alpha")
    found = count([claim(A), claim(again)], {A.id: A, again.id: again}, NONE)
    assert found.most == 1


def test_rule_4_one_owner_is_one_witness() -> None:
    owned = [report(n, n, owner="Hill Group") for n in ("e", "f")]
    assert count([claim(r) for r in owned], {r.id: r for r in owned}, NONE).most == 1


def test_rule_4_not_where_each_shows_a_different_origin() -> None:
    again = report("e", "alpha")
    voices = [claim(A, POLICE), claim(again, named("Eve Stone"))]
    assert count(voices, {A.id: A, again.id: again}, NONE).fewest == 2


def test_rule_5_an_unattributed_lead_takes_the_origin_named_beside_it() -> None:
    found = weigh([claim(A), claim(A, POLICE, at=1), claim(B, POLICE)])
    assert (found.fewest, found.most) == (1, 1)


def test_unknown_is_never_turned_into_independent() -> None:
    found = weigh([claim(A), claim(B)])
    assert (found.fewest, found.most) == (1, 2)
    assert any(r.code == "fewest.unknown" for r in found.reasons)


def test_two_named_voices_are_two_witnesses() -> None:
    found = weigh([claim(A, POLICE), claim(B, named("Eve Stone", "a survivor"))])
    assert (found.fewest, found.most) == (2, 2)


def test_unnamed_voices_never_show_an_origin() -> None:
    found = weigh([claim(A, Voice("unnamed", "officials")), claim(B, Voice("unnamed", "sources"))])
    assert (found.fewest, found.most) == (1, 2)


def test_several_unnamed_voices_inside_one_report_are_one() -> None:
    voices = [claim(A, Voice("unnamed", "officials")), claim(A, Voice("unnamed", "aides"), at=1)]
    assert weigh(voices).most == 1


def test_the_reporters_own_presence_shows() -> None:
    there = replace(claim(A), origins=(Origin("presence", "", "the reporter", True, "was there"),))
    found = weigh([there, claim(B, POLICE)])
    assert (found.fewest, found.most) == (2, 2)


def test_an_agency_does_not_raise_fewest_beside_the_body_that_acted() -> None:
    found = weigh([claim(A, POLICE), credited(B, "Reuters")], actors=frozenset(["police"]))
    assert (found.fewest, found.most) == (1, 2)


def test_state_media_is_named_inside_the_count() -> None:
    state = report("s", "state tv", "state media")
    found = count([claim(state)], {state.id: state}, NONE)
    assert found.witnesses[0].interest == "state media"


@given(st.permutations(range(4)), st.integers(1, 12))
def test_copies_however_many_leave_the_count_as_it_was(order: list[int], copies: int) -> None:
    told = claim(B)
    base = [claim(A, POLICE), told, claim(C, named("Eve Stone")), claim(D)]
    before = weigh([base[n] for n in order])
    more = [report(f"copy{n}", f"outlet{n}") for n in range(copies)]
    held = {r.id: r for r in (*REPORTS, *more)}
    again = [claim(r) for r in more]
    carried = copies_of(carry(told, one) for one in again)
    after = count([*(base[n] for n in order), *again], held, carried)
    assert (after.fewest, after.most) == (before.fewest, before.most)


def test_a_voice_that_speaks_of_its_own_act_is_a_party() -> None:
    found = weigh([claim(A, POLICE), claim(B, named("Eve Stone"))], actors=frozenset(["police"]))
    assert {w.origin.split()[0]: w.interest for w in found.witnesses} == {"police": "party", "Eve": ""}


def test_one_quotation_under_two_names_is_one_witness() -> None:
    said = [replace(claim(r, v), quoted=True, text="we saw the boats go down") for r, v in
            ((A, named("Eve Stone")), (B, named("Bo Ray")))]  # fmt: skip
    found = weigh(said)
    assert found.most == 1
    assert any(r.code == "join.quotation" for r in found.witnesses[0].reasons)


def test_rule_5_a_credit_of_the_whole_report_hands_on_the_voice_named_in_it() -> None:
    wired = report("w", "w", credit="AFP")
    held = [claim(wired), claim(wired, POLICE, at=1), claim(A, POLICE)]
    found = count(held, {wired.id: wired, A.id: A}, NONE)
    assert (found.fewest, found.most) == (1, 1)


def test_a_credit_of_the_whole_report_does_not_raise_fewest_beside_a_named_voice() -> None:
    wired, other = report("w", "w", credit="AFP"), report("x", "x", credit="Reuters")
    with_voice = count([claim(wired), claim(A, POLICE)], {wired.id: wired, A.id: A}, NONE)
    assert (with_voice.fewest, with_voice.most) == (1, 2)
    assert any(r.code == "fewest.agency" for r in with_voice.reasons)
    alone = count([claim(wired), claim(other)], {wired.id: wired, other.id: other}, NONE)
    assert (alone.fewest, alone.most) == (2, 2)


def test_the_forces_of_a_government_are_of_its_side() -> None:
    army = named("South Vale's military", key="south vale military", country="KR")
    joint = named("the Joint Chiefs of Staff", key="joint chiefs of staff", country="KR")
    found = weigh([claim(A, army), claim(B, joint)])
    assert (found.fewest, found.most) == (1, 2)
    club = named("Bo Ray", "president of the chess club")
    assert weigh([claim(A, army), claim(B, club)]).fewest == 2


def test_one_government_under_two_names_is_one_voice() -> None:
    one = named("Maravel's government", key="maravel government", country="MV")
    two = named("the Maravelian government", key="maravelian government", country="MV")
    assert weigh([claim(A, one), claim(B, two)]).most == 1


def test_first_letters_stand_for_a_body_of_the_story() -> None:
    full = named("Vale Island Railways", key="vale island railways")
    letters = named("VIR", key="vir")
    assert weigh([claim(A, full), claim(B, letters)]).most == 1
    assert weigh([claim(A, full), claim(B, named("VXR", key="vxr"))]).most == 2


def test_a_last_name_alone_speaks_for_the_body_of_the_person_who_has_it() -> None:
    whole = replace(named("Enzo Brill"), body="vale civil aviation")
    body = named("Vale Civil Aviation", key="vale civil aviation")
    assert weigh([claim(A, whole), claim(B, named("Brill")), claim(C, body)]).most == 1
    ministry = named("the security ministry", key="security ministry")
    assert weigh([claim(A, whole), claim(B, named("Brill")), claim(C, ministry)]).fewest == 1


def test_a_message_of_the_web_shows_no_reporter() -> None:
    text = "I was on the beach and saw two boats sink. #harbour @valenews https://t.example/x"
    posted = replace(A, text=text, segments=(Segment(0, 0, len(text)),))
    there = replace(claim(A), origins=(Origin("presence", "", "the reporter", True, "was there"),))
    found = count([there, claim(B, POLICE)], {A.id: posted, B.id: B}, NONE)
    assert (found.fewest, found.most) == (1, 2)


def test_witnesses_add_to_fewest_only_where_they_surely_tell_one_event() -> None:
    a, b, c = claim(A, POLICE), claim(B, named("Eve Stone")), claim(C, named("Bo Ray"))
    held: dict[str, Report] = {r.id: r for r in REPORTS}

    def counted(*sure: list[str]) -> Range:
        return count([a, b, c], held, NONE, sure=sure)

    assert counted([a.id, b.id, c.id]).fewest == 3
    loose = counted([a.id, b.id], [c.id])
    assert (loose.fewest, loose.most) == (2, 3)
    assert any(r.code == "fewest.loose" for r in loose.reasons)
    assert counted([a.id], [b.id], [c.id]).fewest == 1


def voiced(of: Report, name: str, key: str = "", **more: object) -> Claim:
    """A claim in a named voice with further fields of it."""
    return claim(of, replace(named(name, key=key), **more))  # type: ignore[arg-type]


def test_one_actor_under_two_names_is_one_voice() -> None:
    a, b = voiced(A, "the North", actor="prk government"), voiced(B, "Pyongyang", actor="prk government")
    assert weigh([a, b]).most == 1
    assert weigh([a, voiced(B, "Seoul", actor="kor government")]).most == 2


def test_one_person_in_two_spellings_is_one_voice() -> None:
    a = voiced(A, "Noor Mohammad Faiz")
    assert weigh([a, voiced(B, "Noor Mohammad Fayez")]).most == 1
    assert weigh([a, voiced(B, "Noor Mohammad Karim")]).most == 2


def test_whoever_passes_a_voice_on_is_no_witness_beside_it() -> None:
    a, b = voiced(A, "Ilona Herman"), voiced(B, "Ursula Dahl", via=("Ilona Herman",))
    assert weigh([a, b]).most == 1
    assert weigh([a, voiced(B, "Ursula Dahl", via=("Petra Lind",))]).most == 2


def test_whoever_says_only_that_it_may_be_so_does_not_raise_fewest() -> None:
    a = claim(A, named("Ada Brook"))
    found = weigh([a, claim(B, named("Tom Ash"), stance="possible")])
    assert (found.fewest, found.most) == (1, 2)
    assert any(r.code == "fewest.unsure" for r in found.reasons)
    unsure = [claim(x, named(n), stance="possible") for x, n in ((A, "Ada Brook"), (B, "Tom Ash"))]
    assert weigh(unsure).fewest == 2


def test_an_agency_does_not_raise_fewest_beside_a_voice_of_a_government() -> None:
    agency = credited(B, "Meridian Press Agency")
    army = claim(A, named("the army", key="army", country="MV"))
    assert weigh([army, agency]).fewest == 1
    assert weigh([claim(A, named("Ada Brook")), agency]).fewest == 2


def test_an_outlet_does_not_raise_fewest_beside_a_named_voice() -> None:
    origin = Origin("outlet", "teletica", "Teletica", True, "credits Teletica")
    outlet = replace(claim(B), origins=(origin,))
    assert weigh([claim(A, named("Ada Brook")), outlet]).fewest == 1
    assert weigh([credited(A, "Meridian Press Agency"), outlet]).fewest == 2


def test_who_posts_was_there_and_not_the_board() -> None:
    presence = Origin("presence", "", "the reporter", True, "the reporter was there")
    first, second = (replace(r, author=Found(who, "test")) for r, who in ((A, "tanner"), (B, "baker")))
    board = [replace(r, outlet=A.outlet) for r in (first, second)]
    posts = [replace(claim(r), origins=(presence,)) for r in board]
    assert count(posts, {r.id: r for r in board}, NONE).fewest == 2
    staff = [replace(r, author=Found()) for r in board]
    assert count(posts, {r.id: r for r in staff}, NONE).most == 1


def test_the_police_of_a_country_count_once_and_apart_from_its_government() -> None:
    chief = voiced(A, "Omar Haidari", sector="COP", country="MV")
    police = voiced(B, "local police", sector="COP", country="MV")
    ministry = voiced(C, "the interior ministry", sector="GOV", country="MV")
    assert weigh([chief, police]).fewest == 1
    assert weigh([chief, ministry]).fewest == 2


def test_an_office_that_another_place_tells_puts_a_voice_on_its_side() -> None:
    secretary = voiced(A, "Yuto Mori", office="Chief Cabinet Secretary", country="JP")
    army = voiced(B, "Japanese military", country="JP")
    assert weigh([secretary, army]).fewest == 1
    assert weigh([voiced(A, "Yuto Mori", country="JP"), army]).fewest == 2


def test_voices_of_one_figure_of_the_story_are_one() -> None:
    a, b = voiced(A, "Grey Wolves", actor="grey wolves"), voiced(B, "Bozkurt", actor="bozkurt")
    held = {r.id: r for r in REPORTS}
    assert count([a, b], held, NONE).most == 2
    assert count([a, b], held, NONE, names={"bozkurt": "grey wolves"}).most == 1


def test_who_only_reacts_does_not_raise_fewest() -> None:
    told, reacted = claim(A, named("Ada Brook")), replace(claim(B, named("Tom Ash")), reacted=True)
    assert weigh([told, reacted]).fewest == 1
    assert weigh([told, replace(reacted, reacted=False)]).fewest == 2
    assert weigh([replace(told, reacted=True), reacted]).fewest == 1
