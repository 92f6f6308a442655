"""STR-DIALECT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
TABLES = "data/drugs/samplirsen/tables.yml"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The level fell.[^1]\n\n[^1]: In plasma.\n", "a footnote", id="footnote"),
        pytest.param('!!! warning "Take care"\n    Of what?\n', "an admonition", id="admonition"),
        pytest.param("- [x] done\n", "a task list", id="task list"),
        pytest.param("It is ==so== here.\n", "marked text", id="marked"),
        pytest.param("It is ++so++ here.\n", "inserted text", id="inserted"),
        pytest.param("In H~2~O it is.\n", "lowered text", id="lowered"),
        pytest.param("In mm^2^ it is.\n", "raised text", id="raised"),
        pytest.param("It is \\(x + y\\) here.\n", "mathematics", id="mathematics"),
        pytest.param("It is so :smile: here.\n", "the name of an emoji", id="emoji"),
        pytest.param('=== "One"\n    two\n', "a tab", id="tab"),
        pytest.param("See [[another page]].\n", "a link of a wiki", id="wiki"),
        pytest.param("It is so.[^1]\n", "a footnote", id="a footnote without its text"),
        pytest.param("1) one\n2) two\n", "a list that is numbered with a bracket", id="a list with brackets"),
        pytest.param(
            "It is &#x202e;so.\n", "&#x202e; is U+202E RIGHT-TO-LEFT OVERRIDE, which nobody sees", id="an entity"
        ),
        pytest.param("It is &shy;so.\n", "&shy; is U+00AD SOFT HYPHEN, which nobody sees", id="an entity by name"),
        pytest.param("It is so:\n- one\n- two\n", "a list without a blank line before it", id="list in a paragraph"),
        pytest.param("- one\n  - two\n", "a nested list that is indented by less than four spaces", id="nested list"),
    ],
)
def test_another_dialect_is_found_at_its_line(says: Says, edit: Edit, line_of: LineOf, text: str, kind: str) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\n{text}\n")
    (problem,) = says("STR-DIALECT")
    assert problem.message.startswith(kind) and problem.where.file == GUIDE
    first = line_of(GUIDE, text.splitlines()[0])
    assert first <= problem.where.line <= first + 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- one\n    - two\n- three\n", id="lists as this site has them"),
        pytest.param("```\n[^1] !!! note\n- [ ] x\n```\n", id="code"),
        pytest.param("`==a==`, `:b:`, `[[c]]`, `&shy;` and `H~2~O`.\n", id="marks in code"),
        pytest.param(
            "At 10:30:15, a ~5 d lag, x^2 and a == b &amp; c &lt; d &nbsp; e, C++ and C++17, 1:2:3.\n",
            id="signs that mean themselves",
        ),
        pytest.param("| a | b |\n| --- | --- |\n| 1 | 2 |\n", id="a table"),
    ],
)
def test_what_the_site_renders_is_left_alone(says: Says, edit: Edit, text: str) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\n{text}\n")
    assert says("STR-DIALECT") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("See [the report](https://example.org/x) and more.", "a link", id="link"),
        pytest.param("A ![picture](x.png) of it.", "a link", id="picture"),
        pytest.param("It is **bold** here.", "bold text", id="bold"),
        pytest.param("It is __bold too__ here.", "bold text", id="bold with underscores"),
    ],
)
def test_markdown_that_a_caption_does_not_know_is_found(
    says: Says, edit: Edit, line_of: LineOf, text: str, kind: str
) -> None:
    edit(TABLES, "Change of the target by dose.", text)
    (problem,) = says("STR-DIALECT")
    assert problem.message.startswith(f"{kind} is printed as it was typed")
    assert (problem.where.file, problem.where.line) == (TABLES, line_of(TABLES, text))


@pytest.mark.parametrize(
    "text", ["Change in *vivo* [@agency2021, p 2].", "CYP2D6*4 and *5, 2 ** 3, `**x**`, a[1] (two), snake__case__x."]
)
def test_what_a_caption_knows_is_left_alone(says: Says, edit: Edit, text: str) -> None:
    edit(TABLES, "Change of the target by dose.", text)
    assert says("STR-DIALECT") == []
