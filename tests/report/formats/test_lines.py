"""One line a finding, and the count of all."""

from __future__ import annotations

from generators.model import Finding
from generators.report import formats


def test_each_finding_is_one_line_with_place_severity_rule_and_message(findings: list[Finding]) -> None:
    said = formats.format_lines(findings[2:]).splitlines()
    assert said[0] == "guide.md:1:10: error CIT-KEY no reference 'alfa2020'. Did you mean 'alpha2020'?"
    assert len(said) == 4


def test_what_stops_no_build_can_be_left_to_the_count(findings: list[Finding]) -> None:
    said = formats.format_lines(findings, brief=True)
    assert len(said.splitlines()) == 3 and said.count(": error ") == 2
    assert said.endswith("2 errors, 1 warning, 1 info, 1 waived")


def test_the_count_knows_one_from_many(findings: list[Finding]) -> None:
    assert formats.format_summary(findings) == "2 errors, 1 warning, 1 info, 1 waived"
    assert formats.format_summary(findings[2:3]) == "1 error"
    assert formats.format_summary([]) == "nothing found"
