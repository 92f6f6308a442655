"""What a new project holds. That it builds without an error is seen in tests/test_package.py."""

from __future__ import annotations

import pytest
import yaml

from generators.publish import docs, starter
from tests.conftest import ROOT

FILES = starter.read_files()


def test_a_new_project_has_one_of_each_kind_of_file() -> None:
    sample = ROOT / "tests/sample"
    names = {
        p.relative_to(sample).as_posix().replace("samplirsen", starter.DRUG)
        for p in sample.rglob("*.*")
        if p.is_file() and p.parent.name not in ("guides", "diagrams")
    }
    assert names - FILES.keys() == set()
    for folder in ("guides", "diagrams"):
        assert [path for path in FILES if path.startswith(f"data/drugs/{starter.DRUG}/{folder}/")]


def test_no_drug_of_this_repository_is_in_the_lists_of_a_new_project() -> None:
    drugs = [folder.name for folder in (ROOT / "data/drugs").iterdir()]
    assert len(drugs) > 2
    named = {
        (path, drug) for path, text in FILES.items() for drug in drugs if path.startswith("data/") and drug in text
    }
    assert named == set()


def test_the_shared_lists_are_ours_and_the_example_brings_its_own() -> None:
    own = yaml.safe_load(FILES[f"data/drugs/{starter.DRUG}/vocabulary/compounds.yml"])
    assert [compound["id"] for compound in own] == [starter.DRUG]
    for name in ("units", "compounds", "analytes"):
        path = f"data/vocabulary/{name}.yml"
        assert FILES[path] == (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", docs.OWNED)
def test_what_is_generated_is_not_committed(name: str) -> None:
    assert f"/docs/{name}" in FILES[".gitignore"].splitlines()
    ours = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert f"/docs/{name}" in [line.rstrip("/") for line in ours]


def test_the_navigation_is_ours_without_the_notebooks() -> None:
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert yaml.safe_load(FILES["mkdocs.yml"])["nav"] == [entry for entry in ours if "Notebooks" not in entry]
