"""Bytes to characters: which charset, what had to be mended, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

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

STRETCH = 20_000
"""Characters to either side of a mark of mojibake that are mended with it at most."""

TWICE = re.compile(
    "[\u00c2-\u00f4]"
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
"""A lead byte of UTF-8 and a byte that follows one, both read as windows-1252."""

RARE = ["johab", "utf_7", "cp037", "cp500", "cp1140", "cp273", "cp1026", "hz", "ptcp154", "kz1048"]
"""Charsets that no page of news is kept in and that short texts are mistaken for."""

META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
ODD = re.compile(
    "[\u00c0-\u00ff\u0160\u0161\u017d\u017e\u0192]{3}|"
    r"\w[\u00b9\u00b2\u00b3\u00bf\u00a1\u00a5\u00a4\u00a7\u00b6]\w|\ufffd"
)
"""What Western text read as windows-1252 does not hold: three accented letters in a row, signs
within words. Cyrillic, Greek and Polish text read so is full of it."""
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

    Never raises. ``binary`` is set where the bytes are no text (signature, NULs, control
    characters).
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
            reason("charset.mojibake", f"characters decoded twice were mended in {lines} places"),
        )
    return Decoded(mended, charset, repairs)


def _characters(data: bytes) -> tuple[str, str, tuple[Reason, ...]]:
    """The characters, the charset, and what decoding had to mend."""
    for mark, charset in BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], charset)
    wide = _wide(data)
    if wide:
        return _lenient(data, wide)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
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
    if wide * 4 < strays:
        return None
    mended = ESCAPED.sub(
        lambda m: m.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text
    )
    if wide < strays and not _western(mended):
        return None
    words = f"{strays} bytes that are not UTF-8 were read as windows-1252"
    return mended, "utf-8", (reason("charset.mixed", words),)


def _detected(data: bytes) -> tuple[str, str, tuple[Reason, ...]]:
    """The charset that fits: windows-1252 for mostly Latin text, else by detection."""
    sample = data[:SAMPLE]
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _western(text):
        return text, "cp1252", (_guess("cp1252"),)
    best = from_bytes(sample, cp_exclusion=RARE).best()
    charset = best.encoding if best is not None else "cp1252"
    text, charset, repairs = _lenient(data, charset)
    return text, charset, (*repairs, _guess(charset))


def _western(text: str) -> bool:
    """Whether a text read as windows-1252 looks like Latin text: usual letters, never three in a
    row."""
    return ODD.search(text[:SAMPLE]) is None


def _guess(charset: str) -> Reason:
    return reason("charset.guessed", f"no charset is declared; the bytes fit {charset}")


def _unmixed(stretch: str) -> str:
    """A stretch without mojibake; the library that undoes it is loaded where some is suspected."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return fix_encoding(stretch) if is_bad(stretch) else stretch


def mend(text: str) -> tuple[str, int]:
    """Mend stretches that were decoded with a wrong charset; give the text and how many.

    Only stretches (between line ends and tags) with the mark of UTF-8 read as windows-1252 that
    ftfy holds for mojibake are touched, and only where undoing the wrong step gives valid text.
    """
    parts: list[str] = []
    done = count = 0
    for hit in TWICE.finditer(text):
        if hit.start() < done:
            continue
        start = max(done, hit.start() - STRETCH, *(text.rfind(c, done, hit.start()) + 1 for c in "\n<>"))
        ends = (text.find(c, hit.end(), hit.end() + STRETCH) for c in "\n<>")
        end = min((at for at in ends if at >= 0), default=min(len(text), hit.end() + STRETCH))
        stretch = text[start:end]
        fixed = _unmixed(stretch)
        if fixed != stretch and not (set("\n<>") & set(fixed)):
            parts += (text[done:start], fixed)
            done = end
            count += 1
        else:
            parts.append(text[done:end])
            done = end
    parts.append(text[done:])
    return "".join(parts), count


def well_formed(text: str) -> str:
    """The text with NULs and lone surrogates shown as U+FFFD, same length: it can be stored."""
    if text.isascii():
        return text.replace("\x00", "\ufffd")
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
