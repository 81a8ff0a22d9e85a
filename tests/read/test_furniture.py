"""Keys of lines and bodies: what repeats under different articles, and copies that do not count."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from stemma.read.furniture import FURNITURE_ORIGINALS, body_key, line_key, line_keys, plain_line

NOTICE = "Read more of our coverage and sign up for the morning newsletter of the Harbour Post."


def article(number: int, paragraphs: int = 3) -> str:
    """An article of its own: no line is shared with another number's."""
    words = f"alpha{chr(97 + number)} beta{chr(97 + number)}"
    return "\n".join(
        f"The {words} of part {chr(97 + part)} was said to have come down on the town "
        f"{'and over the river ' * (part + 1)}at night."
        for part in range(paragraphs)
    )


def furniture(texts: list[str]) -> set[str]:
    """The lines' keys that stand under enough different bodies."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for key in line_keys(text):
            bodies[key].add(body_key(text))
    return {key for key, under in bodies.items() if len(under) >= FURNITURE_ORIGINALS}


def test_a_line_meets_itself_in_other_dress() -> None:
    assert plain_line("  * 12 Comments. ") == "0 comments"
    assert line_key("• Sign in") == line_key("SIGN IN:")
    assert line_key("27 members") == line_key("3 members")
    assert line_key("Sign in") != line_key("Sign up")
    assert line_key(" 12 | 13 ") == ""


def test_a_notice_under_many_articles_is_furniture() -> None:
    texts = [f"{article(n)}\n{NOTICE}" for n in range(FURNITURE_ORIGINALS)]
    assert furniture(texts) == {line_key(NOTICE)}
    assert furniture(texts[:-1]) == set()


def test_copies_of_one_story_are_not() -> None:
    story = article(0, 6)
    copies = [f"Outlet {chr(97 + n)}\n{story}\nMore from outlet {chr(97 + n)}" for n in range(10)]
    assert furniture(copies) == set()


def test_a_long_notice_is_not_taken_for_the_body() -> None:
    notice = " ".join([NOTICE] * 9)
    texts = [f"{article(n)}\n{notice}" for n in range(FURNITURE_ORIGINALS)]
    assert len({body_key(text) for text in texts}) == FURNITURE_ORIGINALS
    assert furniture(texts) == {line_key(notice)}


@given(st.text(max_size=300))
def test_keys_are_short_and_the_same_each_time(text: str) -> None:
    keys = line_keys(text)
    assert keys == line_keys(text)
    assert all(len(key) == 16 for key in keys)
    body = body_key(text)
    assert body == "" or body in keys


@given(st.lists(st.text(max_size=40), max_size=8))
def test_the_order_of_lines_does_not_matter(lines: list[str]) -> None:
    assert line_keys("\n".join(lines)) == line_keys("\n".join(reversed(lines)))
    assert body_key("\n".join(lines)) == body_key("\n".join(reversed(lines)))
