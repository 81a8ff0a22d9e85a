"""Words of the pages: voices named once, long lists cut."""

from __future__ import annotations

from stemma.show.words import some, voices


def test_voices_are_named_once_and_nobody_is_no_voice() -> None:
    told = [
        "The CIA",
        "the cia",
        "He",
        "who",
        "Mike Brook",
        "Brook",
        "officials",
        "Tom Ash",
        "Eva Ash",
        "Ash",
    ]
    assert voices(told) == ["The CIA", "Mike Brook", "officials", "Tom Ash", "Eva Ash", "Ash"]


def test_a_list_is_cut_where_that_leaves_out_more_than_one() -> None:
    names = ["a", "b", "c", "d"]
    assert some(names, 4) == some(names, 3) == "a; b; c; d"
    assert some(names, 2) == "a; b; 2 more"
    assert some([], 2) == ""
