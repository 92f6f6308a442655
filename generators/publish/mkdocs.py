"""MkDocs: docs/ -> site/, in strict mode, into a folder beside it that takes its place only when all went well."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from generators.cache import digest
from generators.errors import SetupError

# What was heard of addresses outside is told on /validity/.
INPUTS = ("data", "docs", "generators", "references.bib", "mkdocs.yml", "requirements.txt", ".cache/links.json")


def build(root: Path, day: str) -> Path:
    """Build the site beside the one that is there, dated `day`, and give its folder; raises SetupError with what MkDocs
    said when it refuses."""
    staging = root / ".cache" / "site-next"
    shutil.rmtree(staging, ignore_errors=True)
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(staging)],
        cwd=root, env=environment(root, day), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode or "WARNING -" in ran.stdout + ran.stderr:
        raise SetupError(f"MkDocs refused; site/ stays as it was\n{_complaint(ran.stdout + ran.stderr)}")
    _put_stable_sitemap(staging)
    _put_index_for_folders(staging)
    return staging


def _complaint(said: str) -> str:
    """What MkDocs says is wrong; all that it says, where it does not mark that."""
    marked = re.findall(r"^(?:WARNING|ERROR) +- +(.+(?:\n +.+)*)", said, re.MULTILINE)
    return "\n".join(marked) or said.strip()


def publish(root: Path, staging: Path) -> None:
    """Let the new site take the place of the old one."""
    shutil.rmtree(root / "site", ignore_errors=True)
    staging.rename(root / "site")
    (root / ".cache" / "site.stamp").write_text("\n".join(_fingerprints(root)), encoding="utf-8")


def environment(root: Path, day: str = "") -> dict[str, str]:
    """What MkDocs and the notebooks run in: the day of the data in place of the clock, no network, the generators
    importable."""
    whole = f"{day}-01-01"[:10]  # of a month or a year the first day
    epoch = {"SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(f"{whole}T00:00Z").timestamp()))} if day else {}
    paths = [str(root), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **epoch,
        "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }  # fmt: skip


def is_current(root: Path) -> bool:
    """Whether site/ was built from exactly what is there now and is still whole."""
    return _stamped(root) == list(_fingerprints(root))


def is_built_from(root: Path) -> bool:
    """Whether site/ was built from exactly what is there now, whatever was done to it since."""
    return _stamped(root)[:1] == [_inputs(root)] and (root / "site").exists()


def _stamped(root: Path) -> list[str]:
    stamp = root / ".cache" / "site.stamp"
    return stamp.read_text(encoding="utf-8").split("\n") if stamp.exists() else []


def _fingerprints(root: Path) -> tuple[str, str]:
    """A hash of all inputs, and one of names and sizes in site/."""
    outputs = [f"{p.relative_to(root)} {p.stat().st_size}" for p in _files(root / "site")]
    return _inputs(root), digest(*outputs)


def _inputs(root: Path) -> str:
    inputs = [p for name in INPUTS for p in _files(root / name) if "__pycache__" not in p.parts]
    judged = os.environ.get(
        "SOURCE_DATE_EPOCH", ""
    )  # waivers and reviews are judged at it, when it is later than the data
    return digest(*(part for p in inputs for part in (str(p.relative_to(root)), p.read_bytes())), sys.version, judged)


def serve(root: Path, rebuild: Callable[[], None]) -> None:
    """MkDocs' live preview, and `rebuild` whenever data, prose or code change; ends with Ctrl-C."""
    command = [sys.executable, "-m", "mkdocs", "serve"]
    with subprocess.Popen(command, cwd=root, env=environment(root)) as preview:
        seen = _times(root)
        try:
            while preview.poll() is None:
                time.sleep(0.5)
                if (now := _times(root)) != seen:
                    seen = now
                    rebuild()
        except KeyboardInterrupt:
            preview.terminate()


def _times(root: Path) -> dict[Path, int]:
    watched = [p for name in ("data", "generators", "references.bib") for p in _files(root / name)]
    return {p: p.stat().st_mtime_ns for p in watched if "__pycache__" not in p.parts}


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def _put_stable_sitemap(site: Path) -> None:
    """The gzipped sitemap carries a time stamp and nobody needs it."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def _put_index_for_folders(site: Path) -> None:
    """The search index as a script: a page opened from a folder may load no other file, and the theme looks for it there."""
    index = site / "search" / "search_index.json"
    if index.exists():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text(encoding='utf-8')}", encoding="utf-8")
