"""SARIF 2.1.0, held to the parts of its schema that it uses. Nothing outside them may stand in it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generators.check.rules import all_rules
from generators.model import Finding
from generators.report.formats import About, sarif


def only(required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no other."""
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


TEXT, URI, COUNT = (
    {"type": "string", "minLength": 1},
    {"type": "string", "format": "uri"},
    {"type": "integer", "minimum": 1},
)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = only("text", text=TEXT, markdown=TEXT)
BAG = {"type": "object", "properties": {"tags": {"type": "array", "items": TEXT, "uniqueItems": True}}}
RULE = only(
    "id", id=TEXT, shortDescription=MESSAGE, fullDescription=MESSAGE, help=MESSAGE, helpUri=URI, properties=BAG,
    defaultConfiguration=only("", level=LEVEL),
)  # fmt: skip
REGION = only("startLine", startLine=COUNT, startColumn=COUNT, snippet=only("", text={"type": "string"}))
PLACE = only(
    "", artifactLocation=only("", uri={"type": "string", "pattern": r"^[^\s<>\\]+$"}, uriBaseId=TEXT), region=REGION
)
RESULT = only(
    "message", ruleId=TEXT, ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL, message=MESSAGE, properties=BAG,
    locations={"type": "array", "items": only("", physicalLocation=PLACE)},
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    suppressions={"type": "array", "items": only("kind", kind={"enum": ["inSource", "external"]}, justification=TEXT,
                                                 status={"enum": ["accepted", "underReview", "rejected"]})},
)  # fmt: skip
RUN = only(
    "tool", results={"type": "array", "items": RESULT}, columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    tool=only("driver", driver=only("name", name=TEXT, informationUri=URI, rules={"type": "array", "items": RULE})),
    originalUriBaseIds={"type": "object", "additionalProperties": only("", uri=URI, description=MESSAGE)},
)  # fmt: skip
SCHEMA = only(
    "version runs", version={"enum": ["2.1.0"]}, runs={"type": "array", "items": RUN}, **{"$schema": URI}
)  # fmt: skip


@pytest.fixture
def run(findings: list[Finding], about: About) -> dict[str, Any]:
    document = json.loads(sarif.render(findings, about))
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(document)] == []
    return dict(document["runs"][0])


def test_every_rule_stands_with_its_reason_examples_and_address(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules][: len(all_rules())] == [rule.id for rule in all_rules()]
    key = next(rule for rule in rules if rule["id"] == "CIT-KEY")
    assert key["helpUri"] == "https://guides.example.org/rules/cit-key/"
    assert "`[@thornton2023, abstract]`" in key["help"]["markdown"] and "`" not in key["help"]["text"]


def test_each_result_leads_to_its_rule_and_place(run: dict[str, Any], findings: list[Finding]) -> None:
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/a%2C%20b.csv"
    assert place["region"] == {"startLine": 3, "startColumn": 8, "snippet": {"text": "second,2"}}


def test_what_is_waived_is_suppressed_with_its_reason(run: dict[str, Any]) -> None:
    suppressed = [result["suppressions"] for result in run["results"]]
    assert suppressed[1] == [{"kind": "external", "status": "accepted", "justification": "Needed next month."}]
    assert [bool(one) for one in suppressed] == [False, True, False, False, False]


def test_a_fingerprint_survives_a_move_and_tells_twins_apart(findings: list[Finding], about: About) -> None:
    moved = [f.model_copy(update={"where": replace(f.where, line=f.where.line + 40)}) for f in findings]

    def prints(found: list[Finding]) -> list[str]:
        results = json.loads(sarif.render(found, about))["runs"][0]["results"]
        return [result["partialFingerprints"]["finding/v1"] for result in results]

    assert prints(findings) == prints(moved)
    assert len(set(prints(findings))) == len(findings)


def test_a_rule_that_is_not_documented_is_listed_all_the_same(findings: list[Finding], about: About) -> None:
    strange = findings[0].model_copy(update={"rule": "NEW-RULE"})
    rules = json.loads(sarif.render([strange], about))["runs"][0]["tool"]["driver"]["rules"]
    assert rules[-1] == {"id": "NEW-RULE"}
