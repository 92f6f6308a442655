"""The sample corpus builds to exactly the pages that were accepted."""

from __future__ import annotations

from pathlib import Path

from tests.golden import GOLDEN, built


def test_the_pages_are_those_that_were_accepted(project: Path) -> None:
    now = built(project)
    accepted = {
        p.relative_to(GOLDEN).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(GOLDEN.rglob("*"))
        if p.is_file()
    }
    assert now.keys() == accepted.keys()
    changed = [path for path in now if now[path] != accepted[path]]
    assert not changed, f"pages differ from tests/golden (`make golden` accepts them, read the diff): {changed}"
