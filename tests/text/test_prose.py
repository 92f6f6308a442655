"""The one parser: what is a call, what is a citation, and where each stands."""

from __future__ import annotations

import random

import pytest

from generators.text import prose
from generators.text.prose import Call, parse

VALUE = {"ident": "a", "cite": True, "show": "value"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{{ value("a") }}', id="plain"),
        pytest.param("{{ value('a') }}", id="other quotes"),
        pytest.param('{{value("a")}}', id="without spaces"),
        pytest.param('{{ value(ident="a") }}', id="by keyword"),
        pytest.param('{{ value(\n  "a"\n) }}', id="over lines"),
        pytest.param('{{ value( ident = "a", cite = True ) }}', id="spaces in the arguments"),
        pytest.param('{{ value("a",) }}', id="a comma at the end"),
        pytest.param('{{ value(show="value", ident="a") }}', id="in another order"),
        pytest.param('{{ value("""a""") }}', id="three quotes"),
    ],
)
def test_every_spelling_of_a_call_is_one_call(text: str) -> None:
    (call,) = parse(f"before {text} after").calls
    assert (call.word, call.name, call.problem, dict(call.arguments)) == ("value", "a", "", VALUE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('`{{ value("a") }} [@a]`', id="code span"),
        pytest.param('``{{ value("a") }} ` [@a]``', id="code span of two ticks"),
        pytest.param('```\n{{ value("a") }} [@a]\n```', id="fence"),
        pytest.param('~~~ text\n{{ value("a") }} [@a]\n~~~', id="fence of tildes"),
        pytest.param('x\n\n    {{ value("a") }} [@a]', id="indented block"),
        pytest.param('<!-- {{ value("a") }}\n [@a] -->', id="comment"),
    ],
)
def test_code_and_comments_hold_no_call_and_no_citation(text: str) -> None:
    parsed = parse(text, is_markdown=True)
    assert not parsed.calls and not parsed.citations and not parsed.strays
    assert "value" not in parsed.masked


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        pytest.param('vaule("x")', "unknown word", id="unknown word"),
        pytest.param("value(", "cannot read", id="half a call"),
        pytest.param('value("a)', "cannot read", id="half a string"),
        pytest.param('value(open("x"))', "wrong arguments", id="only constants"),
        pytest.param('value("a", colour="red")', "wrong arguments", id="unknown argument"),
        pytest.param('value("a", show="colour")', "wrong show", id="a word that is not in the list"),
        pytest.param('value("a", cite="no")', "wrong cite", id="text where yes or no is wanted"),
        pytest.param("value(7)", "wrong ident", id="a number where a name is wanted"),
        pytest.param("__import__('os').system('true')", "unknown word", id="nothing is run"),
        pytest.param("value", "unknown word", id="a bare word"),
    ],
)
def test_a_call_that_cannot_be_read_says_why(source: str, problem: str) -> None:
    (call,) = parse(f"x {{{{ {source} }}}} y").calls
    assert call.problem.startswith(problem) and call.word == "" and call.name == ""


def test_citations_of_a_group_have_their_own_places() -> None:
    text = "As [@alpha2020, Table 2;\n@beta2021; @c-3, p 4, left] say."
    found = [(citation.key, citation.locator, text[at : at + 3]) for citation, at in parse(text).citations]
    assert found == [("alpha2020", "Table 2", "@al"), ("beta2021", "", "@be"), ("c-3", "p 4, left", "@c-")]


@pytest.mark.parametrize("text", ["[³H]", "[99mTc]", "mail@x.org", r"\[@a]", "[a@b]", "[@]"])
def test_what_is_no_citation(text: str) -> None:
    assert parse(text).citations == ()


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        pytest.param('{ value("a") }}', ["value(", "}}"], id="an opening brace lost"),
        pytest.param('{{ value("a") }', ["{{", "value("], id="a closing brace lost"),
        pytest.param("[@a, [b]]", ["[@"], id="a bracket in a locator"),
        pytest.param("a value (of 3) in {braces}", [], id="plain words"),
    ],
)
def test_half_a_call_or_citation_is_a_stray(text: str, strays: list[str]) -> None:
    assert [text[one.start : one.end] for one in parse(text).strays] == strays


def test_the_mask_keeps_every_offset_and_the_words_that_a_term_prints() -> None:
    text = 'µ {{ term("cns",\n label="nervous system") }} of `x` [@a, p 1] <b>men</b>'
    masked = parse(text).masked
    assert len(masked) == len(text) and masked.count("\n") == 1
    assert masked.index("nervous system") == text.index("nervous system")
    assert masked.split() == ["µ", "nervous", "system", "of", "men"]


def test_a_label_with_escapes_is_left_blank() -> None:
    assert parse(r'{{ term("cns", "a\"b") }}').masked.strip() == ""


def test_paragraphs_headings_and_sections_are_told_by_their_places() -> None:
    text = "lead\n\n## One\n\na\nb\n\n```\n# no heading\n```\n\n## Two\n\nc"
    parsed = parse(text, is_markdown=True)
    assert [text[s.start : s.end].split("\n")[0] for s in parsed.sections] == ["lead", "## One", "## Two"]
    assert [text[s.start : s.end] for s in parsed.paragraphs][2] == "a\nb"
    assert [text[s.start : s.end].strip() for s in parsed.headings] == ["## One", "## Two"]


def test_a_word_that_prints_a_block_says_so() -> None:
    assert [c.is_block for c in parse('{{ table("a") }} {{ value("a") }}').calls] == [True, False]


def test_nodes_cover_any_text_without_gaps() -> None:
    pieces = [
        "{{",
        "}}",
        '"',
        "'",
        "`",
        "```\n",
        "\n\n",
        "    ",
        "[@a",
        "; @b",
        "]",
        "<!--",
        "-->",
        "\\",
        "value(",
        "µ",
        "<b>",
        "# ",
    ]
    dice = random.Random(7)
    for _ in range(400):
        text = "".join(dice.choices(pieces, k=dice.randint(1, 25)))
        for is_markdown in (False, True):
            nodes = parse(text, is_markdown).nodes
            assert "".join(text[n.start : n.end] for n in nodes) == text
            assert all(n.end > n.start for n in nodes)
            assert len(parse(text, is_markdown).masked) == len(text)


@pytest.mark.parametrize("text", ["{{ " * 2000, "[@a; " * 2000, "`" * 3001, "{{ '" * 1500, "<!--" * 2000, "<a " * 3000])
def test_a_text_of_half_calls_takes_no_time_worth_telling(text: str) -> None:
    assert parse(text).nodes


def test_calls_in_a_stretch_are_those_that_begin_there() -> None:
    text = 'One {{ value("a") }}. Two {{ value("b") }} [@k].'
    parsed = parse(text)
    second = prose.Span(text.index("Two"), len(text))
    assert [call.name for call in parsed.calls_in(second)] == ["b"]
    assert [citation.key for citation in parsed.citations_in(second)] == ["k"]
    assert isinstance(parsed.calls[0], Call)
