"""HTML is parsed into elements of one class, which say what those of lxml say."""

from __future__ import annotations

import pytest
from lxml import etree, html

from generators.text.html_parser import parse_fragment, parse_page

PAGE = """<!doctype html><html><head><title>A &amp; B</title></head><body><!-- no word --><form><label for="a">One</label>
<input id="a"></form><svg viewBox="0 0 1 1"><title>t</title></svg><p class="x">5 &lt; 6 <b>bold</b> end</p></body></html>"""


def test_a_page_is_what_lxml_makes_of_it() -> None:
    mine, theirs = parse_page(PAGE), html.document_fromstring(PAGE)
    assert etree.tostring(mine) == etree.tostring(theirs)
    assert _list_words(mine) == _list_words(theirs)


def _list_words(tree: html.HtmlElement) -> list[tuple[str, str]]:
    return [(one.tag, one.text_content()) for one in tree.iter(etree.Element)]


def test_no_element_is_of_a_class_of_its_own() -> None:
    assert {type(one) for one in parse_page(PAGE).iter()} == {html.HtmlElement, html.HtmlComment}


@pytest.mark.parametrize(("text", "words"), [("<td>1</td>", "1"), ("a <i>b</i> c", "a b c"), ("", "")])
def test_a_piece_stands_in_the_element_that_was_asked_for(text: str, words: str) -> None:
    found = parse_fragment(text, "h2")
    assert (found.tag, found.text_content()) == ("h2", words)
    assert etree.tostring(found) == etree.tostring(html.fragment_fromstring(text, create_parent="h2"))


def test_no_element_of_a_piece_is_of_a_class_of_its_own() -> None:
    assert {type(one) for one in parse_fragment('a <form><label for="a">One</label></form>', "div").iter()} == {
        html.HtmlElement
    }


@pytest.mark.parametrize("nothing", ["", "<!-- -->"])
def test_nothing_is_no_page(nothing: str) -> None:
    with pytest.raises(etree.ParserError):
        parse_page(nothing)
