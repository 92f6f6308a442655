"""Change one line of the code that draws, for a moment."""

from __future__ import annotations

import importlib
import inspect
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def _functions(module: types.ModuleType | type, namespace: dict[str, Any]) -> Iterator[tuple[types.FunctionType, Any]]:
    """Each function of a module or class, the getters of its properties too, with the one of its name in `namespace`."""
    name = module.__name__ if isinstance(module, types.ModuleType) else module.__module__
    for key, value in list(vars(module).items()):
        other = namespace.get(key)
        if isinstance(value, property) and isinstance(other, property):
            value, other = value.fget, other.fget
        if isinstance(value, types.FunctionType) and isinstance(other, types.FunctionType) and value.__module__ == name:
            yield value, other
        elif isinstance(value, type) and isinstance(other, type) and value.__module__ == name:
            yield from _functions(value, dict(vars(other)))


@contextmanager
def broken(file: str, old: str, new: str) -> Iterator[None]:
    """The charts with `old` in a file replaced by `new`: every function of it runs the changed code until the end."""
    module = importlib.import_module(f"generators.pictures.charts.{file}")
    source = inspect.getsource(module)
    assert source.count(old) == 1, f"{old!r} is {source.count(old)} times in {file}.py"
    namespace = {**vars(module)}
    exec(compile(source.replace(old, new), f"{file}.py with a break", "exec", dont_inherit=True), namespace)
    codes = []
    for function, other in _functions(module, namespace):
        if function.__code__.co_freevars == other.__code__.co_freevars:
            codes.append((function, function.__code__))
            function.__code__ = other.__code__
    try:
        yield
    finally:
        for function, code in codes:
            function.__code__ = code
