"""The benchmark measures a corpus that builds, and finds no error in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import growth

CORPUS = growth.corpus


def test_a_drug_is_built_checked_and_printed(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(folder: Path, drugs: int) -> Path:
        (drawn := pictures / "pictures").mkdir(exist_ok=True)
        (project := CORPUS(folder, drugs)).joinpath(".cache/generators/pictures").symlink_to(drawn)
        return project

    monkeypatch.setattr(growth, "corpus", make)
    row = growth.measure(1)
    assert set(growth.HEAD) == row.keys()
    assert all(value > 0 for value in row.values())
    assert all(name in growth.printed([row]) for name in growth.HEAD)
