"""An executor is chosen by its name; it prints the same pages, and what is wrong with one is told in a line."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sample import add_drug
from generators import pipeline
from generators.errors import SetupError
from generators.executors import named
from generators.executors.filling import fill
from generators.executors.named import open_executor
from generators.publish import engine
from tests.conftest import SAMPLE


def die(unit: int) -> None:
    os._exit(unit)


def tell_other() -> tuple[str, ...]:
    return (str(os.getpid()),)


@pytest.mark.parametrize("name", ["here", "processes", "processes:4", "dask://localhost:8786", "dask://[::1]:8786"])
def test_an_executor_is_known_by_its_name(name: str) -> None:
    assert named.parse(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "Here", "process", "processes:", "processes:0", "processes:-1", "processes:two", "dask", "dask://", "dask://h",
     "dask://:8786", "dask:h:1", "tcp://h:1", "here:1"],
)  # fmt: skip
def test_another_name_is_refused_with_the_names_that_there_are(name: str) -> None:
    with pytest.raises(ValueError, match="is no executor; wanted `here`, `processes`"):
        named.parse(name)


def test_here_is_no_executor_and_processes_are_a_pool(tmp_path: Path) -> None:
    with open_executor("here", tmp_path, engine.identify) as none:
        assert none is None
    with open_executor("processes", tmp_path, engine.identify) as pool:
        assert isinstance(pool, ProcessPoolExecutor)


# --- the same pages --------------------------------------------------------------------------------------------------


def write(folder: Path, pictures: Path) -> Path:
    """Write two drugs of which nothing is kept but the pictures."""
    shutil.copytree(SAMPLE, folder)
    add_drug(folder, "other")
    (pictures / "pictures").mkdir(exist_ok=True)
    (folder / ".cache/generators").mkdir(parents=True)
    (folder / ".cache/generators/pictures").symlink_to(pictures / "pictures")
    return folder


@pytest.fixture
def drugs(tmp_path: Path, pictures: Path) -> Path:
    return write(tmp_path / "drugs", pictures)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> pipeline.Build:
    """What is built of the same drugs without an executor."""
    return pipeline.build(write(tmp_path_factory.mktemp("alone") / "drugs", pictures))


def test_processes_print_the_same_pages(drugs: Path, alone: pipeline.Build) -> None:
    with open_executor("processes:2", drugs, engine.identify) as pool:
        made = pipeline.build(drugs, executor=pool)
    assert made.pages == alone.pages and made.findings == alone.findings


# --- dask ------------------------------------------------------------------------------------------------------------


def test_a_package_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(SetupError, match=r"missing; `pip install 'antisense-guides\[dask\]'`"),
        open_executor("dask://127.0.0.1:8786", tmp_path, engine.identify),
    ):
        pass


def test_an_address_that_does_not_answer_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(named, "_PATIENCE", 1)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # and nobody listens
        name = f"dask://127.0.0.1:{held.getsockname()[1]}"
        with (
            pytest.raises(SetupError, match=f"no scheduler of dask answers at {name}"),
            open_executor(name, tmp_path, engine.identify),
        ):
            pass


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine, which nobody else can reach."""
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    quiet = {"distributed.scheduler.allowed-failures": 0, "distributed.worker.profile.enabled": False}
    with (
        dask.config.set(quiet),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as made,
    ):
        yield made


@pytest.fixture
def address(cluster: Any) -> str:
    cluster.wait_for_workers(2)
    return str(cluster.scheduler_address).replace("tcp:", "dask:")


def test_dask_prints_the_same_pages(drugs: Path, address: str, alone: pipeline.Build) -> None:
    with open_executor(address, drugs, engine.identify) as executor:
        made = pipeline.build(drugs, executor=executor)
    assert made.pages == alone.pages and made.findings == alone.findings


def test_workers_that_do_not_see_the_project_are_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(SetupError, match=f"does not see {tmp_path}"), open_executor(address, tmp_path, engine.identify):
        pass


def test_workers_of_another_engine_are_refused(project: Path, address: str) -> None:
    with (
        pytest.raises(SetupError, match="has another engine, Python or other packages"),
        open_executor(address, project, tell_other),
    ):
        pass


def test_a_worker_of_dask_that_dies_is_told_of(project: Path, address: str) -> None:
    with open_executor(address, project, engine.identify) as executor, pytest.raises(SetupError) as raised:
        fill(executor, die, [1, 2])
    assert "a worker of the executor failed: KilledWorker" in str(raised.value)
