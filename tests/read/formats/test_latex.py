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
        pytest.param(
            r"$\mathrm{IC}_{50}$ and $10^{-3}$ M", "IC<sub>50</sub> and 10<sup>−3</sup> M", id="within a formula"
        ),
        pytest.param(r"block $LDL^T$, $S_n(x)$", "block LDL<sup>T</sup>, S<sub>n</sub>(x)", id="one letter raised"),
        pytest.param(r"37\,$^\circ$C and $-20\,^{\circ}$C", "37 °C and −20 °C", id="degrees"),
        pytest.param(r"$5^{\prime}$-end", "5′-end", id="prime"),
        pytest.param(r"\enquote{a} \mkbibemph{b}", "“a” <i>b</i>", id="biblatex"),
        pytest.param(r"{\'\i}{\u g}{\c s}{\H o}{\~{\^e}}{\.I}\L{}\'od\'z", "íğşőễİŁódź", id="accents"),
        pytest.param(
            r"see \url{https://a.org/~b/c_d^e?f=%20&g#h}", "see https://a.org/~b/c_d^e?f=%20&g#h", id="address"
        ),
        pytest.param(r"\url{https://a.org/x\_y}", "https://a.org/x_y", id="address with signs escaped"),
        pytest.param(
            r"\mkbibquote{a {B} c} and \enquote{\emph{x} y}",
            "“a B c” and “<i>x</i> y”",
            id="quotes with braces in them",
        ),
        pytest.param(r"in \vphantom{\}}{Si} a\hspace{1em}b", "in Si a b", id="room without a sign"),
        pytest.param(r"$\bar{x}$, $\hat\beta$", "x̅, β̂", id="marks over a letter"),
        pytest.param(r"costs \$5 and 5\% \& \#1 a\_b", "costs $5 and 5% & #1 a_b", id="escaped signs"),
    ],
)
def test_latex_is_decoded(written: str, text: str) -> None:
    assert decode_latex(written) == text


def test_a_command_that_nobody_knows_is_an_error_that_names_it() -> None:
    with pytest.raises(Fault, match=r"\\nosuch is no command of LaTeX"):
        decode_latex(r"a \nosuch{b}")


@pytest.mark.parametrize(
    "written",
    [
        r"\href{https://a.org}{b}", r"a \cite{b}", r"\footnote{x}", r"\sqrt{2}", r"\include{a}", r"\input{a}", r"\textcolor{red}{a}", r"\frac{1}{2}",
        r"\title{a}", r"\begin{x}a\end{x}", r"\url", r"\url{a{b}}", "{" * 3000 + "}" * 3000, r"\textit{" * 400 + "}" * 400, "costs $5", r"\verb|a|",
    ],
)  # fmt: skip
def test_what_is_not_in_the_grammar_is_told_and_nothing_else_is_raised(written: str) -> None:
    with pytest.raises(Fault):
        decode_latex(written)
