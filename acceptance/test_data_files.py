"""Every data file of this content names its schema, and the schema accepts it."""

from __future__ import annotations

import csv

from generators.read import schema
from generators.read.library import load
from tests.conftest import ROOT
from tests.read.test_schema import find_faults

FILES = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in (ROOT / "data").rglob("*.yml")}
NAMED = {path: text for path, text in FILES.items() if schema.pointer(path)}


def test_every_data_file_names_its_schema() -> None:
    assert len(NAMED) > 60
    assert [path for path, text in NAMED.items() if not text.startswith(schema.pointer(path))] == []


def test_every_data_file_is_accepted_by_its_schema() -> None:
    faults = {path: find_faults(path, text) for path, text in NAMED.items()}
    assert {path: found for path, found in faults.items() if found} == {}


def test_parameters_are_few_and_rows_are_short() -> None:
    """Parameters stay general, and a row says only what differs from its arm."""
    assert len(load(ROOT).vocabulary.parameters) <= 110
    for path in sorted(ROOT.glob("data/drugs/*/observations.csv")):
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        assert sum(bool(cell) for row in rows for cell in row.values()) <= 13 * len(rows), path
