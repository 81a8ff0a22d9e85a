"""Names that the sources of the gazetteer lack or word otherwise: short names, demonyms, abbreviations."""

from __future__ import annotations

SHORT_NAMES: dict[str, tuple[str, ...]] = {
    "US": ("United States", "US", "U.S.", "USA", "U.S.A.", "America", "United States of America"),
    "GB": ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain"),
    "RU": ("Russia", "Russian Federation"), "MM": ("Myanmar", "Burma"),
    "KR": ("South Korea", "Republic of Korea"), "KP": ("North Korea", "DPRK"),
    "IR": ("Iran", "Islamic Republic of Iran"), "SY": ("Syria",), "TZ": ("Tanzania",),
    "VN": ("Vietnam",), "LA": ("Laos",), "BO": ("Bolivia",), "VE": ("Venezuela",), "MD": ("Moldova",),
    "CD": ("DR Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo", "DRC", "Congo"),
    "CG": ("Republic of Congo", "Republic of the Congo", "Congo-Brazzaville"),
    "CI": ("Ivory Coast", "Côte d'Ivoire"),
    "PS": ("Palestine", "Palestinian Territories", "Palestinian territory", "State of Palestine"),
    "TW": ("Taiwan",), "TR": ("Turkey", "Türkiye"), "CZ": ("Czech Republic", "Czechia"),
    "VA": ("Vatican", "Vatican City", "Holy See"), "AE": ("United Arab Emirates", "UAE", "Emirates"),
    "MK": ("North Macedonia", "Macedonia"), "SZ": ("Eswatini", "Swaziland"), "HK": ("Hong Kong",),
    "CN": ("China", "People's Republic of China", "PRC"), "BN": ("Brunei",), "XK": ("Kosovo",),
    "TL": ("East Timor", "Timor-Leste"), "CV": ("Cape Verde", "Cabo Verde"), "FM": ("Micronesia",),
    "IE": ("Ireland", "Republic of Ireland"),
    "BA": ("Bosnia and Herzegovina", "Bosnia", "Bosnia-Herzegovina"),
    "TT": ("Trinidad and Tobago", "Trinidad"), "AG": ("Antigua and Barbuda", "Antigua"),
    "GM": ("Gambia", "The Gambia"), "BS": ("Bahamas", "The Bahamas"), "SA": ("Saudi Arabia",),
    "NL": ("Netherlands", "Holland"), "LK": ("Sri Lanka", "Ceylon"), "MO": ("Macau", "Macao"),
}  # fmt: skip
"""Country names in news use by code; the first is the one that stands for the country."""

DEMONYMS: dict[str, tuple[str, ...]] = {
    "US": ("American",), "GB": ("British", "Briton", "Brit"), "RU": ("Russian",), "MM": ("Burmese",),
    "FR": ("French", "Frenchman"), "NL": ("Dutch",), "CN": ("Chinese",), "KR": ("South Korean",),
    "KP": ("North Korean",), "IL": ("Israeli",), "PS": ("Palestinian",), "TW": ("Taiwanese",),
    "IE": ("Irish", "Irishman"), "ES": ("Spanish", "Spaniard"), "SE": ("Swedish", "Swede"),
    "DK": ("Danish", "Dane"), "FI": ("Finnish", "Finn"), "PL": ("Polish", "Pole"),
    "TR": ("Turkish", "Turk"), "IQ": ("Iraqi",), "PH": ("Philippine", "Filipino", "Filipina"),
    "AR": ("Argentine", "Argentinian"), "SA": ("Saudi", "Saudi Arabian"), "AF": ("Afghan",), "GR": ("Greek",),
    "CH": ("Swiss",), "CZ": ("Czech",), "NZ": ("New Zealander", "Kiwi"), "SS": ("South Sudanese",),
    "BA": ("Bosnian",), "CD": ("Congolese",), "CI": ("Ivorian",), "AE": ("Emirati",), "KW": ("Kuwaiti",),
    "GB.ENG": ("English",), "GB.SCT": ("Scottish", "Scot"), "GB.WLS": ("Welsh",),
    "CA.08": ("Ontarian",), "CA.10": ("Quebecer", "Québécois"), "CA.01": ("Albertan",),
    "CA.02": ("British Columbian",), "CA.03": ("Manitoban",), "CA.07": ("Nova Scotian",),
    "CA.05": ("Newfoundlander",), "CA.11": ("Saskatchewanian",), "US.TX": ("Texan",),
    "US.CA": ("Californian",), "US.NY": ("New Yorker",), "US.HI": ("Hawaiian",),
    "US.AL": ("Alabamian", "Alabaman"), "US.AK": ("Alaskan",), "US.AZ": ("Arizonan",),
    "US.AR": ("Arkansan",), "US.CO": ("Coloradan",),
    "US.DE": ("Delawarean",), "US.FL": ("Floridian",), "US.ID": ("Idahoan",), "US.IL": ("Illinoisan",),
    "US.IN": ("Hoosier",), "US.IA": ("Iowan",), "US.KS": ("Kansan",), "US.KY": ("Kentuckian",),
    "US.LA": ("Louisianan",), "US.ME": ("Mainer",), "US.MD": ("Marylander",), "US.MI": ("Michigander",),
    "US.MN": ("Minnesotan",), "US.MS": ("Mississippian",), "US.MO": ("Missourian",), "US.MT": ("Montanan",),
    "US.NE": ("Nebraskan",), "US.NV": ("Nevadan",), "US.NJ": ("New Jerseyan",), "US.NM": ("New Mexican",),
    "US.NC": ("North Carolinian",), "US.ND": ("North Dakotan",), "US.OH": ("Ohioan",),
    "US.OK": ("Oklahoman",), "US.OR": ("Oregonian",), "US.PA": ("Pennsylvanian",),
    "US.RI": ("Rhode Islander",), "US.SC": ("South Carolinian",), "US.SD": ("South Dakotan",),
    "US.TN": ("Tennessean",), "US.UT": ("Utahn",), "US.VT": ("Vermonter",), "US.VA": ("Virginian",),
    "US.WA": ("Washingtonian",), "US.WV": ("West Virginian",), "US.WI": ("Wisconsinite",),
    "US.WY": ("Wyomingite",), "RU.12": ("Chechen",), "RU.17": ("Dagestani",),
    "GE.02": ("Abkhaz", "Abkhazian"),
    "PS.GZ": ("Gazan",), "UA.11": ("Crimean",), "CN.14": ("Tibetan",), "CN.13": ("Uyghur", "Uighur"),
    "ES.56": ("Catalan",), "DE.02": ("Bavarian",), "IT.15": ("Sicilian",), "IN.12": ("Kashmiri",),
}  # fmt: skip
"""Where the factbook's adjective is missing or not the one that news uses."""

ENGLISH: dict[tuple[str, str], tuple[str, ...]] = {
    ("UA", "Kyiv"): ("Kiev",), ("UA", "Kharkiv"): ("Kharkov",), ("UA", "Odesa"): ("Odessa",),
    ("UA", "Lviv"): ("Lvov",), ("MM", "Yangon"): ("Rangoon",), ("IN", "Mumbai"): ("Bombay",),
    ("IN", "Kolkata"): ("Calcutta",), ("IN", "Chennai"): ("Madras",), ("CN", "Beijing"): ("Peking",),
    ("VN", "Ho Chi Minh City"): ("Saigon",), ("GE", "Ts’khinvali"): ("Tskhinvali",),
    ("US", "New York City"): ("New York", "NYC"), ("CN", "Guangzhou"): ("Canton",),
    ("BE", "Brussels"): ("Bruxelles",), ("IN", "Bengaluru"): ("Bangalore",), ("KZ", "Almaty"): ("Alma-Ata",),
}  # fmt: skip
"""Cities with a name in English news that is as much their own as the one GeoNames prints, by country and
that name."""

CONTINENTALS: dict[str, tuple[str, ...]] = {
    "Africa": ("African",), "Europe": ("European",), "Asia": ("Asian",),
    "South America": ("South American",), "North America": ("North American",),
}  # fmt: skip
"""The people of the continents."""

WIDE = (
    (6269133, "Middle East", 29.3, 42.5),
)  # fmt: skip
"""Wide regions beside the continents: GeoNames id, name, latitude, longitude."""

REGION_WORDS = (
    "county|parish|borough|census area|municipality|city and borough|oblast|krai|province|provincia|"
    "governorate|region|district|prefecture|department|departement|département|state|voivodeship|raion|"
    "wilaya|emirate|division|municipio|autonomous okrug|republic|community|capital|municipality|muhafazat"
)
"""Words for a kind of region, before or after its name."""

_STATES = """
AL Ala|AK Alaska|AZ Ariz|AR Ark|CA Calif,Cal|CO Colo|CT Conn|DE Del|DC D.C.,Washington D.C.|FL Fla|GA Ga|
HI Hawaii|ID Ida|IL Ill|IN Ind|IA Ia|KS Kan,Kans|KY Ky|LA La|ME Me|MD Md|MA Mass|MI Mich|MN Minn|MS Miss|
MO Mo|MT Mont|NE Neb,Nebr|NV Nev|NH N.H.|NJ N.J.|NM N.M.|NY N.Y.|NC N.C.|ND N.D.,N.Dak.|OK Okla|OH OH|OR Ore|
PA Pa,Penn|RI R.I.|SC S.C.|SD S.D.,S.Dak.|TN Tenn|TX Tex|UT Ut|VT Vt|VA Va|WA Wash|
WV W.Va.,W. Va.|WI Wis,Wisc|WY Wyo
"""
_CANADA = (
    "01 Alta,AB|02 B.C.,BC|03 Man,MB|04 N.B.,NB|05 Nfld,NL|07 N.S.,NS|08 Ont,ON|09 P.E.I.,PEI|10 Que,QC|"
    "11 Sask,SK"
)


def _abbreviations() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in _STATES.replace("\n", "").split("|"):
        code, others = part.split(" ", 1)
        found[f"US.{code}"] = (code, *others.split(","))
    for part in _CANADA.split("|"):
        code, others = part.split(" ", 1)
        found[f"CA.{code}"] = tuple(others.split(","))
    return found


ABBREVIATIONS = _abbreviations()
"""Abbreviations of US states (postal and of the press) and Canadian provinces by region code."""
