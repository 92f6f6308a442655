"""What stands beside an entry: its addresses, the day on which it was read, its title for metadata."""

from __future__ import annotations

from generators.cite import reference as parts
from tests.read.written import one


def test_identifiers_are_linked_and_an_address_that_repeats_one_is_not() -> None:
    body = "doi = {10.1016/S1474-4422(23)00001-7}, pmid = {36804094}, pmcid = {PMC1}, nct = {NCT02312011}, url = {%s}"
    known = (
        ("doi:10.1016/S1474-4422(23)00001-7", "https://doi.org/10.1016/S1474-4422(23)00001-7"),
        ("PMID: 36804094", "https://pubmed.ncbi.nlm.nih.gov/36804094/"),
        ("PMCID: PMC1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1"),
        ("NCT02312011", "https://clinicaltrials.gov/study/NCT02312011"),
    )
    for same in ("https://pubmed.ncbi.nlm.nih.gov/36804094", "http://doi.org/10.1016/s1474-4422(23)00001-7"):
        assert parts.links(one(body % same)) == known
    assert parts.links(one(body % "https://www.x.org/a")) == (*known, ("x.org", "https://www.x.org/a"))


def test_a_doi_with_angle_brackets_makes_a_legal_address() -> None:
    assert parts.links(one("doi = {10.1002/(SICI)1<1::A>2}"))[0][1] == "https://doi.org/10.1002/(SICI)1%3C1::A%3E2"


def test_the_day_of_access_stands_only_beside_an_address() -> None:
    assert (
        parts.format_access_date(one("url = {https://x.org}, urldate = {2026-11-09}")) == "Accessed November 9, 2026."
    )
    assert parts.format_access_date(one("doi = {10.1000/1}, url = {https://x.org}, urldate = {2026-11-09}")) == ""
    assert parts.format_access_date(one("urldate = {2026-11-20}")) == ""
    assert parts.format_access_date(one("url = {https://x.org}")) == ""


def test_a_body_with_and_in_its_name_is_one_author() -> None:
    author = r"author = {{U.S. Food and Drug Administration} and {Agencia Espa{\~n}ola} and Van Damme, Philip}"
    assert parts.names(one(author)) == [
        {"literal": "U.S. Food and Drug Administration"},
        {"literal": "Agencia Española"},
        {"family": "Van Damme", "given": "Philip"},
    ]


def test_the_parts_of_a_name_survive_decoding() -> None:
    author = (
        r"author = {van Berkel, T. J. and {Van Damme}, Philip and Chi{\`o}, Adriano and King, Jr., Martin and others}"
    )
    assert parts.names(one(author)) == [
        {"family": "Berkel", "given": "T. J.", "non-dropping-particle": "van"},
        {"family": "Van Damme", "given": "Philip"},
        {"family": "Chiò", "given": "Adriano"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
    ]
