"""Braces and quotes of BibTeX."""

from __future__ import annotations

import pytest

from generators.text.braces import is_enclosed


@pytest.mark.parametrize(
    ("raw", "enclosed"),
    [
        pytest.param("{a}", True, id="braces"),
        pytest.param('"a"', True, id="quotes"),
        pytest.param("{a {b} c}", True, id="braces in braces"),
        pytest.param('"a {"} b"', True, id="a quote in braces"),
        pytest.param(r"{a \} b}", True, id="an escaped brace"),
        pytest.param("{a} {b}", False, id="two groups"),
        pytest.param('"a" # "b"', False, id="joined values"),
        pytest.param("{a", False, id="open"),
        pytest.param("{", False, id="a brace alone"),
        pytest.param("a}", False, id="no opening"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_value_is_enclosed_when_its_first_sign_is_closed_by_its_last(raw: str, enclosed: bool) -> None:
    assert is_enclosed(raw) is enclosed
