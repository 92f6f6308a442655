"""Names of a bibliography: what is read, and what is none."""

from __future__ import annotations

import pytest

from generators.read.persons import NameFault, parse_names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        pytest.param("Alpha, Ada and Beta, Bob", "Alpha, Ada and Beta, Bob", id="two"),
        pytest.param("Ada Alpha and Bob van Beta", "Alpha, Ada and van Beta, Bob", id="first name first"),
        pytest.param("King, Jr., Martin Luther", "King, Jr., Martin Luther", id="suffix in its place"),
        pytest.param("Beeblebrox, IV, Zaphod", "Beeblebrox, IV, Zaphod", id="number of a line"),
        pytest.param(
            "d'~Ambrosio, L and al- One, A and D' Souza, R",
            "d'Ambrosio, L and al-One, A and D'Souza, R",
            id="joined particles",
        ),
        pytest.param("van der Berg, Jan", "van der Berg, Jan", id="particles"),
        pytest.param("{World Health Organization}", "{World Health Organization}", id="a body"),
        pytest.param("{Group 1 (and others)} and others", "{Group 1 (and others)} and others", id="a body with marks"),
        pytest.param(r"M{\"u}ller, J{\"o}rg", "Müller, Jörg", id="accents"),
        pytest.param("O'Neil, Mary-Ann", "O'Neil, Mary-Ann", id="an apostrophe and a hyphen"),
        pytest.param("Giuseppe {De Giacomo}", "De Giacomo, Giuseppe", id="a last name in braces"),
        pytest.param("{and and Sons}", "{and and Sons}", id="a body with and"),
        pytest.param(r"Dumas, p{\`e}re, Alexandre", "Dumas, père, Alexandre", id="a suffix with an accent"),
        pytest.param(
            "family=Gogh, given=Vincent, prefix=van and given={A B}, family={de la X}",
            "van Gogh, Vincent and de la X, A B",
            id="parts by name",
        ),
        pytest.param("family=King, given=Martin, suffix=Jr., given-i=M", "King, Jr., Martin", id="parts with a suffix"),
        pytest.param("Taylor II, Russell M", "Taylor II, Russell M", id="a number of a line in the last name"),
        pytest.param("Sadek, M.D.", "Sadek, M.D.", id="initials that look like a degree"),
    ],
)
def test_a_name_is_read(written: str, names: str) -> None:
    assert parse_names(written) == names


@pytest.mark.parametrize(
    "written",
    [
        "King, Martin Luther, Jr.", "King, Jr", "Doe, J. and and Roe, R.", "and Roe, R.", "Doe, Jane$^{1,2}$", "Roe, R. (deceased)", "MD, Roe", "Prof. Roe, R.", "Roe, Dr. R.",
        "MÃ¼ller, JÃ¶rg", "M\ufffdller, J", "Doe, Jane*", "Doe, Jane1", "Doe, Jane, PhD", "Doe J", "Doe J, Roe R", "Doe, J; Roe, R",
        "World Health Organization", "Study Group of the Trial", "the ENGAGE Investigators", "Nobody", "Doe, J. on behalf of the group",
        "given=Philippe", "family=Duchamp, nickname=Phil", "family=, given=Philippe", "Miller, D., Firby, J.", "Good, Jr, Ada, B.",
        "Doe, Jane et al", "Doe, \u2020Jane", "Doe, J &amp; Roe, R",
    ],
)  # fmt: skip
def test_what_is_no_name_is_told(written: str) -> None:
    with pytest.raises(NameFault):
        parse_names(written)
