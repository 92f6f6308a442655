"""CIT-ID"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Edit, Says

STUDIES = "data/drugs/samplirsen/studies.yml"


def test_a_doi_without_its_slash_is_found_where_it_stands(says: Says, add: Add) -> None:
    line = add("@article{x1,\n  title = {A},\n  doi = {10.1016S1474-4422(23)00001-7},\n}")
    (finding,) = says("CIT-ID")
    assert str(finding.where) == f"references.bib:{line + 2}:3"
    assert finding.message.startswith("'x1': doi '10.1016S1474-4422(23)00001-7' is malformed; wanted 10., the number")
    assert finding.suggestion == "10.1016/S1474-4422(23)00001-7"


@pytest.mark.parametrize(
    "field",
    ["pmid = {PMID 36804094}", "pmcid = {4221572}", "nct = {NCT0231201}", "isbn = {978-1-4939-3756-2}",
     "issn = {1474-4423}", "doi = {10.1016/S1474-4423(23)00001-7}", "doi = {10.1007/978-1-4939-3756-2_19}", "doi = {10.1000//x}"],
)  # fmt: skip
def test_each_kind_is_checked(says: Says, add: Add, field: str) -> None:
    add(f"@misc{{x1, {field}}}")
    assert [f.rule for f in says("CIT-ID")] == ["CIT-ID"]


@pytest.mark.parametrize(
    ("field", "url", "near"),
    [
        pytest.param("doi = {10.1056/NEJMoa2204750}", "https://doi.org/10.1056/NEJMoa2204705",
                     "https://doi.org/10.1056/NEJMoa2204750", id="two digits of a DOI changed places"),
        pytest.param("doi = {10.1038/s41434-022-00316-8}", "https://www.nature.com/articles/s41434-022-00316-7",
                     "https://doi.org/10.1038/s41434-022-00316-8", id="the address holds the end of a DOI"),
        pytest.param("pmid = {36804094}", "https://pubmed.ncbi.nlm.nih.gov/36804049/",
                     "https://pubmed.ncbi.nlm.nih.gov/36804094/", id="another PMID"),
        pytest.param("pmcid = {PMC4221572}", "https://pmc.ncbi.nlm.nih.gov/articles/PMC4221573",
                     "https://pmc.ncbi.nlm.nih.gov/articles/PMC4221572/", id="another PMCID"),
        pytest.param("pmid = {36804094}", "https://europepmc.org/article/MED/36804049",
                     "https://pubmed.ncbi.nlm.nih.gov/36804094/", id="another PMID in a mirror of PubMed"),
        pytest.param("pmid = {36804094}", "https://pubmed.ncbi.nlm.nih.gov/?term=36804049",
                     "https://pubmed.ncbi.nlm.nih.gov/36804094/", id="another PMID in a search"),
        pytest.param("pmcid = {PMC4221572}", "https://europepmc.org/articles/pmc4221573",
                     "https://pmc.ncbi.nlm.nih.gov/articles/PMC4221572/", id="another PMCID in small letters"),
        pytest.param("doi = {10.1371/journal.pone.0123456}", "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123465",
                     "https://doi.org/10.1371/journal.pone.0123456", id="a DOI in the query of an address"),
        pytest.param("nct = {NCT02312011}", "https://clinicaltrials.gov/study/NCT02312012",
                     "https://clinicaltrials.gov/study/NCT02312011", id="another trial"),
    ],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_is_found(says: Says, add: Add, field: str, url: str, near: str) -> None:
    line = add(f"@misc{{x1,\n  {field},\n  url = {{{url}}},\n}}")
    (finding,) = says("CIT-ID")
    assert str(finding.where) == f"references.bib:{line + 2}:3"
    assert "wanted one and the same" in finding.message
    assert finding.suggestion == near


def test_where_it_was_read_has_to_be_the_same_work(says: Says, add: Add) -> None:
    read = "pmid = {36804094},\n  seen = {https://pubmed.ncbi.nlm.nih.gov/36804049/}"
    line = add(f"@misc{{x1,\n  {read},\n}}")
    add(f"@misc{{x2, {read}, state = {{not-read}}}}")  # seen cited there
    assert [(str(f.where), f.suggestion) for f in says("CIT-ID")] == [(f"references.bib:{line + 2}:3", "")]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "doi",
    ["10.1016/S1474-4422(23)0001-7", "10.1016/j.bcp.2008.1.005", "10.1038/s41434-22-00316-7", "10.1093/nar/gkw35",
     "10.1124/dmd.121.00417", "10.1371/journal.pone.049006", "10.1212/WNL.000000000001425", "10.1038/nature1136a",
     "10.1056/NEJMoa22204705", "10.1093/brain/awz14", "10.1007/s00401-020-2134-x", "10.1126/science.ab1234",
     "10.1073/pnas.12345678", "10.1136/jnnp-2020-1234", "10.1089/nat.2020.08", "10.1038/s4143-022-00316-7"],
)  # fmt: skip
def test_a_doi_that_lost_a_digit_is_not_like_its_kind(says: Says, add: Add, doi: str) -> None:
    add(f"@misc{{x1, doi = {{{doi}}}}}")
    (finding,) = says("CIT-ID")
    assert f"'x1': doi {doi!r} is not like others of its kind; wanted the form of 10." in finding.message


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "doi",
    ["10.1016/S1474-4422(23)00001-7", "10.1016/j.jbc.2021.100416", "10.1001/jama.285.15.1987", "10.1124/jpet.300.3.786",
     "10.1093/nar/28.14.2717", "10.1001/jamaneurol.2025.4946", "10.1038/nbt.3779", "10.1161/01.CIR.0000012345.12345.AB",
     "10.1056/NEJM199311043291901", "10.1056/NEJMoa061447", "10.1093/hmg/ddv123", "10.1126/scitranslmed.3002345",
     "10.1007/s00401-018-1234-5", "10.1073/pnas.96.1.23", "10.1136/bmj.n71", "10.1021/jm9901234",
     "10.1038/s41586-020-2649-2", "10.1186/s13024-020-0358-1", "10.1038/s41591-021-01234-5", "10.1089/nat.2019.29000.aaa",
     "10.1201/9780849387951-14"],
)  # fmt: skip
def test_the_forms_that_there_are_are_left_alone(says: Says, add: Add, doi: str) -> None:
    add(f"@misc{{x1, doi = {{{doi}}}}}")
    assert says("CIT-ID") == []


def test_an_address_with_more_after_the_doi_agrees(says: Says, add: Add) -> None:
    add("@misc{x1, doi = {10.1002/MUS.28372}, url = {https://onlinelibrary.wiley.com/doi/10.1002/mus.28372/full}}")
    assert says("CIT-ID") == []


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1101/2023.02.15.23285921", "https://www.medrxiv.org/content/10.1101/2023.02.15.23285921v2"),
        ("10.1016/j.ymthe.2020.01.001", "https://www.cell.com/x/pdf/PIIS1525-0016(20)30001-1.pdf"),
    ],
)
def test_an_address_in_another_form_is_left_alone(says: Says, add: Add, doi: str, url: str) -> None:
    add(f"@misc{{x1, doi = {{{doi}}}, url = {{{url}}}}}")
    assert says("CIT-ID") == []


def test_a_trial_number_in_the_data_is_found_at_its_column(says: Says, edit: Edit) -> None:
    edit(STUDIES, "registry: NCT00000000", "registry: NCT0231201")
    (finding,) = says("CIT-ID")
    assert str(finding.where) == f"{STUDIES}:8:13"
    assert finding.message == "nct 'NCT0231201' is malformed; wanted NCT and eight digits"


def test_an_orcid_whose_last_digit_does_not_fit_is_found(says: Says, edit: Edit) -> None:
    guide = "data/drugs/samplirsen/guides/how-it-works.md"
    edit(guide, "## Summary\n", "## Summary\n\nBy https://orcid.org/0000-0002-1825-0098.\n")
    (finding,) = says("CIT-ID")
    assert str(finding.where) == f"{guide}:11:22"


def test_identifiers_that_are_right_are_left_alone(says: Says) -> None:
    assert says("CIT-ID") == []
