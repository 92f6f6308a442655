"""What a command says while it works: a line for each stage, and on a terminal a bar for one that counts."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TextIO

from generators.text.counted import Counted

_WIDTH = 24  # signs of a bar
_SOON = 1.0  # seconds before a stage is worth a bar
_COLUMNS = 80  # of a terminal that does not say
_CLEAR = "\r\x1b[K"


class Terminal:
    """Says messages with the seconds since the start. `step` is the stage that is at work."""

    def __init__(self, stream: TextIO, quiet: bool = False) -> None:
        self.step = ""
        self._stream, self._quiet = stream, quiet
        self._draws = stream.isatty() and not quiet
        self._started = time.monotonic()
        self._what, self._since, self._is_drawn = "", 0.0, False

    def say(self, message: str) -> None:
        """Say what begins or is done; of what is counted the bar moves on."""
        if isinstance(message, Counted):
            self._count(message)
            return
        self.step = message
        self.clear()
        if not self._quiet:
            print(f"[{time.monotonic() - self._started:5.1f} s] {message}", file=self._stream, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_drawn:
            print(_CLEAR, end="", file=self._stream, flush=True)
        self._what, self._is_drawn = "", False

    def _count(self, counted: Counted) -> None:
        now = time.monotonic()
        if counted.what != self._what:
            self._what, self._since = counted.what, now
        if self._draws and now - self._since >= _SOON:
            bar = fit_line(format_bar(counted, now - self._since), _count_columns(self._stream))
            print(f"{_CLEAR}{bar}", end="", file=self._stream, flush=True)
            self._is_drawn = True


def format_bar(counted: Counted, seconds: float) -> str:
    """Format a bar with counts, rate and the time that is left, as far as what was done tells it."""
    full = _WIDTH * counted.done // max(counted.total, 1)
    told = f"{'━' * full}{'─' * (_WIDTH - full)} {counted}"
    if not counted.done:
        return told
    rate = counted.done / seconds
    return f"{told}, {_format_rate(rate)}, {_format_time((counted.total - counted.done) / rate)} left"


def _count_columns(stream: TextIO) -> int:
    with suppress(OSError):  # no terminal, or none that tells its size
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    return _COLUMNS


def fit_line(bar: str, columns: int) -> str:
    """Fit a bar into one line, which alone can be taken away: without its signs where they have no room, then cut."""
    return (bar if len(bar) < columns else bar.partition(" ")[2])[: max(columns - 1, 0)]


def _format_rate(rate: float) -> str:
    return f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.0f} a minute"


def _format_time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
