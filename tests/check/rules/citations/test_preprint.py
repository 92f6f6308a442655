"""CIT-PREPRINT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Says

pytestmark = pytest.mark.usefixtures("shipped")


def test_a_preprint_without_its_label_is_found_where_it_shows(says: Says, add: Add) -> None:
    line = add("@article{x1,\n  doi = {10.1101/2024.01.02.573900},\n  tier = {peer-reviewed},\n}")
    (finding,) = says("CIT-PREPRINT")
    assert str(finding.where) == f"references.bib:{line + 1}:3"
    said = "'x1' is a preprint by its DOI '10.1101/2024.01.02.573900' and has no label"
    assert finding.message == f"{said}; wanted tier = {{preprint}}"
    assert (finding.severity, finding.suggestion) == ("warning", "preprint")


@pytest.mark.parametrize(
    "fields",
    ["journal = {bioRxiv}", "howpublished = {Preprint prep475}", "url = {https://www.medrxiv.org/content/1}",
     "doi = {10.48550/arXiv.2401.00001}", "type = {preprint}", "journal = {arXiv.org}",
     "doi = {10.32942/osf.io/abcde}", "journal = {Authorea}", "title = {Uptake of a gapmer [Preprint]}"],
)  # fmt: skip
def test_a_server_is_known_by_its_name_host_or_doi(says: Says, add: Add, fields: str) -> None:
    add(f"@misc{{x1, {fields}}}")
    assert [f.rule for f in says("CIT-PREPRINT")] == ["CIT-PREPRINT"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("doi = {10.1101/2024.01.02.573900}, tier = {preprint}", id="with its label"),
        pytest.param("doi = {10.1101/gad.1234.56}, tier = {peer-reviewed}", id="a journal of the same press"),
        pytest.param("doi = {10.1000/x}, url = {https://www.biorxiv.org/content/1}", id="published since"),
        pytest.param("title = {Preprints in medicine}, tier = {peer-reviewed}", id="a work on preprints"),
        pytest.param("doi = {10.17605/OSF.IO/ABCDE}, tier = {dataset}", id="a registered project"),
    ],
)
def test_what_is_labelled_or_published_is_left_alone(says: Says, add: Add, fields: str) -> None:
    add(f"@misc{{x1, {fields}}}")
    assert says("CIT-PREPRINT") == []
