"""What a page costs as the number of drugs grows: seconds, bytes, and the ratio to the smallest corpus.

Each corpus is the drug of tests/sample over and over, under other names, in a folder of its own. Seconds are processor
time of this process and its children, which other programs on the machine disturb less than the clock. The rounds go
through all corpora in turn, and the least of each number counts. Notebooks are left out, and fonts are those of this
site: their time has nothing to do with drugs.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from generators import pipeline
from generators.check.runner import has_fatal
from generators.errors import GuideError
from generators.model import Finding
from generators.publish import engine, swap

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample"
HEAD = (
    "drugs",
    "pages",
    "generate",
    "again",
    "one edit",
    "MkDocs",
    "edit, whole",
    "check",
    "check/build",
    "HTML KB",
    "gz KB",
)
PER_PAGE = ("generate", "again", "one edit", "MkDocs", "edit, whole", "check")  # of all pages, printed as ms a page
Row = dict[str, float]


# --- the corpus --------------------------------------------------------------------------------------------------


def corpus(folder: Path, drugs: int) -> Path:
    """A project of `drugs` drugs in `folder`."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("samplirsen"))
    for number in range(drugs):
        add_drug(folder, f"d{number:04}")
    shutil.copytree(ROOT / "docs" / "method", folder / "docs" / "method")
    fonts = ROOT / ".cache" / "generators" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (folder / ".cache" / "generators").mkdir(parents=True)
    (folder / ".cache" / "generators" / "fonts").symlink_to(fonts)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_settings(), allow_unicode=True), encoding="utf-8")
    return folder


def add_drug(project: Path, name: str) -> None:
    """Add the sample drug under another name: its ids begin with `smp-`, but smp-2 is a compound; its analyte is its own."""
    source = SAMPLE / "data" / "drugs" / "samplirsen"
    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        text = re.sub(r"smp-(?!2\b)", f"{name}-", path.read_text(encoding="utf-8"))
        text = text.replace("smp1-protein", f"{name}1-protein").replace("SMP1", f"{name.upper()}1")
        if path.name == "drug.yml":
            text = text.replace("id: samplirsen", f"id: {name}", 1).replace("name: Samplirsen", f"name: Drug {name}", 1)
        copy = project / "data" / "drugs" / name / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")


def _settings() -> dict[str, Any]:
    """mkdocs.yml without the notebooks."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    inherited = yaml.safe_load(engine.SETTINGS.read_text(encoding="utf-8"))
    settings["plugins"] = [p for p in inherited["plugins"] if "mkdocs-jupyter" not in p]
    settings["nav"] = [entry for entry in settings["nav"] if "Notebooks" not in entry]
    return settings


def _edit(project: Path) -> None:
    """Change one value of the first drug."""
    path = min((project / "data" / "drugs").glob("*/observations.csv"))
    text = path.read_text(encoding="utf-8")
    changed = text.replace("−36 (−45 to −24)", "−37 (−45 to −24)", 1)
    path.write_text(changed if changed != text else text.replace("−37 (", "−36 (", 1), encoding="utf-8")


# --- measuring ---------------------------------------------------------------------------------------------------


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of `work`, children included."""
    before = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - before


def generate(project: Path) -> None:
    """Write the pages."""
    made = pipeline.build(project)
    pipeline.write(made, project)
    _no_error(made.findings)


def check(project: Path) -> None:
    """Every rule on the sources and on the built pages."""
    _no_error(pipeline.check_site(pipeline.build(project), project / "site", project))


def _no_error(findings: Sequence[Finding]) -> None:
    """The benchmark means nothing when something is wrong with the pages."""
    if has_fatal(findings):
        raise GuideError("\n".join(f"{f.where}: {f.message}" for f in findings))


def measure(drugs: int) -> Row:
    """One corpus, made, built, edited and thrown away."""
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        project = corpus(Path(folder) / "project", drugs)
        row = {"drugs": drugs, "generate": seconds(lambda: generate(project))}
        row["again"] = seconds(lambda: generate(project))
        made = pipeline.build(project)
        row["MkDocs"] = seconds(lambda: swap.replace(project / "site", pipeline.build_site(made, project).root))
        row["check"] = seconds(lambda: check(project))
        row["check/build"] = row["check"] / (row["generate"] + row["MkDocs"])
        _edit(project)
        row["one edit"] = seconds(lambda: generate(project))
        row["edit, whole"] = row["one edit"] + seconds(lambda: pipeline.build_site(made, project))
        built = [path.read_bytes() for path in (project / "site" / "drugs").glob("*/**/index.html")]
        row["pages"] = len(list((project / "docs" / "drugs").glob("*/*.md")))
        row["HTML KB"] = median(len(page) for page in built) / 1000
        row["gz KB"] = median(len(gzip.compress(page, mtime=0)) for page in built) / 1000
    return row


def least(rows: Sequence[Row]) -> Row:
    """The least of each number."""
    return {name: min(row[name] for row in rows) for name in rows[0]}


# --- printing ----------------------------------------------------------------------------------------------------


def printed(rows: Sequence[Row]) -> str:
    """The table, and how to read it."""
    cells = [HEAD, *([_cell(name, row, rows[0]) for name in HEAD] for row in rows)]
    return "\n".join([*("  ".join(f"{cell:>14}" for cell in line) for line in cells), "", _LEGEND])


_LEGEND = """\
Processor milliseconds for each page of a drug, in brackets the ratio to the first row.
generate: data to docs/ with an empty cache; again: the same with a full one; one edit: after one value changed;
MkDocs: docs/ to site/; edit, whole: one edit to the finished site; check: every rule, on the sources and on site/;
check/build: that over generate and MkDocs together; HTML: the median page of a drug."""


def _cell(name: str, row: Row, first: Row) -> str:
    if name in ("drugs", "pages"):
        return f"{row[name]:.0f}"
    if name == "check/build":
        return f"{row[name]:.2f}"
    each, of_first = (r[name] / r["pages"] * 1000 if name in PER_PAGE else r[name] for r in (row, first))
    return f"{each:.1f} ({each / of_first:.2f}×)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="What a page costs as drugs grow.")
    parser.add_argument(
        "--counts", type=int, nargs="+", default=[50, 100, 200], metavar="N", help="drugs of each corpus"
    )
    parser.add_argument("--rounds", type=int, default=1, metavar="R", help="times to go through all corpora")
    options = parser.parse_args(arguments)
    measure(1)  # what is loaded once, such as the units, is no cost of a page
    found: dict[int, list[Row]] = {count: [] for count in options.counts}
    for turn in range(options.rounds):
        for count in options.counts:
            print(f"round {turn + 1}: {count} drugs", file=sys.stderr, flush=True)
            found[count].append(measure(count))
    print(printed([least(rows) for rows in found.values()]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
