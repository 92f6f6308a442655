"""A table of a page has the file that the link behind it leads to, whatever order the attributes of the link are in."""

from __future__ import annotations

import pytest

from generators.render.table_files import make_table_files

TABLE = "<table><thead><tr><th>{0}</th></tr></thead><tbody><tr><td>{0}1</td></tr></tbody></table>"
LINK = '<a class="download" download href="table-x.csv" aria-label="CSV of table 1">CSV</a>'


@pytest.mark.parametrize(
    "link",
    [
        pytest.param(LINK, id="as a template writes it"),
        pytest.param('<a aria-label="CSV" class="download" download href="table-x.csv">CSV</a>', id="in the order of the alphabet"),
        pytest.param('<a class="download" download="" href="table-x.csv">CSV</a>', id="as a parser writes it"),
        pytest.param('<a href="table-x.csv" class="download">CSV</a>', id="the address first"),
    ],
)  # fmt: skip
def test_a_table_has_its_file(link: str) -> None:
    (made,) = make_table_files(f"{TABLE.format('b')}<p>{link}</p>")
    assert made.path == "table-x.csv"
    assert b"b1" in made.content


def test_the_file_is_of_the_table_before_it() -> None:
    (made,) = make_table_files(f"{TABLE.format('a')}<p></p>{TABLE.format('b')}{LINK}")
    assert b"b1" in made.content
    assert b"a1" not in made.content


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<a href="table-x.csv">CSV</a>', id="a link that is no download"),
        pytest.param('<a class="download" href="other.csv">CSV</a>', id="of another name"),
        pytest.param('<a class="download" href="#"></a><a href="table-x.csv">CSV</a>', id="another link is one"),
    ],
)
def test_another_link_makes_no_file(link: str) -> None:
    assert make_table_files(TABLE.format("a") + link) == ()
