"""Every data file of this content names its schema, and the schema accepts it."""

from __future__ import annotations

from generators.read import schema
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
