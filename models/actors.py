"""Build the registries of countries and of leaders that the annotate step reads.

    python -m models.actors --gold ../shared/gold

In:  ``actors/country-codes.csv`` (country codes, PDDL), ``actors/reign-leaders.csv`` (leaders with the dates
     of their rule, REIGN, MIT), ``actors/factbook-leaders.json`` (heads of state and government, world
     factbook, CC0).
Out: ``src/stemma/registry/countries.txt`` and ``leaders.txt`` beside it, made anew each time; lines by hand
     stand in the other files of the folder.

REIGN gives many leaders by their family name alone; such a line serves only beside a title.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from stemma.keys import folded

OUT = Path(__file__).resolve().parent.parent / "src" / "stemma" / "registry"

SINCE = 1985
"""Leaders whose rule ended before this year are left out: no report that is read here is older."""

LAST = "2021-08"
"""The month in which REIGN ends: who ruled then is known to have ruled until then."""

STATES = dict(
    pair.split("=")
    for pair in """
    AAB=ATG ALG=DZA ANG=AGO AUL=AUS AUS=AUT BAH=BHR BAR=BRB BFO=BFA BHM=BHS BHU=BTN BNG=BGD BOS=BIH
    BOT=BWA BRU=BRN BUI=BDI BUL=BGR CAM=KHM CAO=CMR CAP=CPV CDI=CIV CEN=CAF CHA=TCD CON=COG COS=CRI
    CRO=HRV CZR=CZE DEN=DNK DRC=COD DRV=VNM EQG=GNQ ETM=TLS FIJ=FJI FRN=FRA GAM=GMB GFR=DEU GMY=DEU
    GRG=GEO GRN=GRD GUA=GTM GUI=GIN HAI=HTI HON=HND ICE=ISL INS=IDN IRE=IRL KOS=XKX KUW=KWT KYR=KGZ
    KZK=KAZ LAT=LVA LEB=LBN LES=LSO LIB=LBY LIE=LIE LIT=LTU MAA=MRT MAC=MKD MAD=MDV MAG=MDG MAL=MYS
    MAS=MUS MAW=MWI MLD=MDA MLI=MLI MNC=MCO MNG=MNE MON=MNG MOR=MAR MSI=MHL MYA=MMR MZM=MOZ NAU=NRU
    NEP=NPL NEW=NZL NIG=NGA NIR=NER NTH=NLD OMA=OMN PAL=PLW PAR=PRY PHI=PHL POR=PRT ROK=KOR ROM=ROU
    SAF=ZAF SAL=SLV SEY=SYC SIE=SLE SIN=SGP SKN=KNA SLO=SVK SLU=LCA SLV=SVN SNM=SMR SOL=SLB SPN=ESP
    SRI=LKA SUD=SDN SVG=VCT SWA=SWZ SWD=SWE SWZ=CHE TAJ=TJK TAZ=TZA THI=THA TOG=TGO TRI=TTO UAE=ARE
    UKG=GBR URU=URY VAN=VUT YUG=SRB ZAM=ZMB ZIM=ZWE
    """.split()
)
"""REIGN's states (Correlates of War) whose letters are not those of ISO 3166; states that are gone and kept
under those of another: Yugoslavia as Serbia."""

GONE = frozenset("GDR RVN YAR YPR".split())

CALLED = {
    "BRN": "Brunei", "COG": "Congo (Brazzaville)", "CIV": "Cote d'Ivoire", "COD": "DRC", "KOR": "South Korea",
    "PRK": "North Korea", "MMR": "Burma", "TUR": "Turkey (Turkiye)", "GBR": "United Kingdom",
    "USA": "United States", "RUS": "Russia", "FSM": "Micronesia", "VAT": "Holy See (Vatican City)",
    "BHS": "Bahamas", "GMB": "Gambia", "STP": "Sao Tome and Principe", "XKX": "Kosovo", "CZE": "Czechia",
}  # fmt: skip
"""Countries that the factbook calls otherwise than the table of codes does."""

OFFICES = "|".join(
    re.split(
        r";\s+",
        re.sub(
            r"\s+",
            " ",
            """Chairperson of the Council of Ministers; Chairperson of the Presidency; Transitional President;
            Acting President; Acting Prime Minister; Interim President; Interim Prime Minister; Executive
            President; State President; Sultan and Prime Minister; King and Prime Minister; Crown Prince and
            Prime Minister; Amir; Emir; President; Prime Minister; Taoiseach; Chancellor; Federal Chancellor;
            Premier; King; Queen; Sultan; Grand Duke; Prince; Pope; Supreme Leader; Governor-General; Taliban
            Leader; State Affairs Commission President; Chief Minister; Chairman of the Presidential Council;
            Paramount Ruler""",
        ),
    )
)
LED = re.compile(rf"(?P<office>{OFFICES})\s+(?P<name>[^();,]+?)\s*\((?:[^()]*?)since (?P<since>[^();]+)\)")
HONOURS = re.compile(
    r"^(?:(?:Sr|Gen|Lt|Maj|Col|Capt|Brig|Field|Marshal|Dr|Sir|Mr|Archbishop|Admiral|General|Captain|"
    r"Lieutenant|Colonel|Hon|The|His Majesty|Sheikh)\.?\s+)+"
)
MONTHS = "january february march april may june july august september october november december".split()
NOTES = re.compile(r"\s*\([^)]*\)|\s*\[[^\]]*\]")


def codes(gold: Path) -> list[dict[str, str]]:
    """The rows of the table of country codes."""
    with (gold / "actors" / "country-codes.csv").open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["ISO3166-1-Alpha-2"]]


def countries(gold: Path) -> Iterator[str]:
    """Lines of alpha-2, alpha-3, name, and the formal name where it has one of its own."""
    held = {
        r["ISO3166-1-Alpha-2"]: (r["ISO3166-1-Alpha-3"], r["CLDR display name"], _formal(r))
        for r in codes(gold)
    }
    held["XK"] = ("XKX", "Kosovo", "")  # GeoNames and the World Bank; ISO has none
    for two, (three, name, formal) in sorted(held.items()):
        yield f"{two} | {three} | {name}" + (f" | {formal}" if formal else "")


def _formal(row: dict[str, str]) -> str:
    name = row.get("UNTERM English Formal", "").strip().removeprefix("the ")
    return "" if name == row["CLDR display name"] else name


def names(gold: Path) -> dict[str, str]:
    """The folded name of each state to its alpha-3 code; territories share the heads of their states."""
    held = {folded(r["CLDR display name"]): r["ISO3166-1-Alpha-3"] for r in codes(gold) if _state(r)}
    held.update({folded(name): three for three, name in CALLED.items()})
    return held


def _state(row: dict[str, str]) -> bool:
    return row["is_independent"] == "Yes" or row["ISO3166-1-Alpha-3"] in ("TWN", "XKX", "PSE")


def reigned(gold: Path) -> Iterator[str]:
    """Lines of REIGN: name, country, and the dates of the rule."""
    # one note far from the names is in another encoding
    with (gold / "actors" / "reign-leaders.csv").open(encoding="utf-8", errors="replace") as lines:
        for row in csv.DictReader(lines):
            state, end = row["stateabb"], row["eyear"]
            if not state or state in GONE or (end and int(end) < SINCE):
                continue
            name = NOTES.sub("", row["leader"]).strip(" ,")
            if not name or re.search(r"\band\b|&|/|\d", name):
                continue
            last = f"{int(end):04d}-{int(row['emonth']):02d}" if end else LAST
            first = f"{int(row['syear']):04d}-{int(row['smonth']):02d}"
            yield f"{name} | | {STATES.get(state, state)} | leader | GOV | {first} | {last} |"


def factbook(gold: Path) -> Iterator[str]:
    """Lines of the factbook: name, family name, country, office, since when."""
    facts = json.loads((gold / "actors" / "factbook-leaders.json").read_text(encoding="utf-8"))
    known = names(gold)
    for country, fact in sorted(facts.items()):
        code = known.get(folded(country), "")
        for slot in ("chief of state", "head of government"):
            text = html.unescape(str(fact.get(slot, "") or ""))
            found = LED.match(text)
            if not code or found is None:
                continue
            name = HONOURS.sub("", found["name"]).strip()
            family = " ".join(w for w in name.split() if w.isupper() and len(w.strip(".")) > 1)
            elsewhere = found["office"] in ("King", "Queen") and "represented by" in text
            if not family or elsewhere:
                continue
            shown, family = _cased(name), _cased(family)
            yield f"{shown} | {family} | {code} | {found['office']} | GOV | {_day(found['since'])} | |"


def _cased(name: str) -> str:
    """A name without the capitals that the factbook marks family names with; numerals keep theirs."""
    words = name.split()
    return " ".join(
        w if (n and re.fullmatch("[IVX]+", w)) or not w.isupper() or w.endswith(".") else w.title()
        for n, w in enumerate(words)
    )


def _day(words: str) -> str:
    """The month of "7 May 2012", or its year."""
    year = re.search(r"(?:19|20)\d\d", words)
    month = next((n for n, m in enumerate(MONTHS, 1) if m in words.lower()), 0)
    if year is None:
        return ""
    return f"{year[0]}-{month:02d}" if month else year[0]


HEAD = """# Made by python -m models.actors; lines by hand belong in officials.txt.
"""
COLUMNS = (
    "# name | family name, where it is not the last word | country | office | sectors | from | to | "
    "other names\n"
)


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the labelled data folder")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder to write to")
    given = parser.parse_args()
    told = "# Country codes: datasets/country-codes, PDDL. alpha-2 | alpha-3 | name | formal name\n"
    lines = "\n".join(countries(given.gold))
    (given.out / "countries.txt").write_text(HEAD + told + lines + "\n", encoding="utf-8")
    told = "# REIGN (rulers, elections and irregular governance, MIT) and the world factbook (CC0).\n"
    lines = "\n".join(sorted({*reigned(given.gold), *factbook(given.gold)}))
    (given.out / "leaders.txt").write_text(HEAD + told + COLUMNS + lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
