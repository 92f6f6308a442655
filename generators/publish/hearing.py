"""What a notebook asks of the data while it runs, written line by line for the build that runs it.

What it opens by itself in the project is noted, too, by an audit hook of Python: a file that it reads is one that it depends on."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generators.publish import engine
from generators.publish.notebooks import ASKED

_ENGINE = f"{engine.FOLDER}{os.sep}"


class Hearing:
    """Writes what is asked into the file that the build names, if one does; a session of an author is not listened to."""

    def __init__(self) -> None:
        self._path = os.environ.get(ASKED, "")
        self._noted: set[str] = set()
        self._root = ""
        self._is_paused = False
        self._opened: list[str] = []
        if self._path:
            sys.addaudithook(self._hear)

    def note(self, kind: str, what: object) -> None:
        """Note a question, once."""
        line = json.dumps([kind, what])
        if self._path and line not in self._noted:
            self._noted.add(line)
            with self.pause(), Path(self._path).open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def listen(self, root: Path) -> None:
        """Note from here on what is opened in a project, and what was opened in it before."""
        self._root = f"{os.path.realpath(root)}{os.sep}"
        self._note_files()
        self.note("told", "")  # that somebody listens

    @contextmanager
    def pause(self) -> Iterator[None]:
        """Leave out what the engine opens."""
        before, self._is_paused = self._is_paused, True
        try:
            yield
        finally:
            self._is_paused = before

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and not self._is_paused and isinstance(arguments[0], str):
            self._opened.append(arguments[0])
            self._note_files()

    def _note_files(self) -> None:
        """Note what was opened, once it is known which project it is."""
        while self._root and self._opened:
            with self.pause():
                real = os.path.realpath(self._opened.pop())
            is_ours = real.startswith(_ENGINE) or "__pycache__" in real
            if real.startswith(self._root) and not real.startswith(f"{self._root}.") and not is_ours:  # .cache, .venv
                self.note("files", real.removeprefix(self._root))
