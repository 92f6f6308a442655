"""The schemas accept what is read without a problem, and refuse what is not."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generators.publish import starter
from generators.read import schema
from generators.read.formats import yaml
from tests.conftest import ROOT, SAMPLE

SCHEMAS = {path.removeprefix(f"{schema.FOLDER}/"): json.loads(text) for path, text in schema.schemas().items()}
TABLE = SCHEMAS.pop("observations.json")


def as_an_editor_sees_it(written: Any) -> Any:
    """Numbers and truths as such, where our reader keeps the text."""
    if isinstance(written, dict):
        return {key: as_an_editor_sees_it(value) for key, value in written.items()}
    if isinstance(written, list):
        return [as_an_editor_sees_it(value) for value in written]
    if written in ("true", "false"):
        return written == "true"
    return float(written) if written and re.fullmatch(r"-?\d+(\.\d+)?", written) else written


def find_faults(path: str, text: str) -> list[str]:
    """What an editor underlines in a data file."""
    checker = jsonschema.Draft202012Validator(SCHEMAS[f"{schema.name_of(path)}.json"])
    return [fault.json_path for fault in checker.iter_errors(as_an_editor_sees_it(yaml.read(text, path).data))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_what_is_read_without_a_problem_is_accepted() -> None:
    sample = {path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in SAMPLE.rglob("*.yml")}
    for texts in (sample, starter.read_files()):
        faults = {path: find_faults(path, text) for path, text in texts.items() if schema.pointer(path)}
        assert len(faults) > 10
        assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("name", "change", "where"),
    [
        ("drug", lambda text: text.replace("name: Samplirsen", "nam: Samplirsen"), "$"),
        ("drug", lambda text: text.replace("reviewed: ", "reviewed: spring "), "$.reviewed"),
        ("drug", lambda text: text.replace("grade: primary", "grade: good", 1), "$.statuses[0].grade"),
        ("drug", lambda text: text.replace("\nstatuses:", "\nguides: []\nstatuses:"), "$"),
        ("studies", lambda text: text.replace("kind: clinical", "kind: clinic"), "$[0].kind"),
        ("studies", lambda text: text.replace("role: placebo", "role: control"), "$[0].arms[3].role"),
        ("studies", lambda text: text.replace("locator: ", "place: ", 1), "$[0].fields[0]"),
        ("charts", lambda text: re.sub(r"(?m)^  title: .*\n", "", text, count=1), "$[0]"),
        ("conflicts", lambda text: f"id: {text}", None),
    ],
)
def test_a_slip_is_underlined_where_it_is(name: str, change: Callable[[str], str], where: str | None) -> None:
    path = f"data/drugs/samplirsen/{name}.yml"
    text = (SAMPLE / path).read_text(encoding="utf-8")
    assert change(text) != text
    assert where is None or where in find_faults(path, change(text))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("data/drugs/x/studies.yml", "# yaml-language-server: $schema=../../schema/studies.json\n"),
        ("data/drugs/x/diagrams/y.yml", "# yaml-language-server: $schema=../../../schema/diagram.json\n"),
        ("data/drugs/x/vocabulary/wording.yml", "# yaml-language-server: $schema=../../../schema/wording.json\n"),
        ("data/waivers.yml", "# yaml-language-server: $schema=schema/waivers.json\n"),
        ("data/drugs/x/observations.csv", ""),
        ("mkdocs.yml", ""),
        ("data/other.yml", ""),
    ],
)
def test_the_line_that_an_editor_looks_for_leads_to_the_schema(path: str, line: str) -> None:
    assert schema.pointer(path) == line


def test_a_table_schema_has_the_columns_and_closed_lists_of_the_rows() -> None:
    fields = {field["name"]: field.get("constraints", {}) for field in TABLE["fields"]}
    with (SAMPLE / "data/drugs/samplirsen/observations.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert rows and rows[0].keys() <= fields.keys()
    for name, limits in fields.items():
        used = {row[name] for row in rows if row.get(name)}
        assert used <= set(limits.get("enum", used)), name
    assert "none" in fields["route"]["enum"] and "none" not in fields["statistic"]["enum"]
    assert fields["id"]["required"] and fields["id"]["unique"]
    assert "geometric-mean" in fields["statistic"]["enum"] and "below-loq" in fields["missing"]["enum"]


def test_the_closed_lists_have_names() -> None:
    lists = schema.closed_lists()
    assert "sham" in lists["arm.role"] and "approved" in lists["status.state"] and "SD" in lists["spread_kind"]
    assert all(words and "" not in words for words in lists.values())


def test_the_schemas_of_this_project_are_current() -> None:
    assert {path: Path(ROOT / path).read_text(encoding="utf-8") for path in schema.schemas()} == schema.schemas()
