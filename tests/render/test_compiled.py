"""Templates are compiled once for each state of the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generators.render import compiled

TEMPLATES = {"a.jinja": "{{ 1 + 1 }} of {{ name }}"}


@pytest.fixture
def keeps_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def print_template(folder: Path, monkeypatch: pytest.MonkeyPatch, compiles: bool) -> str:
    """Print the template in a new environment, which may compile it or must not."""
    made = Environment(loader=DictLoader(TEMPLATES), autoescape=True, bytecode_cache=compiled.Compiled(folder))
    if not compiles:
        monkeypatch.setattr(made, "compile", lambda *_: pytest.fail("compiled anew"))
    return made.get_template("a.jinja").render(name="us")


@pytest.mark.usefixtures("keeps_code")
def test_a_template_that_was_compiled_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert print_template(tmp_path, monkeypatch, compiles=True) == "2 of us"
    assert print_template(tmp_path, monkeypatch, compiles=False) == "2 of us"
    assert [path.suffix for path in tmp_path.iterdir()] == [".jinja"]


@pytest.mark.usefixtures("keeps_code")
@pytest.mark.parametrize("spoiled", [b"", b"x\ny", b"\xff\n", "other engine"])
def test_what_was_spoiled_or_is_of_another_engine_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: bytes | str
) -> None:
    print_template(tmp_path, monkeypatch, compiles=True)
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()
    kept.write_bytes(spoiled if isinstance(spoiled, bytes) else before.replace(before[:64], b"0" * 64))
    assert print_template(tmp_path, monkeypatch, compiles=True) == "2 of us"
    assert kept.read_bytes() == before


def test_nothing_is_kept_where_python_keeps_no_code_or_the_folder_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert print_template(tmp_path, monkeypatch, compiles=True) == "2 of us"
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    assert print_template(tmp_path / "none", monkeypatch, compiles=True) == "2 of us"
    assert list(tmp_path.iterdir()) == []
