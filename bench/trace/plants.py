"""Copies of known kind, made from articles by a seeded program.

Kinds: ``verbatim``; ``shortened`` (half of the sentences left out, the order kept); ``stitched`` (a
stretch of one article, 80 words of it outside quotation marks, without a first person and not after a
colon, then one of another, neither a transcript); ``edited_10``, ``edited_20``, ``edited_40`` (that
share of the words struck: half of them replaced, a quarter deleted, a quarter followed by a new word;
new words are drawn from the pile, as often as they stand there); ``reordered`` (sentences shuffled);
``wrapped`` (between the furniture of another page, taken from flattened pages less their bodies);
``retold`` (every fourth sentence left out; in the others names and numbers stay, half of the long words
and a third of the short ones, the rest is replaced, and what stood second comes first: under a tenth of
the 3-grams are left).

How a copy and its source are dated: ``dated`` (one to three days after the source), ``credited`` (no
date, but the source's outlet credited, in metadata or as the dateline's agency), ``undated`` (neither
date nor credit), ``misdated`` (dated before the source, which it credits). The outlet of a copy is an
invented one; that of a wrapped copy is the site whose furniture it has.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from bench.trace.pile import QUOTED, day
from stemma.ids import content_id
from stemma.records import Found, Outlet, Report, When

KINDS = (
    "verbatim", "shortened", "stitched", "edited_10", "edited_20", "edited_40", "reordered", "wrapped",
    "retold",
)  # fmt: skip
TOLD = ("dated", "credited", "undated", "misdated")

EACH = 300
"""Copies of each kind."""

SEED = 20

SHORTEST = 150
"""Words of the shortest article that is copied."""

STITCH = 80
"""Words outside quotation marks and first persons taken from each of two articles, at least."""

FIRST_PERSON = re.compile(r"\b(?:I|my|My|me|we|We|our|Our|us)\b|https?://t\.co|twitter\.com|\(@")

SPEAKER = re.compile(r"^(?:[A-Z][A-Z.’' -]{2,40}|Q|A):", re.MULTILINE)
TURNS = 3
"""Lines that a speaker's name opens, from which an article is a transcript: all of it is quotation."""

LONG_WORD = 7
"""Letters of a long word: mostly no function word."""

PER_PAGE = 15
"""Copies that are wrapped in the furniture of one page, or a few more: a pile has many pages of a site."""

SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]{0,2}[ \t]+")
PARAGRAPH = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands before and after the body on a page of one site."""

    host: str
    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Plant:
    """A copy: its kind, the ids of the articles it comes from, and what tells its direction."""

    report: Report
    kind: str
    sources: tuple[str, ...]
    told: str


def planted(
    pile: Sequence[Report], furniture: Sequence[Furniture], each: int = EACH, seed: int = SEED
) -> list[Plant]:
    """``each`` copies of every kind, no article used twice; the same for the same pile and seed."""
    chance = random.Random(seed)
    fit = [r for r in pile if len(r.text.split()) >= SHORTEST and r.published.value and r.outlet.name]
    sources = iter(chance.sample(fit, min(len(fit), each * (len(KINDS) + 4))))
    news = [word for r in chance.sample(fit, min(len(fit), 500)) for word in r.text.split()]
    last_page = max(0, each // PER_PAGE - 1)
    found: list[Plant] = []
    for kind in KINDS:
        if kind == "wrapped" and not furniture:
            continue
        for n in range(each):
            taken = _taken(kind, sources)
            site = furniture[min(n // PER_PAGE, last_page) % len(furniture)] if kind == "wrapped" else None
            text = _made(kind, [one.text for one in taken], chance, news, site)
            host = site.host if site else f"copies{n}.example"
            found.append(_plant(kind, taken, text, host, TOLD[n % len(TOLD)], chance))
    return found


def _taken(kind: str, sources: Iterator[Report]) -> list[Report]:
    """The next article, or the next two that can be stitched."""
    if kind != "stitched":
        return [next(sources)]
    fit = (
        one for one in sources if len(SPEAKER.findall(one.text)) < TURNS and _prose(one.text) >= 2 * STITCH
    )
    return [next(fit), next(fit)]


def _made(
    kind: str, texts: list[str], chance: random.Random, news: Sequence[str], site: Furniture | None
) -> str:
    """The text of one copy."""
    if site:
        return f"{site.head}\n\n{texts[0]}\n\n{site.tail}"
    if kind.startswith("edited_"):
        return edited(texts[0], int(kind[7:]) / 100, chance, news)
    if kind == "retold":
        return retold(texts[0], chance, news)
    makers: dict[str, Callable[[list[str], random.Random], str]] = {
        "verbatim": lambda given, _: straight(given[0]),
        "shortened": lambda given, chance: shortened(given[0], chance),
        "stitched": lambda given, chance: "\n\n".join(stretch(one, chance) for one in given),
        "reordered": lambda given, chance: reordered(given[0], chance),
    }
    return makers[kind](texts, chance)


def sentences(text: str) -> list[list[str]]:
    """The sentences of each paragraph, cut at full stops: a rough cut is enough to leave some out."""
    return [SENTENCE.split(part) for part in PARAGRAPH.split(text) if part.strip()]


def straight(text: str) -> str:
    """The same words with straight marks and other white space, as another site's software sets them."""
    for curly, plain in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("—", " - ")):
        text = text.replace(curly, plain)
    return "\n".join(part.strip() for part in PARAGRAPH.split(text) if part.strip())


def shortened(text: str, chance: random.Random) -> str:
    """Every sentence kept with a chance of a half, the first always."""
    kept = [[s for s in part if chance.random() < 0.5] for part in sentences(text)]
    kept[0] = kept[0] or sentences(text)[0][:1]
    return "\n\n".join(" ".join(part) for part in kept if part)


def stretch(text: str, chance: random.Random) -> str:
    """Whole sentences in a row from anywhere in a text, ``STITCH`` words or more of them a reporter's.

    A stretch that is all speech is no copy: the same words of a speaker stand in many reports, and words
    in the first person or after a line that ends in a colon can be speech without marks.
    """
    parts = sentences(text)
    handed = [n > 0 and parts[n - 1][-1].rstrip().endswith(":") for n in range(len(parts))]
    flat = [(at, sentence) for at, part in enumerate(parts) for sentence in part]
    sizes = [len(sentence.split()) for _, sentence in flat]
    last = max(n for n in range(len(flat)) if n == 0 or sum(sizes[n:]) >= 2 * STITCH)
    first = chance.randint(0, last)
    end = first
    while end < len(flat) and sum(_prose(s) for at, s in flat[first:end] if not handed[at]) < STITCH:
        end += 1
    taken = groupby(flat[first:end], key=lambda one: one[0])
    return "\n\n".join(" ".join(sentence for _, sentence in part) for _, part in taken)


def _prose(text: str) -> int:
    """How many words stand outside quotation marks, in sentences without a first person or a post."""
    outside = QUOTED.sub(" ", text)
    outside = re.split(r"[“\"]", outside)[0]  # a mark left open quotes to the end
    return sum(len(one.split()) for one in SENTENCE.split(outside) if not FIRST_PERSON.search(one))


def edited(text: str, share: float, chance: random.Random, news: Sequence[str]) -> str:
    """A share of the words replaced (a half), deleted or followed by a new one (a quarter each)."""
    parts: list[str] = []
    for part in PARAGRAPH.split(text):
        words: list[str] = []
        for word in part.split():
            if chance.random() >= share:
                words.append(word)
                continue
            what = chance.random()
            if what < 0.5:
                words.append(chance.choice(news))
            elif what < 0.75:
                words += [word, chance.choice(news)]
        parts.append(" ".join(words))
    return "\n\n".join(part for part in parts if part)


def retold(text: str, chance: random.Random, news: Sequence[str]) -> str:
    """Three sentences in four, each turned about and in other words but for names and numbers."""
    parts: list[str] = []
    for part in sentences(text):
        told: list[str] = []
        for sentence in part:
            if chance.random() < 0.25:
                continue
            words = [_other(word, n, chance, news) for n, word in enumerate(sentence.split())]
            cut = chance.randint(0, len(words) // 2)
            told.append(" ".join([*words[cut:], *words[:cut]]).rstrip(".,") + ".")
        parts.append(" ".join(told))
    return "\n\n".join(part for part in parts if part)


def _other(word: str, place: int, chance: random.Random, news: Sequence[str]) -> str:
    """A word of a sentence, or another for it."""
    fixed = (word[0].isupper() and place > 0) or any(char.isdigit() for char in word)
    kept = 1.0 if fixed else 0.5 if len(word) >= LONG_WORD else 0.33
    return word if chance.random() < kept else chance.choice(news)


def reordered(text: str, chance: random.Random) -> str:
    """The sentences of a text in a random order, three to a paragraph."""
    flat = [sentence for part in sentences(text) for sentence in part]
    chance.shuffle(flat)
    return "\n\n".join(" ".join(flat[n : n + 3]) for n in range(0, len(flat), 3))


def _plant(
    kind: str, sources: Sequence[Report], text: str, host: str, told: str, chance: random.Random
) -> Plant:
    """A copy with its outlet, and the date and credit line that ``told`` says."""
    source = sources[0]
    credit = Found()
    published = When()
    assert source.published.earliest is not None
    if told in ("credited", "misdated"):
        if chance.random() < 0.5:
            credit = Found(source.outlet.name, "planted")
        else:
            text = f"CITY ({source.outlet.name}) - {text}"
    if told == "dated":
        published = day((source.published.earliest + timedelta(days=chance.randint(1, 3))).isoformat())
    if told == "misdated":
        published = day((source.published.earliest - timedelta(days=chance.randint(1, 300))).isoformat())
    report = Report(
        content_id("plant", kind, *(one.id for one in sources)),
        "",
        0,
        text,
        (),
        outlet=Outlet(host, host),
        url=Found(f"https://{host}/story"),
        credit=credit,
        published=published,
    )
    return Plant(report, kind, tuple(one.id for one in sources), told)
