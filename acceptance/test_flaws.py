"""Each flaw that readers of the first site found has tests by name, and each of these tests is there."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import pytest

from tests import shipped

TABLE = (Path(__file__).parent / "flaws.tsv").read_text(encoding="utf-8")
LINES = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))
WANTED = {*range(1, 9), *range(10, 16), 17, 18, 21, 24}


def _list_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_flaw_has_its_tests() -> None:
    assert {int(line["flaw"]) for line in LINES} == WANTED


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["flaw"]))
def test_the_tests_of_a_flaw_are_there(line: dict[str, str]) -> None:
    for name in line["tests"].split("|"):
        file, _, test = name.partition("::")
        assert test in _list_tests(shipped.ROOT / file), name
