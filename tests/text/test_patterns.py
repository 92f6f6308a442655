"""Lists of words as one pattern."""

from __future__ import annotations

import re

from generators.text.patterns import PatternList, any_of, whole_words


def test_the_longest_word_is_tried_first_and_signs_are_taken_as_written() -> None:
    found = re.search(any_of(["a", "a.b"]), "xa.bx")
    assert found and found[0] == "a.b"
    assert not re.search(any_of(["a.b"]), "axb")


def test_an_empty_list_finds_nothing() -> None:
    assert not re.search(any_of([]), "anything") and not whole_words([]).search("anything")
    assert [*PatternList.of([]).finditer("anything")] == []


def test_whole_words_are_found_with_capitals_or_without() -> None:
    assert [m[0] for m in whole_words(["mice", r"rats?"]).finditer("Mice, rat, rats, brat")] == ["Mice", "rat", "rats"]


def test_each_match_comes_with_what_to_write_instead() -> None:
    listed = PatternList.of([(r"ml(s)?", "mL"), ("sub-?cutaneous", "subcutaneous")])
    assert [(m[0], instead) for m, instead in listed.finditer("3 mls sub-cutaneous")] == [
        ("mls", "mL"), ("sub-cutaneous", "subcutaneous"),
    ]  # fmt: skip
