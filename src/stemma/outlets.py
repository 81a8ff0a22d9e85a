"""Who publishes: a small registry of outlets, looked up by host or by name.

The registry is ``registry/outlets.txt`` beside this file, one line per outlet (``docs/registry.md`` says
how). What it does not hold is named by its host and has kind "unknown": nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args
from urllib.parse import urlsplit

from stemma.records import Outlet, OutletKind

REGISTRY = Path(__file__).parent / "registry" / "outlets.txt"
SECOND_LEVEL = frozenset(["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "rep"])
"""Labels that stand before a country's top label without being anybody's own name (co.uk)."""

HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the registry: an outlet, its hosts, and every name it goes by."""

    outlet: Outlet
    hosts: tuple[str, ...]
    names: tuple[str, ...]


def _entries() -> Iterator[Entry]:
    for line in REGISTRY.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        domains, name, kind, owner, country, *also = (part.strip() for part in line.split("|"))
        hosts = tuple(domain.strip() for domain in domains.split(","))
        others = (other.strip() for other in also[0].split(";")) if also else ()
        outlet = Outlet(hosts[0], name, _kind(kind), owner, country)
        yield Entry(outlet, hosts, (name, *(other for other in others if other)))


@cache
def _registry() -> tuple[MappingProxyType[str, Outlet], MappingProxyType[str, Entry]]:
    """Outlets by host, and entries by folded name."""
    hosts: dict[str, Outlet] = {}
    names: dict[str, Entry] = {}
    for entry in _entries():
        hosts.update((host, entry.outlet) for host in entry.hosts)
        for name in entry.names:
            names.setdefault(fold_name(name), entry)
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
    return None if known is None else replace(known.outlet, how=how)


def agency_names(name: str) -> tuple[str, ...]:
    """Every name of the agency that goes by ``name`` ("AP"), its own first; none for other outlets.

    Agencies of states, which the registry calls state media, are among them.
    """
    known = _registry()[1].get(fold_name(name))
    return known.names if known is not None and known.outlet.kind in ("agency", "state media") else ()


AGENCY_NAME = re.compile(r"\b(?:news|press|telegraph|wire) (?:agency|service)\b|\bnewswire\b", re.I)
STATE_NAME = re.compile(r"\bstate (?:television|tv|radio|media|broadcast\w+|news agency)\b", re.I)
AIR_NAME = re.compile(r"\b(?:television|tv|radio|broadcasting|fm)\b", re.I)
MEDIA_NAME = re.compile(
    r"\b(?:times|post|herald|gazette|courier|tribune|daily|weekly|observer|mail|journal|chronicle|star|"
    r"mirror|telegraph|news|newspaper|press|agency|wire|lantern|standard|record|express|dispatch|sentinel|"
    r"examiner|inquirer|bulletin|monitor|review|today|television|tv|radio|broadcasting|online|report)\b",
    re.I,
)
"""Words by which a name that stands alone tells that it is an outlet's."""


VOICE_NAME = re.compile(
    r"\b(?:(?:television|tv|radio|broadcasting|newspaper|magazine|gazette|herald|tribune|chronicle)\b"
    r"|(?:times|news|daily|journal|post|fm)$|(?:channel|news) \d+$|news agency\b|newswire\b)"
    r"|(?<=\w)tv$|^(?:le |la |el |il )?diario\b",
    re.I,
)
"""Words by which a name that is credited is an outlet's: fewer, since bodies are credited too."""


def is_outlet(name: str) -> bool:
    """Whether a name that something is credited to is an outlet's: known, or by its words ("Channel 5")."""
    return by_name(name, "") is not None or VOICE_NAME.search(name.strip()) is not None


def named(name: str, how: str) -> Outlet:
    """The outlet of a name as shown: the registry's, else one keyed by its folded name.

    The kind of an unregistered outlet is taken from its name where the name says it
    ("... News Agency", "... State Television"), and ``how`` says so; otherwise it is unknown.
    """
    known = by_name(name, how)
    if known is not None:
        return known
    kinds: tuple[tuple[re.Pattern[str], OutletKind], ...] = (
        (STATE_NAME, "state media"), (AGENCY_NAME, "agency"), (AIR_NAME, "broadcaster"),
    )  # fmt: skip
    for pattern, kind in kinds:
        if pattern.search(name):
            return Outlet(fold_name(name), name, kind, how=f"{how}; kind by its name")
    return Outlet(fold_name(name), name, how=how)


def is_media_name(line: str) -> bool:
    """Whether a short line is the name of an outlet: known, or by its words ("Daily Example")."""
    words = line.split()
    if not 1 <= len(words) <= 6 or len(line) > 60 or line.endswith((".", "!", "?", ":")):
        return False
    titled = all(w[0].isupper() or w.casefold() in ("of", "the", "and", "&", "de") for w in words)
    return by_name(line, "") is not None or (titled and MEDIA_NAME.search(line) is not None)


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
        (name, entry.outlet)
        for name, entry in _registry()[1].items()
        if entry.outlet.kind == "forum" and len(name) >= 6
    ]
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair[0])))
