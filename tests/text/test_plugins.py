"""Rules and other kinds of another package are found when it is installed, and what is wrong with one is said in a line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from generators import pipeline
from generators.check.rules import all_rules
from generators.text import plugins

RULE = '''
    """A title is short.

    Long ones are cut off in lists."""

    from generators.model import Problem

    ID, SEVERITY, BAD, GOOD = "LAB-TITLE", "warning", "A long title.", "A short one."

    def check(library, pages):
        for drug in library.drugs:
            yield Problem(drug.where, f"{drug.name} is too long", "a short name")
'''
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package `lab-rules` 1.0 with one module and these entry points."""
    folder = tmp_path / "site-packages"
    metadata = folder / "lab_rules-1.0.dist-info"

    def add(code: str, points: str = "short-title = lab_rules", kind: str = "rules") -> None:
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: lab-rules\nVersion: 1.0\n", encoding="utf-8")
        (metadata / "entry_points.txt").write_text(f"[antisense_guides.{kind}]\n{points}\n", encoding="utf-8")
        (folder / "lab_rules.py").write_text(dedent(code), encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder))
        all_rules.cache_clear()

    yield add
    sys.modules.pop("lab_rules", None)
    all_rules.cache_clear()


def test_a_rule_of_another_package_reports_like_ours(install: Install, project: Path) -> None:
    install(RULE)
    assert "LAB-TITLE" in [rule.id for rule in all_rules()]
    (finding,) = [f for f in pipeline.build(project).findings if f.rule == "LAB-TITLE"]
    assert str(finding.where).startswith("data/drugs/samplirsen/drug.yml:1")
    assert (finding.severity, "Samplirsen is too long" in finding.message) == ("warning", True)


def test_the_modules_of_a_kind_are_found_by_name(install: Install) -> None:
    install("def draw(): ...", "waterfall = lab_rules\nbubble = lab_rules", kind="charts")
    assert [point.name for point in plugins.find_entry_points("charts")] == ["bubble", "waterfall"]
    found = plugins.load("charts", "waterfall", ("draw",))
    assert found is not None and found.__name__ == "lab_rules"
    assert plugins.load("charts", "course") is None
    assert plugins.discover("tables") == ()


def test_a_plug_in_is_identified_by_its_package_and_version(install: Install) -> None:
    assert plugins.list_versions() == []
    install(RULE)
    assert plugins.list_versions() == ["rules short-title lab_rules lab-rules 1.0"]


@pytest.mark.parametrize(
    ("code", "points", "message"),
    [
        pytest.param("import lost_module", "x = lab_rules", "cannot be imported: ModuleNotFoundError", id="fails"),
        pytest.param("ID = 'LAB-X'", "x = lab_rules", "is not a module with SEVERITY, BAD, GOOD", id="lacks something"),
        pytest.param("def rule(): ...", "x = lab_rules:rule", "is not a module with ID, SEVERITY", id="no module"),
    ],
)
def test_a_plug_in_that_does_not_work_is_named_with_its_package(
    code: str, points: str, message: str, install: Install
) -> None:
    install(code, points)
    with pytest.raises(plugins.PluginError) as problem:
        all_rules()
    assert "antisense_guides.rules: 'x'" in str(problem.value) and "lab-rules 1.0" in str(problem.value)
    assert message in str(problem.value)
