"""STR-ORPHAN"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


def test_a_project_that_shows_all_it_has_is_left_alone(says: Says, site_says: Says) -> None:
    assert says("STR-ORPHAN") == []
    assert site_says("STR-ORPHAN") == []


def test_an_address_that_cannot_be_read_is_no_link(site_says: Says, edit_page: Edit) -> None:
    edit_page("drugs/samplirsen", "</h1>", '</h1><a href="http://[x">x</a>')
    assert site_says("STR-ORPHAN") == []


@pytest.mark.parametrize(
    ("call", "file", "made"),
    [
        pytest.param('{{ diagram("mechanism") }}', "diagrams/mechanism.yml", "name: mechanism", id="a diagram"),
        pytest.param('{{ protocol("measure-uptake") }}', "protocols.yml", "- name: measure-uptake", id="a protocol"),
    ],
)
def test_what_no_guide_asks_for_is_found_where_it_is_made(
    says: Says, edit: Edit, line_of: LineOf, call: str, file: str, made: str
) -> None:
    edit(GUIDE, call, "")
    (finding,) = says("STR-ORPHAN")
    path = f"data/drugs/samplirsen/{file}"
    assert (finding.where.file, finding.where.line) == (path, line_of(path, made))
    assert (finding.severity, finding.suggestion) == ("warning", call)


@pytest.mark.parametrize("call", ['{{ table("kinetics") }}', '{{ chart("change-chart") }}'])
def test_a_table_or_chart_that_no_guide_asks_for_stands_on_the_monograph(says: Says, edit: Edit, call: str) -> None:
    edit(GUIDE, call, "")
    assert says("STR-ORPHAN") == []


def test_a_source_that_only_an_unshown_protocol_cites_is_found(says: Says, edit: Edit, add: object) -> None:
    assert callable(add)
    line = add("@misc{beta2022,\n  author = {{Beta}},\n  title = {Notes},\n  year = {2022},\n  tier = {regulator}\n}")
    edit(GUIDE, '{{ protocol("measure-uptake") }}', "")
    edit("data/drugs/samplirsen/protocols.yml", "source: agency2021, locator: p 9", "source: beta2022, locator: p 9")
    found = {f.message.split(";")[0]: f.where.line for f in says("STR-ORPHAN")}
    assert found["beta2022 is cited in the data and on no page"] == line


@pytest.mark.parametrize(
    "name", ["assets/old.png", "assets/images/old.svg", "assets/images/favicon.png", "assets/javascripts/old.js"]
)
def test_a_file_that_nothing_links_to_is_found(site: Path, site_says: Says, name: str) -> None:
    (site / name).parent.mkdir(parents=True)
    (site / name).write_bytes(b"x")
    (finding,) = site_says("STR-ORPHAN")
    assert finding.message == f"nothing on the site links to {name}; wanted a link, or no such file"
    assert finding.where.file == f"docs/{name}"


def test_a_file_that_a_style_sheet_uses_is_left_alone(site: Path, site_says: Says, edit_page: Edit) -> None:
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets/used.png").write_bytes(b"x")
    (site / "assets/own.css").write_text("a { background: url('used.png') }")
    edit_page("drugs/samplirsen", "</head>", '<link rel="stylesheet" href="../../assets/own.css"></head>')
    assert site_says("STR-ORPHAN") == []


def test_a_page_that_nothing_leads_to_is_found(site: Path, site_says: Says) -> None:
    (site / "lonely").mkdir()
    (site / "lonely/index.html").write_text('<html><body><a href="./">myself</a></body></html>')
    assert [f.message.split(";")[0] for f in site_says("STR-ORPHAN")] == [
        "nothing on the site links to lonely/index.html"
    ]
