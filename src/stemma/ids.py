"""Ids from content: the same content gives the same id on every machine and in every order."""

from __future__ import annotations

import hashlib

ID_LENGTH = 20
"""Hex digits of a record id: 80 bits, so that 10^9 records collide with a chance under 10^-6."""


def content_id(kind: str, *parts: str | int) -> str:
    """Hash ``parts`` under ``kind`` into ``kind-`` plus ``ID_LENGTH`` hex digits.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:ID_LENGTH]}"


def bytes_id(data: bytes) -> str:
    """SHA-256 of an original's bytes, as hex: the name of the original."""
    return hashlib.sha256(data).hexdigest()
