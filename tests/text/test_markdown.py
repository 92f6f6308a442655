"""Blocks of Markdown, and what this site cannot render."""

from __future__ import annotations

import pytest

from generators.text import markdown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('!!! note "T"\n    b\n', "an admonition", id="admonition"),
        pytest.param("::: note\nb\n:::\n", "a block between colons", id="colons"),
        pytest.param("> [!NOTE]\n> b\n", "an alert", id="alert"),
        pytest.param("Mass is $m^2$.\n", "mathematics between dollar signs", id="math"),
        pytest.param("$$\nx\n$$\n", "mathematics between dollar signs", id="math block"),
        pytest.param("- [ ] a\n", "a task list", id="task"),
        pytest.param("Term\n: words\n", "a definition list", id="definition"),
        pytest.param("a ~~b~~ c\n", "struck-through text", id="struck"),
        pytest.param("text\n- a\n- b\n", "a list without a blank line before it", id="no blank line"),
        pytest.param("text\n1. a\n2. b\n", "a list without a blank line before it", id="numbered, no blank line"),
        pytest.param("- a\n  - b\n", "a nested list that is indented by less than four spaces", id="two spaces"),
    ],
)
def test_what_would_be_printed_raw_is_found(text: str, kind: str) -> None:
    assert [found[1] for found in markdown.find_foreign(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Head\n\ntext\n\n- a\n    - b\n- c\n\n1. x\n", id="lists as they should be"),
        pytest.param("| a | b |\n| --- | --- |\n| 1 | 2 |\n", id="table"),
        pytest.param("It cost $5 and then $6.\n", id="dollars"),
        pytest.param("```\na[^1] ~~b~~ - [ ] x\n```\n\n`~~a~~`\n", id="code"),
        pytest.param("- a\n\n    more of a\n\n- b\n", id="a paragraph in an item"),
        pytest.param("## Head\n- a\n", id="a list right after a heading"),
        pytest.param("~5 mg to ~7 mg\n", id="about"),
    ],
)
def test_what_this_site_renders_is_left_alone(text: str) -> None:
    assert markdown.find_foreign(text) == ()


def test_marks_of_other_dialects_are_found_once() -> None:
    text = "a[^1] ==b== H~2~O\n\n[^1]: c\n\n1) one\n2) two\n"
    assert [kind for _, kind, _ in sorted(markdown.find_foreign_marks(text))] == [
        "a footnote", "marked text", "lowered text", "a list that is numbered with a bracket",
    ]  # fmt: skip


def test_an_entity_of_what_nobody_sees_is_found_with_its_name() -> None:
    text = "a&#x202e;b &shy; &amp; &nbsp; &#65; &nosuch; &#x110000;"
    assert [found[1:] for found in markdown.find_hidden_entities(text)][:2] == [
        ("&#x202e;", "U+202E RIGHT-TO-LEFT OVERRIDE"), ("&shy;", "U+00AD SOFT HYPHEN"),
    ]  # fmt: skip


def test_code_and_headings_have_their_offsets() -> None:
    text = "# A\n\n    b\n\n~~~\nc\n~~~\n"
    assert [text[a:b] for a, b in markdown.find_code_blocks(text)] == ["    b\n", "~~~\nc\n~~~\n"]
    assert [text[a:b] for a, b in markdown.find_headings(text)] == ["# A\n"]
