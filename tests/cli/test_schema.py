"""`schema` and `words`: what an editor and an author are told of the data."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Run


def test_words_are_printed_by_the_name_of_their_list(run: Run) -> None:
    assert run("words", "arm.role")[1].split() == [
        "active", "placebo", "sham", "comparator", "untreated", "vehicle", "baseline",
    ]  # fmt: skip
    assert re.search(r"^healthy-adults +healthy adults$", run("words", "populations")[1], re.MULTILINE)
    assert re.search(r"^statistic +\d+ words$", run("words")[1], re.MULTILINE)
    code, _, said = run("words", "populatons")
    assert code == 2 and "no list 'populatons'; wanted populations" in said


def test_the_schemas_are_written_once(run: Run, project: Path) -> None:
    assert "data/schema/ among them" in run("schema")[2]
    assert (project / "data/schema/drug.json").is_file()
    assert "nothing to change" in run("schema")[2]
