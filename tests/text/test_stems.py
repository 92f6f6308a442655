"""Forms of one word have one stem, other words have another."""

from __future__ import annotations

import pytest

from generators.text.stems import stem, stem_words


@pytest.mark.parametrize(
    "forms",
    [
        "study studies studied studying", "rinse rinses rinsed", "series Series", "oxidase oxidases", "analyse analysed analysing",
        "library libraries", "lysate lysates", "tissue tissues", "dish dishes", "box boxes",
    ],
)  # fmt: skip
def test_the_forms_of_a_word_meet(forms: str) -> None:
    assert len(set(stem_words(forms))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("lysate", "lysis"), ("dose", "dosage"), ("mouse", "mouth"), ("plasma", "plasmid")]
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_short_words_may_be_left_out() -> None:
    assert stem_words("No study of the uptake", shortest=4) == ["studi", "uptak"]
