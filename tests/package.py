"""The installed package, without the network: build the wheel, install it, run its commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.shipped import ROOT


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this checkout in a folder."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    (built,) = folder.glob("*.whl")
    return built


def install(wheel: Path, folder: Path) -> Path:
    """Install a wheel in a folder."""
    offline = ["--quiet", "--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check"]
    run([sys.executable, "-m", "pip", "install", *offline, "--target", str(folder), str(wheel)], folder)
    return folder


def run_guides(packages: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the package that is installed in `packages`, in a folder."""
    return run([sys.executable, str(packages / "bin/guides"), *arguments], folder, packages)


def run(command: list[str], folder: Path, packages: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed; `packages` is all that it may import besides the dependencies."""
    unwanted = ("PYTHONPATH", "SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")  # the last: it is compiled once
    environment = {k: v for k, v in os.environ.items() if k not in unwanted}
    if packages:
        environment["PYTHONPATH"] = str(packages)
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran
