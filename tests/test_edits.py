"""After any edit what is kept gives the pages and findings of a clean build; `make check-edits` makes many, with the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import edits


@pytest.mark.usefixtures("no_workbooks")
def test_after_seeded_edits_pages_and_findings_are_those_of_a_clean_build(tmp_path: Path) -> None:
    project = edits.make_project(tmp_path / "project")
    steps = list(edits.compare(project, tmp_path / "clean", seed=7, count=2, with_site=False))
    assert [step for step in steps if step[1]] == []
    assert len({what for what, _ in steps}) == 2


def test_a_difference_is_told() -> None:
    one = edits.Result({"a.md": "x"}, ("a.yml:1: error R m",), {"a/index.html": "h"})
    other = edits.Result({"a.md": "y"}, (), {"a/index.html": "i"})
    assert list(edits.list_differences(one, other)) == [
        "pages: a.md",
        "site: a/index.html",
        "finding: a.yml:1: error R m",
    ]
    assert list(edits.list_differences(one, one)) == []
