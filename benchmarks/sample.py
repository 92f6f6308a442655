"""A project of the drug of tests/sample over and over, under other names: small drugs, for tests."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from generators.publish import engine

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample"


def corpus(folder: Path, drugs: int) -> Path:
    """A project of `drugs` drugs in `folder`."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("samplirsen"))
    for number in range(drugs):
        add_drug(folder, f"d{number:04}")
    shutil.copytree(ROOT / "docs" / "method", folder / "docs" / "method")
    fonts = ROOT / ".cache" / "generators" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (folder / ".cache" / "generators").mkdir(parents=True)
    (folder / ".cache" / "generators" / "fonts").symlink_to(fonts)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings(), allow_unicode=True), encoding="utf-8")
    return folder


def add_drug(project: Path, name: str) -> None:
    """Add the sample drug under another name: its ids begin with `smp-`, but smp-2 is a compound; its analyte is its own."""
    source = SAMPLE / "data" / "drugs" / "samplirsen"
    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        text = re.sub(r"smp-(?!2\b)", f"{name}-", path.read_text(encoding="utf-8"))
        text = text.replace("smp1-protein", f"{name}1-protein").replace("SMP1", f"{name.upper()}1")
        if path.name == "drug.yml":
            text = text.replace("id: samplirsen", f"id: {name}", 1).replace("name: Samplirsen", f"name: Drug {name}", 1)
        copy = project / "data" / "drugs" / name / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")


def settings() -> dict[str, Any]:
    """mkdocs.yml without the notebooks."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    inherited = yaml.safe_load(engine.SETTINGS.read_text(encoding="utf-8"))
    settings["plugins"] = [p for p in inherited["plugins"] if "mkdocs-jupyter" not in p]
    settings["nav"] = [entry for entry in settings["nav"] if "Notebooks" not in entry]
    return settings


def edit(project: Path) -> None:
    """Change one value of the first drug."""
    path = min((project / "data" / "drugs").glob("*/observations.csv"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("−36 (−45 to −24)", "−37 (−45 to −24)", 1), encoding="utf-8")
