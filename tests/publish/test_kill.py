"""A run that is killed while it swaps the site costs nothing: the next run finds an old or a new site, whole, and goes on."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from generators.publish import swap
from tests.conftest import ROOT
from tests.publish import sites
from tests.publish.killing import kill_while_swapping

KILLS = 5


@pytest.mark.parametrize("which", ["", "foreign"], ids=["the folder", "its contents"])
def test_a_swap_may_be_killed_at_any_of_its_calls(tmp_path: Path, which: str) -> None:
    command = [sys.executable, "-m", "tests.publish.kill_at_each_call", str(tmp_path), *filter(None, [which])]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert set(found) == {"old", "new"} and len(found) > 20
    assert found == sorted(found, reverse=True)  # once the new one is in, it stays


@pytest.mark.parametrize("with_foreign", [False, True], ids=["the folder", "its contents"])
def test_after_a_kill_the_next_run_finds_a_whole_site(tmp_path: Path, with_foreign: bool) -> None:
    moments = random.Random(17)
    site = tmp_path / "site"
    swap.replace(site, sites.write(tmp_path / "built", "first"))
    if with_foreign:
        sites.put_foreign(site)
    for _ in range(KILLS):
        kill_while_swapping(tmp_path, moments.uniform(0, 0.02))
        swap.recover(site)
        assert sites.version(site).startswith("v")
        assert sites.has_foreign(site) == with_foreign
        swap.replace(site, sites.write(tmp_path / "built-next", "next"))
        assert sites.version(site) == "next"
