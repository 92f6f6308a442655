"""The rules on data, on the content of this site: at the right line when one thing is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators.check.rules import all_rules
from generators.model import Finding
from generators.read.library import load
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content that a test may change and has to put back."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "references.bib", folder)
    return folder


def errors(root: Path, drug: str) -> list[Finding]:
    """What the rules on data find in one drug."""
    library, _ = load(root, drug)
    rules = [rule for rule in all_rules() if rule.id.startswith("DAT-")]
    return [f for rule in rules for f in rule.findings(library, []) if f.severity == "error"]


@pytest.mark.usefixtures("_parsed_once")
@pytest.mark.parametrize(
    ("drug", "row", "old", "new", "rule"),
    [
        pytest.param("baliforsen", "bal-mouse-wt-liver", ",,liver,", ",human,liver,", "DAT-SPECIES", id="species swapped"),
        pytest.param("baliforsen", "bal-mouse-wt-liver", "wild-type-mouse", "dmsxl-mouse", "DAT-SPECIES", id="model swapped"),
        pytest.param("mipomersen", "mip-tmax-typical", ",human,", ",monkey,", "DAT-SPECIES", id="species without a study"),
        pytest.param("baliforsen", "bal-mouse-wt-liver", ",,liver,", ",,plasma,", "DAT-MATRIX", id="mRNA in plasma"),
        pytest.param("baliforsen", "bal-ae-headache-drug", "10/38 (26%)", "10/38 (62%)", "DAT-COUNT", id="percentage"),
        pytest.param("tofersen", "tof-ae-pain-tofersen", ",42,", ",24.3,", "DAT-COUNT", id="percentage alone"),
        pytest.param("baliforsen", "bal-ae-headache-placebo", ",,,,,safety", ",,,9,,safety", "DAT-COUNT", id="another n beside k of n"),
        pytest.param("tofersen", "tof-csf-sod1-d85-40mg", "95% CI,9,", "95% CI,,", "DAT-CONTEXT", id="a mean without n"),
        pytest.param("baliforsen", "bal-n-randomised-200mg", ",6,{", ",5,{", "DAT-COUNT", id="an arm too small for the total"),
        pytest.param("baliforsen", "bal-female-all", "29/49 (59%)", "28/49 (57%)", "DAT-DERIVE", id="derived value"),
        pytest.param("mipomersen", "mip-thalf-cs1-ema", "23–31", "23–13", "DAT-STAT", id="range the wrong way round"),
        pytest.param("mipomersen", "mip-stopped-cs6", "79/141 (56.0%)", "79/141", "", id="a percentage left out is no error"),
        pytest.param("tofersen", "tof-valor-svc-placebo", "−22.20", "22.20", "DAT-DIFF", id="a sign lost beside a difference"),
        pytest.param("tofersen", "tof-ae-pain-tofersen", ",safety,", ",,", "DAT-POP", id="no analysis set"),
    ],
)  # fmt: skip
def test_one_thing_broken_is_found_at_its_line(
    content: Path, drug: str, row: str, old: str, new: str, rule: str
) -> None:
    file = f"data/drugs/{drug}/observations.csv"
    text = (content / file).read_text(encoding="utf-8")
    number, line = next(
        ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.startswith(f"{row},")), (0, "")
    )
    if old not in line:  # an author may correct it; the mutations look at any row
        pytest.skip(f"{old!r} is not in {row}")
    try:
        (content / file).write_text(text.replace(line, line.replace(old, new, 1), 1), encoding="utf-8")
        found = errors(content, drug)
    finally:
        (content / file).write_text(text, encoding="utf-8")
    if row == "bal-n-randomised-200mg":  # found at the total that its arms no longer make
        number = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith("bal-n-randomised,"))
    assert ((file, number) in {(f.where.file, f.where.line) for f in found if f.rule == rule}) is bool(rule)


def test_a_conflict_without_its_record_is_found(content: Path) -> None:
    file = content / "data/drugs/tofersen/conflicts.yml"
    text = file.read_text(encoding="utf-8")
    if "[tof-ole-n-registry, tof-ole-n]" not in text:
        pytest.skip("the record names other values")
    try:
        file.write_text(text.replace("[tof-ole-n-registry, tof-ole-n]", "[tof-ole-n]"), encoding="utf-8")
        found = errors(content, "tofersen")
    finally:
        file.write_text(text, encoding="utf-8")
    said = "tof-ole-n says 139 and, in the same context, tof-ole-n-registry says 138"
    assert any(finding.rule == "DAT-CONFLICT" and said in finding.message for finding in found)
