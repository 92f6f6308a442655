"""CIT-DENY"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Cell, Edit, Says

pytestmark = pytest.mark.usefixtures("shipped")
GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


def test_a_pirate_mirror_is_found_where_its_address_stands(says: Says, add: Add) -> None:
    line = add(
        "@misc{x1,\n  doi = {10.1056/NEJMoa2204705},\n  url = {https://sci-hub.hkvisa.net/10.1056/NEJMoa2204705},\n}"
    )
    (finding,) = says("CIT-DENY")
    assert str(finding.where) == f"references.bib:{line + 2}:3"
    wanted = "wanted the publisher, the agency or the registry"
    assert finding.message == f"'x1' rests on sci-hub.hkvisa.net (pirate mirror); {wanted}"
    assert finding.suggestion == "https://doi.org/10.1056/NEJMoa2204705"


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("url = {https://www.youtube.com/watch?v=1}", id="a video site"),
        pytest.param("seen = {copy at https://coek.info/pdf-1.html}", id="where it was read"),
        pytest.param("url = {https://m.youtube.com/watch?v=1}", id="a subdomain"),
        pytest.param("author = {{YouTube}}", id="the name of the site as the author"),
        pytest.param("howpublished = {Sci-Hub}", id="the name of the mirror"),
        pytest.param("publisher = {Z Library (archive)}", id="the name with more after it"),
        pytest.param("url = {https://sci-hub-se.example.org/x}", id="a mirror under another host"),
        pytest.param("url = {http://203.0.113.9/paper.pdf}", id="a bare address"),
        pytest.param("url = {https://www-nejm-org.ezproxy.example.edu/x}", id="a library proxy"),
        pytest.param("url = {https://docplayer.org/1}", id="a sharing site with another ending"),
        pytest.param("url = {https://x.com/lab/status/1}", id="a post"),
        pytest.param("url = {https://web.archive.org/web/2020/https://sci-hub.se/10.1000/x}", id="in an archive"),
        pytest.param("url = {https://chatgpt.com/share/1}", id="a text made by a program"),
    ],
)
def test_every_way_to_rest_on_it_is_found(says: Says, add: Add, field: str) -> None:
    add(f"@misc{{x1, {field}}}")
    assert [f.rule for f in says("CIT-DENY")] == ["CIT-DENY"]


def test_an_address_that_was_not_read_is_not_suggested_for_one_that_was(says: Says, add: Add) -> None:
    add("@misc{x1, doi = {10.1172/JCI124120}, seen = {https://sci-hub.se/10.1172/JCI124120}}")
    (finding,) = says("CIT-DENY")
    assert finding.suggestion == ""


def test_a_link_in_a_guide_is_found_at_its_column(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Summary\n", "## Summary\n\nSee [this](https://youtu.be/abc).\n")
    (finding,) = says("CIT-DENY")
    assert str(finding.where) == f"{GUIDE}:11:12"


@pytest.mark.parametrize(
    "url", ["https://doi.org/10.1000/x", "https://notyoutube.com/x", "https://sci-hubble.org/x",
             "https://www.xcom.org/x", "https://3m.com/x", "https://scihub.copernicus.eu/x"],
)  # fmt: skip
def test_other_hosts_are_left_alone(says: Says, add: Add, url: str) -> None:
    add(f"@misc{{x1, url = {{{url}}}}}")
    assert says("CIT-DENY") == []


def test_a_link_in_a_notebook_is_found(site_says: Says, cell: Cell) -> None:
    assert site_says("CIT-DENY") == []
    cell("<a href='https://youtu.be/abc'>Look</a>.")
    (finding,) = site_says("CIT-DENY")
    assert finding.where.file == "docs/notebooks/look.ipynb"
    assert finding.message == "a link to youtu.be (video site); wanted the publisher, the agency or the registry"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://v.qq.com/x/page/a.html", id="video"),
        pytest.param("https://peertube.example/w/1", id="video on a server of its own"),
        pytest.param("https://www.docsity.com/en/a", id="documents of strangers"),
        pytest.param("https://drive.google.com/file/d/1/view", id="a drive"),
        pytest.param("https://bit.ly/3abc", id="a short link"),
        pytest.param("https://archive.ph/Ab1", id="an archive without a record"),
        pytest.param("https://en.wikipedia.org/wiki/Samplirsen", id="an encyclopaedia that anybody can write"),
        pytest.param("https://chat.maker.example/share/1", id="text made by a program"),
        pytest.param("https://www.google.com/search?q=samplirsen", id="a search"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/?term=samplirsen", id="a search of PubMed"),
        pytest.param("https://searchworks.library.example/?search_field=a&q=antisense", id="a search of a library"),
        pytest.param("http://reader.mirror.example/pubmed/31000001", id="a mirror of PubMed"),
    ],
)
def test_an_address_that_leads_elsewhere_tomorrow_is_found(says: Says, add: Add, url: str) -> None:
    line = add(f"@misc{{x1,\n  url = {{{url}}},\n}}")
    assert [f.where.line for f in says("CIT-DENY")] == [line + 1]


@pytest.mark.parametrize(
    "field",
    [
        "url = {https://pubmed.ncbi.nlm.nih.gov/31000001/}",
        "url = {https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/}",
        "url = {https://europepmc.org/article/pmc/pmc1234567}",
        "url = {https://dailymed.nlm.nih.gov/dailymed/search.cfm?query=1}",
        "url = {https://catalogue.bnf.example/ark:/1}",
        "seen = {http://reader.mirror.example/pubmed/31000001}",
    ],
)
def test_a_record_and_where_it_was_read_are_left_alone(says: Says, add: Add, field: str) -> None:
    add(f"@misc{{x1, {field}}}")
    assert says("CIT-DENY") == []
