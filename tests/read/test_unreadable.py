"""A file that cannot be read is one finding at that file, whatever other files ask of it; the rest is checked all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.corpus import read_once
from generators.check import runner
from generators.model import Finding
from generators.read.library import load
from generators.render import drug_pages, site_pages
from tests.check.rules.published import picture
from tests.conftest import SAMPLE

pytestmark = pytest.mark.usefixtures("no_workbooks")
DRUG = "data/drugs/samplirsen"
FILES = sorted(
    path.relative_to(SAMPLE).as_posix() for path in [*(SAMPLE / "data").rglob("*.*"), SAMPLE / "references.bib"]
)
IN_PARTS = [name for name in FILES if not name.endswith((".md", ".bib", "publisher.yml", "sources.yml", "wording.yml"))]


def findings(project: Path) -> list[Finding]:
    """The findings in the sources, with pictures of nothing."""
    library = load(project)
    pages, unprinted = drug_pages.render(drug_pages.plan(library), library, picture)
    pages += site_pages.render(library, pages, picture, read_once)
    return [one for one in runner.check(library.with_problems(unprinted), pages) if one.rule != "CIT-UNCONFIRMED"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_in_another_encoding_is_one_finding(project: Path, name: str) -> None:
    path = project / name
    path.write_bytes(path.read_bytes() + "# é\n".encode("latin-1"))
    (found,) = findings(project)
    assert found.where.file == name and found.message.startswith("not UTF-8 (byte ")


@pytest.mark.parametrize("name", [name for name in IN_PARTS if not name.endswith(".csv")])
def test_an_entry_that_cannot_be_read_is_told_in_its_file_alone(project: Path, name: str) -> None:
    path = project / name
    text, number = re.subn(
        r"^((?:- )?\{?)(?=[a-z_]+: )", r"\1wrong_", path.read_text("utf-8"), count=1, flags=re.MULTILINE
    )
    assert number == 1
    path.write_text(text, "utf-8")
    assert {found.where.file for found in findings(project)} == {name}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        pytest.param(lambda text: text.replace(",", ";"), "separated by semicolons", id="semicolons"),
        pytest.param(lambda text: f"sep=,\n{text}", "'sep=,' in place of the header", id="a line for one program"),
        pytest.param(lambda text: text + "," * 24 + "\n" + "," * 24 + "\n", "2 rows of nothing", id="empty rows"),
        pytest.param(lambda _: "", "header: missing id", id="empty"),
        pytest.param(lambda text: text.partition("\n")[0].replace("id", "ident", 1), "header: missing id", id="a slip"),
        pytest.param(lambda text: text.replace(",Table 2,", ',5" needle,', 1), "a quote inside the cell", id="an inch mark"),
    ],
)  # fmt: skip
def test_a_table_of_a_spreadsheet_is_one_finding(project: Path, change: Callable[[str], str], wrong: str) -> None:
    path = project / DRUG / "observations.csv"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    (found,) = findings(project)
    assert wrong in found.message


@pytest.mark.parametrize(
    ("front", "wrong"),
    [
        pytest.param("---\ntitle = How it works\n---\n", "the front matter is no mapping", id="a sentence"),
        pytest.param("---\n- a\n---\n", "the front matter is no mapping", id="a list"),
        pytest.param("---\n\n---\n", "the front matter is empty", id="empty"),
        pytest.param("---\n---\n", "the front matter is empty", id="nothing"),
        pytest.param("", "no front matter", id="none"),
        pytest.param("---\ntitle: x\n", "no front matter", id="unclosed"),
        pytest.param("---\ntitle: [x\n---\n", "broken YAML", id="broken"),
    ],
)
def test_a_guide_without_its_front_matter_is_one_finding(project: Path, front: str, wrong: str) -> None:
    (project / DRUG / "guides/how-it-works.md").write_text(f"{front}\nText.\n", "utf-8")
    (found,) = findings(project)
    assert found.where.file.endswith("how-it-works.md") and wrong in found.message


def test_the_rest_of_a_drug_is_checked_when_its_own_file_is_broken(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(f"{DRUG}/drug.yml", "inn: samplirsen\n", "")
    edit(f"{DRUG}/guides/how-it-works.md", 'value("smp-headache",', 'value("smp-hedache",')
    edit(f"{DRUG}/observations.csv", ",d,mean,SD", ",weeks,mean,SD")
    assert [found.message for found in findings(project)] == [
        "inn is missing; wanted a value", "no observation 'smp-hedache'. Did you mean 'smp-headache'?",
        "unknown unit 'weeks'; wanted one of data/vocabulary/units.yml or data/drugs/samplirsen/vocabulary/units.yml, "
            "where a new one is added",
    ]  # fmt: skip
