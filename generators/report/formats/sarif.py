"""Report for code scanning: SARIF 2.1.0 with the text of every rule, and fingerprints that do not depend on the
line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from generators.cache import digest
from generators.check.rules import Rule, all_rules
from generators.model import Finding
from generators.report.formats.about import About

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Finding], about: About) -> str:
    """Render the findings as one run of one tool."""
    rules = [_format_rule(rule, about) for rule in all_rules()]
    rules += [{"id": ident} for ident in sorted({f.rule for f in findings} - {rule["id"] for rule in rules})]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    seen = Counter[str]()
    driver = {"name": "antisense-guides", "rules": rules} | ({"informationUri": about.url} if about.url else {})
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "The folder that holds data/ and references.bib."}}
        },
        "results": [_format_result(finding, index[finding.rule], seen, about) for finding in findings],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _format_rule(rule: Rule, about: About) -> dict[str, Any]:
    first, _, rest = rule.text.partition("\n")
    details = " ".join(rest.split())
    help_text = f"{rule.text}\n\nExample: {rule.bad}\n\nUse instead: {rule.good}"
    where = {"helpUri": f"{about.url.rstrip('/')}/rules/{rule.slug}/"} if about.url else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": first},
        "fullDescription": {"text": details or first},
        "help": {"text": help_text.replace("`", ""), "markdown": help_text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
        **where,
    }


def _format_result(finding: Finding, index: int, seen: Counter[str], about: About) -> dict[str, Any]:
    waived = {"kind": "external", "status": "accepted", "justification": finding.waived}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _format_location(finding, about)}],
        "partialFingerprints": {"finding/v1": _make_fingerprint(finding, seen)},
        "suppressions": [waived] if finding.waived else [],
        "properties": {name: text for name, text in _format_advice(finding) if text},
    }


def _format_advice(finding: Finding) -> Iterator[tuple[str, str]]:
    """Return what was wanted, and the replacement if there is one."""
    yield "wanted", finding.wanted
    yield "suggestion", finding.suggestion


def _format_location(finding: Finding, about: About) -> dict[str, Any]:
    line = about.line(finding)
    shown = {"snippet": {"text": line}} if line.strip() else {}
    return {
        "artifactLocation": {"uri": quote(finding.where.file), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.where.line, "startColumn": finding.where.column, **shown},
    }


def _make_fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return a stable hash of rule, file and message; repeats in one file get a running number."""
    key = digest(finding.rule, finding.where.file, finding.message)[:32]
    seen[key] += 1
    return f"{key}:{seen[key]}"
