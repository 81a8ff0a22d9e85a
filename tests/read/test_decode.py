"""Charsets, mojibake and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.read.decode import decode, well_formed

WESTERN = "It’s a café — “déjà vu”, she said."


@pytest.mark.parametrize(
    ("data", "text", "charset"),
    [
        (WESTERN.encode(), WESTERN, "utf-8"),
        (b"\xef\xbb\xbf" + WESTERN.encode(), WESTERN, "utf-8"),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252"),
        (WESTERN.encode("utf-16"), WESTERN, "utf-16-le"),
        ("The ferry sank.".encode("utf-16-be"), "The ferry sank.", "utf-16-be"),
        (("Паром затонул ночью у берега. " * 4).encode("cp1251"), "Паром затонул", "cp1251"),
        ("中国外交部发言人星期五表示反对导弹发射，各方应当保持克制。".encode("gbk"), "中国外交部", "gb18030"),
    ],
)  # fmt: skip
def test_charset(data: bytes, text: str, charset: str) -> None:
    found = decode(data)
    assert found.text.startswith(text)
    assert found.charset == charset


def test_declared_charset_counts() -> None:
    page = '<html><meta charset="iso-8859-2"><p>żołnierze</p>'.encode("iso-8859-2")
    assert "żołnierze" in decode(page).text


def test_mixed_encodings_are_read_and_named() -> None:
    found = decode("Zwölf Boote, ".encode() + b"l'\xe9t\xe9 \x93quote\x94")
    assert found.text == "Zwölf Boote, l'été “quote”"
    assert [r.code for r in found.repairs] == ["charset.mixed"]


def test_mojibake_is_mended_where_it_stands_and_named() -> None:
    broken = "First line, naïve.\nIt’s “here”.".replace("It’s", "Itâ€™s")
    found = decode(broken.encode())
    assert found.text == "First line, naïve.\nIt’s “here”."
    assert [r.code for r in found.repairs] == ["charset.mojibake"]


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"\0" * 50, bytes(range(256))])
def test_binary_is_named(data: bytes) -> None:
    assert decode(data).binary


@given(st.text())
def test_utf8_text_with_no_control_characters_is_unchanged(text: str) -> None:
    clean = "".join(c for c in text if c.isalnum() or c in " .,\n") or "x"
    found = decode(clean.encode())
    assert found.text == clean or any(r.code == "charset.mojibake" for r in found.repairs)


@given(st.binary(max_size=400))
def test_any_bytes_decode(data: bytes) -> None:
    found = decode(data)
    assert bool(found.binary) or isinstance(found.text, str)


@given(st.text(alphabet=st.characters()))
def test_well_formed_keeps_the_length_and_can_be_stored(text: str) -> None:
    made = well_formed(text)
    assert len(made) == len(text)
    made.encode("utf-8")
    assert "\x00" not in made
