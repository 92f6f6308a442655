"""Any executor does each unit once, a few at a time; what fails of one is told in a line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generators.errors import GuideError, SetupError
from generators.executors import filling
from generators.executors.filling import fill
from generators.executors.named import open_executor
from generators.publish import engine

Units = list[int]


def note(folder: Path, unit: int) -> None:
    (folder / f"{unit}-{os.getpid()}").touch()


def refuse(unit: int) -> None:
    raise GuideError(f"unit {unit} cannot be done")


def die(unit: int) -> None:
    os._exit(unit)


def count(folder: Path) -> Units:
    return sorted(int(path.name.partition("-")[0]) for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "done").mkdir()
    return tmp_path / "done"


def test_each_unit_is_done_once_however_many_there_are(folder: Path) -> None:
    counted: Units = []
    with ThreadPoolExecutor(3) as threads:
        fill(threads, partial(note, folder), range(100), counted.append)
    assert count(folder) == [*range(100)] and counted == [*range(1, 101)]


def test_without_an_executor_and_for_one_unit_nothing_is_done_beforehand(folder: Path) -> None:
    fill(None, partial(note, folder), range(9))
    with ThreadPoolExecutor(1) as threads:
        fill(threads, partial(note, folder), [1])
        fill(threads, partial(note, folder), [])
    assert count(folder) == []


def test_units_are_taken_as_they_are_wanted(folder: Path) -> None:
    taken: Units = []

    def units() -> Iterator[int]:
        for unit in range(500):
            taken.append(unit)
            assert unit - len(count(folder)) <= 2 * filling.AT_ONCE
            yield unit

    with ThreadPoolExecutor(2) as threads:
        fill(threads, partial(note, folder), units())
    assert len(taken) == 500


def test_what_a_task_raises_is_raised_with_where_it_came_from() -> None:
    with ThreadPoolExecutor(1) as threads, pytest.raises(GuideError, match="unit 0 cannot be done") as raised:
        fill(threads, refuse, range(3))
    assert not isinstance(raised.value, SetupError) and "in refuse" in raised.value.__notes__[0]


def test_a_process_that_dies_is_told_of() -> None:
    with open_executor("processes:1", Path(), engine.identify) as pool, pytest.raises(SetupError) as raised:
        fill(pool, die, range(3))
    assert "a worker of the executor failed: BrokenProcessPool" in str(raised.value) and "is kept" in str(raised.value)


def test_a_pool_that_was_closed_is_told_of() -> None:
    with ThreadPoolExecutor(1) as threads:
        pass
    with pytest.raises(SetupError, match="after shutdown"):
        fill(threads, refuse, range(3))
