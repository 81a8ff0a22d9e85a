"""Who publishes: a small registry of outlets, looked up by host or by name.

The registry is ``outlets.txt`` beside this file, one line per outlet. What it does not hold is
named by its host and has kind "unknown": nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args
from urllib.parse import urlsplit

from stemma.records import Outlet, OutletKind

REGISTRY = Path(__file__).with_name("outlets.txt")
SECOND_LEVEL = frozenset(["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "rep"])
"""Labels that stand before a country's top label without being anybody's own name (co.uk)."""

HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII)


@cache
def _registry() -> tuple[MappingProxyType[str, Outlet], MappingProxyType[str, Outlet]]:
    """Outlets by host and by folded name."""
    hosts: dict[str, Outlet] = {}
    names: dict[str, Outlet] = {}
    for line in REGISTRY.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        domains, name, kind, owner, country, *also = (part.strip() for part in line.split("|"))
        keys = [domain.strip() for domain in domains.split(",")]
        outlet = Outlet(keys[0], name, _kind(kind), owner, country)
        hosts.update((key, outlet) for key in keys)
        others = also[0].split(";") if also else []
        for known in (name, *others):
            if known.strip():
                names.setdefault(fold_name(known), outlet)
    return MappingProxyType(hosts), MappingProxyType(names)


def _kind(word: str) -> OutletKind:
    """The registry's word as an outlet kind; a word that is none is a fault of the file."""
    for kind in get_args(OutletKind):
        if word == kind:
            return kind  # type: ignore[no-any-return]
    raise ValueError(f"{REGISTRY.name}: {word!r} is no kind of outlet")


def fold_name(name: str) -> str:
    """A name as it is compared: lower case, without "the" at its start, without edge
    punctuation."""
    folded = " ".join(name.casefold().split()).strip(" .,:;|()[]-–—©")
    return folded.removeprefix("the ")


def host_of(address: str) -> str:
    """The host of an address or a bare host, lower case, without "www."; "" where there is none."""
    try:
        host = urlsplit(address if "//" in address else "//" + address).hostname or ""
    except ValueError:
        return ""
    host = host.strip(".").removeprefix("www.")
    return host if HOST.fullmatch(host) and not host.replace(".", "").isdigit() else ""


def by_host(host: str, how: str) -> Outlet:
    """The outlet of a host or of a host above it; unknown hosts are named by themselves."""
    hosts, _ = _registry()
    labels = host.split(".")
    for n in range(len(labels) - 1):
        known = hosts.get(".".join(labels[n:]))
        if known is not None:
            return replace(known, how=how)
    if not host:
        return Outlet()
    own = registered(host)
    return Outlet(own, own, "unknown", how=how)


def by_name(name: str, how: str) -> Outlet | None:
    """The outlet of a name as shown ("AP", "Thaivisa"), or None where the registry has none."""
    known = _registry()[1].get(fold_name(name))
    return None if known is None else replace(known, how=how)


def is_known_host(host: str) -> bool:
    """Whether the registry holds the host or one above it."""
    labels = host.split(".")
    return any(".".join(labels[n:]) in _registry()[0] for n in range(len(labels) - 1))


def registered(host: str) -> str:
    """The part of a host that somebody registered: "news.example.co.uk" is "example.co.uk"."""
    labels = host.split(".")
    if len(labels) <= 2:
        return host
    size = 3 if len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 2
    return ".".join(labels[-size:])


@cache
def forums() -> tuple[tuple[str, Outlet], ...]:
    """Folded names of known forums that cannot be common words, longest first."""
    names = [
        (name, outlet)
        for name, outlet in _registry()[1].items()
        if outlet.kind == "forum" and len(name) >= 6
    ]
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair[0])))
