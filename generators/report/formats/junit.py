"""Report for test dashboards: one suite a rule, one case a finding. Errors fail, waived findings are skipped, the
rest pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as xml

from generators.check.rules import all_rules
from generators.model import Finding
from generators.report.formats.about import About, level


def render(findings: Sequence[Finding], about: About) -> str:
    """Render the findings as JUnit XML; a rule without findings has one case, which passes."""
    by_rule: dict[str, list[Finding]] = {
        rule: [] for rule in sorted({r.id for r in all_rules()} | {f.rule for f in findings})
    }
    for finding in findings:
        by_rule[finding.rule].append(finding)
    quiet = sum(not found for found in by_rule.values())
    root = xml.Element("testsuites", _count_cases("antisense-guides", findings, quiet))
    for rule, found in by_rule.items():
        suite = xml.SubElement(root, "testsuite", _count_cases(rule, found, int(not found)))
        for finding in found:
            _add_case(suite, finding)
        if not found:
            xml.SubElement(suite, "testcase", {"classname": rule, "name": "nothing found"})
    xml.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode")


def _count_cases(name: str, findings: Sequence[Finding], quiet: int) -> dict[str, str]:
    failed, skipped = (sum(level(f) == wanted for f in findings) for wanted in ("error", "waived"))
    counted = {"tests": len(findings) + quiet, "failures": failed, "errors": 0, "skipped": skipped}
    return {"name": name} | {key: str(value) for key, value in counted.items()}


def _add_case(suite: xml.Element, finding: Finding) -> None:
    where, message = finding.where, _remove_control_characters(finding.message)
    named = {"classname": finding.rule, "name": f"{where} {message}", "file": where.file, "line": str(where.line)}
    case = xml.SubElement(suite, "testcase", named)
    if finding.waived:
        xml.SubElement(case, "skipped", {"message": _remove_control_characters(finding.waived)})
    elif finding.severity == "error":
        xml.SubElement(case, "failure", {"type": "error", "message": message}).text = f"{where}: {message}"
    else:
        xml.SubElement(case, "system-out").text = f"{finding.severity}: {where}: {message}"


def _remove_control_characters(text: str) -> str:
    """Remove control characters, which XML does not allow even escaped."""
    return re.sub(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "\N{REPLACEMENT CHARACTER}", text)
