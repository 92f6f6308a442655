"""STR-OFFER"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, Says

PROFILE = "data/publisher.yml"
OFFER = "  - {text: Custom synthesis., url: https://seller.example/aso, modalities: [%s]}\n"


def profile(
    project: Path, modalities: str, commercial: str = "commercial: true\ninterest: Sells oligonucleotides.\n"
) -> None:
    text = f"name: Sample Press\n{commercial}offers:\n{OFFER % modalities}"
    (project / PROFILE).write_text(text, encoding="utf-8")


def test_a_publisher_without_offers_is_left_alone(says: Says, site_says: Says) -> None:
    assert says("STR-OFFER") == []
    assert site_says("STR-OFFER") == []


def test_an_offer_that_fits_stands_on_the_page_and_is_left_alone(project: Path, says: Says, site_says: Says) -> None:
    profile(project, "antisense oligonucleotide")
    assert says("STR-OFFER") == []
    assert site_says("STR-OFFER") == []


@pytest.mark.parametrize(
    ("modalities", "said"),
    [
        pytest.param(
            "antibody", "an offer is for the modality 'antibody'; wanted one of antisense oligonucleotide", id="unknown"
        ),
        pytest.param("", "an offer is for the modality ''", id="none named"),
    ],
)
def test_an_offer_for_no_modality_is_found_at_its_line(project: Path, says: Says, modalities: str, said: str) -> None:
    profile(project, modalities)
    (finding,) = says("STR-OFFER")
    assert said in finding.message
    assert (finding.where.file, finding.where.line) == (PROFILE, 5)


def test_an_offer_without_an_address_is_found_at_its_line(project: Path, says: Says) -> None:
    profile(project, "antisense oligonucleotide")
    path = project / PROFILE
    path.write_text(path.read_text(encoding="utf-8").replace("https://seller.example/aso", '""'), encoding="utf-8")
    (finding,) = says("STR-OFFER")
    assert (finding.where.file, finding.where.line) == (PROFILE, 5)


def test_an_undeclared_interest_is_found(project: Path, says: Says) -> None:
    profile(project, "antisense oligonucleotide", commercial="commercial: false\n")
    assert [f.message.split(";")[0] for f in says("STR-OFFER")] == [
        "Sample Press offers something and is not commercial"
    ]
    profile(project, "antisense oligonucleotide", commercial="commercial: true\n")
    assert [f.message.split(";")[0] for f in says("STR-OFFER")] == [
        "Sample Press is commercial and does not say in what"
    ]


def test_an_offer_for_another_modality_on_a_drugs_page_is_found(project: Path, says: Says, edit: Edit) -> None:
    profile(project, "small interfering RNA")
    edit(
        "data/drugs/samplirsen/guides/how-it-works.md",
        "## Effect\n",
        "## Effect\n\n[Order it](https://seller.example/aso).\n",
    )
    (finding,) = says("STR-OFFER")
    assert finding.where.file == "data/drugs/samplirsen/guides/how-it-works.md"
    assert "carries an offer for small interfering RNA" in finding.message


def test_the_same_is_found_in_the_built_page_at_its_line(project: Path, site_says: Says, edit_page: Edit) -> None:
    profile(project, "small interfering RNA")
    edit_page("drugs/samplirsen/how-it-works", "</h1>", '</h1><a href="https://seller.example/aso">Order</a>')
    (finding,) = site_says("STR-OFFER")
    assert finding.message.startswith("/drugs/samplirsen/how-it-works carries an offer for small interfering RNA")


def test_an_offer_that_stands_twice_on_a_built_page_is_found(project: Path, site_says: Says, edit_page: Edit) -> None:
    profile(project, "antisense oligonucleotide")
    offer = '<aside class="offers"><a href="https://seller.example/aso">Order</a></aside>'
    edit_page("drugs/samplirsen/how-it-works", "</h1>", f"</h1>{offer}{offer}")
    (finding,) = site_says("STR-OFFER")
    assert "carries the offer https://seller.example/aso 2 times; wanted the offer once" in finding.message
