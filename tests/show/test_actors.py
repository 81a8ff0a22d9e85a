"""Actors shown: who, of which country and sector, why, and who else they may be."""

from __future__ import annotations

from dataclasses import replace

from stemma.records import Annotation, Mention, Span
from stemma.show.actors import SHOWN, actor_lines, country_of, spans_of
from tests.show.fake import ESCAPE, MAYOR


def annotation(count: int = 1, name: str = "mayor") -> Annotation:
    """Some actors of one report."""
    actors = tuple(replace(MAYOR, key=f"ken {n}", name=name) for n in range(count))
    return Annotation("r", "none", (), (), (), actors=actors)


def told(held: Annotation, whole: bool = False) -> list[str]:
    return [line.plain for line in actor_lines(held, whole)]


def test_an_actor_is_told_with_country_sector_reason_and_alternative() -> None:
    first, why = told(annotation())
    assert first == "mayor: role · KEN · GOV · 1 time · score 0.80 · or Ada Brook (0.60)"
    assert why.strip() == "its sector by the noun"


def test_what_is_unknown_is_said() -> None:
    held = annotation()
    held = replace(held, actors=(replace(MAYOR, country="", sectors=(), reasons=(), others=()),))
    assert told(held) == ["mayor: role · country unknown · sector unknown · 1 time · score 0.80"]


def test_many_actors_are_cut_and_said_to_be() -> None:
    held = annotation(SHOWN + 3)
    assert told(held)[-1] == "and 3 more actors: add --all"
    assert len(told(held, whole=True)) == 2 * (SHOWN + 3)


def test_a_report_that_was_not_annotated_has_none() -> None:
    assert list(actor_lines(None, False)) == []


def test_a_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in "".join(told(annotation(name=ESCAPE)))


def test_all_stretches_are_counted_once() -> None:
    mention = Mention(4, 9, 1, 1, "person", "ada brook", "Ada Brook")
    held = Annotation("r", "none", (), (), (mention,))
    actor = replace(MAYOR, mentions=(0,), spans=(Span(0, 3), Span(4, 9)))
    assert spans_of(held, actor) == [Span(0, 3), Span(4, 9)]


def test_a_body_of_states_has_no_unknown_country() -> None:
    assert country_of("", ("IGO", "MIL")) == "of several states"
    assert country_of("", ("BUS",)) == "country unknown"
    assert country_of("KEN", ("IGO",)) == "KEN"
