"""Build the compact table of places that the annotate step reads.

    python -m models.gazetteer --gold ../shared/gold

In:  ``actors/country-codes.csv`` (PDDL), ``places/geonames/cities15000.zip`` and ``countryInfo.tsv``
     (GeoNames, CC BY 4.0).
Out: ``src/stemma/annotate/data/places.tsv``: key, country (ISO 3166 alpha-2), kind, name.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import zipfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "data" / "places.tsv"
POPULATION = 150_000
"""Cities from this size on; smaller ones share their names with people and words more often."""

SHORT_NAMES = {
    "US": ["US", "U.S.", "USA", "America", "United States", "United States of America"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain", "United Kingdom", "England", "Scotland",
           "Wales", "Northern Ireland"],
    "RU": ["Russia", "Russian Federation"], "MM": ["Myanmar", "Burma"],
    "KR": ["South Korea"], "KP": ["North Korea", "DPRK"], "IR": ["Iran"], "SY": ["Syria"],
    "TZ": ["Tanzania"], "VN": ["Vietnam"], "LA": ["Laos"], "BO": ["Bolivia"], "VE": ["Venezuela"],
    "MD": ["Moldova"], "CD": ["DR Congo", "Democratic Republic of Congo", "DRC"],
    "CG": ["Republic of Congo"], "CI": ["Ivory Coast"], "PS": ["Palestine", "Gaza", "West Bank"],
    "TW": ["Taiwan"], "TR": ["Turkey", "Türkiye"], "CZ": ["Czech Republic"], "VA": ["Vatican"],
    "AE": ["UAE", "United Arab Emirates"], "MK": ["North Macedonia"], "SZ": ["Swaziland"],
    "CN": ["China"], "BN": ["Brunei"], "XK": ["Kosovo"], "HK": ["Hong Kong"],
}  # fmt: skip
DEMONYMS = {
    "US": ["American", "Americans"], "GB": ["British", "Britons", "Briton"], "RU": ["Russian"],
    "MM": ["Burmese"], "FR": ["French"], "NL": ["Dutch"], "CN": ["Chinese"], "KR": ["South Korean"],
    "KP": ["North Korean"], "IL": ["Israeli"], "PS": ["Palestinian"], "TW": ["Taiwanese"],
}  # fmt: skip


def key_of(name: str) -> str:
    """The key under which a place name is looked up: as in ``stemma.annotate.keys``."""
    folded = re.sub(r"[^\w\s]", " ", name.casefold().replace(".", ""))
    words = ["saint" if w == "st" else w for w in folded.split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def countries(gold: Path) -> list[tuple[str, str, str, str]]:
    """Rows for countries, their capitals and their demonyms."""
    rows: list[tuple[str, str, str, str]] = []
    canonical: dict[str, str] = {}
    with (gold / "actors" / "country-codes.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            code, name = row["ISO3166-1-Alpha-2"], row["CLDR display name"]
            if not code or not name:
                continue
            canonical[code] = SHORT_NAMES.get(code, [name])[0] if code != "US" else "United States"
            for short in {name, *SHORT_NAMES.get(code, [])}:
                rows.append((key_of(short), code, "country", canonical[code]))
            for capital in re.split(r"[;,]", row["Capital"]):
                if capital.strip():
                    rows.append((key_of(capital), code, "capital", capital.strip()))
    by_name = {key: code for key, code, kind, _ in rows if kind == "country"}
    facts = json.loads((gold / "actors" / "factbook-leaders.json").read_text(encoding="utf-8"))
    for country, fact in facts.items():
        code = by_name.get(key_of(country), "")
        adjective = str(fact.get("demonym adjective", "") or "")
        words = DEMONYMS.get(code) or re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w-]+)?", adjective)
        for word in words[:3]:
            if code:
                rows.append((key_of(word), code, "demonym", word))
    return rows


def cities(gold: Path) -> list[tuple[str, str, str, str]]:
    """Rows for cities of at least ``POPULATION`` people, by name and ASCII name; largest first."""
    found: list[tuple[int, str, str, str]] = []
    with zipfile.ZipFile(gold / "places" / "geonames" / "cities15000.zip") as packed:
        text = io.TextIOWrapper(packed.open("cities15000.txt"), encoding="utf-8")
        for line in text:
            cols = line.rstrip("\n").split("\t")
            if int(cols[14]) >= POPULATION:
                for name in {cols[1], cols[2]}:
                    found.append((-int(cols[14]), key_of(name), cols[8], cols[1]))
    return [(key, code, "city", name) for _, key, code, name in sorted(found)]


def main() -> None:
    """Write the table; the first row of a key wins: countries, capitals, demonyms, then cities."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    order = {"country": 0, "capital": 1, "demonym": 2, "city": 3}
    rows: dict[str, tuple[str, str, str, str]] = {}
    for row in sorted(countries(args.gold), key=lambda r: (order[r[2]], r)) + cities(args.gold):
        rows.setdefault(row[0], row)
    lines = ["\t".join(row) for row in sorted(rows.values()) if row[0]]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} names -> {TARGET.name}")


if __name__ == "__main__":
    main()
