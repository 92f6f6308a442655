"""The installed package: a project is started, built and checked in a folder that holds no engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from generators.publish import starter
from tests.conftest import ROOT, share_cache

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed package and nothing else of this checkout."""
    folder = tmp_path_factory.mktemp("installed")
    offline = ["--quiet", "--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check"]
    _run([sys.executable, "-m", "pip", "install", *offline, "--target", str(folder), str(wheel)], folder)
    return folder


def test_a_new_project_builds_a_checked_site_without_the_checkout(
    installed: Path, tmp_path: Path, pictures: Path
) -> None:
    guides = [sys.executable, str(installed / "bin/guides")]
    _run([*guides, "init"], tmp_path, installed)
    written = {p.relative_to(tmp_path).as_posix(): p for p in tmp_path.rglob("*") if p.is_file()}
    assert {path: p.read_text(encoding="utf-8") for path, p in written.items()} == starter.read_files()

    share_cache(tmp_path, pictures)
    _run([*guides, "site"], tmp_path, installed)
    page = (tmp_path / f"site/drugs/{starter.DRUG}/how-long-it-stays/index.html").read_text(encoding="utf-8")
    for mark in ("data-value=", 'class="protocol"', 'id="figure-mechanism"', 'href="../../../assets/page.css"'):
        assert mark in page, mark
    for place in (ROOT, installed, tmp_path):
        assert str(place) not in page, "the same bytes everywhere"

    report = _run([*guides, "check", "--format", "json"], tmp_path / "data", installed)
    assert [f for f in json.loads(report) if f["severity"] != "info"] == []
    assert "up to date" in _run([*guides, "site"], tmp_path, installed, errors=True)


def test_everything_of_the_engine_is_in_the_wheel(wheel: Path) -> None:
    tracked = _run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "generators"], ROOT).splitlines()
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


def _run(command: list[str], folder: Path, packages: Path | None = None, errors: bool = False) -> str:
    """Run a command that must succeed and return what it prints; `packages` is all that it may import besides the
    dependencies."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")}
    if packages:
        environment["PYTHONPATH"] = str(packages)
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stderr if errors else ran.stdout
