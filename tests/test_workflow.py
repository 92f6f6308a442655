"""The workflow runs nothing that can change under its name, and the tools of `make lock` are pinned."""

from __future__ import annotations

import re

import pytest

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
