"""LaTeX in a bibliography becomes text with italics and raised and lowered characters."""

from __future__ import annotations

import pytest

from generators.read.formats.bibtex import Fault
from generators.read.formats.latex import decode_latex


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("plain & 50% #1", "plain & 50% #1", id="no LaTeX is left alone"),
        pytest.param(r"Caf\'{e} 50% of {SMN}", "Café 50% of SMN", id="a bare percent sign begins no comment"),
        pytest.param(r"\emph{a} and \textit{b}", "<i>a</i> and <i>b</i>", id="italics"),
        pytest.param(r"H\textsubscript{2}O, $^{14}$C", "H<sub>2</sub>O, <sup>14</sup>C", id="raised and lowered"),
        pytest.param("1--2 ``a''", "1–2 “a”", id="dashes and quotes"),
    ],
)
def test_latex_is_decoded(written: str, text: str) -> None:
    assert decode_latex(written) == text


def test_a_command_that_nobody_knows_is_an_error_that_names_it() -> None:
    with pytest.raises(Fault, match=r"\\nosuch is no command of LaTeX"):
        decode_latex(r"a \nosuch{b}")
