"""The workflow runs nothing that can change under its name, and the tools of `make lock` are pinned."""

from __future__ import annotations

import re
import subprocess

import pytest

from generators.publish import manifest
from tests.conftest import ROOT

USES = re.findall(r"uses: (.+)", (ROOT / ".github/workflows/guides.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("action", USES)
def test_an_action_is_pinned_by_its_commit_and_says_its_version(action: str) -> None:
    assert re.match(r"[\w-]+(/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-tools"])
def test_every_package_is_pinned_with_hashes_and_no_address(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^[A-Za-z0-9._\[\]-]+==\S+.*$", text, re.MULTILINE)
    assert len(pins) > 5 and all(pin.endswith("\\") for pin in pins)
    assert "http" not in text


def test_nothing_that_is_generated_is_committed_and_make_clean_removes_all_of_it() -> None:
    written = manifest.read(ROOT / "docs/.generated") or {}
    assert len(written) > 100
    paths = "\n".join(f"docs/{name}" for name in written)
    asked = ["git", "check-ignore", "--stdin", "--no-index"]
    ignored = subprocess.run(asked, cwd=ROOT, input=paths, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    assert {*paths.split("\n")} - {*ignored} == set()
    assert not subprocess.run(
        ["git", "ls-files", "--", *sorted(ignored)[1:]], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    clean = re.findall(r"^\t\s*rm -rf (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split()
    assert [
        path for path in ignored if path and not any(path == one or path.startswith(f"{one}/") for one in clean)
    ] == []
