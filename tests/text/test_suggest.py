"""A suggestion means the same as what was written."""

from __future__ import annotations

import pytest

from generators.text.suggest import did_you_mean, find_nearest


@pytest.mark.parametrize(
    ("word", "words", "expected"),
    [
        pytest.param("tof-csf-trogh-ss", ["tof-csf-trough-ss"], "tof-csf-trough-ss", id="a letter left out"),
        pytest.param("elimination-halflife", ["elimination-half-life"], "elimination-half-life", id="a hyphen left out"),
        pytest.param("ls mean", ["mean", "ls-mean", "ls-geometric-mean"], "ls-mean", id="a space for a hyphen"),
        pytest.param("agency2012", ["agency2021"], "agency2021", id="two digits of a year swapped"),
        pytest.param("Approved", ["approved"], "approved", id="a capital"),
        pytest.param("nus-csf-half-life", ["nus-monkey-csf-half-life"], "", id="another species"),
        pytest.param("nus-csf-half-life", ["nus-csf-half-life-phase1"], "", id="another study"),
        pytest.param("nus-human-liver", ["nus-mouse-liver"], "", id="a species for a species"),
        pytest.param("csf-trough-d15", ["csf-trough-d29", "csf-trough-d5"], "", id="another day"),
        pytest.param("bal-csf-mean", ["bal-cns-mean"], "", id="another matrix"),
        pytest.param("unapproved", ["approved"], "", id="the opposite"),
        pytest.param("disapproved", ["approved"], "", id="the opposite in other letters"),
        pytest.param("structure", ["identity", "chemistry", "route"], "", id="nothing like it"),
    ],
)  # fmt: skip
def test_the_nearest_word_means_the_same(word: str, words: list[str], expected: str) -> None:
    assert find_nearest(word, words) == expected


def test_an_unknown_word_has_a_suggestion_or_says_what_was_wanted() -> None:
    assert did_you_mean("liverr", ["liver"], "a matrix") == ("", "liver")
    assert did_you_mean("moon", ["liver"], "a matrix") == ("a matrix", "")
