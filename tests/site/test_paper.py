"""What is set on paper says what the page says: its words and its structure, without what a reader would click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generators.model import Where
from generators.site.pages import BuiltPage
from generators.site.paper import to_paper
from generators.site.paper_text import Node


def set_page(body: str) -> list[Node]:
    return to_paper(page_of(body), lambda href: href if href.startswith("http") else "")[1:]


def page_of(body: str) -> BuiltPage:
    page = BuiltPage("a", Path("a/index.html"), Where(file="a.md"), None)
    page.__dict__["tree"] = html.document_fromstring(
        f'<article><div class="opening md-typeset"></div><div class="text md-typeset">{body}</div></article>'
    )
    return page


def words(node: Any) -> str:
    """All text of a node, in order."""
    if isinstance(node, dict):
        return "".join(
            words(node[name])
            for name in ("pieces", "name", "caption", "head", "body", "rows", "items", "cells", "blocks")
            if isinstance(node.get(name), list)
        )
    return "".join(map(words, node)) if isinstance(node, list) else str(node)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("<h2>Dose<a class='headerlink' href='#d'>#</a></h2>", "Dose", id="a heading without its mark"),
        pytest.param("<p>a\n  <b>b</b> <code>c</code></p>", "a b c", id="single spaces"),
        pytest.param("<p>13\u2009700\u00a0h</p>", "13\u2009700\u00a0h", id="thin and hard spaces"),
        pytest.param("<p>#set text(red) $x$ *y* @z &lt;w&gt;</p>", "#set text(red) $x$ *y* @z <w>", id="what typst would read"),
        pytest.param("<script>x</script><nav>y</nav><p class='downloads'>z</p><p>w</p>", "w", id="nothing to click"),
        pytest.param("<details><summary>a</summary><p>b</p></details>", "ab", id="what is folded"),
        pytest.param("<div class='narrow'><p>a</p></div><p>b</p>", "b", id="no second drawing"),
        pytest.param("<p><span class='citations'><a class='citation'>1</a><span class='comma'>,</span><a class='citation inner' id='c'>2</a><span class='dash'>–</span><a class='citation'>3</a></span></p>", "1–3", id="a range of citations"),
        pytest.param("<dl><dt>A</dt><dd>b</dd><dd>c</dd></dl>", "Abc", id="names and what they are"),
        pytest.param("<dl><dd>b</dd></dl>", "b", id="what has no name"),
        pytest.param("<div class='how-to-cite'><p>a</p><details><summary>BibTeX</summary><pre>b</pre></details></div>", "a", id="no entries for reference managers"),
        pytest.param("<p><a href='../b/'>All 9 records</a></p><p>a</p>", "a", id="no way to a place without an address"),
        pytest.param("<details class='also'><summary>A, B</summary><p>A: b</p></details>", "A: b", id="no notice called twice"),
        pytest.param("<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>", "A1", id="a table"),
    ],
)  # fmt: skip
def test_what_is_said(body: str, said: str) -> None:
    assert words(set_page(body)) == said


CITED = (
    "<p><a class='citation' id='c1' href='#ref-a' aria-label='Reference 1, p 3'>1</a> "
    "<a class='citation' id='c2' href='#ref-a' aria-label='Reference 1, p 3'>1</a> "
    "<a class='citation' id='c3' href='#ref-a' aria-label='Reference 1'>1</a></p>"
)


def test_the_uses_of_a_reference_are_those_of_the_markers_of_the_page() -> None:
    blocks = set_page(f"{CITED}<ol><li id='ref-a'>A. <a class='uses' href='../r/#uses-a'>3 uses</a></li></ol>")
    (item,) = blocks[-1]["items"]
    assert item["blocks"][0]["pieces"][1]["pieces"] == [
        "p 3 ", {"kind": "page", "to": "#c1"}, {"kind": "page", "to": "#c2"}, "; ", {"kind": "page", "to": "#c3"},
    ]  # fmt: skip


def test_the_data_of_a_chart_are_a_table_behind_all_else() -> None:
    figure = "<figure id='f'><figcaption>F</figcaption><svg class='ag-picture'></svg><details><summary>s</summary><p>w</p></details></figure>"
    page = page_of(figure)
    (behind,) = [node for node in to_paper(page, str, {"f": [["A", "B"], ["1", "2"]]}) if node["kind"] == "behind"]
    assert words(behind).endswith("swAB12") and behind["blocks"][-1]["columns"] == 2
    (behind,) = [node for node in to_paper(page, str) if node["kind"] == "behind"]
    assert words(behind).endswith("sw")


def test_a_link_leads_to_a_part_that_is_set_or_to_a_whole_address() -> None:
    here, gone, off, known = set_page(
        "<p><a href='#t'>1</a></p><p><a href='#nav'>2</a></p><p>x <a href='../b/'>3</a></p>"
        "<p id='t'><a href='https://a.example/b'>4</a></p><nav id='nav'>5</nav>"
    )
    assert here["pieces"][0]["to"] == "#t" and known["id"] == "t"
    assert gone["pieces"][0]["to"] == ""
    assert off["pieces"][1]["kind"] == "a" and "to" not in off["pieces"][1]
    assert known["pieces"][0]["to"] == "https://a.example/b"


def test_an_id_is_set_once_and_only_if_something_leads_to_it() -> None:
    first, second, third, _ = set_page("<p id='a'>1</p><p id='a'>2</p><p id='b'>3</p><p><a href='#a'>4</a></p>")
    assert (first.get("id"), second.get("id"), third.get("id")) == ("a", None, None)


def test_no_heading_stands_two_levels_below_the_one_before_it() -> None:
    levels = [block["level"] for block in set_page("<h1>a</h1><h4>b</h4><h5>c</h5><h2>d</h2><h4>e</h4>")]
    assert levels == [1, 2, 3, 2, 3]


def test_a_printed_address_may_be_broken_between_its_words() -> None:
    [paragraph] = set_page("<p><a href='https://a.example/b?c=d'>https://a.example/b?c=d</a></p>")
    pieces = paragraph["pieces"][0]["pieces"]
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == "https://a.example/b?c=d"
    assert [piece for piece in pieces if not isinstance(piece, str)] == [{"kind": "cut"}] * 5


def test_the_data_of_a_figure_stand_after_all_else_and_lead_back_to_it() -> None:
    figure, paragraph, behind = set_page(
        "<figure class='chart' id='figure-a'><div class='scroll'><svg class='ag-picture'><title>T</title><desc>D\n d</desc></svg></div>"
        "<div class='narrow'><svg class='ag-picture'><title>N</title></svg></div>"
        "<figcaption><span class='label'>Figure 1.</span> C</figcaption><details class='behind'><summary>S</summary></details></figure><p>after</p>"
    )  # fmt: skip
    assert (figure["picture"], figure["alt"], words(figure["caption"])) == ("figure-a.svg", "D d", "Figure 1. C")
    assert words(paragraph) == "after"
    assert (behind["to"], words(behind)) == (f"#{figure['id']}", "Figure 1.S")


def test_the_arrows_of_a_diagram_are_a_list_behind_all_else() -> None:
    figure = "<figure class='diagram' id='f'{}><figcaption>F</figcaption><svg class='ag-picture'></svg><p class='behind downloads'><a href='../f/'>In words</a></p></figure>"
    _, behind = set_page(figure.format(" data-words='a → b&#10;b → c'"))
    (ordered,) = behind["blocks"]
    assert [words(item) for item in ordered["items"]] == ["a → b", "b → c"]
    (alone,) = set_page(figure.format(""))
    assert alone["kind"] == "figure"


def test_a_list_keeps_its_numbers_and_a_cell_its_spans() -> None:
    ordered, table = set_page("<ol><li value='7'>a</li><li>b</li></ol><table><tr><th colspan='2'>g</th></tr></table>")
    assert [item["number"] for item in ordered["items"]] == [7, 2]
    [cell] = table["body"][0]["cells"]
    assert (cell["columns"], cell["rows"], cell["head"], table["columns"]) == (2, 1, True, 2)


def test_a_number_that_is_none_is_the_usual_one() -> None:
    ordered, table = set_page(
        "<ol start='x'><li value='-'>a</li></ol><table><tr><td colspan='0' rowspan='b'>g</td></tr></table>"
    )
    assert [item["number"] for item in ordered["items"]] == [1]
    [cell] = table["body"][0]["cells"]
    assert (cell["columns"], cell["rows"]) == (1, 1)
