"""CIT-BARE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Says

pytestmark = pytest.mark.usefixtures("shipped")


def test_a_host_name_for_a_title_is_found_where_it_stands(says: Says, add: Add) -> None:
    line = add("@misc{x1,\n  title = {researchgate.net},\n}")
    (finding,) = says("CIT-BARE")
    assert str(finding.where) == f"references.bib:{line + 1}:3"
    assert finding.message == "'x1': 'researchgate.net' names a site and no document; wanted the document's title"


@pytest.mark.parametrize(
    "title", ["DSpace", "PubMed", "[ClinicalTrials.gov]", "www.benchchem.com", "Full text",
              "DSpace at MIT", "PubMed Central (PMC)", "ResearchGate | Find and share research", "Microsoft Word - paper.docx",
              "nihms-123456.pdf", "Supplementary Material", "Search results", "Taylor & Francis Online", "[no title]"],
)  # fmt: skip
def test_the_name_of_a_repository_is_no_title(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert [f.rule for f in says("CIT-BARE")] == ["CIT-BARE"]


def test_the_name_of_its_own_host_is_no_title(says: Says, add: Add) -> None:
    add("@misc{x1, title = {Bench Chem}, url = {https://www.benchchem.com/product/1}}")
    assert [f.rule for f in says("CIT-BARE")] == ["CIT-BARE"]


@pytest.mark.parametrize(
    "title", ["STRipy database: DMPK", "Tofersen", "PubMed as a source of evidence", "Nature of the disease",
              "Supplementary motor area and speech", "Welcome to the clinic: a handbook", "Search results of two registries compared"],
)  # fmt: skip
def test_a_title_that_names_more_is_left_alone(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}, url = {{https://stripy.org/database/DMPK}}}}")
    assert says("CIT-BARE") == []


@pytest.mark.parametrize("field", ["journal = {Nature}", "author = {{Nature}}", "publisher = {Nature}"])
def test_the_name_of_what_it_stands_in_is_no_title(says: Says, add: Add, field: str) -> None:
    add(f"@misc{{x1, title = {{Nature}}, {field}}}")
    assert [f.rule for f in says("CIT-BARE")] == ["CIT-BARE"]


@pytest.mark.parametrize(
    "title",
    ["jwatch.org [jwatch.org]", "Tandfonline", "Home - ScienceDirect", "MDPI - Publisher of Open Access Journals", "Springer Nature Link",
     "PubMed | Home", "Official website of the agency", "EMA | European Medicines Agency", "ema.europa.eu (ema.europa.eu)", "-", "...",
     "in press"],
)  # fmt: skip
def test_a_title_of_which_each_part_names_a_site_is_found(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert [f.rule for f in says("CIT-BARE")] == ["CIT-BARE"]


@pytest.mark.parametrize(
    "title", ["Antisense in the home | PubMed", "ScienceDirect: a survey of readers", "Home infusion [letter]"]
)
def test_a_title_with_a_part_that_names_a_work_is_left_alone(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert says("CIT-BARE") == []
