"""What a site costs as the number of its drugs grows: `python -m benchmarks.growth --counts 4 12 48`, `make bench`.

For each number a project like the real one (benchmarks/fleet.py) is built four times: cold, with nothing kept; again, with nothing
changed; after one value was edited; and with its pictures alone kept. Beside it, in the same run, other programs build the same pages.
Seconds are processor time of the whole tree of processes, which other programs on the machine disturb less than the clock; trust
ratios more than seconds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from math import log
from pathlib import Path
from typing import Any

from benchmarks import fleet, peers, visits
from generators.errors import GuideError

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
Row = dict[str, Any]
Make = Callable[[Path, int], Path]
Edit = Callable[[Path], None]
_BUILDS = ("cold", "nothing", "edit", "pictures kept")


def measure(drugs: int, say: Callable[[str], None], make: Make = fleet.make, edit: Edit = fleet.edit) -> Row:
    """Return what a site of so many drugs costs: seconds, MB, bytes."""
    with tempfile.TemporaryDirectory(prefix="growth-") as name:
        project = make(Path(name) / "project", drugs)
        row: Row = {"drugs": drugs}
        for kind in _BUILDS:
            if kind == "edit":
                edit(project)
            if kind == "pictures kept":
                _forget_all_but_pictures(project)
            say(f"{drugs} drugs: {kind}")
            row[kind] = build(project)
        row["bytes"] = weigh(project / "site")
        say(f"{drugs} drugs: a browser")
        row["visits"] = visits.measure(project / "site")
        row["peers"] = {}
        for peer, command, folder in peers.list_commands(project, Path(name)):
            say(f"{drugs} drugs: {peer}")
            row["peers"][peer] = run(command, folder)
        return row


def build(project: Path) -> Row:
    """Build a project in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-P", "-m", "benchmarks.build", str(project)], env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    if ran.returncode:
        raise GuideError(f"{project}: {ran.stderr or ran.stdout}")
    row: Row = json.loads(ran.stdout.splitlines()[-1])
    if row["errors"]:
        raise GuideError(f"{project}: {row['errors']} errors; the numbers would mean nothing")
    return row


def run(command: Sequence[str], folder: Path) -> float:
    """Return the processor seconds of a command and its children; -1 if it failed."""
    before = sum(os.times()[2:4])
    ran = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    return sum(os.times()[2:4]) - before if not ran.returncode else -1


def _forget_all_but_pictures(project: Path) -> None:
    cache = project / ".cache"
    for path in [*(cache / "generators").iterdir(), *cache.iterdir()]:
        if path.name not in ("generators", "pictures", "fonts"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


# --- bytes -----------------------------------------------------------------------------------------------------------


def weigh(site: Path) -> Row:
    """Return the bytes of a site: all, and of each page that stands for the whole the HTML; the largest file of the search, gzipped."""
    every = [path for path in site.rglob("*") if path.is_file()]
    pages = (
        "",
        "drugs",
        "references",
        "validity",
        "figures",
        "changes",
        "compare",
        "glossary",
        "search",
        "data",
        "rules",
    )
    largest = max((site / "search").glob("[dw]-*.js"), key=lambda path: path.stat().st_size)
    return {
        "site": sum(path.stat().st_size for path in every), "files": len(every),
        "pages": {name or "home": (site / name / "index.html").stat().st_size for name in pages},
        "largest page": max(path.stat().st_size for path in every if path.suffix == ".html"),
        "names of the search": _zip(site / "search" / "names.js"), "largest file of the search": _zip(largest),
        "llms.txt": (site / "llms.txt").stat().st_size,
    }  # fmt: skip


def _zip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


# --- what it says ----------------------------------------------------------------------------------------------------


def exponent(rows: Sequence[Row], read: Callable[[Row], float]) -> float:
    """Return by which power a number grows between the last two rows: 1 is in step with the drugs."""
    first, last = rows[-2:]
    return log(max(read(last), 1e-9) / max(read(first), 1e-9)) / log(last["drugs"] / first["drugs"])


def describe_machine() -> str:
    """Return the processor and how many there are; no name of a host."""
    path = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", path.read_text(encoding="utf-8")) if path.is_file() else None
    return f"{os.cpu_count()} × {found[1] if found else platform.processor() or platform.machine()}, Python {platform.python_version()}"


def list_numbers(rows: Sequence[Row]) -> list[tuple[str, Callable[[Row], float]]]:
    """Return each number of a row by its name."""

    def stage(kind: str, name: str) -> Callable[[Row], float]:
        return lambda row: float(row[kind]["stages"].get(name, 0))

    builds = [(f"{kind}, s", lambda row, kind=kind: float(row[kind]["seconds"])) for kind in _BUILDS]
    stages = [(f"  {name}", stage("cold", name)) for name in rows[-1]["cold"]["stages"]]
    edits = [(f"  edit: {name}", stage("edit", name)) for name in rows[-1]["edit"]["stages"]]
    peaks = [(f"peak memory {kind}, MB", lambda row, kind=kind: float(row[kind]["peak"])) for kind in ("cold", "edit")]
    others = [(f"{name}, s", lambda row, name=name: float(row["peers"].get(name, -1))) for name in rows[-1]["peers"]]
    weights = [
        (name, lambda row, name=name: float(row["bytes"][name])) for name in rows[-1]["bytes"] if name != "pages"
    ]
    pages = [
        (f"page {name}, bytes", lambda row, name=name: float(row["bytes"]["pages"][name]))
        for name in rows[-1]["bytes"]["pages"]
    ]
    seen = [(name, lambda row, name=name: float(row["visits"].get(name, -1))) for name in rows[-1]["visits"]]
    return [*builds, *stages, *edits, *peaks, *others, *seen, *weights, *pages]


def format_table(rows: Sequence[Row]) -> str:
    """Format the numbers as a table, the exponent between the last two at its end."""
    lines = [f"{'drugs':<34}" + "".join(f"{row['drugs']:>14}" for row in rows) + f"{'exponent':>10}"]
    for name, read in list_numbers(rows):
        power = f"{exponent(rows, read):>10.2f}" if len(rows) > 1 and min(map(read, rows[-2:])) > 0 else ""
        lines.append(f"{name:<34}" + "".join(f"{read(row):>14,.1f}" for row in rows) + power)
    return "\n".join(lines)


def save(rows: Iterable[Row], folder: Path = RESULTS) -> Path:
    """Keep the results as JSON with the machine and the versions of the other programs."""
    rows = list(rows)
    versions = {name: peers.version(name) for name in rows[-1]["peers"]}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "growth.json"
    path.write_text(
        json.dumps({"machine": describe_machine(), "versions": versions, "rows": rows}, indent=1) + "\n",
        encoding="utf-8",
    )
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="What a site costs as drugs grow.")
    parser.add_argument("--counts", type=int, nargs="+", default=[4, 12, 48], metavar="N", help="numbers of drugs")
    parser.add_argument("--save", action="store_true", help="keep the results in benchmarks/results/")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    for count in options.counts:
        rows.append(measure(count, lambda text: print(text, file=sys.stderr, flush=True)))
        if options.save:  # a large number may be stopped; what was measured stays
            print(f"kept in {save(rows).relative_to(ROOT)}", file=sys.stderr)
    print(f"{describe_machine()}\n\n{format_table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
