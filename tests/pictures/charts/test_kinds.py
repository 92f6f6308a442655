"""Kinds of charts: found by their names, here and in other packages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generators import pipeline
from generators.pictures.charts import kinds

Edit = Callable[[str, str, str], None]
CHARTS = "data/drugs/samplirsen/charts.yml"
MODULE = """
from matplotlib.figure import Figure
def draw(chart, observations, vocabulary, width):
    figure = Figure(figsize=(width / 72, 2))
    figure.text(0.1, 0.5, "a chart of another package", size=14)
    return figure
"""


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another package, installed, that brings the kind `words`."""
    folder = tmp_path / "site-packages"
    (folder / "wordcharts-1.0.dist-info").mkdir(parents=True)
    (folder / "wordcharts-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: wordcharts\nVersion: 1.0\n")
    (folder / "wordcharts-1.0.dist-info/entry_points.txt").write_text("[antisense_guides.charts]\nwords = wordcharts\n")
    (folder / "wordcharts.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(folder))
    yield
    sys.modules.pop("wordcharts", None)


def test_the_kinds_of_this_package_are_its_files() -> None:
    assert kinds.own_names() == ("course", "dose", "intervals", "paired", "timeline")


@pytest.mark.usefixtures("other_package")
def test_a_kind_of_another_package_is_drawn_and_its_texts_are_measured(project: Path, edit: Edit) -> None:
    edit(CHARTS, "kind: dose", "kind: words")
    made = pipeline.build(project)
    assert not made.is_fatal, made.findings
    assert "a chart of another package" in next(page.text for page in made.pages if page.kind == "guide")


def test_an_unknown_kind_is_told_at_its_chart(project: Path, edit: Edit) -> None:
    edit(CHARTS, "kind: dose", "kind: dsoe")
    found = [finding for finding in pipeline.build(project).findings if finding.severity == "error"]
    assert {f.where.file for f in found} == {CHARTS}
    assert all("no kind of chart 'dsoe'. Did you mean 'dose'?" in f.message for f in found)
