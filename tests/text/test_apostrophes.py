"""Apostrophes are curled; primes, quotation marks and code stay as they are."""

from __future__ import annotations

import pytest

from generators.text.apostrophes import set_apostrophes, set_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the drug's label", "the drug’s label"),
        ("FDA's committee", "FDA’s committee"),
        ("patients' own words", "patients’ own words"),
        ("not what it isn't", "not what it isn’t"),
        ("we've, they'll, N'Kuli", "we’ve, they’ll, N’Kuli"),
        ("Prescribers' Digital Reference", "Prescribers’ Digital Reference"),
        ("5'-phosphate", "5'-phosphate"),
        ("2'-O-methoxyethyl", "2'-O-methoxyethyl"),
        ("the 3' end", "the 3' end"),
        ("value('x')", "value('x')"),
        ("'a' and 'b'", "'a' and 'b'"),
        ("N'-acetyl", "N'-acetyl"),
    ],
)
def test_apostrophes(text: str, expected: str) -> None:
    assert set_apostrophes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the cellular 'labile iron pool'.", "the cellular ‘labile iron pool’."),
        ("'Why?' and 'Biogen's drug'", "‘Why?’ and ‘Biogen’s drug’"),
        ("a 5'-end and a 3'-end", "a 5'-end and a 3'-end"),
        ("2',4'-bridged, of N'-acetyl", "2',4'-bridged, of N'-acetyl"),
        ("what 'stands open", "what 'stands open"),
    ],
)
def test_quotation_marks(text: str, expected: str) -> None:
    assert set_quotes(text) == expected


def test_escaped_apostrophes_alone_are_curled_where_text_was_escaped() -> None:
    assert set_apostrophes("the drug&#39;s <a title='b'c>", "&#39;") == "the drug’s <a title='b'c>"
