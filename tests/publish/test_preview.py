"""The live preview: new pages after each change of what they are made of, and a clean end."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.publish import mkdocs, preview


class Server:
    """`mkdocs serve` that lives for as many looks as there are steps, each of which may change the project or raise."""

    def __init__(self, steps: list[Callable[[], object]]) -> None:
        self.steps, self.terminated = steps, False

    def __call__(self, command: list[str], **_: object) -> Server:
        assert command[-2:] == ["mkdocs", "serve"]
        return self

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for nothing."""

    def poll(self) -> int | None:
        """Take the next step; after the last one the server has ended."""
        if not self.steps:
            return 0
        self.steps.pop(0)()
        return None

    def terminate(self) -> None:
        """End the server."""
        self.terminated = True


@pytest.fixture
def serve(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, Server]]:
    """Serve the project while the steps are taken: how often the pages were rebuilt, and the server."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(mkdocs, "write_config", lambda _: None)

    def run(*steps: Callable[[], object]) -> tuple[int, Server]:
        rebuilt: list[None] = []
        server = Server([*steps])
        monkeypatch.setattr(subprocess, "Popen", server)
        preview.serve(project, lambda: rebuilt.append(None))
        return len(rebuilt), server

    return run


def nothing() -> None:
    """Change nothing."""


def test_pages_are_rebuilt_once_for_each_change(serve: Callable[..., tuple[int, Server]], project: Path) -> None:
    def change() -> None:
        (project / "data/new.yml").write_text("[]\n", encoding="utf-8")

    assert serve(nothing, change, nothing)[0] == 1


def test_pages_of_what_did_not_change_are_left_alone(serve: Callable[..., tuple[int, Server]]) -> None:
    assert serve(nothing, nothing)[0] == 0


def test_an_interrupt_ends_the_server_and_raises_nothing(serve: Callable[..., tuple[int, Server]]) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    rebuilt, server = serve(interrupt)
    assert (rebuilt, server.terminated) == (0, True)
