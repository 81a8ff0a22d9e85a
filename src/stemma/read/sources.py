"""Paths to bytes: which files there are to read, and their content after unpacking."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import problem
from stemma.records import Problem

SKIPPED = (".stemma", ".stemma-wal", ".stemma-shm", ".stemma-journal", ".stemma-lock")
"""Ends of names that belong to cases, never to originals."""

GZIP = b"\x1f\x8b"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, and the name it is known by in the case."""

    path: Path
    name: str


def walk(paths: Sequence[Path]) -> Iterator[Source | Problem]:
    """The files under ``paths``, each once, in sorted order; folders are walked whole.

    Hidden files, case files and symbolic links met inside a folder are left out, so that no link
    leads out of it or round in it. A path that does not exist and a folder without files are
    problems. Names are the paths as given, with forward slashes.
    """
    seen: set[str] = set()
    for path in sorted({str(path): path for path in paths}.items()):
        for found in _under(path[1]):
            if isinstance(found, Problem):
                yield found
            elif found.name not in seen:
                seen.add(found.name)
                yield found


def _under(path: Path) -> Iterator[Source | Problem]:
    """The files of one path that the user named."""
    name = path.as_posix()
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield Source(path, name)
        elif path.exists():
            yield problem("E104", name, what="it is neither a file nor a folder")
        else:
            yield problem("E103", name)
    except (OSError, ValueError) as error:
        yield problem("E104", name, what=_why(error))


def _folder(top: Path) -> Iterator[Source | Problem]:
    """The files of a folder and of the folders in it, sorted by name; a loop, not a recursion."""
    waiting = [top]
    found = False
    while waiting:
        path = waiting.pop()
        try:
            if path is not top and path.is_symlink():
                continue
            if path.is_dir():
                inside = [item for item in path.iterdir() if not item.name.startswith(".")]
                waiting.extend(sorted(inside, key=lambda item: item.name, reverse=True))
            elif path.is_file() and not path.name.endswith(SKIPPED):
                found = True
                yield Source(path, path.as_posix())
        except OSError as error:
            found = True
            yield problem("E104", path.as_posix(), what=_why(error))
    if not found:
        yield problem("E112", top.as_posix())


def load(source: Source, limit: int) -> bytes | Problem:
    """The bytes of a file, unpacked where it is gzip; at most ``limit`` bytes, else a problem.

    Never raises for what the file system or the file does. Unpacking stops at the limit, so a small
    file that unpacks to a huge one costs no more than the limit.
    """
    try:
        with source.path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        return problem("E103", source.name)
    except (OSError, ValueError) as error:
        return problem("E104", source.name, what=_why(error))
    if len(data) > limit:
        return problem("E105", source.name, limit=f"{limit:,} bytes")
    if data.startswith(GZIP):
        return _unpacked(data, source.name, limit)
    return data


def _unpacked(data: bytes, name: str, limit: int) -> bytes | Problem:
    """Unpack gzip data of one or more members; damaged or too large data is a problem."""
    parts: list[bytes] = []
    size = 0
    rest = data
    while rest.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        try:
            while not unpacker.eof:
                part = unpacker.decompress(rest, BLOCK)
                size += len(part)
                if size > limit:
                    return problem("E105", name, limit=f"{limit:,} bytes unpacked")
                parts.append(part)
                rest = unpacker.unconsumed_tail
                if not part and not rest and not unpacker.eof:
                    return problem("E106", name, what="it ends too early")
        except zlib.error as error:
            return problem("E106", name, what=str(error))
        rest = unpacker.unused_data
    return b"".join(parts)


def _why(error: Exception) -> str:
    """What the system said, without the path (the problem names it)."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
