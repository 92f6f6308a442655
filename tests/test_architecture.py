"""Who may import whom: six floors of packages, never upward, and no rule imports a rule."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "generators"
FLOORS = (
    {"errors", "cache", "model"},
    {"text", "domain"},
    {"read", "cite", "site", "pictures"},
    {"render", "check", "network"},
    {"report", "publish"},
    {"pipeline", "notebook", "cli", "__main__"},
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}
RULES = ROOT / "check" / "rules"


def modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


def package(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module of `generators` that a module imports, with dots."""
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generators":
            out |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names if alias.name.startswith("generators.")}
    return out


def test_every_package_has_its_floor() -> None:
    assert {package(p) for p in modules()} == set(FLOOR)


def test_the_table_of_packages_is_the_one_that_is_held_here() -> None:
    text = (ROOT.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| `(\w+)` \|", text, re.MULTILINE)
    assert sorted((name, int(floor) - 1) for floor, name in rows) == sorted(
        (name, floor) for name, floor in FLOOR.items() if name != "__main__"
    )


def test_few_modules_stand_at_the_top() -> None:
    assert len(list(ROOT.glob("*.py"))) <= 6


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_down(path: Path) -> None:
    here = package(path)
    others = {name.split(".")[1] for name in imported(path)} - {here}
    up = {name for name in others if FLOOR[name] >= FLOOR[here] and here not in FLOORS[-1]}
    assert not up, f"{here} (floor {FLOOR[here]}) imports {up}"


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*.py")), ids=lambda p: p.stem)
def test_no_rule_imports_a_rule(path: Path) -> None:
    assert not {name for name in imported(path) if name.startswith("generators.check.rules.")}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
