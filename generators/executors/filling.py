"""Have an executor do a task on many units, a few at a time."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import chain, islice
from typing import TypeVar

from generators.errors import SetupError

AT_ONCE = 16  # units on their way: memory does not grow with their number
_NOT_LOST = "site/ is as it was, and what was done is kept: run it again, or with `--executor here`"
Unit = TypeVar("Unit")


def _count_nothing(_: int) -> None: ...


def fill(
    executor: Executor | None,
    task: Callable[[Unit], None],
    units: Iterable[Unit],
    count: Callable[[int], None] = _count_nothing,
) -> None:
    """Let an executor do a task on each unit, and count those that are done; without one, or where a single unit is to be done, nothing
    happens. Raises SetupError where the executor failed, and what the task raises."""
    every = iter(units) if executor else iter(())
    first = list(islice(every, 2))
    if executor and len(first) > 1:
        for done, _ in enumerate(_finish_each(executor, task, chain(first, every)), start=1):
            count(done)


def _finish_each(executor: Executor, task: Callable[[Unit], None], units: Iterable[Unit]) -> Iterator[None]:
    """Yield when the next unit is done, in their order."""
    pending: deque[Future[Exception | None]] = deque()
    try:
        for unit in units:
            pending.append(_submit(executor, task, unit))
            if len(pending) >= AT_ONCE:
                _finish(pending.popleft())
                yield
        while pending:
            _finish(pending.popleft())
            yield
    finally:
        for future in pending:
            future.cancel()


def _submit(executor: Executor, task: Callable[[Unit], None], unit: Unit) -> Future[Exception | None]:
    try:
        return executor.submit(_attempt, task, unit)
    except Exception as problem:  # a pool that broke before takes nothing
        raise _describe_failure(problem) from problem


def _finish(future: Future[Exception | None]) -> None:
    try:
        raised = future.result()
    except Exception as problem:  # each executor has errors of its own
        raise _describe_failure(problem) from problem
    if raised is not None:
        raise raised


def _describe_failure(problem: Exception) -> SetupError:
    told = " ".join(str(problem).split()) or "no reason was given"
    return SetupError(f"a worker of the executor failed: {type(problem).__name__}: {told[:300]}; {_NOT_LOST}")


def _attempt(task: Callable[[Unit], None], unit: Unit) -> Exception | None:
    """Do a task where the executor has put it, and return what it raised: anything else that is raised is a fault of the executor."""
    try:
        task(unit)
    except Exception as problem:
        problem.add_note(traceback.format_exc())  # its own does not travel
        return problem
    return None
