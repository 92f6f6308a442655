"""Patterns of the data that would take for ever are refused while they are read."""

from __future__ import annotations

from unittest import mock

import pytest
from pydantic import TypeAdapter, ValidationError

from generators.model import pattern as patterns
from generators.model.base import Pattern
from generators.model.pattern import may_run_away


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a*)*b",
        r"(\w+)*!",
        r"(?:\w*\s*)*x",
        "((a+)?)+",
        "(x+x+)+y",
        "(?:a+|b)+c",
        "(a{1,90})+",
        "(a{1,3})+$",
        "(a|aa)+$",
        "(a|a)*b",
        "(ab?|b)+c",
        r"(a\w+)+!",
        r"(.*,)*x",
        r"(\d+|[a-z0-9]+,)+x",
        r"(?:b(a?)?)+c",
        "(?:(?:a|aa)+b?)+",
        "x(?=(a|aa)+$)",
        "(a|aa){20,}b",
        r"(\w)(?:\1|a)+!",
    ],
)
def test_a_repeat_that_matches_a_text_in_several_ways_may_run_away(pattern: str) -> None:
    assert may_run_away(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+ )*x", r"([a-z0-9-]+\.)+[a-z]{2,}", r"\d+(?:,\d+)*", "a*b*", "(ab|cd)+", "(a+){2}", "[^a]+(?!b+)",
        "(abc|abd)+x", r"(\d{1,3},)+", "(ab?c)+", "(?:a+b|c)+", "(a?)*$", r"(\w|\d)+x", "(?:[- ](?:one|two|three))*",
    ],
)  # fmt: skip
def test_other_repeats_do_not(pattern: str) -> None:
    assert not may_run_away(pattern)


def test_a_field_of_the_data_refuses_it() -> None:
    with pytest.raises(ValidationError, match="no repeat matches a text in several ways"):
        TypeAdapter(Pattern).validate_python("(a+)+$")


@pytest.mark.parametrize(
    "pattern", ["(?P<n>d)", r"(a)\1", "(?i)a", "(?x) a", "a(?(1)b)", r"\\\1(a)", "a{99999999999}", "("]
)
def test_what_means_another_thing_beside_others_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError, match="wanted a regular expression"):
        TypeAdapter(Pattern).validate_python(pattern)


@pytest.mark.parametrize("pattern", [r"a\\1", r"(?i:a)", r"(a|b)c", r"(?<!x)a(?=b)", r"\d+(?:\.\d)?"])
def test_groups_without_names_are_fine(pattern: str) -> None:
    assert TypeAdapter(Pattern).validate_python(pattern) == pattern


def test_steps_that_lead_to_one_another_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of many words in a repeat took as many looks as it has letters."""
    reach = mock.Mock(side_effect=patterns._reach)
    monkeypatch.setattr(patterns, "_reach", reach)
    assert not may_run_away("(?:(?:articles|books|journals|papers|reports) )*once")
    assert reach.call_count == 2
