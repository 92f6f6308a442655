"""The executors of the command line: none, processes of this machine, the workers of a scheduler of `dask.distributed`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from generators.errors import SetupError

HERE, PROCESSES, DASK = "here", "processes", "dask"
WANTED = "`here`, `processes`, `processes:4` or `dask://HOST:PORT`"
_NAME = re.compile(r"here|processes(:[1-9]\d*)?|dask://([^/\s:]+|\[[\da-f:]+\]):\d+")
_PATIENCE = 10  # seconds until a scheduler has answered
Identify = Callable[[], tuple[str, ...]]


def parse(text: str) -> str:
    """Return the name of an executor as it was written. Raises ValueError if there is none of this form."""
    if _NAME.fullmatch(text):
        return text
    raise ValueError(f"{text!r} is no executor; wanted {WANTED}")


@contextmanager
def open_executor(name: str, root: Path, identify: Identify) -> Iterator[Executor | None]:
    """Open an executor by its name and close it at the end. Workers must see the folder of the project, and be of the same engine.
    Raises SetupError if they are not, or if nothing answers."""
    kind, _, rest = name.partition(":")
    if kind == PROCESSES:
        with ProcessPoolExecutor(int(rest or os.cpu_count() or 1), get_context("spawn")) as pool:
            yield pool
    elif kind == DASK:
        with _connect(rest, root, identify) as executor:
            yield executor
    else:
        yield None


@contextmanager
def _connect(address: str, root: Path, identify: Identify) -> Iterator[Executor]:
    """Connect to a scheduler of `dask.distributed`."""
    try:
        from distributed import Client
    except ImportError as problem:
        hint = "`pip install 'antisense-guides[dask]'` installs it"
        raise SetupError(
            f"--executor dask:{address} needs the package dask.distributed, which is missing; {hint}"
        ) from problem
    try:
        client = Client(f"tcp:{address}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise SetupError(f"no scheduler of dask answers at dask:{address}; `dask scheduler` starts one") from problem
    with client:
        _refuse_strangers(client, f"dask:{address}", root, identify)
        yield client.get_executor(pure=False)


def _refuse_strangers(client: Any, address: str, root: Path, identify: Identify) -> None:
    """Raise SetupError where a worker would give other bytes, or cannot see the project."""
    try:
        told = client.run(_look, root, identify)
    except Exception as problem:  # what a worker lacks is raised there as anything
        raise SetupError(
            f"the workers at {address} cannot run the engine: {problem}; install it on each of them"
        ) from problem
    if not told:
        raise SetupError(f"{address} has no worker; `dask worker` starts one")
    mine = _look(root, identify)
    for worker, (sees, identity) in sorted(told.items()):
        if not sees:
            raise SetupError(f"worker {worker} does not see {root}; all machines need the project under one path")
        if identity != mine[1]:
            raise SetupError(
                f"worker {worker} has another engine, Python or other packages; install the same on each machine"
            )


def _look(root: Path, identify: Identify) -> tuple[bool, tuple[str, ...]]:
    """Return whether the project is seen here, and what identifies the engine."""
    return (root / "data").is_dir(), identify()
