"""What the page on many drugs says of shards is so."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.sample import add_drug
from generators import pipeline


def test_a_drug_has_the_same_monograph_and_guides_in_a_shard_as_in_a_project_of_all(project: Path) -> None:
    shard = project.with_name("shard")
    for name in ("other", "third"):
        add_drug(project, name)
    shutil.copytree(project, shard, ignore=shutil.ignore_patterns(".cache", "third", "samplirsen"))
    whole, part = pipeline.build(project), pipeline.build(shard)
    told = {page.path: page for page in part.pages if page.kind in ("monograph", "guide")}
    assert len(told) == 2 and not part.is_fatal
    assert {page.path: page for page in whole.pages if page.path in told} == told


def test_one_drug_alone_is_written_nowhere(project: Path) -> None:
    made = pipeline.build(project, only="samplirsen")
    assert not made.library.whole and pipeline.write(made, project) == []
    assert not (project / "docs/index.md").exists()
