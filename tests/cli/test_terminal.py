"""A terminal is told of stages in lines, and of what counts in a bar; whatever is no terminal gets the lines alone."""

from __future__ import annotations

import io
import os
import time

import pytest

from generators.cli.terminal import Terminal, fit_line, format_bar
from generators.text.counted import Counted


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that goes on by two seconds each time."""
    seen = [0.0]

    def tell() -> float:
        seen[0] += 2
        return seen[0]

    monkeypatch.setattr(time, "monotonic", tell)
    return seen


def say_all(terminal: Terminal) -> None:
    terminal.say("rendering")
    for done in range(3):
        terminal.say(Counted("printing", done, 3))
    terminal.say("checking")


@pytest.mark.usefixtures("clock")
def test_a_bar_stands_on_a_terminal_until_the_next_line() -> None:
    screen = Screen()
    say_all(Terminal(screen))
    lines = screen.getvalue().split("\r\x1b[K")
    assert lines[0].endswith("] rendering\n") and lines[-1].endswith("] checking\n")
    assert [line.partition(" ")[2] for line in lines[1:3]] == [
        "printing 1 of 3, 30 a minute, 4 s left",
        "printing 2 of 3, 30 a minute, 2 s left",
    ]


@pytest.mark.usefixtures("clock")
def test_elsewhere_there_are_lines_and_no_bar() -> None:
    file = io.StringIO()
    say_all(Terminal(file))
    assert [line.partition("] ")[2] for line in file.getvalue().splitlines()] == ["rendering", "checking"]


@pytest.mark.usefixtures("clock")
def test_who_wants_it_quiet_hears_nothing_and_the_stage_is_known() -> None:
    screen = Screen()
    terminal = Terminal(screen, quiet=True)
    say_all(terminal)
    assert screen.getvalue() == "" and terminal.step == "checking"


def test_a_short_stage_has_no_bar() -> None:
    screen = Screen()
    say_all(Terminal(screen))
    assert "printing" not in screen.getvalue()


@pytest.mark.parametrize(
    ("done", "seconds", "told"),
    [
        (0, 1, "printing 0 of 48"),
        (24, 12, "printing 24 of 48, 2.0 a second, 12 s left"),
        (1, 60, "printing 1 of 48, 1 a minute, 47 min left"),
        (48, 96, "printing 48 of 48, 30 a minute, 0 s left"),
    ],
)
def test_a_bar_has_counts_rate_and_the_time_that_is_left(done: int, seconds: float, told: str) -> None:
    bar, _, words = format_bar(Counted("printing", done, 48), seconds).partition(" ")
    assert words == told and len(bar) == 24 and bar.count("━") == done // 2


@pytest.mark.parametrize(
    ("columns", "fitted"),
    [
        pytest.param(60, "━━━━━ printing 1 of 9, 10 a minute, 50 s left", id="room for all"),
        pytest.param(45, "printing 1 of 9, 10 a minute, 50 s left", id="a line as wide as the window would wrap"),
        pytest.param(20, "printing 1 of 9, 10", id="room for few words"),
        pytest.param(1, "", id="no room"),
    ],
)
def test_a_bar_is_one_line_of_any_window(columns: int, fitted: str) -> None:
    assert fit_line("━━━━━ printing 1 of 9, 10 a minute, 50 s left", columns) == fitted


@pytest.mark.usefixtures("clock")
def test_a_bar_asks_the_terminal_that_it_stands_on(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(screen, "fileno", lambda: 2)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((12, 5)))
    say_all(Terminal(screen))
    assert screen.getvalue().split("\r\x1b[K")[1] == "printing 1 "
