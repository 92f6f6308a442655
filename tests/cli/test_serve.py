"""`serve` rebuilds in its own process, in a new one once the engine has changed, and goes on whatever happens."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generators import pipeline
from generators.model import Finding, Where
from generators.pipeline import Publication
from generators.publish import preview
from tests.cli.conftest import Run

Served = Callable[[object], tuple[str, str, str]]
FAILED = "The site could not be built; the terminal says why."
ERROR = Finding(rule="CIT-KEY", severity="error", where=Where(file="a.yml", line=1), message="no reference 'a'")
NOTE = ERROR.model_copy(update={"severity": "info"})


@pytest.fixture
def rebuilt(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    """What pages are told, and what is printed, when a build publishes something or raises."""

    def serve(made: object) -> tuple[str, str, str]:
        told: list[str] = []

        def publish(*_: object, **__: object) -> Publication:
            if isinstance(made, Exception):
                raise made
            assert isinstance(made, Publication)
            return made

        monkeypatch.setattr(pipeline, "build", lambda *_, **__: None)
        monkeypatch.setattr(pipeline, "publish", publish)
        monkeypatch.setattr(
            preview, "serve", lambda root, rebuild, _: told.append(rebuild(print)) if root == project else None
        )
        code, out, err = run("serve")
        assert code == 0
        return told[0], out, err

    return serve


def test_what_keeps_the_site_as_it_was_is_told(rebuilt: Served) -> None:
    told, out, err = rebuilt(Publication((ERROR,)))
    assert "a.yml" in told
    assert told in out and "site/ not updated" in err


def test_a_new_site_is_told_without_its_notes(rebuilt: Served) -> None:
    told, _, err = rebuilt(Publication((NOTE,), is_new=True))
    assert told == "" and "site/ is ready" in err


def test_whatever_goes_wrong_the_preview_goes_on(rebuilt: Served) -> None:
    told, _, err = rebuilt(RuntimeError("odd"))
    assert told == FAILED and "RuntimeError: odd" in err and "Traceback" not in err


@pytest.mark.parametrize(("code", "told"), [(0, ""), (1, "a.yml:1: error\n"), (2, FAILED)])
def test_a_changed_engine_rebuilds_in_a_new_process(
    rebuilt: Served, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    states = iter([{}, {Path("generators/pipeline.py"): 1}])
    monkeypatch.setattr(preview, "list_engine", lambda: next(states))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], code, "a.yml:1: error\n"))
    assert rebuilt(RuntimeError("not asked"))[0] == told


def test_the_port_can_be_chosen(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(preview, "serve", lambda *given: asked.append(given[-1]))
    assert "http://127.0.0.1:8765" in run("serve", "--port", "8765")[2]
    assert run("serve")[0] == 0
    assert asked == [8765, preview.PORT]
    assert project.is_dir()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "８０８０", ""])
def test_what_is_no_port_is_refused(run: Run, port: str) -> None:
    code, _, err = run("serve", "--port", port)
    assert code == 2 and "a number from 1 to 65535" in err and "Traceback" not in err
