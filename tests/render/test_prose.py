"""The words of prose: what they print, and what they say when something is absent."""

from __future__ import annotations

import pytest

from generators.model import Drug, Library, Where
from generators.render.prose import Sheet

HERE = Where(file="guide.md", line=10, column=1)


@pytest.fixture
def sheet(library: Library, drug: Drug) -> Sheet:
    return Sheet(library, drug, lambda _: "<svg></svg>")


def test_a_value_brings_unit_grade_and_citation(sheet: Sheet) -> None:
    html = sheet.prose('{{ value("smp-half-life") }}', HERE)
    assert 'data-value="smp-half-life" data-grade="primary"' in html
    assert "20 ± 5\u00a0d</a>" in html
    assert html.endswith("[@alpha2020, Table 2]")


def test_a_sentence_says_what_an_interval_is(sheet: Sheet) -> None:
    assert ">−36% (95% CI −45 to −24)<" in sheet.prose('{{ value("smp-change-100") }}', HERE)


def test_a_value_may_leave_its_citation_to_the_next(sheet: Sheet) -> None:
    assert "[@" not in sheet.prose('{{ value("smp-half-life", cite=False) }}', HERE)


def test_a_missing_value_says_why(sheet: Sheet) -> None:
    html = sheet.prose('{{ value("smp-liver-human") }}', HERE)
    assert 'data-missing="not-found"' in html and "data-value" not in html


@pytest.mark.parametrize(
    ("show", "printed"),
    [("number", ">3/8 (38%)<"), ("percent", ">38%<"), ("n", ">8<"), ("dose", ">100\u00a0mg<"), ("time", ">to day 60<")],
)
def test_a_part_of_an_observation_can_be_asked_for(sheet: Sheet, show: str, printed: str) -> None:
    assert printed in sheet.prose(f'{{{{ value("smp-headache", show="{show}") }}}}', HERE)


def test_an_event_prints_its_date(sheet: Sheet) -> None:
    assert "April 2019" in sheet.prose('{{ fact("smp-start") }}', HERE)


def test_a_term_carries_its_definition(sheet: Sheet) -> None:
    assert "cuts the RNA" in sheet.prose('{{ term("rnase-h1") }}', HERE)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        pytest.param(
            'value("smp-half-lif")', "no observation 'smp-half-lif'; wanted nearest: 'smp-half-life'", id="mistyped"
        ),
        pytest.param('table("tissue")', "no table 'tissue'; wanted one of: change-by-dose, kinetics", id="absent"),
        pytest.param('vaule("x")', "unknown word", id="unknown word"),
        pytest.param("value(", "cannot read", id="half a call"),
        pytest.param('value(open("x"))', "wrong arguments", id="only constants are allowed"),
        pytest.param('value("smp-half-life", colour="red")', "wrong arguments", id="unknown argument"),
        pytest.param("__import__('os').system('true')", "unknown word", id="nothing else is run"),
        pytest.param('see("picture-1")', "wanted table-, figure-", id="see what"),
    ],
)
def test_what_cannot_be_printed_is_a_finding_at_its_column(sheet: Sheet, call: str, said: str) -> None:
    sheet.prose(f"one\ntwo {{{{ {call} }}}}", HERE)
    assert [str(f.where) for f in sheet.findings] == ["guide.md:11:5"]
    assert said in sheet.findings[0].message


def test_two_wrong_calls_are_two_findings(sheet: Sheet) -> None:
    sheet.prose('{{ value("a") }}\n{{ value("b") }}', HERE)
    assert [f.where.line for f in sheet.findings] == [10, 11]


def test_tables_are_numbered_in_the_order_they_stand(sheet: Sheet) -> None:
    text = sheet.prose('{{ see("table-kinetics") }} {{ table("change-by-dose") }} {{ table("kinetics") }}', HERE)
    assert '<a class="see" href="#table-kinetics">Table&nbsp;2</a>' in sheet.resolved(text, HERE)


def test_pointing_at_a_table_that_is_not_on_the_page_is_a_finding(sheet: Sheet) -> None:
    sheet.resolved(sheet.prose('{{ see("table-kinetics") }}', HERE), HERE)
    assert "no such table on this page" in sheet.findings[0].message


def test_text_of_data_files_is_escaped_but_keeps_citations(sheet: Sheet) -> None:
    assert sheet.inline("a < b & *c* [@alpha2020, p 1_2]") == "a &lt; b &amp; <em>c</em> [@alpha2020, p 1_2]"


def test_plain_text_has_no_marks(sheet: Sheet) -> None:
    assert sheet.plain('half-life {{ value("smp-half-life") }}') == "half-life 20 ± 5\u00a0d"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            '{ value("smp-half-life") }}', ["'value(\"' would be", "'}}' would be"], id="an opening brace lost"
        ),
        pytest.param(
            '{{ value("smp-half-life") }', ["'{{' would be", "'value(\"' would be"], id="a closing brace lost"
        ),
        pytest.param("`{{` and a value (of 3) in {braces}", [], id="code and plain braces are left alone"),
    ],
)
def test_a_call_that_has_lost_a_brace_is_a_finding(sheet: Sheet, text: str, said: list[str]) -> None:
    sheet.prose(text, HERE)
    assert [f.message.split(" printed")[0] for f in sheet.findings] == said
