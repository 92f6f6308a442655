"""What a pharmacologist would write raises no error and no warning, and a slip in it is an error at its cell.

`tests/right/` is a drug of its own, in a project that `guides init` writes: some sixty rows and forty sentences of many kinds, right
as they stand. A false alarm of a rule is mended in the rule, and what raised it is put there.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from generators import pipeline
from generators.model import Finding
from generators.publish import starter
from generators.read.formats import csv as table
from tests.conftest import share_cache

RIGHT = Path(__file__).parents[1] / "right"
FOLDER = "data/drugs/calvirsen"
ROWS = f"{FOLDER}/observations.csv"
SLIPS = (
    pytest.param("cal-nfl-drug", "value", "98.0 (84–115)", id="a decimal point lost in a ratio"),
    pytest.param("cal-walking-placebo", "value", "4.9 ± 6.6", id="a sign lost beside the other arm and the difference"),
    pytest.param("cal-tmax-mid", "source", "alpha2024", id="a trial of another drug as source"),
    pytest.param("cal-trough", "dose", "77 mg", id="another dose than the arm was given"),
    pytest.param("cal-maintenance", "unit", "wk", id="weeks for days"),
    pytest.param("cal-calvin-p", "time", "day 26", id="a day for a week"),
    pytest.param("cal-fatigue-placebo", "analysis_set", "itt", id="another analysis set than the other arm"),
    pytest.param("cal-rat-liver", "population", "healthy-adults", id="another population than the study had"),
    pytest.param("cal-relapse-hr", "against", "drug", id="an arm against itself"),
    pytest.param("cal-calvin-diff", "against", "", id="a difference against nothing"),
    pytest.param("cal-responders-drug", "value", "86.8 (45.6–68.1)", id="an estimate outside its interval"),
    pytest.param("cal-nausea-drug", "value", "9/84 (21%)", id="a percentage of another count"),
    pytest.param("cal-age", "matrix", "plasmas", id="a misspelt word"),
)  # fmt: skip


def write(root: Path, cache: Path) -> Path:
    """The project with the drug in it, and with a cache that it shares."""
    share_cache(root, cache)
    for path, text in starter.read_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    shutil.copytree(RIGHT, root / FOLDER, ignore=shutil.ignore_patterns("*.bib"))
    with (root / "references.bib").open("a", encoding="utf-8") as references:
        references.write((RIGHT / "sources.bib").read_text(encoding="utf-8"))
    return root


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> tuple[Path, list[Finding]]:
    """The project with all slips, a date that never was and a broken file, and the findings of one run."""
    root = write(tmp_path_factory.mktemp("wrong"), pictures)
    rows = list(csv.DictReader((root / ROWS).read_text(encoding="utf-8").splitlines()))
    for row in rows:
        row |= {column: cell for ident, column, cell in (slip.values for slip in SLIPS) if ident == row["id"]}
    with (root / ROWS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    drug = root / FOLDER / "drug.yml"
    drug.write_text(drug.read_text(encoding="utf-8").replace("group: identity", "group: structure"), encoding="utf-8")
    studies = root / FOLDER / "studies.yml"
    studies.write_text(
        studies.read_text(encoding="utf-8").replace("date: 2022-09", "date: 2022-02-31"), encoding="utf-8"
    )
    (root / FOLDER / "gaps.yml").write_text("- id: [", encoding="utf-8")
    return root, list(pipeline.build(root).findings)


def test_what_is_right_raises_no_error_and_no_warning(tmp_path: Path, pictures: Path) -> None:
    findings = pipeline.build(write(tmp_path, pictures)).findings
    assert [(str(f.where), f.rule, f.message) for f in findings if f.severity != "info"] == []


@pytest.mark.parametrize(("ident", "column", "cell"), SLIPS)
def test_a_slip_is_an_error_at_its_cell(wrong: tuple[Path, list[Finding]], ident: str, column: str, cell: str) -> None:
    root, findings = wrong
    text = (root / ROWS).read_text(encoding="utf-8")
    assert cell in text
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith(f"{ident},"))
    here = [f for f in findings if (f.where.file, f.where.line) == (ROWS, line) and f.severity == "error"]
    assert table.column(text, line, column) in {f.where.column for f in here}, here


def test_a_slip_in_the_file_of_a_drug_hides_no_other_finding(wrong: tuple[Path, list[Finding]]) -> None:
    (own,) = (f for f in wrong[1] if f.where.file == f"{FOLDER}/drug.yml")
    assert "'structure' is not allowed" in own.message
    (date,) = (f for f in wrong[1] if f.where.file == f"{FOLDER}/studies.yml")
    assert "February 2022 has 28 days" in date.message


def test_a_broken_file_is_one_finding(wrong: tuple[Path, list[Finding]]) -> None:
    gaps = [f for f in wrong[1] if f.where.file == f"{FOLDER}/gaps.yml" or "gap" in f.message]
    assert [f.rule for f in gaps] == ["DAT-SYNTAX"]
