"""Who may import whom: never upward, never sideways between stages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "generators"
LAYERS = (
    {"errors", "model"},
    {"units", "cite", "svg", "cache", "day", "patterns", "nearest", "titles"},
    {"values", "built", "facets", "formula", "files", "waivers"},
    {"bib"},
    {"entry"},
    {"tables", "figures", "diagrams"},
    {"links"},
    {"inspection"},
    {"blocks", "rules", "site", "write", "load"},
    {"draw", "prose", "check", "report", "retractions"},
    {"page"},
    {"catalogue"},
    {"rulebook"},
    {"ledger"},
    {"pipeline", "api"},
    {"cli"},
    {"__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of the program that a module imports."""
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "generators":
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generators."):
            out.add((node.module or "").split(".")[1])
    return out & set(LEVEL)


def test_every_module_has_its_place() -> None:
    assert {part(p) for p in modules()} - {"__init__"} == set(LEVEL)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_looks_only_down(path: Path) -> None:
    if part(path) == "__init__":
        return
    here = part(path)
    up = {name for name in imported(path) if name != here and LEVEL[name] >= LEVEL[here]}
    assert not up, f"{here} (level {LEVEL[here]}) imports {up}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
