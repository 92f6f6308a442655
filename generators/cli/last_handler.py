"""Whatever goes wrong ends in one line: what was being done, with which file, what happened, and for a fault of ours how to report it."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generators.errors import GuideError, format_os_error
from generators.model import NOWHERE, Placed, Where
from generators.text.plugins import PluginError

_LONGEST = 300  # characters of the message of an exception
_REPORT = "This is a fault of the program: please report it with the output of the same command with --debug"


def print_error(problem: Exception, step: str, root: Path | None, debug: bool) -> None:
    """Print an exception on one line, after its traceback where that was asked for."""
    if debug or os.environ.get("GUIDES_DEBUG", "") not in ("", "0"):
        traceback.print_exception(problem)
    print(f"error: {format_error(problem, step, root)}", file=sys.stderr, flush=True)


def format_error(problem: Exception, step: str, root: Path | None) -> str:
    """Return the message of an exception. One that nobody foresaw is told with the step and the file that it happened at."""
    if isinstance(problem, GuideError | PluginError):
        return str(problem)
    if isinstance(problem, OSError):
        return format_os_error(problem)
    first, _, rest = str(problem).strip().partition("\n")
    message = f"{type(problem).__name__}: {first[:_LONGEST]}{' …' if rest or first[_LONGEST:] else ''}"
    return ": ".join(filter(None, (step, find_file(problem, root), f"{message.rstrip(': ')}. {_REPORT}")))


def find_file(problem: BaseException, root: Path | None) -> str:
    """Return the file of the project that was at work when an exception was raised, if the functions that it went through name one."""
    frames = [frame.f_locals for frame, _ in traceback.walk_tb(problem.__traceback__)]
    named = (name for frame in reversed(frames) for name in _list_files(frame, root))
    return next(named, "")


def _list_files(variables: Mapping[str, object], root: Path | None) -> Iterator[str]:
    """The files that the variables of a function are about."""
    for value in variables.values():
        where = value.where if isinstance(value, Placed) else value
        if isinstance(where, Where) and where != NOWHERE:
            yield str(where)
        elif isinstance(value, Path) and root and value.is_relative_to(root) and value.is_file():
            yield value.relative_to(root).as_posix()


def adapt_streams() -> None:
    """Let no character stop the output: a pipe gets UTF-8, and a terminal that lacks a character its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def close_output() -> None:
    """Let what is still to be printed go nowhere, as at the end Python would complain that nobody reads it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # one that a test has replaced has no number
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
