"""Bodies under one key in a report: legal forms dropped, short forms and initials joined to the full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from stemma.keys import name_key

LEGAL = frozenset(
    "inc incorporated corp corporation co ltd limited plc llc llp lp nv ag sa se gmbh spa ab oyj kk".split()
)
"""Forms of companies: no part of the key, so that "Apple Inc." meets "Apple" in another report."""

LINES = frozenset(
    """company companies group holdings holding computer computers airlines airline airways air lines motors
    motor industries systems technologies technology bank international communications energy pharmaceuticals
    partners enterprises entertainment media newspaper times party railways shipping petroleum oil
    electronics software networks foods stores brands laboratories labs insurance association""".split()
)
"""Last words of bodies' names that a short form leaves out ("Qatar Airways", later "Qatar")."""

SMALL = frozenset("of and for the in on at de la du des und et y e & to".split())
"""Words that initials pass over."""

INITIALS = re.compile(r"[A-Z][A-Za-z]*[A-Z]s?|[A-Z]{2,}")
LONGEST = 8
"""Letters of initials at most."""


def body_key(name: str) -> str:
    """The key of a body's name without its legal form; the name's own key where nothing else is left."""
    words = name_key(name).split()
    while len(words) > 1 and (words[-1] in LEGAL or (words[-1] == "v" and words[-2] == "n")):
        words = words[:-1]
    return " ".join(words)


def initials(name: str) -> set[str]:
    """The initials by which a name of three or more words can be called, in small letters, with and
    without small words ("who", "usaf"); of two words only where they are written in full."""
    words = [w for w in re.findall(r"[^\W_]+", name) if w]
    told = [w for w in words if w.lower() not in SMALL]
    if len(told) < 2:
        return set()
    found = {"".join(w[0] for w in told).lower(), "".join(w[0] for w in words).lower()}
    without = [w for w in told if w.lower() not in LEGAL]
    found.add("".join(w[0] for w in without).lower())
    return {f for f in found if len(f) > 1}


def joined(names: Mapping[str, str]) -> dict[str, str]:
    """Each body's key to the key of its full name in the report, or to itself.

    ``names``: key to the name as it stands, of every body of the report. A short form or initials that
    two bodies could have made stay apart.
    """
    full: dict[str, str] = {key: key for key in names}
    starts: dict[str, set[str]] = {}
    letters: dict[str, set[str]] = {}
    for key, name in names.items():
        words = key.split()
        for cut in range(1, min(len(words), LONGEST)):
            if all(w in LINES for w in words[cut:]):
                starts.setdefault(" ".join(words[:cut]), set()).add(key)
        for short in initials(name):
            letters.setdefault(short, set()).add(key)
    for key, name in names.items():
        longer = starts.get(key, set())
        if not longer and INITIALS.fullmatch(name.replace(".", "")) and len(key) <= LONGEST:
            longer = letters.get(key.replace(" ", ""), set()) - {key}
        if len(longer) == 1:
            full[key] = next(iter(longer))
    return {key: _end(full, key) for key in full}


def _end(full: Mapping[str, str], key: str) -> str:
    seen: set[str] = set()
    while full[key] != key and key not in seen:
        seen.add(key)
        key = full[key]
    return key


def fullest(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Key to the longest name that stands for it; the first of equal length."""
    held: dict[str, str] = {}
    for key, name in names:
        if key not in held or len(name) > len(held[key]):
            held[key] = name
    return held
