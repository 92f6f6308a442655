"""Words that judge wherever they stand, and what is none of them."""

from __future__ import annotations

import pytest

from generators.check.sources.judging_words import JudgingWords
from tests import shipped


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The fall was astonishing.", "astonishing"),
        ("It works tirelessly in the cord.", "tirelessly"),
        ("A matchless result.", "matchless"),
        ("The responses dazzled the field.", "dazzled"),
        ("Bountiful evidence was shown.", "Bountiful"),
    ],
)
def test_a_word_that_judges_is_found(text: str, word: str) -> None:
    assert [match[0] for match in JudgingWords(shipped.library().wording).find(text)] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "It was injected subcutaneously into colourless gel, carefully and reversibly.",
        "In ENDEAR and CHERISH the mean fell.",
        "The scale of Wonder and Noble was used.",
        "Breakthrough therapy designation was given.",
        "Failure to thrive was reported.",
    ],
)
def test_words_of_the_trade_and_names_are_left_alone(text: str) -> None:
    assert not list(JudgingWords(shipped.library().wording).find(text))
