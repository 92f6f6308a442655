"""What the publisher offers stands once on each page of a drug that it is for, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators.model import Drug, Library, Offer, Page, Publisher
from generators.render.drug_pages import plan
from generators.render.printing import fitting_offers
from tests.check.rules.published import rendered

FITTING = ("Custom synthesis", "https://seller.example/aso")
OTHER = ("Other synthesis", "https://seller.example/sirna")
PROFILE = f"""\
name: Sample Press
commercial: true
interest: Sells oligonucleotides.
offers:
  - {{text: {FITTING[0]}, url: "{FITTING[1]}", modalities: [antisense oligonucleotide]}}
  - {{text: {OTHER[0]}, url: "{OTHER[1]}", modalities: [small interfering RNA]}}
"""


@pytest.fixture
def pages(project: Path) -> dict[str, Page]:
    """The pages of a publisher with two offers, by kind."""
    (project / "data/publisher.yml").write_text(PROFILE, encoding="utf-8")
    return {page.kind: page for page in rendered(project)[1]}


@pytest.mark.parametrize("kind", ["guide", "monograph"])
def test_an_offer_for_the_drug_stands_once_on_its_page(pages: dict[str, Page], kind: str) -> None:
    text = pages[kind].text
    (offer,) = BeautifulSoup(text, "lxml").select("aside.offers a")
    assert (offer.get_text(), offer["href"]) == FITTING
    assert text.count(FITTING[0]) == text.count(FITTING[1]) == 1


@pytest.mark.parametrize("kind", ["guide", "monograph"])
def test_an_offer_for_other_drugs_does_not_stand_there(pages: dict[str, Page], kind: str) -> None:
    assert OTHER[1] not in pages[kind].text


def test_pages_about_the_whole_carry_no_offer(pages: dict[str, Page]) -> None:
    assert not [
        page.path for kind, page in pages.items() if kind not in ("guide", "monograph") and "offers" in page.text
    ]


def test_offers_are_those_for_the_modality_of_the_drug(drug: Drug) -> None:
    fitting, other = (Offer(text=m, url="https://seller.example/", modalities=(m,)) for m in (drug.modality, "another"))
    assert fitting_offers(Publisher(name="Press", offers=(other, fitting)), drug) == (fitting,)


def test_a_drug_has_its_monograph_its_guides_and_data_pages_for_what_it_has_values_of(library: Library) -> None:
    (drug,) = library.drugs
    kinds = [one.kind for one in plan(library)]
    first = ["monograph", *("guide" for _ in drug.guides), "data-overview"]
    assert kinds[: len(first)] == first and kinds[-1] == "studies"
    assert set(kinds[len(first) : -1]) == {"data"}
    assert sum(len(one.values) for one in plan(library) if one.kind == "data") == len(drug.observations)
