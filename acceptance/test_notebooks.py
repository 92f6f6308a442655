"""Notebooks are kept without outputs, type no number, and show the same each time."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def cells(path: Path, kind: str) -> list[Any]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def shown(path: Path) -> list[str]:
    """What each cell shows when the cells are run in order."""
    names: dict[str, Any] = {}
    out = []
    for cell in cells(path, "code"):
        *before, last = ast.parse("".join(cell["source"])).body
        ends_in_a_value = isinstance(last, ast.Expr)
        body = before if ends_in_a_value else [*before, last]
        exec(compile(ast.Module(body, []), cell["id"], "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), cell["id"], "eval"), names)
            out.append(value._repr_html_() if hasattr(value, "_repr_html_") else value.data)
    return out


def test_a_notebook_is_kept_without_outputs_and_with_ids(path: Path) -> None:
    code = cells(path, "code")
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    ids = [cell["id"] for cell in code + cells(path, "markdown")]
    assert len(set(ids)) == len(ids)


def test_no_number_is_typed_in_the_text_of_a_notebook(path: Path) -> None:
    text = "\n".join("".join(cell["source"]) for cell in cells(path, "markdown"))
    assert re.findall(r"(?<![A-Za-z\d])\d[\d.]*", text) == []


def test_a_notebook_shows_the_same_each_time_with_notices_and_references(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    first = shown(path)
    assert first == shown(path)
    page = "\n".join(first)
    assert 'data-disclaimer="research-use"' in page
    assert set(re.findall(r'href="#(ref-[^"]+)"', page)) == set(re.findall(r'<li id="(ref-[^"]+)"', page))
