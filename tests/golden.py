"""Accept the pages of the sample corpus as they are now: `make golden`. Read the diff before you commit it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generators import pipeline

SAMPLE = Path(__file__).parent / "sample"
GOLDEN = Path(__file__).parent / "golden"
KEPT = (".md", ".json", ".csv")  # pictures are left out: they depend on the libraries that draw


def built(folder: Path) -> dict[str, str]:
    """The pages that the sample corpus builds to, by path."""
    shutil.copytree(SAMPLE, folder / "project")
    findings, _ = pipeline.build(folder / "project")
    assert not findings, findings
    root = folder / "project/docs"
    paths = sorted(p for p in root.rglob("*") if p.suffix in KEPT)
    return {p.relative_to(root).as_posix(): without_pictures(p.read_text(encoding="utf-8")) for p in paths}


def without_pictures(text: str) -> str:
    """The text with each picture replaced by a mark, so that a review shows words and numbers."""
    import re

    return re.sub(r'<svg[^>]*role="img".*?</svg>', "<svg/>", text, flags=re.DOTALL)


def main() -> None:
    """Write the golden pages anew."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for path, text in built(Path(folder)).items():
            target = GOLDEN / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
