"""PRO-SAFETY"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"
pytestmark = pytest.mark.usefixtures("shipped")


def test_a_hazard_without_its_line_is_found_where_it_shows_first(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "[Radioactive material.]", "[Wear gloves.]")
    (finding,) = says("PRO-SAFETY")
    assert str(finding.where) == f"{PROTOCOLS}:{line_of(PROTOCOLS, 'tritium')}:60"
    wanted = "measure-uptake uses radioactivity (tritium) without a safety line; wanted one on radioactivity"
    assert finding.message == wanted


def test_each_hazard_needs_its_own(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "text: Count.", "text: Clear in xylene and count.")
    (finding,) = says("PRO-SAFETY")
    assert "toxic fixatives and solvents (xylene)" in finding.message


def test_a_hazard_that_is_spoken_of_is_left_alone(says: Says) -> None:
    assert says("PRO-SAFETY") == []


@pytest.mark.parametrize(
    ("used", "hazard"),
    [
        ("TRIzol", "toxic fixatives and solvents"), ("glutaraldehyde", "toxic fixatives and solvents"),
        ("an acrylamide gel", "toxic fixatives and solvents"), ("concentrated hydrochloric acid", "corrosive chemicals"),
        ("isoflurane", "volatile anaesthetics"), ("liquid nitrogen", "cold that burns"), ("SYBR Green", "dyes that bind DNA"),
        ("human CSF", "human tissue"), ("patient-derived fibroblasts", "human tissue"), ("plasma of volunteers", "human tissue"),
        ("a rat", "animals"), ("macaques", "animals"), ("an AAV vector", "viral vectors"), ("ultraviolet light", "ultraviolet light"),
    ],
)  # fmt: skip
def test_hazards_of_every_kind_are_known(says: Says, edit: Edit, used: str, hazard: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: Go on with {used}.")
    assert [f"uses {hazard} (" in f.message for f in says("PRO-SAFETY")] == [True]


@pytest.mark.parametrize("isotope", ["125I", "32P", "³H", "carbon-14"])
def test_an_isotope_by_its_sign_is_radioactive(says: Says, edit: Edit, isotope: str) -> None:
    edit(PROTOCOLS, "{name: labelled drug, detail: tritium}", f"{{name: drug, detail: labelled with {isotope}}}")
    assert says("PRO-SAFETY") == []
    edit(PROTOCOLS, "[Radioactive material.]", "[Wear gloves.]")
    assert [f"radioactivity ({isotope})" in f.message for f in says("PRO-SAFETY")] == [True]


@pytest.mark.parametrize(
    "used", ["a rabbit antibody", "rat tail collagen", "phenol red", "carbon-13", "the patient information"]
)
def test_words_that_only_look_like_a_hazard_are_left_alone(says: Says, edit: Edit, used: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: Go on with {used}.")
    assert says("PRO-SAFETY") == []
