"""STR-LINK"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
PAGE = "drugs/samplirsen/how-it-works"
MONOGRAPH = "drugs/samplirsen"
NOTEBOOK = "notebooks/look"


def test_a_site_whose_links_all_lead_somewhere_is_left_alone(site_says: Says) -> None:
    assert site_says("STR-LINK") == []


def test_a_wrong_anchor_is_found_at_its_line_in_the_guide_with_the_nearest_one(
    site_says: Says, edit_page: Edit, line_of: LineOf
) -> None:
    edit_page(PAGE, 'href="#table-kinetics"', 'href="#table-kinetic"')
    (finding,) = site_says("STR-LINK")
    assert finding.message == (
        "/drugs/samplirsen/how-it-works links to '#table-kinetic': no id 'table-kinetic' is there. Did you mean 'table-kinetics'?"
    )
    assert (finding.where.file, finding.where.line) == (GUIDE, line_of(GUIDE, "kinetic"))
    assert finding.suggestion == "table-kinetics"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'href="../../drugs/samplirsen/data/kinetics/#obs-smp-half-life"',
            'href="../../drugs/samplirsn/"',
            "nothing is there",
            id="a page",
        ),
        pytest.param(
            "#obs-smp-half-life", "#obs-smp-half-lfe", "no id 'obs-smp-half-lfe'", id="an anchor on another page"
        ),
        pytest.param('href="../../drugs/', 'href="../../../../drugs/', "nothing is there", id="out of the site"),
        pytest.param('href="../../drugs/', 'href="/drugs/', "from the root of a host", id="from the root"),
    ],
)
def test_a_broken_link_of_a_notebook_is_found(site_says: Says, edit_page: Edit, old: str, new: str, said: str) -> None:
    edit_page(NOTEBOOK, old, new)
    (finding,) = site_says("STR-LINK")
    assert said in finding.message
    assert finding.where.file == "docs/notebooks/look.ipynb"


def test_a_broken_anchor_of_a_notebook_is_found_at_its_line(site_says: Says, edit_page: Edit, line_of: LineOf) -> None:
    edit_page(NOTEBOOK, 'id="table-values"', "")
    (finding,) = site_says("STR-LINK")
    assert finding.where.line == line_of("docs/notebooks/look.ipynb", "#table-values")


def test_a_download_that_is_not_there_or_empty_is_found(site: Path, site_says: Says) -> None:
    (site / PAGE / "table-kinetics.csv").write_text("")
    (site / PAGE / "table-kinetics.json").unlink()
    assert sorted(f.message.split(": ")[1].split(";")[0] for f in site_says("STR-LINK")) == [
        "nothing is there",
        "the file is empty",
    ]


def test_an_image_that_is_not_there_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page(PAGE, "</h1>", '</h1><img src="gone.png" alt="Gone"><img srcset="small.png 1x" alt="Gone">')
    assert [f.message.split("'")[1] for f in site_says("STR-LINK")] == ["gone.png", "small.png"]


def test_an_id_that_stands_twice_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page(PAGE, 'id="conclusion"', 'id="effect"')
    (finding,) = (one for one in site_says("STR-LINK") if "more than once" in one.message)
    assert finding.message == "/drugs/samplirsen/how-it-works has the id 'effect' more than once; wanted each id once"


def test_a_file_that_a_style_sheet_asks_for_is_there(site_says: Says, site: Path) -> None:
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets/page.css").write_text(
        "a { background: url('none.svg') } b { background: url(data:x) }", encoding="utf-8"
    )
    (finding,) = site_says("STR-LINK")
    assert finding.where.file == "generators/theme/assets/page.css"
    assert finding.message == "page.css asks for 'none.svg': nothing is there; wanted a file of the site"


def test_links_to_other_hosts_and_to_the_top_are_left_alone(site_says: Says, edit_page: Edit) -> None:
    links = '<a href="https://elsewhere.example/x">x</a> <a href="mailto:a@b.example">x</a> <a href="#">x</a> <a href="#top">x</a>'
    edit_page(MONOGRAPH, "</h1>", f"</h1>{links}")
    assert site_says("STR-LINK") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:void(0)",
        "file:///home/a.pdf",
        "http://localhost:8000/x",
        "https://",
        "htps://x.org",
        "http://[x",
        "",
        " ",
        "http://0.0.0.0/x",
        "http://[::1]/x",
        "http://192.168.0.1/x",
        "https://printer.local/x",
    ],
)
def test_an_address_that_no_reader_can_follow_is_found(site_says: Says, edit_page: Edit, address: str) -> None:
    edit_page(PAGE, "</h1>", f'</h1><a href="{address}">Look</a>')
    assert [f"links to {address!r}" in f.message for f in site_says("STR-LINK")] == [True]


@pytest.mark.parametrize(
    "address", ["mailto:a@b.org", "tel:+441", "//cdn.example.org/x", "https://localhost.example.org"]
)
def test_other_ways_out_of_the_site_are_left_alone(site_says: Says, edit_page: Edit, address: str) -> None:
    edit_page(PAGE, "</h1>", f'</h1><a href="{address}">Look</a>')
    assert site_says("STR-LINK") == []
