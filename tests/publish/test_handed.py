"""A notebook of a build gets its library, and believes no other file."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from generators.model import Library
from generators.publish import handed


@pytest.fixture
def told(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    with handed.hand_over(tmp_path, library) as variables:
        (path,) = (tmp_path / ".cache").iterdir()
        content = path.read_bytes()
    path.write_bytes(content)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


def test_what_is_handed_over_is_taken_and_then_gone(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with handed.hand_over(tmp_path, library) as variables:
        monkeypatch.setenv(handed.LIBRARY, variables[handed.LIBRARY])
        assert handed.take(tmp_path) == library
    assert handed.take(tmp_path) is None
    assert [*(tmp_path / ".cache").iterdir()] == []


@pytest.mark.usefixtures("told")
def test_a_file_that_another_wrote_is_not_opened(tmp_path: Path) -> None:
    (path,) = (tmp_path / ".cache").iterdir()

    class Harm:
        """What would run as it is opened."""

        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "harm"),)

    path.write_bytes(pickle.dumps(Harm()))
    assert handed.take(tmp_path) is None
    assert not (tmp_path / "harm").exists()


@pytest.mark.usefixtures("told")
def test_another_project_reads_its_own_data(tmp_path: Path) -> None:
    assert handed.take(tmp_path / "other") is None


def test_nothing_is_handed_over_of_a_part_or_of_no_library(tmp_path: Path, library: Library) -> None:
    for one in (None, library.model_copy(update={"whole": False})):
        with handed.hand_over(tmp_path, one) as variables:
            assert variables == {}
    assert handed.take(tmp_path) is None
