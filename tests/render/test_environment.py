"""What the filters of the templates do to text on its way into a page."""

from __future__ import annotations

import markdown
import pytest
import yaml
from jinja2 import UndefinedError
from markupsafe import Markup

from generators.render.environment import (
    environment,
    escape_lines,
    escape_markdown,
    hold_class,
    is_missing,
    join_lines,
    quote_yaml,
    split_code,
    split_interval,
    split_value,
)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not reported", True),
        ("dose not reported", True),
        ("below LOQ", True),
        ("not stated", False),
        ("12", False),
        ("", False),
    ],
)
def test_words_that_say_nothing_are_told_from_others(text: str, expected: bool) -> None:
    assert is_missing(text) == expected


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


@pytest.mark.parametrize(
    ("text", "parts", "held"),
    [
        pytest.param("9.5\u00a0ng/mL", 1, "whole", id="short"),
        pytest.param("21.6 (16.6–26.6)\u00a0points", 1, "whole", id="as long as a cell"),
        pytest.param("22.6 (95% CI 13.6–31.3)\u00a0weeks", 1, "together", id="as long as a line"),
        pytest.param("50.6 (31.8–66.5)\u00a0percentage points", 2, "", id="a unit of words"),
        pytest.param("−21.4 (95% CI −32.9 to −9.8)\u00a0percentage points", 2, "", id="longer than a line"),
        pytest.param("13.0\u00a0events per participant", 1, "together", id="a number alone is not cut off"),
        pytest.param("not reached", 1, "whole", id="few words"),
        pytest.param("hypercholesterolaemia in adults", 1, "", id="many words"),
    ],
)
def test_a_value_is_held_on_a_line_by_its_length(text: str, parts: int, held: str) -> None:
    split = split_value(text)
    assert len(split) == parts
    assert "\u00a0".join(split) == text
    assert parts > 1 or hold_class(text) == held


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("(3.1–5.9)\u00a0per 1000 births", ["(3.1–5.9)", "per 1000 births"], id="with a unit"),
        pytest.param("(−3 to 9)", ["(−3 to 9)"], id="alone"),
        pytest.param("± 4\u00a0mg", ["± 4\u00a0mg"], id="no interval"),
        pytest.param("", [], id="none"),
    ],
)
def test_an_interval_is_told_from_the_unit_behind_it(text: str, parts: list[str]) -> None:
    assert split_interval(text) == parts
