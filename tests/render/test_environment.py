"""What the filters of the templates do to text on its way into a page."""

from __future__ import annotations

import markdown
import pytest
import yaml
from jinja2 import UndefinedError
from markupsafe import Markup

from generators.render.environment import environment, escape_lines, escape_markdown, join_lines, quote_yaml, split_code


@pytest.mark.parametrize("text", ["*a* _b_ `c`", "[a](b) {: .c }", "a ~~b~~", "back\\*slash", "<b>&amp;</b>", "## a #"])
def test_inert_text_is_printed_by_markdown_as_it_is(text: str) -> None:
    printed = markdown.markdown(
        f"<p markdown='span'>{escape_markdown(text)}</p>", extensions=["md_in_html", "attr_list"]
    )
    assert Markup(printed).striptags() == text


def test_tags_of_a_template_stay_tags_when_their_text_is_made_inert() -> None:
    assert escape_markdown(Markup('<a href="x_y_z">a_b</a>')) == '<a href="x_y_z">a&#95;b</a>'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("the drug's dose", "the drug\u2019s dose", id="of one"),
        pytest.param("the patients' own", "the patients\u2019 own", id="of several"),
        pytest.param("5'-ACGT-3'", "5&#39;-ACGT-3&#39;", id="a prime is none"),
        pytest.param("'quoted'", "&#39;quoted&#39;", id="a quotation mark is none"),
        pytest.param(Markup("<a title='it's'>b</a>"), "<a title='it's'>b</a>", id="a tag stays as it is"),
    ],
)
def test_an_apostrophe_is_printed_as_one(text: str, printed: str) -> None:
    assert escape_markdown(text) == printed


def test_a_block_is_one_line_and_keeps_the_spaces_between_words() -> None:
    assert join_lines(Markup("\n<p>\n  <b>a</b>\n  b\n  c</p>\n")) == "<p><b>a</b> b c</p>"


def test_lines_of_preformatted_text_survive_on_one_line() -> None:
    assert escape_lines("a\n<b>") == "a&#10;&lt;b&gt;"


def test_code_is_told_from_words() -> None:
    assert split_code("write `n = 3`\nor `n`") == [("write ", False), ("n = 3", True), (" or ", False), ("n", True)]


@pytest.mark.parametrize("text", ["a: b", "no", '"', "\x85", "\u2028", "1.10", "- a", "µ"])
def test_text_of_the_front_matter_is_read_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"key: {quote_yaml(text)}") == {"key": text}


def test_a_name_that_a_template_does_not_know_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()


def test_text_is_escaped_without_being_asked_to() -> None:
    assert environment().from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"
