"""Apostrophes are curled; primes, quotation marks and code stay as they are."""

from __future__ import annotations

import pytest

from generators.text.apostrophes import set_apostrophes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the drug's label", "the drug’s label"),
        ("FDA's committee", "FDA’s committee"),
        ("patients' own words", "patients’ own words"),
        ("not what it isn't", "not what it isn’t"),
        ("5'-phosphate", "5'-phosphate"),
        ("2'-O-methoxyethyl", "2'-O-methoxyethyl"),
        ("the 3' end", "the 3' end"),
        ("value('x')", "value('x')"),
        ("'a' and 'b'", "'a' and 'b'"),
    ],
)
def test_apostrophes(text: str, expected: str) -> None:
    assert set_apostrophes(text) == expected


def test_escaped_apostrophes_alone_are_curled_where_text_was_escaped() -> None:
    assert set_apostrophes("the drug&#39;s <a title='b'c>", "&#39;") == "the drug’s <a title='b'c>"
