"""The installed package: a project is started, built and checked in a folder that holds no engine."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from zipfile import ZipFile

from generators.publish import starter
from tests.package import run, run_guides
from tests.shipped import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_new_project_is_what_the_engine_starts_with(started: Path) -> None:
    files = starter.read_files()
    assert {path: (started / path).read_text(encoding="utf-8") for path in files} == files


def test_a_new_project_builds_a_checked_site_without_the_checkout(installed: Path, started: Path) -> None:
    page = (started / f"site/drugs/{starter.DRUG}/how-long-it-stays/index.html").read_text(encoding="utf-8")
    for mark in ("data-value=", 'class="protocol"', 'id="figure-mechanism"', 'href="../../../assets/site.css"'):
        assert mark in page, mark
    for place in (ROOT, installed, started):
        assert str(place) not in page, "the same bytes everywhere"

    report = run_guides(installed, started / "data", "check", "--format", "json").stdout
    assert [f for f in json.loads(report) if f["severity"] != "info"] == []
    assert "up to date" in run_guides(installed, started, "site").stderr


def test_everything_of_the_engine_is_in_the_wheel(wheel: Path) -> None:
    tracked = run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "generators"], ROOT
    ).stdout.splitlines()
    assert len(tracked) > 150
    assert {path for path in tracked if (ROOT / path).is_file()} - set(ZipFile(wheel).namelist()) == set()


def test_nothing_but_the_engine_is_in_the_wheel(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert tops == {"generators", f"antisense_guides-{PYPROJECT['project']['version']}.dist-info"}


def test_the_package_needs_what_the_site_is_built_with() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert PYPROJECT["project"]["dependencies"] == [line for line in lines if line and not line.startswith("#")]


def test_the_wheel_is_built_with_the_pinned_backend() -> None:
    pinned = (ROOT / "requirements-dev.in").read_text(encoding="utf-8").splitlines()
    assert set(PYPROJECT["build-system"]["requires"]) <= set(pinned)


def test_no_path_in_the_settings_leads_into_the_engine() -> None:
    for settings in (ROOT / "mkdocs.yml", starter.FOLDER / "mkdocs.yml"):
        assert "generators" not in settings.read_text(encoding="utf-8")
