"""Places: the gazetteer, what a name calls, which place it means, and what is marked on the mentions."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.places import around, middle_of_towns, placed, resolve_spans
from stemma.annotate.places.asked import home_of
from stemma.annotate.places.gazetteer import gazetteer
from stemma.annotate.places.mark import _doubted
from stemma.annotate.places.resolve import Choice
from stemma.annotate.places.toponyms import called
from stemma.keys import name_key
from stemma.outlets import named
from stemma.records import Annotation, Found, Mention, MentionKind, Place, Sentence, Token
from stemma.store import codec
from tests.annotate.build import report, token

MEANT = [  # a text with its toponyms in brackets, which of them is asked for, its GeoNames id
    ("Two men of [Paris], [Texas], were held.", 0, 4717560),
    ("The talks in [Paris] ended. [France] was content.", 0, 2988507),
    ("A man from [Athens], [Ga.], was arrested in [Macon].", 0, 4180386),
    ("[Athens] and [Sparta] lie in [Greece].", 0, 264371),
    ("[Georgia] accused [Russia] of shelling [Tbilisi].", 0, 614540),
    ("She moved from [Atlanta], [Georgia], to [Savannah].", 1, 4197000),
    ("A fire in [London], [Ontario], spread.", 0, 6058560),
    ("Police in [London], [Manchester] and [Leeds] met.", 0, 2643743),
    ("He flew from [Moscow] to [St Petersburg].", 0, 524901),
    ("He flew from [Moscow] to [St Petersburg].", 1, 498817),
    ("Students in [Moscow], [Idaho], marched.", 0, 5601538),
    ("Talks in [Kiev] ended; [Ukraine] agreed.", 0, 703448),
    ("The [U.S.] and [Mexico] agreed.", 0, 6252001),
    ("[Palestinians] left [Gaza].", 0, 6254930),
    ("Rain fell in [W.Va.] on Monday.", 0, 4826850),
    ("[Springfield] lies in [Missouri]. [Springfield], [Mo.], burned.", 0, 4409896),
    ("The [Rakhine State] of [Myanmar] was hit.", 0, 1298852),
]


def bracketed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its brackets, and the spans that stood in them."""
    spans: list[tuple[int, int]] = []
    plain = ""
    for part in re.split(r"(\[[^]]*\])", text):
        if part.startswith("["):
            spans.append((len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    return plain, spans


def choices(text: str, at: int = 0, url: str = "") -> list[Choice]:
    """The places that a bracketed name of a text may mean, best first."""
    plain, spans = bracketed(text)
    return resolve_spans(replace(report(plain), url=Found(url, "given")), spans)[at]


@pytest.mark.parametrize(("text", "at", "number"), MEANT)
def test_the_place_that_a_name_means(text: str, at: int, number: int) -> None:
    assert choices(text, at)[0].row.number == number


def test_counties_named_together_are_counties() -> None:
    text = "[Walton] and [Oconee] counties in [Georgia], near [Athens], [Ga.], were hit."
    for at in (0, 1):
        row = choices(text, at)[0].row
        assert (row.level, gazetteer().title(row.region)) == ("county", "Georgia")


def test_a_name_that_nothing_settles_keeps_its_alternatives() -> None:
    held = choices("they met in [Springfield].")
    assert held[0].chance < 0.5
    assert len(held) == 4
    assert len({c.row.number for c in held}) == 4


def test_a_newspaper_s_home_is_context() -> None:
    text = "the council of [London] met."
    told = choices(text, url="https://www.lfpress.ca/news/1")
    assert choices(text)[0].row.country == "GB"
    assert next(c.chance for c in told if c.row.country == "CA") > 0.2
    lansing = home_of(replace(report("x"), url=Found("https://lansingstatejournal.com/1", "given")))
    assert {gazetteer().title(at) for at in lansing.rows} == {"Lansing"}
    oxford = home_of(replace(report("x"), outlet=named("The Oxford Mail", "given")))
    assert {gazetteer().title(at) for at in oxford.rows} == {"Oxford"}


@pytest.mark.parametrize(
    ("words", "after_comma", "found"),
    [
        ("Ga", False, False), ("Ga.", False, True), ("GA", True, True), ("OH", True, True),
        ("OH", False, False),
        ("US", False, True), ("us", False, False), ("Us", False, False), ("ANA", False, False),
        ("N.Y.", False, True), ("Mt. Pleasant", False, True),
        ("Russians", False, True), ("South Los Angeles", False, True), ("Hamilton Township", False, True),
        ("", False, False), ("the", False, False), ("x" * 300, False, False), ("Port Halden", False, False),
    ],
)  # fmt: skip
def test_what_a_name_calls(words: str, after_comma: bool, found: bool) -> None:
    assert bool(called(words, after_comma)[1]) is found


@given(st.integers(0, len(gazetteer()) - 1))
def test_every_place_is_found_by_its_own_name(at: int) -> None:
    held = gazetteer()
    key = name_key(held.title(at))
    if len(key) <= 40 and not key.isdigit():
        assert at in [row for row, _ in held.called(key)]
    row = held.row(at)
    assert -90 <= row.latitude <= 90 and -180 <= row.longitude <= 180
    assert row.level == "continent" or len(row.country) == 2
    assert row.region < 0 or held.row(row.region).country == row.country


@given(st.text(max_size=60), st.booleans())
def test_any_text_can_be_looked_up(words: str, after_comma: bool) -> None:
    _, calls = called(words, after_comma)
    assert all(0 <= at < len(gazetteer()) for at, _ in calls)


@given(
    st.lists(st.sampled_from(["Paris", "Georgia", "U.S.", "London", "Springfield", "Zzyx", ""]), max_size=8)
)
def test_chances_are_chances(names: list[str]) -> None:
    text, spans = bracketed(" and ".join(f"[{name}]" for name in names))
    for held in resolve_spans(report(text), spans):
        assert sum(c.chance for c in held) <= 1 + 1e-9
        assert [c.chance for c in held] == sorted((c.chance for c in held), reverse=True)


def marked(
    text: str, *names: tuple[str, MentionKind, str], flat: str = ""
) -> tuple[list[Mention], tuple[Place, ...]]:
    """What ``placed`` makes of a text in which an engine found names: words, kind, key.

    ``flat``: a word that by the parse goes on the name before it.
    """
    tokens: list[Token] = []
    for n, match in enumerate(re.finditer(r"\w+(?:-\w+)*|['’]s|[^\w\s]", text)):
        pos = (
            "PROPN" if match.group()[0].isupper() else "VERB" if match.group() in ("said", "left") else "NOUN"
        )
        tokens.append(token(match.group(), match.start(), pos, n))
    for n, t in enumerate(tokens):
        if flat and text[t.start : t.end] == flat:
            tokens[n] = replace(t, dep="flat", head=n - 1)
    said = next((n for n, t in enumerate(tokens) if text[t.start : t.end] == "said"), None)
    if said:
        tokens[said] = replace(tokens[said], lemma="say")
        tokens[said - 1] = replace(tokens[said - 1], dep="nsubj", head=said)
    mentions: list[Mention] = []
    for words, kind, key in names:
        start = text.index(words)
        inside = [n for n, t in enumerate(tokens) if start <= t.start and t.end <= start + len(words)]
        mentions.append(Mention(start, start + len(words), inside[0], inside[-1], kind, key, words))
    sentence = Sentence("s", 0, 0, len(text), 0, len(tokens) - 1)
    return placed(report(text), tokens, [sentence], mentions)


def test_a_place_says_why_and_what_else() -> None:
    (paris, texas), places = marked("Fires burned in Paris, Texas", ("Paris", "place", "paris"))
    assert (paris.kind, paris.country, paris.level) == ("place", "US", "city")
    assert (texas.key, texas.level) == ("texas", "region")
    assert paris.place is not None
    found = places[paris.place]
    assert (found.number, found.region, found.country) == (4717560, "Texas", "US")
    assert "place.beside" in [r.code for r in found.reasons]
    assert all(r.evidence == ("Paris",) for r in found.reasons)
    assert 0.8 < found.score <= 0.93


def test_a_country_that_says_something_acts() -> None:
    (found,), _ = marked("Yesterday Jordan said it would help", ("Jordan", "place", "jordan"))
    assert (found.kind, found.level, found.acts) == ("place", "country", True)
    (found,), _ = marked("Troops went to Jordan", ("Jordan", "place", "jordan"))
    assert found.acts is False


def test_the_surname_of_a_person_is_no_place() -> None:
    (found,), _ = marked("Yesterday Jordan said so", ("Jordan", "person", "michael jordan"))
    assert (found.kind, found.key, found.place) == ("person", "michael jordan", None)
    (found, *_), _ = marked("Paris Hilton left", ("Paris Hilton", "person", "paris hilton"))
    assert (found.kind, found.key) == ("person", "paris hilton")
    names: list[tuple[str, MentionKind, str]] = [("Paris", "place", "paris"), ("Hilton", "person", "hilton")]
    for held in (names, names[:1]):
        (found, *_), _ = marked("Paris Hilton left", *held, flat="Hilton")
        assert (found.place, found.country, found.level) == (None, "", "")


def test_a_place_that_the_gazetteer_lacks_is_kept_without_a_number() -> None:
    (found,), places = marked("Fires burned in Zzyxburgh yesterday", ("Zzyxburgh", "place", "zzyxburgh"))
    if found.place is not None:
        assert (places[found.place].number, places[found.place].score) == (0, 0.0)
        assert [r.code for r in places[found.place].reasons] == ["place.unknown"]
    assert (found.country, found.level) == ("", "")


def test_a_place_and_its_region_taken_for_one_are_two() -> None:
    found, _ = marked("He left Paris, Texas", ("Paris, Texas", "place", "paris texas"))
    assert [m.key for m in found] == ["paris", "texas"]


def test_an_ambiguous_name_has_no_sure_country() -> None:
    (found,), places = marked("They met in Georgia", ("Georgia", "place", "georgia"))
    assert found.place is not None
    place = places[found.place]
    assert {place.country, *(o.country for o in place.others)} == {"GE", "US"} or place.score > 0.9


def test_places_come_back_from_the_store_as_they_were() -> None:
    found, places = marked("Fires burned in Paris, Texas", ("Paris", "place", "paris"))
    annotation = Annotation("report-1", "engine", (), (), tuple(found), (), places)
    assert codec.unpack_annotation(codec.pack_annotation(annotation)) == annotation


@pytest.mark.parametrize(
    "text",
    ["London " * 20_000, "PARIS, TEXAS, " * 5_000, "A. " * 20_000, "X" * 100_000, "San Jose and " * 9_000],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    began = time.process_time()
    marked(text)
    assert time.process_time() - began < 5


def test_a_list_of_very_many_places_is_resolved_in_parts() -> None:
    held = gazetteer()
    titles = [held.title(at) for at in range(0, len(held), 400)]
    text = ", and ".join(titles)
    spans, at = [], 0
    for title in titles:
        spans.append((at, at + len(title)))
        at += len(title) + len(", and ")
    began = time.process_time()
    found = resolve_spans(report(text), spans)
    assert time.process_time() - began < 5
    assert sum(bool(choice) for choice in found) > 0.9 * len(titles)


@pytest.mark.parametrize(
    ("words", "level", "country"),
    [
        ("U.S.", "country", "US"), ("Loudon Co.", "county", "US"), ("Mt. Pleasant", "city", "US"),
        ("Ohioans", "region", "US"), ("Abkhaz", "region", "GE"),
    ],
)  # fmt: skip
def test_shortened_names_and_peoples_call_what_they_mean(words: str, level: str, country: str) -> None:
    rows = [gazetteer().row(at) for at, _ in called(words, False)[1]]
    assert (level, country) in {(row.level, row.country) for row in rows}
    assert words != "U.S." or {row.level for row in rows} == {"country"}


def test_a_town_and_the_county_it_is_the_seat_of_settle_each_other() -> None:
    text = "a man of [Huntsville] was taken to the jail of [Walker County]."
    assert [gazetteer().title(choices(text, at)[0].row.region) for at in (0, 1)] == ["Texas", "Texas"]


def chosen(*places: tuple[str, float]) -> list[list[Choice]]:
    """The choice of each name: a town of the gazetteer by its GeoNames name and region, with a chance."""
    found: list[list[Choice]] = []
    for name, chance in places:
        town, _, region = name.partition("/")
        rows = [gazetteer().row(at) for at, _ in gazetteer().called(name_key(town))]
        row = next(r for r in rows if r.region >= 0 and gazetteer().title(r.region) == region)
        found.append([Choice(row, 0, chance, row.latitude, row.longitude)])
    return found


NEARBY = (("Athens/Georgia", 0.9), ("Watkinsville/Georgia", 0.8), ("Winder/Georgia", 0.7))


def test_an_unknown_name_lies_among_towns_that_lie_together() -> None:
    middle = middle_of_towns(chosen(*NEARBY, ("Boston/Massachusetts", 0.5)))
    assert middle is not None
    assert abs(middle[0] - 33.9) < 0.2 and abs(middle[1] + 83.5) < 0.3
    assert around("Sandy Creek", middle) == middle
    assert around("Black Sea", middle) is None


def test_towns_that_lie_apart_or_are_unsure_place_nothing() -> None:
    assert middle_of_towns(chosen(("Athens/Georgia", 0.9), ("Boston/Massachusetts", 0.9))) is None
    assert middle_of_towns(chosen(("Athens/Georgia", 0.4))) is None
    assert middle_of_towns([]) is None
    assert middle_of_towns([[]]) is None


@given(st.permutations([*NEARBY, ("Boston/Massachusetts", 0.5)]))
def test_the_middle_does_not_rest_on_the_order(places: list[tuple[str, float]]) -> None:
    found, known = middle_of_towns(chosen(*places)), middle_of_towns(chosen(*NEARBY))
    assert found is not None and known is not None
    assert found == pytest.approx(known)


def test_an_unknown_name_beside_towns_says_where_it_is_placed() -> None:
    text = "Fires burned in Zzyxburgh near Athens, Georgia, and in Watkinsville, Georgia"
    names: list[tuple[str, MentionKind, str]] = [
        (w, "place", w.lower()) for w in ("Zzyxburgh", "Athens", "Watkinsville")
    ]
    found, places = marked(text, *names)
    first = next(m for m in found if m.key == "zzyxburgh")
    assert first.place is not None
    place = places[first.place]
    assert (place.number, place.level, place.country) == (0, "", "")
    assert [r.code for r in place.reasons][:2] == ["place.unknown", "place.among"]
    assert abs(place.latitude - 33.9) < 0.5 and 0 < place.score <= 0.85


def test_a_name_that_may_be_no_place_scores_less() -> None:
    (texas,), sure = marked("They left Texas", ("Texas", "place", "texas"))
    assert texas.place is not None
    doubted = _doubted(sure[texas.place], 0.5)
    assert doubted.score == pytest.approx(sure[texas.place].score / 2, abs=0.001)
    assert doubted.reasons[-1].code == "place.doubtful"
    assert _doubted(sure[texas.place], 0.9) == sure[texas.place]
