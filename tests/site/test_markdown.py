"""The Markdown copy of a page has its words, and nothing that a reader of Markdown runs or follows unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import html

from generators.model import Where
from generators.site.markdown import to_markdown
from generators.site.pages import BuiltPage


def copy(body: str) -> str:
    page = BuiltPage("a", Path("a/index.html"), Where(file="a.md"), None)
    page.__dict__["tree"] = html.document_fromstring(f'<article><div class="text md-typeset">{body}</div></article>')
    return to_markdown(page).rstrip("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<h2>Dose<a class='headerlink' href='#d'>#</a></h2>", "## Dose", id="a heading without its mark"),
        pytest.param("<p>a <b>b</b> <code>c</code></p>", "a **b** `c`", id="words within a line"),
        pytest.param("<p>4&lt;5 &lt;script&gt;</p>", "4<5 \\<script>", id="text that looks like an element"),
        pytest.param("<p>[x](javascript:y)</p>", "[x]\\(javascript:y)", id="text that looks like a link"),
        pytest.param("<ol><li value='7'>a<p>b</p></li></ol>", "7. a\n   \n   b", id="a list with numbers of its own"),
        pytest.param("<dl><dt>A</dt><dd>b</dd></dl>", "- **A**\n  b", id="names and what they are"),
        pytest.param("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````", id="code with a fence in it"),
        pytest.param("<p>it<a class='citation' href='#ref-a'>3</a>.</p>", "it[3].", id="a citation"),
        pytest.param("<p><a href='../x/#obs-a'>4 d</a></p>", "[4 d](../x/#obs-a)", id="a link"),
        pytest.param("<svg><text>x</text></svg><script>x</script><p>y</p>", "y", id="neither pictures nor scripts"),
        pytest.param(
            "<table><tr><th>A</th><th>B|C</th></tr><tr class='group'><th colspan='2'>g</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "| A | B\\|C |\n| --- | --- |\n| g |  |\n| 1 | 2 |",
            id="a table with a group",
        ),
        pytest.param(
            "<table><tr><th rowspan='2'>A</th><td>1</td><td rowspan='3'>2</td></tr><tr><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>",
            "| A | 1 | 2 |\n| --- | --- | --- |\n|  | 3 |  |\n| 4 | 5 |  |",
            id="a table with cells over several lines",
        ),
    ],
)
def test_a_part_of_a_page(body: str, expected: str) -> None:
    assert copy(body) == expected


def test_every_value_and_notice_of_a_page_is_in_its_copy(
    site: Path, pages: dict[str, BeautifulSoup], address: str
) -> None:
    text = (site / address / "index.md").read_text(encoding="utf-8")
    values = pages[address].select("article a.value")
    assert values and [v for v in values if f"]({v['href']})" not in text] == []
    notices = [
        " ".join(words.split())
        for part in pages[address].select("[data-disclaimer]")
        for words in part.stripped_strings
    ]
    assert notices and [notice for notice in notices if notice not in text] == []
