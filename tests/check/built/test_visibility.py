"""Whether a reader sees something, and whether it says something."""

from __future__ import annotations

import pytest
from lxml import html

from generators.check.built import visibility


def _notice(attributes: str, around: str = "div") -> html.HtmlElement:
    page = f"<html><body><{around} id='a'><p {attributes}>Words</p></{around}></body></html>"
    return html.document_fromstring(page).xpath("//p")[0]


@pytest.mark.parametrize(
    "style",
    ["DISPLAY : none", "opacity:0", "opacity: .05", "font-size:0", "font-size: 1px", "max-height:0", "height:0; overflow:hidden",
     "position:absolute; left:-9999px", "clip: rect(0 0 0 0)", "text-indent:-9999px", "visibility:collapse", "color: white",
     "transform: scale(0)"],
)  # fmt: skip
def test_styles_that_hide(style: str) -> None:
    assert visibility.is_hidden(_notice(f'style="{style}"'))


@pytest.mark.parametrize(
    "style",
    ["opacity:1", "opacity: 0.8", "font-size:0.9em", "border-left:0", "max-height:none", "height: 100%", "margin-left: -4px",
     "background-color: white", "line-height:1.2", "width:0.5em"],
)  # fmt: skip
def test_styles_that_do_not(style: str) -> None:
    assert not visibility.is_hidden(_notice(f'style="{style}"'))


@pytest.mark.parametrize("attributes", ["hidden", "inert", 'class="note sr-only"', 'aria-hidden="true"'])
def test_marks_that_hide(attributes: str) -> None:
    assert visibility.is_hidden(_notice(attributes))


@pytest.mark.parametrize("around", ["dialog", "del", "noscript"])
def test_what_stands_in_an_element_that_is_not_shown(around: str) -> None:
    assert visibility.is_hidden(_notice("", around))


def test_a_style_sheet_in_the_page_may_hide_it() -> None:
    page = "<html><head><style>{}</style></head><body><p class='note'>Words</p></body></html>"
    looks = [html.document_fromstring(page.replace("{}", rule)).xpath("//p")[0]
             for rule in (".note { display: none }", ".other { display: none }", ".note { color: red }")]  # fmt: skip
    assert [visibility.is_hidden_by_page(element) for element in looks] == [True, False, False]


@pytest.mark.parametrize("words", ["", "Figure", "image 2", "TODO", "…", "plot-1.png", "Caption.", "Table:", "TBD"])
def test_words_that_say_nothing(words: str) -> None:
    assert visibility.is_empty(words)


@pytest.mark.parametrize("words", ["One value.", "A picture", "Figure of the cord", "Table of doses", "Logo", "SOD1"])
def test_words_that_say_something(words: str) -> None:
    assert not visibility.is_empty(words)
