"""Which language: a foreign text is told, an English one is never taken for foreign."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.languages import ENGLISH, SAMPLE, foreign, language

ENGLISH_TEXT = "The ferry sank off the cape on Monday night, and the coast guard said nobody was hurt."
SPANISH = (
    "El transbordador se hundió el lunes por la noche frente al cabo y la guardia costera dijo "
    "que nadie resultó herido."
)
GERMAN = (
    "Die Fähre sank am Montagabend vor dem Kap, und die Küstenwache sagte, dass niemand verletzt worden sei."
)
FRENCH = (
    "Le ferry a coulé lundi soir au large du cap, et les garde-côtes ont dit que personne n’a été blessé."
)
INDONESIAN = "Kapal itu tenggelam pada hari Senin malam dan penjaga pantai mengatakan tidak ada yang terluka."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SPANISH, "es"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (INDONESIAN, "id"),
        ("Паром затонул в понедельник вечером у мыса, и никто не пострадал.", "ru"),
        ("渡轮周一晚上在海角附近沉没，海岸警卫队说没有人受伤。", "zh"),
        ("غرقت العبارة مساء الاثنين قبالة الرأس ولم يصب أحد بأذى.", "ar"),
        (f"Home\nNews\nMenu\n{SPANISH}\n© 2024", "es"),
    ],
)  # fmt: skip
def test_another_language_is_told(text: str, code: str) -> None:
    assert foreign(text) == code
    assert language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No",
        "12:30 — 4 : 2",
        "Arsenal 2 Chelsea 1\nReal Madrid 0 Real Sociedad 0\nInter Milan 3 Juventus 2",
        "Min Aung Hlaing, Soe Win, Mya Tun Oo, Tin Aung San, Maung Maung Kyaw, Moe Myint Tun",
        "Abdul Rahman al-Zahrani, Mohammed bin Salman bin Abdulaziz, Khalid bin Walid al-Otaibi",
        "José Antonio Ocampo, Gustavo Petro, Santa Ana, Universidad de Chile, La Cisterna, La Florida",
        "THREE KILLED IN FERRY DISASTER OFF PORT AMBRY, OFFICIALS SAY",
        "Ferry Sinks Off Port Ambry: What We Know",
        f"{ENGLISH_TEXT} “{SPANISH}”",
        f"“{SPANISH}”, the mayor told reporters in Spanish before she left the harbour.",
    ],
)  # fmt: skip
def test_english_is_never_foreign(text: str) -> None:
    assert foreign(text) == ""
    assert language(text) in ("", ENGLISH)


def test_a_report_with_both_is_english_and_its_paragraphs_are_told_apart() -> None:
    report = f"{SPANISH}\n\n{ENGLISH_TEXT}\n\n{SPANISH}"
    assert language(report) == ENGLISH
    assert [foreign(part) for part in report.split("\n\n")] == ["es", "", "es"]


def test_a_line_of_english_furniture_does_not_make_a_report_english() -> None:
    report = "\n".join([SPANISH] * 8 + ["All rights of the owner are reserved."])
    assert language(report) == "es"


def test_only_the_start_of_a_text_is_asked() -> None:
    assert language(f"{ENGLISH_TEXT} " * (SAMPLE // len(ENGLISH_TEXT) + 1) + SPANISH * 50) == ENGLISH


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert foreign(text) == "" or len(foreign(text)) in (2, 3)
    assert foreign(text) == foreign(text)
    assert language(text) != ENGLISH or not foreign(text)
