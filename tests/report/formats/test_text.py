"""The report for a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generators.model import Finding
from generators.report.formats import About, text
from tests.report.conftest import found


def test_findings_stand_under_their_file_with_the_line_and_a_caret_under_the_column(
    findings: list[Finding], about: About
) -> None:
    said = text.render(findings[2:3], about).splitlines()
    assert said == [
        "guide.md",
        "  1:10      error   CIT-KEY",
        "            no reference 'alfa2020'. Did you mean 'alpha2020'?",
        "            | Here is [@alfa2020] cited.",
        "            |          ^",
        "",
        "1 error in 1 file",
    ]


def test_a_file_is_named_once(findings: list[Finding], about: About) -> None:
    said = text.render(findings, about).splitlines()
    assert [line for line in said if line and line[0] != " "] == [
        "data/a, b.csv", "guide.md", "references.bib", "2 errors, 1 warning, 1 info, 1 waived in 3 files",
    ]  # fmt: skip


def test_what_is_only_told_takes_one_line_and_a_waiver_says_why(findings: list[Finding], about: About) -> None:
    said = text.render(findings, about)
    assert "  7:1       info    CIT-UNCONFIRMED not seen\n" in said
    assert "  3:8       waived  CIT-UNUSED nothing cites it (waived: Needed next month.)\n" in said


def test_a_suggestion_that_the_message_does_not_tell_is_shown(about: About) -> None:
    finding = found("TXT-TERM", "error", "guide.md:1:1", "wrong word; wanted another", suggestion="APOB")
    assert "try: APOB" in text.render([finding], about)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param(1, ("| " + "x" * 100 + "…", "| ^"), id="at the start"),
        pytest.param(200, ("| …" + "x" * 100 + "…", "|" + " " * 52 + "^"), id="in the middle"),
        pytest.param(400, ("| …" + "x" * 100, "|" + " " * 101 + "^"), id="at the end"),
    ],
)
def test_a_long_line_is_cut_around_the_column(column: int, expected: tuple[str, str]) -> None:
    long = About({"a.csv": "x" * 400})
    assert tuple(text.format_excerpt(found("R", "error", f"a.csv:1:{column}", "m"), long)) == expected


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("nowhere.md:1:1", id="no such file"),
        pytest.param("guide.md:99:1", id="no such line"),
        pytest.param("guide.md:2:1", id="an empty line"),
    ],
)
def test_without_a_line_there_is_no_excerpt(place: str, about: About) -> None:
    assert text.format_excerpt(found("R", "error", place, "m"), about) == []


def test_a_column_beyond_the_line_is_put_at_its_end(about: About) -> None:
    assert text.format_excerpt(found("R", "error", "guide.md:1:99", "m"), about)[1] == "| " + " " * 26 + "^"


def test_tabs_and_control_characters_do_not_move_the_caret() -> None:
    shown = text.format_excerpt(found("R", "error", "a.yml:1:4", "m"), About({"a.yml": "a\t\x1bb"}))
    assert shown == ["| a  b", "|    ^"]


def test_colour_is_only_for_terminals(findings: list[Finding], about: About) -> None:
    assert "\x1b" not in text.render(findings, about)
    assert "\x1b[31merror" in text.render(findings, replace(about, colour=True))


def test_nothing_found_is_said(about: About) -> None:
    assert text.render([], about) == "nothing found"
