"""The sectors of an actor: of a body by its name, of a role by its word and the words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.page import Called, Page
from stemma.annotate.actors.registry import Body, bodies, listed_body, name_words, roles, short_names
from stemma.annotate.bodies import LEGAL, body_key
from stemma.annotate.places import lookup
from stemma.keys import folded, name_key
from stemma.outlets import by_name, is_media_name


@lru_cache(maxsize=20_000)
def body_called(name: str) -> Body | None:
    """The body, group or government of the registries that a name calls; short names only in capitals.

    Lines by hand go before those of lists; a legal form behind the name may stand in neither ("Halden plc").
    """
    key, bare = name_key(name), body_key(name)
    found = bodies().get(key) or bodies().get(bare)
    if found is None and key.endswith("s"):
        found = bodies().get(key[:-1])
        found = None if found is not None and found.sectors[0] == "JRN" else found  # "Oregonians"
    if found is None:
        capitals = name.replace(".", "")
        found = (listed_body(capitals) if capitals.isupper() else None) or listed_body(bare)
        return found if name[:1].isupper() or " " in key else None
    if key in short_names() and not any(c.isupper() for c in name[1:]):
        return None
    return found


@lru_cache(maxsize=20_000)
def of_name(name: str) -> tuple[str, ...]:
    """The sectors that a body's name tells: of the word before "of", of its last words, of any word.

    "Ministry of Health" is a ministry, "Kabul Police Academy" an academy; () where no word tells any.
    """
    words = folded(name).split()
    held = name_words()
    cut = words.index("of") if "of" in words[1:] else words.index("for") if "for" in words[1:] else 0
    for part in (words[:cut], words) if cut else (words,):
        for size in (3, 2, 1):
            tail = " ".join(part[-size:])
            for word in (tail, tail.removesuffix("s"), _singular(tail)):
                if len(part) >= size and held.get(word):
                    return held[word]
    if any(word in LEGAL for word in words[1:]):
        return ("BUS",)
    outlet = by_name(name, "")
    if outlet is not None or is_media_name(name):
        return ("JRN", "GOV") if outlet is not None and outlet.kind == "state media" else ("JRN",)
    if len(words) > 1 and words[-1].endswith("s") and not words[-1].endswith("ss") and _local(name):
        return ("SOC",)  # "Port Halden Gulls"
    for word in reversed(words):
        for form in (word, word.removesuffix("s"), _singular(word)):
            if held.get(form):
                return held[form]
    return ()


def _local(name: str) -> bool:
    """Whether a name begins with a city or region and holds no word that says what it is."""
    words = name.split()
    return any(
        (known := lookup(" ".join(words[:size]))) is not None and known.kind in ("city", "capital")
        for size in range(1, min(3, len(words) - 1) + 1)
    )


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("es")


Known = Mapping[int, Draft]
"""The drafts of names that are known already, by the number of each mention."""


def of_role(page: Page, called: Called, inside: Iterable[int], known: Known) -> tuple[str, ...]:
    """The sectors of a role word with those of the words and names inside its phrase.

    A weak word ("spokesman") takes the sector of what stands beside it; another keeps its own first.
    """
    beside: list[str] = []
    weak: list[str] = []
    for n in inside:
        if not called.first <= n <= called.head:
            other = page.called(n) if n not in page.names else None
            (weak if other is not None and other.role.weak else beside).extend(beside_of(page, n, known))
    own = called.role.sectors
    if called.role.weak:
        return tuple(dict.fromkeys([*beside, *weak, *own]))
    return tuple(dict.fromkeys([*own, *beside, *weak]))


def beside_of(page: Page, n: int, known: Known) -> tuple[str, ...]:
    """The sectors of the name or the role word on a token; () for other words."""
    number = page.names.get(n)
    if number is not None and page.mentions[number].last != n:
        return ()
    if number is not None and number in known:
        return known[number].sectors if known[number].told else ()
    if number is not None and (body := body_called(page.mentions[number].name)) is not None:
        return body.sectors if body.kind != "people" else ()  # "Republican" before "senator"
    if page.tokens[n].pos not in ("NOUN", "PROPN", "ADJ"):
        return ()
    called = page.called(n)
    if called is not None and not called.role.weak and called.role.kind in ("role", "title", "body"):
        return called.role.sectors
    role = roles().get(page.word(n).lower())
    kinds = ("body", "name") if page.word(n)[:1].isupper() else ("body",)
    return role.sectors if role is not None and role.kind in kinds else ()
