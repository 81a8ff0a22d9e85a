"""Keys by which names and phrases meet: folded, stripped of articles, titles and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their"])

TITLES = frozenset(
    """mr mrs ms dr sir dame lord lady prof professor president vice prime minister premier chancellor
    king queen prince princess emperor pope archbishop bishop rev reverend imam sheikh ayatollah senator
    sen rep representative congressman congresswoman governor gov mayor secretary attorney general
    gen colonel col lieutenant lt major maj captain capt sergeant sgt admiral commander marshal brigadier
    officer chief judge justice ambassador spokesman spokeswoman spokesperson director chairman
    chairwoman chair ceo senior deputy former acting foreign defense defence interior
    health state leader detective inspector superintendent sheriff coach""".split()
)
"""Words before a person's name that name an office, not the person."""


PARTICLES = frozenset("al el ul ad an ar as at az abu bin ibn ben von van der de la".split())
"""Words of names that are written, joined or left out ("el-Sisi", "al Sisi", "Sisi")."""

SPELLINGS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("j", "y"),
    ("zh", "y"), ("w", "v"), ("z", "s"), ("ie", "i"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("y", "i"),
    ("ei", "i"), ("o", "u"), ("e", "a"), ("i", "a"), ("h", ""),
)  # fmt: skip
"""Letters that transliterations use for one sound, applied in this order."""

UNSEEN = "Cf"
"""Unicode's category of marks that take no place on a page: zero-width, directions, soft hyphens."""


_POSSESSIVE = re.compile(r"['’`]s?\b")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Case, accents, quotes and punctuation folded away; words parted by single blanks."""
    plain = text.casefold()
    if not plain.isascii():  # else there is nothing to decompose, and no mark
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(
            c for c in plain if not (unicodedata.combining(c) or unicodedata.category(c) == UNSEEN)
        )
    words = plain.split(" ")
    if plain.isascii() and "".join(words).isalnum():  # as most names are
        return " ".join(word for word in words if word)
    plain = _POSSESSIVE.sub(" ", plain.replace(".", ""))
    return " ".join(_WORD.findall(plain))


def name_key(text: str) -> str:
    """The key of a place's or body's name: folded, without article, "st" written "saint"."""
    words = ["saint" if w == "st" else w for w in folded(text).split()]
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def person_key(text: str) -> str:
    """The key of a person's name: folded, "st" written "saint", without titles before it."""
    words = ["saint" if w == "st" else w for w in folded(text).split()]
    while len(words) > 1 and words[0] in TITLES | ARTICLES:
        words = words[1:]
    return " ".join(words)


def same_person(a: str, b: str) -> bool:
    """Whether two person keys can be one person: equal, or one ends with the other's last words."""
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) < len(long) and long[-len(short) :] == short and len(short[-1]) > 2


def bare(name: str) -> str:
    """A folded name without particles before it: "el sisi", "al sisi" and "sisi" are one."""
    words = [word for word in name.split() if word not in PARTICLES]
    return " ".join(words) or name


def spelled(name: str) -> str:
    """A name without what transliterations differ in: particles, doubled letters, vowels of one sound."""
    told = []
    for word in bare(folded(name)).split():
        for old, new in SPELLINGS:
            word = word.replace(old, new)
        told.append(re.sub(r"(.)\1+", r"\1", word))
    return " ".join(told)


SHORTEST_SOUND = 4
"""Letters of a last name below which two spellings are not compared: short ones meet by chance."""


@lru_cache(maxsize=10_000)
def sounding(key: str) -> str:
    """What two transliterations of a full name share; "" for one word, and where the last is too short."""
    words = key.split()
    return spelled(key) if len(words) > 1 and len(words[-1]) >= SHORTEST_SOUND else ""
