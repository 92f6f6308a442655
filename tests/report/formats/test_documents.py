"""JSON, GitHub annotations and JUnit."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as xml

from generators.check.rules import all_rules
from generators.model import Finding
from generators.report.formats import FORMATS, About
from tests.report.conftest import found


def test_json_is_an_array_of_objects_in_the_order_of_the_findings(findings: list[Finding], about: About) -> None:
    read = json.loads(FORMATS["json"](findings, about))
    assert [one["rule"] for one in read] == [f.rule for f in findings]
    assert read[2] == {
        "rule": "CIT-KEY", "severity": "error", "file": "guide.md", "line": 1, "column": 10, "suggestion": "alpha2020",
        "message": "no reference 'alfa2020'. Did you mean 'alpha2020'?", "wanted": "", "waived": "",
    }  # fmt: skip
    assert (read[1]["severity"], read[1]["waived"]) == ("info", "Needed next month.")


def test_every_format_gives_the_same_bytes_twice_and_holds_when_nothing_is_found(
    findings: list[Finding], about: About
) -> None:
    for render in FORMATS.values():
        assert render(findings, about) == render(list(findings), about)
        render([], About())


def test_annotations_are_escaped_one_a_line_without_what_is_waived(findings: list[Finding], about: About) -> None:
    said = FORMATS["github"](findings, about).splitlines()
    assert said[0] == "::warning file=data/a%2C b.csv,line=3,col=8,title=DAT-UNIT::100%25 of <2> is%0Aodd; wanted `1`"
    assert [re.match("::[a-z]+", line)[0] for line in said] == ["::warning", "::error", "::error", "::notice"]  # type: ignore[index]  # every line matches


def test_junit_counts_what_it_holds(findings: list[Finding], about: About) -> None:
    root = xml.fromstring(FORMATS["junit"](findings, about).partition("\n")[2])
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
        assert int(suite.attrib["skipped"]) == len(list(suite.iter("skipped")))
    assert {suite.attrib["name"] for suite in root} == {rule.id for rule in all_rules()} | {f.rule for f in findings}


def test_in_junit_only_errors_fail(findings: list[Finding], about: About) -> None:
    root = xml.fromstring(FORMATS["junit"](findings, about).partition("\n")[2])
    failed = {case.attrib["classname"] for case in root.iter("testcase") if case.find("failure") is not None}
    skipped = {case.attrib["classname"] for case in root.iter("testcase") if case.find("skipped") is not None}
    assert (failed, skipped) == ({"CIT-KEY"}, {"CIT-UNUSED"})


def test_junit_survives_characters_that_xml_has_no_place_for() -> None:
    finding = found("R", "error", "a.csv:1:1", "a \x0b \x1b[0m & <b> \ud800")
    assert xml.fromstring(FORMATS["junit"]([finding], About()).partition("\n")[2]) is not None
