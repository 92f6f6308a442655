"""Another name for an id: it stands wherever the old one stood as an id, and nothing else has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators import pipeline
from generators.errors import SetupError
from generators.publish import rename
from generators.read.library import load
from tests.check.rules.conftest import Edit
from tests.folder import Folder

FOLDER = "data/drugs/samplirsen"
GUIDE = f"{FOLDER}/guides/how-it-works.md"
RENAMES = [
    ("observation", "smp-change-100", "smp-change-middle"),
    ("observation", "smp-half-life", "smp-plasma-half-life"),
    ("study", "smp-trial", "smp-first-trial"),
    ("arm", "smp-trial/placebo", "control"),
    ("arm", "samplirsen-100mg", "middle"),
    ("reference", "alpha2020", "alpha2020a"),
    ("guide", "how-it-works", "what-it-does"),
    ("guide", "samplirsen/how-it-works", "what-it-does"),
    ("drug", "samplirsen", "samplirsenum"),
]


def do(root: Path, kind: str, old: str, new: str) -> rename.Renamed:
    renamed = rename.rename(root, kind, old, new)
    rename.write(root, renamed)
    return renamed


def list_findings(root: Path) -> list[tuple[str, str]]:
    return sorted((f.rule, f.severity) for f in pipeline.build(root).findings)


@pytest.fixture(scope="module")
def before(_copy: Folder) -> list[tuple[str, str]]:
    """The findings of the project as it is."""
    return list_findings(_copy.path)


@pytest.mark.parametrize(("kind", "old", "new"), RENAMES)
def test_a_project_with_another_name_has_the_findings_that_it_had(
    before: list[tuple[str, str]], project: Path, kind: str, old: str, new: str
) -> None:
    do(project, kind, old, new)
    assert list_findings(project) == before


@pytest.mark.parametrize(("kind", "old", "new"), RENAMES[:6])
def test_the_way_there_and_back_changes_nothing(project: Path, kind: str, old: str, new: str) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file() and ".cache" not in path.parts}
    there = do(project, kind, old, new)
    holder, _, name = old.rpartition("/")
    do(project, kind, f"{holder}/{new}" if holder else new, name)
    assert there.texts and all(path.read_bytes() == content for path, content in before.items())


def test_a_longer_id_is_another(project: Path) -> None:
    do(project, "observation", "smp-half-life", "smp-stay")
    known = load(project).observations
    assert "smp-stay" in known and "smp-half-life-h" in known and "smp-half-life" not in known
    assert known["smp-half-life-h"].formula == "{smp-stay} * 24"
    assert '{{ value("smp-stay") }}' in (project / GUIDE).read_text(encoding="utf-8")


def test_an_arm_of_another_study_keeps_its_name(project: Path) -> None:
    studies = project / FOLDER / "studies.yml"
    second = studies.read_text(encoding="utf-8").replace("- id: smp-trial", "- id: smp-second", 1)
    studies.write_text(studies.read_text(encoding="utf-8") + second, encoding="utf-8")
    with pytest.raises(
        SetupError, match="'placebo' is in smp-trial and in smp-second; wanted one of them, as STUDY/ARM"
    ):
        rename.rename(project, "arm", "placebo", "control")
    do(project, "arm", "smp-second/placebo", "control")
    first, other = load(project).drugs[0].studies
    assert first.arm("placebo") and not first.arm("control")
    assert other.arm("control") and other.arm("all") and "control" in (other.arm("all") or first).of  # type: ignore[union-attr]
    assert {row.arm for row in load(project).drugs[0].observations} >= {"placebo"}


def test_an_arm_that_a_table_selects_from_several_studies_is_left_and_named(project: Path) -> None:
    studies, tables = project / FOLDER / "studies.yml", project / FOLDER / "tables.yml"
    second = studies.read_text(encoding="utf-8").replace("- id: smp-trial", "- id: smp-second", 1)
    studies.write_text(studies.read_text(encoding="utf-8") + second, encoding="utf-8")
    more = "- name: both\n  kind: matrix\n  caption: Both.\n  stub: Dose\n  select: {study: [smp-trial, smp-second], arm: placebo}\n"
    tables.write_text(tables.read_text(encoding="utf-8") + more, encoding="utf-8")
    renamed = rename.rename(project, "arm", "smp-trial/placebo", "control")
    line = tables.read_text(encoding="utf-8").count("\n")
    assert renamed.left == (f"{FOLDER}/tables.yml:{line}",)


def test_a_guide_leaves_its_old_name_and_takes_it_back(project: Path) -> None:
    do(project, "guide", "how-it-works", "what-it-does")
    (guide,) = load(project).drugs[0].guides
    assert (guide.slug, guide.was) == ("what-it-does", ("how-it-works",))
    assert load(project).drugs[0].gaps[0].guides == ("what-it-does",)
    do(project, "guide", "what-it-does", "how-it-works")
    assert load(project).drugs[0].guides[0].was == ("what-it-does",)


def test_a_drug_leaves_its_old_name(project: Path) -> None:
    do(project, "drug", "samplirsen", "samplirsenum")
    (drug,) = load(project).drugs
    assert (drug.id, drug.was, drug.compound, drug.inn) == ("samplirsenum", ("samplirsen",), "samplirsen", "samplirsen")
    assert not (project / FOLDER).exists()


def test_a_reference_is_renamed_in_groups_of_citations(project: Path, edit: Edit) -> None:
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2021, p 2; @alpha2020, Table 1], mail@alpha2020.org and alpha2020")
    renamed = do(project, "reference", "alpha2020", "alpha2020a")
    text = (project / GUIDE).read_text(encoding="utf-8")
    assert "[@agency2021, p 2; @alpha2020a, Table 1], mail@alpha2020.org and alpha2020" in text
    assert [place.partition(":")[0] for place in renamed.left] == [GUIDE]


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        pytest.param("observation", "smp-half-life", "smp-headache", "is the name of another observation", id="taken"),
        pytest.param("observation", "smp-half-lif", "x", "no observation 'smp-half-lif'", id="not there"),
        pytest.param(
            "observation", "smp-half-life", "Smp Half", "is no name of observations; wanted small letters", id="no id"
        ),
        pytest.param("reference", "alpha2020", "alpha 2020", "is no name of references; wanted letters", id="no key"),
        pytest.param(
            "reference", "alpha2020", "agency2021", "is the name of another reference", id="a key that is taken"
        ),
        pytest.param("arm", "smp-trial/placebo", "all", "is the name of another arm", id="an arm of the study"),
        pytest.param("guide", "other/how-it-works", "x", "no guide 'other/how-it-works'", id="in another drug"),
        pytest.param("study", "smp-trial", "smp-trial", "is the name of another study", id="the same"),
    ],
)
def test_what_cannot_be_renamed_is_told(project: Path, kind: str, old: str, new: str, told: str) -> None:
    with pytest.raises(SetupError, match=told):
        rename.rename(project, kind, old, new)


def test_a_project_that_cannot_be_read_is_left_alone(project: Path, edit: Edit) -> None:
    edit(f"{FOLDER}/gaps.yml", "- id: smp-human-liver", "- id: [smp-human-liver")
    with pytest.raises(SetupError, match="not everything could be read"):
        rename.rename(project, "study", "smp-trial", "smp-first-trial")


def test_ends_of_lines_stay_those_of_the_file(project: Path) -> None:
    path = project / FOLDER / "gaps.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    do(project, "observation", "smp-liver-human", "smp-human-liver-level")
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") > 0
    assert b"[smp-human-liver-level]" in path.read_bytes()


def test_notebooks_and_kept_versions_are_renamed_too(project: Path) -> None:
    notebook, version = project / "docs/notebooks/a.ipynb", project / "data/versions/1.0.json"
    for path, text in (
        (notebook, '{"cells": [{"source": ["x = corpus.value(\\"smp-half-life\\") # smp-half-life-h\\n"]}]}'),
        (
            version,
            '{"version": "1.0", "date": "2026-11-21", "values": [\n{"id": "smp-half-life", "drug": "samplirsen", "value": "20 ± 5"}]}',
        ),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    renamed = rename.rename(project, "observation", "smp-half-life", "smp-stay")
    assert '\\"smp-stay\\") # smp-half-life-h' in renamed.texts["docs/notebooks/a.ipynb"]
    assert '{"id": "smp-stay"' in renamed.texts["data/versions/1.0.json"]
    shutil.rmtree(version.parent)
