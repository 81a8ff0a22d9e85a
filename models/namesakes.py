"""Build what names say of countries: persons widely known, and how the names of each country are built.

    python -m models.namesakes --sources DIR

In:  the packages ``name2nat`` (a million persons of the English Wikipedia of 2020 with the nationalities that
     their categories name) and ``faker`` (given and family names by locale), as they were downloaded into
     DIR; ``models/names.txt``. ``docs/registry.md`` tells versions and licences.
Out: ``src/stemma/annotate/data/namesakes.npz``; on the screen how often the country of a name held out is the
     likeliest, all countries taken as equally large, and among five that weigh as the list's do.

The list has no Swede, Spaniard, Pole, Turk, Dane, Finn, Scot, Croat, Serb, Swiss, New Zealander or South
African: none of its nationalities is theirs, and such a person is left out or stands under another country
("Australian" for Roger Federer). So the model learns those from names put together of the other lists,
and a person whose name is far from those of the country told is left out.
"""

from __future__ import annotations

import argparse
import importlib
import io
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.bodies_sources import member
from stemma.annotate.actors.namesakes import TABLE, fingerprint, packed, pieces, words_of
from stemma.annotate.places import lookup
from stemma.states import alpha3

Floats = npt.NDArray[np.float32]
Person = tuple[tuple[str, ...], str]
"""The words of a name, and a country (alpha-3)."""

NAMES = Path(__file__).with_name("names.txt")

TOLD = {
    "English": "GBR", "Welsh": "GBR", "Manx": "GBR", "Korean": "KOR", "Dominican": "DOM", "Catalan": "ESP",
    "Basque": "ESP", "Singaporean": "SGP", "Nepalese": "NPL", "Tibetan": "CHN", "Botswana": "BWA",
    "Breton": "FRA", "Slovene": "SVN", "Bosniak": "BIH", "Uzbek": "UZB", "Tajik": "TJK", "Serb": "SRB",
    "Kazakh": "KAZ", "Kyrgyz": "KGZ", "Comorian": "COM", "Croat": "HRV", "Sotho": "LSO", "Vanuatuan": "VUT",
    "Faroese": "DNK", "Tamil": "", "Syriac": "", "Gibraltarian": "", "Bermudian": "", "Aruban": "",
}  # fmt: skip
"""Nationalities whose country the gazetteer does not tell, or not as the list means it."""

LOCALES = {
    "SWE": "sv_SE", "ESP": "es_ES", "POL": "pl_PL", "TUR": "tr_TR", "DNK": "da_DK", "FIN": "fi_FI",
    "HRV": "hr_HR", "CHE": "de_CH fr_CH", "NZL": "en_NZ", "SVN": "sl_SI", "UZB": "uz_UZ", "ZAF": "zu_ZA",
    "AZE": "az_AZ", "KEN": "sw", "NGA": "yo_NG ha_NG ig_NG en_NG",
}  # fmt: skip
"""Country -> locales whose names stand for its people."""

FIRST = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
LAST = ("last_names", "last_names_male", "last_names_female", "last_names_nonbinary")

BUCKETS = 1 << 14
LEAST = 100
"""Persons of a country from which on the model has it."""

SEVERAL = 2
"""Nationalities of one name with which it still teaches; with more they are several persons."""

MADE, MADE_OF = (20_000, 8_000), 200
"""Names put together for a country with that many family names, and for one with fewer."""

LATIN = 0x250
"""Letters before this one are Latin."""

FAR, NEARER = -7.0, 2.0
"""A person of the list is left out as told wrong where the country told lies so far below the likeliest in
log-odds, or one of ``LEFT_OUT`` so far above it: one in fifty, most of them rightly by eye."""

LEFT_OUT = frozenset("SWE ESP POL TUR DNK FIN HRV CHE SRB SVN BIH LKA GEO".split())
"""Countries that the list leaves out or nearly so, and whose names are theirs."""

SEED, HELD_OUT = 1, 20_000
EPOCHS, BATCH, RATE = 4, 4096, 0.02

ALONE = 0.2
"""Share of the names that teach by their last word alone, as news names people later on."""

SCALED = 5.0
"""By how much sums of pieces are made smaller while learning."""


class Plain(pickle.Unpickler):
    """Reads lists, dicts and strings alone: a package's pickle must run nothing."""

    def find_class(self, module: str, name: str) -> object:
        """Refuse every class."""
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


def package(sources: Path, name: str) -> Path:
    """The package of a name. Raises ``FileNotFoundError`` where it is not there."""
    held = sorted(sources.glob(f"{name}-*.whl"))
    if not held:
        raise FileNotFoundError(f"{sources} holds no package {name}")
    return held[-1]


def country(nationality: str) -> str:
    """The country of a nationality (alpha-3); "" for none."""
    if nationality in TOLD:
        return TOLD[nationality]
    found = lookup(nationality)
    return alpha3().get(found.country, "") if found is not None else ""


def listed(package: Path) -> dict[tuple[str, ...], list[str]]:
    """Words of a name -> countries, of the list of persons."""
    raw: Mapping[str, Sequence[str]] = Plain(io.BytesIO(member(package, "name2nats.pkl"))).load()
    codes = {nat: country(nat) for nat in sorted({nat for held in raw.values() for nat in held})}
    found: dict[tuple[str, ...], list[str]] = {}
    for name, nationalities in raw.items():
        words = tuple(words_of(name))
        told = [code for nat in nationalities if (code := codes[nat])]
        if words and told and "(" not in name:
            held = found.setdefault(words, [])
            held += [code for code in told if code not in held]
    return found


def locale_names(package: Path, locale: str) -> tuple[list[str], list[str]]:
    """Given and family names in Latin letters that a locale of the package has."""
    if str(package) not in sys.path:
        sys.path.insert(0, str(package))  # a wheel is a zip that Python imports from
    module = importlib.import_module(f"faker.providers.person.{locale}")
    given, family = (
        [
            name
            for key in keys
            for name in dict.fromkeys(getattr(module.Provider, key, ()))
            if isinstance(name, str) and all(ord(letter) < LATIN for letter in name)
        ]
        for keys in (FIRST, LAST)
    )
    return given, family


def made(package: Path, draw: random.Random) -> list[Person]:
    """Names put together of given and family names, for the countries that the list of persons leaves out."""
    pools: dict[str, tuple[list[str], list[str]]] = {}
    for code, locales in LOCALES.items():
        parts = [locale_names(package, locale) for locale in locales.split()]
        pools[code] = [n for given, _ in parts for n in given], [n for _, family in parts for n in family]
    for row in NAMES.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            code, *both = (part.strip() for part in row.split("|"))
            held = pools.get(code, ([], []))
            pools[code] = [*held[0], *both[0].split()], [*held[1], *both[1].split()]
    found: list[Person] = []
    for code, (given, family) in sorted(pools.items()):
        for _ in range(MADE[0] if len(family) > MADE_OF else MADE[1]):
            found.append((tuple(words_of(f"{draw.choice(given)} {draw.choice(family)}")), code))
    return found


@dataclass(frozen=True, slots=True)
class Model:
    """Countries; weights per bucket and country; bias; the log of each country's share of the names."""

    countries: tuple[str, ...]
    weights: Floats
    bias: Floats
    prior: Floats

    def scores(self, rows: Sequence[int]) -> Floats:
        """The log-odds of each country by the buckets of a name, all countries being equally large."""
        total: Floats = self.weights[list(rows)].sum(axis=0) + self.bias
        return total


def trained(people: Sequence[Person], draw: random.Random) -> Model:
    """A softmax over pieces of names (torch, Adam); a share of names teaches by its last word alone.

    The countries' shares are added to the scores while it learns, so that what is learned is free of them
    (Menon et al. 2021, logit adjustment).
    """
    import torch

    counted = Counter(code for _, code in people)
    countries = tuple(sorted(code for code, number in counted.items() if number >= LEAST))
    number = {code: n for n, code in enumerate(countries)}
    kept = [(words, number[code]) for words, code in people if code in number]
    rows = [pieces(w[-1:] if draw.random() < ALONE else w, BUCKETS) for w, _ in kept]
    right = np.array([n for _, n in kept])
    prior = np.log(np.bincount(right, minlength=len(countries)) / len(right)).astype(np.float32)
    torch.manual_seed(SEED)
    bag = torch.nn.EmbeddingBag(BUCKETS, len(countries), mode="sum")
    torch.nn.init.zeros_(bag.weight)
    bias = torch.nn.Parameter(torch.zeros(len(countries)))
    steps = torch.optim.Adam([bag.weight, bias], lr=RATE)
    order, rng = np.arange(len(rows)), np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        rng.shuffle(order)
        for group in steps.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS) + RATE / 10
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            ends = np.cumsum([0, *(len(rows[n]) for n in chosen)])[:-1]
            flat = np.concatenate([rows[n] for n in chosen])
            scores = bag(torch.as_tensor(flat), torch.as_tensor(ends)) / SCALED + bias
            loss = torch.nn.functional.cross_entropy(
                scores + torch.as_tensor(prior), torch.as_tensor(right[chosen])
            )
            steps.zero_grad()
            loss.backward()
            steps.step()
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {float(loss):.3f}", flush=True)
    return Model(countries, bag.weight.detach().numpy() / SCALED, bias.detach().numpy(), prior)


def scored(model: Model, people: Iterable[Person]) -> tuple[float, float]:
    """How often the country of a name is the likeliest: of all, and of it and four drawn by their shares."""
    rng = np.random.default_rng(SEED)
    share = np.exp(model.prior) / np.exp(model.prior).sum()
    first, best, whole = 0, 0, 0
    for words, code in people:
        if code in model.countries:
            right = model.countries.index(code)
            scores = model.scores(pieces(words, BUCKETS))
            others = rng.choice(len(share), size=4, p=share)
            first += int(scores.argmax() == right)
            best += int(all(scores[right] >= scores[n] for n in others))
            whole += 1
    return first / whole, best / whole


def write(model: Model, people: Mapping[tuple[str, ...], Sequence[str]]) -> tuple[int, int]:
    """Write the table; how many persons it holds, and how many were left out as told wrong."""
    number = {code: n for n, code in enumerate(model.countries)}
    out = np.array([code in LEFT_OUT for code in model.countries])
    marks: list[tuple[int, int]] = []
    left = 0
    for words, codes in people.items():
        if len(words) < 2:
            continue
        scores = model.scores(pieces(words, BUCKETS))
        least = max(scores.max() + FAR, float(scores[out].max()) - NEARER)
        for code in codes:
            if code in number and (scores[number[code]] >= least or code in LEFT_OUT):
                marks.append((fingerprint(words), number[code]))
            else:
                left += 1
    gaps, held = packed(marks)
    scale = float(np.abs(model.weights).max()) / 127
    np.savez_compressed(
        TABLE,
        countries=np.array(model.countries),
        gaps=gaps,
        held=held,
        weights=np.rint(model.weights / scale).astype(np.int8),
        bias=np.rint(model.bias / scale).astype(np.int32),
        scale=np.float64(scale),
    )
    return len(marks), left


def main() -> None:
    """Read the lists, train, score what was held out, write the table."""
    parser = argparse.ArgumentParser(prog="python -m models.namesakes", description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="the folder of the packages")
    sources = parser.parse_args().sources
    people = listed(package(sources, "name2nat"))
    draw = random.Random(SEED)
    several = {words: codes for words, codes in sorted(people.items()) if len(codes) <= SEVERAL}
    taught = [(words, code) for words, codes in several.items() for code in codes]
    taught += made(package(sources, "faker"), draw)
    draw.shuffle(taught)
    model = trained(taught[HELD_OUT:], draw)
    first, best = scored(model, taught[:HELD_OUT])
    print(
        f"{len(taught)} names of {len(model.countries)} countries; held out: {first:.3f}, of five {best:.3f}"
    )
    kept, left = write(model, people)
    print(f"{kept} persons; {left} left out; {TABLE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
