"""identifiers.py"""

from __future__ import annotations

import pytest

from generators.text import identifiers


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("doi", "10.1016/S1474-4422(23)00001-7"),
        ("doi", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"),
        ("doi", "10.1007/978-1-4939-3756-1_19"),
        ("doi", "10.1016/j.jbc.2021.100416"),
        ("doi", "10.1016/B978-0-12-385920-4.00001-2"),
        ("doi", "10.1111/j.1365-2125.2012.04469.x"),
        ("doi", "10.1093/nar/28.14.2717"),
        ("doi", "10.3390/genes15101342"),
        ("pmid", "7"),
        ("pmcid", "PMC12060635"),
        ("nct", "NCT02312011"),
        ("isbn", "0-306-40615-2"),
        ("isbn", "978-1-4939-3756-1"),
        ("issn", "2168-6149"),
        ("orcid", "0000-0002-1825-0097"),
        ("orcid", "0000-0002-1694-233X"),
    ],
)
def test_nothing_is_wrong_with_what_is_right(kind: str, text: str) -> None:
    assert identifiers.find_fault(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        pytest.param("doi", "https://doi.org/10.1038/nbt.3779", "10.1038/nbt.3779", id="an address"),
        pytest.param("doi", "doi: 10.1038/nbt.3779", "10.1038/nbt.3779", id="a label"),
        pytest.param("doi", "10.1038/nbt.3779.", "10.1038/nbt.3779", id="the end of a sentence"),
        pytest.param("doi", "10.1038/ nbt.3779", "10.1038/nbt.3779", id="a space"),
        pytest.param("doi", "10,1038/nbt.3779", "10.1038/nbt.3779", id="a comma for a point"),
        pytest.param("doi", "1O.1038/nbt.3779", "10.1038/nbt.3779", id="a letter for a nought"),
        pytest.param("doi", "10.1038nbt.3779", "10.1038/nbt.3779", id="no slash"),
        pytest.param("doi", "10.1111/bcp.04469/abstract", "10.1111/bcp.04469", id="more of the address"),
        pytest.param("doi", "10.1016%2Fj.jbc.2021.100416", "10.1016/j.jbc.2021.100416", id="escaped for an address"),
        pytest.param("doi", "10.1016/S1474–4422(23)00001–7", "10.1016/S1474-4422(23)00001-7", id="dashes"),
        pytest.param("doi", "10.1016/S1474-4422(2300001-7", "", id="a bracket that does not close"),
        pytest.param("doi", "10.1016/S1474-4423(23)00001-7", "", id="the ISSN in it"),
        pytest.param("doi", "10.1007/978-1-4939-3756-2_19", "", id="the ISBN in it"),
        pytest.param("doi", "10.1007/978-1-4939-376-1_19", "", id="a digit lost in the ISBN in it"),
        pytest.param("doi", "10.10/x", "", id="a registrant of two digits"),
        pytest.param("pmid", "PMID: 36804094", "36804094", id="a PMID with its label"),
        pytest.param("pmid", "PMC4221572", "4221572", id="a PMCID for a PMID"),
        pytest.param("pmcid", "4221572", "PMC4221572", id="a PMCID without letters"),
        pytest.param("nct", "nct 02312011", "NCT02312011", id="a trial in small letters"),
        pytest.param("nct", "NCT0231201", "", id="a trial with seven digits"),
        pytest.param("isbn", "978-1-4939-3756-2", "", id="an ISBN-13 whose last digit does not fit"),
        pytest.param("isbn", "0-306-40615-3", "", id="an ISBN-10 whose last digit does not fit"),
        pytest.param("issn", "2168-6148", "", id="an ISSN whose last digit does not fit"),
        pytest.param("orcid", "0000-0002-1825-0098", "", id="an ORCID whose last digit does not fit"),
        pytest.param("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", id="the address of one"),
    ],
)
def test_what_was_probably_meant_is_suggested(kind: str, text: str, meant: str) -> None:
    wrong = identifiers.find_fault(kind, text)
    assert wrong is not None
    assert wrong[1] == meant


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://doi.org/10.1016/S1474-4422(23)00001-7", [("doi", "10.1016/S1474-4422(23)00001-7")]),
        ("https://x.org/doi/full/10.1002/mus.28372?download=true", [("doi", "10.1002/mus.28372")]),
        ("https://x.org/doi/10.1002/mus.28372/full", [("doi", "10.1002/mus.28372")]),
        ("https://www.nature.com/articles/nbt.3779", [("doi", "10.1038/nbt.3779")]),
        ("https://www.medrxiv.org/content/10.1101/2023.02.15.23285921v2", [("doi", "10.1101/2023.02.15.23285921")]),
        (
            "https://www.medrxiv.org/content/10.1101/2023.02.15.23285921v2.full",
            [("doi", "10.1101/2023.02.15.23285921")],
        ),
        ("https://www.thelancet.com/a/PIIS1474-4422(23)00001-7/fulltext", [("doi", "10.1016/S1474-4422(23)00001-7")]),
        ("http://www.ncbi.nlm.nih.gov/pubmed/20451687", [("pmid", "20451687")]),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC4221572/", [("pmcid", "PMC4221572")]),
        ("https://clinicaltrials.gov/study/NCT02312011", [("nct", "NCT02312011")]),
        ("https://www.ema.europa.eu/en/medicines/human/EPAR/qalsody", []),
    ],
)
def test_an_address_tells_what_it_leads_to(address: str, found: list[tuple[str, str]]) -> None:
    assert list(identifiers.find_in_address(address)) == found
