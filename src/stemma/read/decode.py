"""Bytes to characters: which charset, what had to be mended, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from stemma.reasons import reason
from stemma.records import Reason

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data inside gzip data"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "an RTF document"),
)
"""First bytes of files that hold no plain text, and what to call them."""

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 stands before UTF-16, whose mark begins it."""

SAMPLE = 65_536
"""Bytes or characters looked at to decide on a charset, a kind, or whether there is text at all."""

NOISE = 0.05
"""Share of control and replacement characters above which decoded bytes are not text. Clean text
and broken legacy text stay under 0.01; random bytes lie near 0.25 in every charset."""

META_CHARSET = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
HIGH = re.compile(rb"[\x80-\xff]")
ESCAPED = re.compile("[\udc80-\udcff]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of an original; ``binary`` names what it is where it holds no text."""

    text: str = ""
    charset: str = ""
    repairs: tuple[Reason, ...] = ()
    binary: str = ""


def decode(data: bytes) -> Decoded:
    """Decode bytes: byte order mark, UTF-8, declared charset, then detection; mend mojibake.

    Never raises. ``binary`` is set where the bytes are no text (signature, NULs, control characters).
    """
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            return Decoded(binary=what)
    text, charset, repairs = _characters(data)
    sample = text[:SAMPLE]
    noise = sum(1 for _ in CONTROL.finditer(sample))
    if "\x00" in sample or noise > max(2, NOISE * len(sample)):
        return Decoded(binary="binary data")
    text = text.replace("\x00", "\ufffd")
    mended, lines = mend(text)
    if lines:
        repairs = (
            *repairs,
            reason("charset.mojibake", f"characters decoded twice were mended in {lines} lines"),
        )
    return Decoded(mended, charset, repairs)


def _characters(data: bytes) -> tuple[str, str, tuple[Reason, ...]]:
    """The characters, the charset, and what decoding had to mend."""
    for mark, charset in BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], charset)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    wide = _wide(data)
    if wide:
        return _lenient(data, wide)
    declared = _declared(data)
    if declared and declared != "utf-8":
        try:
            return data.decode(declared), declared, ()
        except UnicodeDecodeError:
            pass
    mixed = _mixed(data)
    if mixed is not None:
        return mixed
    return _detected(data)


def _lenient(data: bytes, charset: str) -> tuple[str, str, tuple[Reason, ...]]:
    """Decode with replacement characters for what does not fit, and say so."""
    text = data.decode(charset, "replace")
    if "\ufffd" not in text:
        return text, charset, ()
    count = text.count("\ufffd")
    words = f"{count} characters that are not {charset} are shown as \ufffd"
    return text, charset, (reason("charset.replaced", words),)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of the sample is mostly NUL."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> str:
    """The charset a page declares, as a Python codec name; "" where none is known."""
    found = META_CHARSET.search(data[:SAMPLE])
    if not found:
        return ""
    try:
        codec = codecs.lookup(found.group(1).decode("ascii"))
        name = codec.name
        b"a".decode(name)
    except (LookupError, ValueError):
        return ""
    # browsers read what calls itself ISO-8859-1 or ASCII as windows-1252 (WHATWG Encoding)
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _mixed(data: bytes) -> tuple[str, str, tuple[Reason, ...]] | None:
    """UTF-8 with some bytes of an older charset in between, or None where that does not fit."""
    text = data.decode("utf-8", "surrogateescape")
    strays = sum(len(m.group()) for m in ESCAPED.finditer(text))
    wide = sum(1 for c in text[: 4 * SAMPLE] if c > "\x7f") - strays
    if wide < strays:
        return None
    mended = ESCAPED.sub(
        lambda m: m.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text
    )
    words = f"{strays} bytes that are not UTF-8 were read as windows-1252"
    return mended, "utf-8", (reason("charset.mixed", words),)


def _detected(data: bytes) -> tuple[str, str, tuple[Reason, ...]]:
    """The charset that fits: windows-1252 for mostly Latin text, else by detection."""
    sample = data[:SAMPLE]
    high = len(HIGH.findall(sample))
    if high <= 0.1 * len(sample):
        try:
            text = data.decode("cp1252")
            return text, "cp1252", (_guess("cp1252"),)
        except UnicodeDecodeError:
            pass
    best = from_bytes(sample).best()
    charset = best.encoding if best is not None else "cp1252"
    text, charset, repairs = _lenient(data, charset)
    return text, charset, (*repairs, _guess(charset))


def _guess(charset: str) -> Reason:
    return reason("charset.guessed", f"no charset is declared; the bytes fit {charset}")


def mend(text: str) -> tuple[str, int]:
    """Mend lines that were decoded with a wrong charset; give the text and how many were mended.

    Only lines that ftfy holds for mojibake are touched, and only where undoing the wrong step
    gives valid text.
    """
    if text.isascii() or not is_bad(text):
        return text, 0
    lines = text.split("\n")
    count = 0
    for n, line in enumerate(lines):
        if len(line) <= SAMPLE and not line.isascii() and is_bad(line):
            fixed = ftfy.fix_encoding(line)
            if fixed != line and "\n" not in fixed:
                lines[n] = fixed
                count += 1
    return "\n".join(lines), count


def well_formed(text: str) -> str:
    """The text with NULs and lone surrogates shown as U+FFFD, same length: it can be stored."""
    if text.isascii():
        return text.replace("\x00", "\ufffd")
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
