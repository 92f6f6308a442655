"""A text is folded into words as a reader would type them."""

from __future__ import annotations

import pytest

from generators.index.search.words import fold, phrase, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("3.11 µg/g", ["3.11", "ug", "g", "ugg"], id="micro sign"),
        pytest.param("3.11 μg", ["3.11", "ug"], id="Greek mu"),
        pytest.param("LDL-C", ["ldl", "c", "ldlc"], id="hyphen"),
        pytest.param("t½", ["t1", "2", "t12"], id="fraction"),
        pytest.param("t1/2", ["t1", "2", "t12"], id="slash"),
        pytest.param("λz", ["lambda"], id="Greek letter; z is s, and s an ending"),
        pytest.param("2′-MOE", ["2", "me", "2moe"], id="prime"),
        pytest.param("Körtvélyessy", ["kortvelyessy"], id="accents"),
        pytest.param("11,344.47 and 11\u2009344", ["11344.47", "and", "11344"], id="thousands"),
        pytest.param("haematomas, hematoma", ["hematoma", "hematoma"], id="British, American, plural"),
        pytest.param("oedema randomized randomised", ["edema", "randomised", "randomised"], id="oe, z"),
        pytest.param("10.1056/NEJMoa2204705", ["10.1056", "nejmoa2204705", "101056nejmoa2204705"], id="DOI"),
        pytest.param("lipoprotein(a)", ["lipoprotein", "a", "lipoproteina"], id="brackets"),
        pytest.param("studies analysis mucus", ["study", "analysis", "mucus"], id="words in -s that are singular"),
        pytest.param("-- ′ ·", [], id="nothing but marks"),
    ],
)  # fmt: skip
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(tokens(text)) == words


def test_a_phrase_has_the_words_without_those_that_are_made_of_several() -> None:
    assert phrase("LDL-C, t½ and Kinder") == "ldl c t1 2 and kinder"


def test_folding_twice_changes_nothing() -> None:
    for text in ("Tofersén 81 µg/g", "MeCsAoG 2′-MOE", "ISIS-DMPK-2.5Rx", "½ ⅓ ²"):
        assert fold(fold(text)) == fold(text)
