"""Edits of all kinds by a seed, and after each the same site as a build of nothing kept: `make check-edits N=200 SEED=1`.

The corpus is the drug of tests/sample twice, where each drug names values of the other, with a notebook that reads values of one; or, by
`--shipped`, a copy of the data of this site. An edit changes a value, prose, a word of the vocabulary, a style or a notebook, takes
something away or renames it. Content that an edit has broken is told of in the same words, and mended by
the next step. What is compared are pages, findings and, where nothing stops them, every byte of the site.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from benchmarks.sample import add_drug, corpus
from generators import pipeline
from generators.check import runner
from generators.cli import choice
from generators.errors import SetupError
from generators.publish import manifest

SHEET = "docs/assets/own.css"
DRUGS = ("one", "two")
NOTEBOOK = "docs/notebooks/look.ipynb"
ROOT = Path(__file__).resolve().parents[1]
_WRITTEN = ("data", "docs/assets", "docs/method", "docs/notebooks", "references.bib", "mkdocs.yml")
_CELLS = (
    "# A look\n\nHow long it stays, and how often heads ached.",
    'from generators.notebook import open_library\n\ncorpus = open_library()\nrows = corpus.observations(drug="one")[:3]',
    'corpus.about("one")',
    'corpus.disclaimers(rows, drug="one")',
    "Three values stand in the [table of values](#table-values).",
    'corpus.table(rows, "Three values.", name="values")',
    "## References",
    "corpus.references()",
)  # text where it begins like text, else code
_GUIDES = "data/drugs/*/guides/*.md"


@dataclass(frozen=True)
class Result:
    """What a build gives: pages, findings, and the files of the site by their hashes; none if an error stopped it."""

    pages: dict[str, str]
    findings: tuple[str, ...]
    site: dict[str, str]
    is_fatal: bool = False


# --- the edits ---------------------------------------------------------------------------------------------------


def change_value(project: Path, choose: random.Random) -> str:
    """Change a digit of a value."""
    path = _choose_file(project, choose, "data/drugs/*/observations.csv")
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    column = head.split(",").index("value")
    at = choose.choice([number for number, row in enumerate(rows) if re.search(r"\d", _cells(row)[column])])
    cells = _cells(rows[at])
    digit = choose.choice(list(re.finditer(r"\d", cells[column])))
    cells[column] = cells[column][: digit.start()] + str(choose.randint(1, 9)) + cells[column][digit.end() :]
    rows[at] = ",".join(cells)
    _write(path, "\n".join([head, *rows, ""]))
    return f"value of {cells[0]} is {cells[column]}"


def change_prose(project: Path, choose: random.Random) -> str:
    """Add a word to a paragraph of a guide, or a paragraph that shows a value of another drug."""
    path = _choose_file(project, choose, _GUIDES)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = choose.choice([n for n, line in enumerate(lines) if re.match(r"[A-Z][a-z]+ ", line)])
    if choose.random() < 0.5:
        lines[at] = f"Here {lines[at][0].lower()}{lines[at][1:]}"
    else:
        value, source = choose.choice(_list_values(project)), choose.choice(_list_sources(project))
        lines.insert(at, f'It was {{{{ value("{value}") }}}} [@{source}, Table 4].\n')
    _write(path, "\n".join(lines))
    return f"prose of {path.parent.parent.name}, line {at + 1}"


def change_word(project: Path, choose: random.Random) -> str:
    """Change a name or a definition of the vocabulary, of the site or of a drug, or a field of any other list."""
    path = _choose_file(project, choose, "data/**/*.yml")
    text = path.read_text(encoding="utf-8")
    found = choose.choice(
        [*re.finditer(r"(?:name|definition|label|title|text|caption|summary): ([A-Za-z][\w ]+)", text)] or [None]
    )
    if found:
        _write(path, f"{text[: found.end(1)]} anew{text[found.end(1) :]}")
    return f"{found[0] if found else 'nothing'} of {path.relative_to(project)}"


def change_style(project: Path, choose: random.Random) -> str:
    """Change a style sheet of the project; one in five hides something."""
    what = choose.choice(["color: red", "margin: 1em", "padding: 2px", "border: 0", "display: none"])
    _write(project / SHEET, f".disclaimer {{{what}}}\n")
    return f"style {what}"


def take_away(project: Path, choose: random.Random) -> str:
    """Take away a row of data, an entry of a list, a paragraph or a file."""
    path = _choose_file(project, choose, "data/drugs/**/*.*")
    text = path.read_text(encoding="utf-8")
    parts = re.split(r"(?m)^(?=- )" if path.suffix == ".yml" else "\n\n" if path.suffix == ".md" else "(?<=\n)", text)
    gone = choose.randrange(1, len(parts)) if len(parts) > 1 else 0
    joined = ("\n\n" if path.suffix == ".md" else "").join(part for n, part in enumerate(parts) if n != gone)
    if len(parts) > 1 and choose.random() < 0.9:
        _write(path, joined)
    else:
        path.unlink()
    return f"part {gone} of {path.relative_to(project)} taken away"


def rename(project: Path, choose: random.Random) -> str:
    """Rename a value in all files, a guide, a table or a source."""
    kind = choose.choice(["value", "guide", "reference"])
    if kind == "guide":
        path = _choose_file(project, choose, _GUIDES)
        path.rename(path.with_name(f"{path.stem}-x.md"))
        return f"guide {path.name} of {path.parent.parent.name} renamed"
    old = choose.choice(_list_sources(project) if kind == "reference" else _list_values(project))
    new = f"{old}x" if kind == "reference" else f"{old}-x"
    for path in [project / "references.bib", *sorted((project / "data").rglob("*.*"))]:
        _write(path, re.sub(rf"(?<![\w-]){old}(?![\w-])", new, path.read_text(encoding="utf-8")))
    return f"{old} renamed"


def change_notebook(project: Path, choose: random.Random) -> str:
    """Add a word to a cell of text of a notebook."""
    path = _choose_file(project, choose, "docs/notebooks/*.ipynb")
    held = json.loads(path.read_text(encoding="utf-8"))
    cell = choose.choice([one for one in held["cells"] if one["cell_type"] == "markdown"])
    cell["source"] = [*cell["source"], "\n\nThat is all there is to say."]
    _write(path, json.dumps(held, indent=1))
    return f"text of {path.name}"


EDITS: tuple[Callable[[Path, random.Random], str], ...] = (
    change_value, change_value, change_prose, change_word, change_style, change_notebook, take_away, rename,
)  # fmt: skip


# --- the corpus ----------------------------------------------------------------------------------------------------


def make_project(folder: Path) -> Path:
    """Make the corpus: two drugs, each of which names a value of the other, and a style sheet of its own."""
    project = corpus(folder, 0)
    for name, other in (DRUGS, DRUGS[::-1]):
        add_drug(project, name)
        guide = next((project / "data/drugs" / name / "guides").glob("*.md"))
        text = guide.read_text(encoding="utf-8")
        _write(guide, f'{text}\nOf the other drug it was {{{{ value("{other}-headache") }}}} [@alpha2020, Table 4].\n')
    change_style(project, random.Random(0))
    settings = {**yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8")), "extra_css": ["assets/own.css"]}
    del settings["plugins"]  # those of the engine, which run notebooks
    settings["nav"].append({"Look": NOTEBOOK.removeprefix("docs/")})
    _write(project / "mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True))
    cells = [_make_cell(text) for text in _CELLS]
    _write(
        project / NOTEBOOK, json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}, indent=1)
    )
    return project


def copy_shipped(folder: Path) -> Path:
    """Copy what authors wrote for this site, and give it a style sheet of its own."""
    _copy_project(ROOT, folder)
    change_style(folder, random.Random(0))
    settings = folder / "mkdocs.yml"
    _write(settings, f"{settings.read_text(encoding='utf-8')}\nextra_css: [assets/own.css]\n")
    return folder


def _make_cell(text: str) -> dict[str, object]:
    is_code = text.startswith(("from ", "corpus."))
    more: dict[str, object] = {"execution_count": None, "outputs": []} if is_code else {}
    return {"cell_type": "code" if is_code else "markdown", "metadata": {}, "source": [text], **more}


def build(project: Path, with_site: bool, executor: Executor | None = None, with_draft: bool = False) -> Result:
    """Build a project as it is now; with a draft as the preview does."""
    draft = partial(pipeline.show_draft, project, lambda _: None) if with_draft else lambda _, __: None
    made = pipeline.build(project, executor=executor, draft=draft)
    apart = made.with_notebooks(())  # what these cite is known from the site before, where there was one
    pages = {page.path: f"{page.model_dump_json()}{page.content.hashes}" for page in (*apart.pages, apart.search)}
    findings, site = made.findings, {}
    if with_site:
        try:
            published = pipeline.publish(made, project, executor=executor)
        except SetupError:  # a notebook that no longer runs
            return Result(pages, ("the site could not be built",), {}, is_fatal=True)
        findings = published.findings
        site = manifest.hash_files(project / "site") if published.is_new else {}
    told = tuple(f"{one.where}: {one.severity} {one.rule} {one.message}" for one in findings)
    return Result(pages, told, site, runner.has_fatal(findings))


def build_anew(project: Path, folder: Path, with_site: bool) -> Result:
    """Build a copy of what is written, of which nothing is kept but fonts."""
    shutil.rmtree(folder, ignore_errors=True)
    _copy_project(project, folder)
    (folder / ".cache/generators").mkdir(parents=True)
    (folder / ".cache/generators/fonts").symlink_to((project / ".cache/generators/fonts").resolve())
    return build(folder, with_site)


def _copy_project(project: Path, folder: Path) -> None:
    for name in filter(lambda name: (project / name).exists(), _WRITTEN):
        source, target = project / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def compare(
    project: Path, clean: Path, seed: int, count: int, with_site: bool, executor: Executor | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Make edits, and yield each with what differs after it from a build of nothing kept. The executor builds what is edited."""
    choose, good = random.Random(seed), clean.with_name("good")
    build(project, with_site, executor)
    for _ in range(count):
        _copy_written(project, good)
        what = choose.choice(EDITS)(project, choose)
        mine = build(project, with_site, executor, with_draft=with_site and choose.random() < 0.5)
        wanted = build_anew(project, clean, with_site)
        yield what, list(list_differences(mine, wanted))
        if wanted.is_fatal:
            _copy_written(good, project)


def list_differences(mine: Result, wanted: Result) -> Iterator[str]:
    """Yield what differs of two builds."""
    for name in ("pages", "site"):
        one, other = getattr(mine, name), getattr(wanted, name)
        yield from (f"{name}: {path}" for path in sorted({*one, *other}) if one.get(path) != other.get(path))
    yield from (f"finding: {line}" for line in sorted({*mine.findings} ^ {*wanted.findings}))


def _copy_written(source: Path, target: Path) -> None:
    shutil.rmtree(target / "data", ignore_errors=True)
    shutil.copytree(source / "data", target / "data")
    notebooks = (path.relative_to(source).as_posix() for path in source.glob("docs/notebooks/*.ipynb"))
    for name in ("references.bib", SHEET, *notebooks):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, target / name)


def _choose_file(project: Path, choose: random.Random, pattern: str) -> Path:
    return choose.choice(sorted(path for path in project.glob(pattern) if path.is_file()))


def _list_values(project: Path) -> list[str]:
    """List the ids of all values."""
    rows = (
        path.read_text(encoding="utf-8").splitlines()[1:]
        for path in sorted(project.glob("data/drugs/*/observations.csv"))
    )
    return [row.partition(",")[0] for of_drug in rows for row in of_drug if row]


def _list_sources(project: Path) -> list[str]:
    """List the keys of all sources."""
    return re.findall(r"(?m)^@\w+\{([^,\s]+)", (project / "references.bib").read_text(encoding="utf-8"))


def _cells(row: str) -> list[str]:
    """Return the cells of a row, those in quotes whole."""
    return re.findall(r'(?:^|(?<=,))("[^"]*"|[^,]*)', row)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the edits, with the whole site each time, and tell what differs."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.edits", description="Kept and clean builds after seeded edits."
    )
    parser.add_argument("--count", type=int, default=200, metavar="N", help="edits to make")
    parser.add_argument("--seed", type=int, default=1, help="of what is chosen")
    parser.add_argument("--shipped", action="store_true", help="edit a copy of the data of this site: slow")
    parser.add_argument("--no-site", action="store_true", help="compare pages and findings only: much faster")
    choice.add_executor(parser)
    options = parser.parse_args(arguments)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="edits-") as folder:
        make = copy_shipped if options.shipped else make_project
        options.root = project = make(Path(folder) / "project")
        with choice.open_executor(options) as executor:
            steps = compare(project, Path(folder) / "clean", options.seed, options.count, not options.no_site, executor)
            for number, (what, differences) in enumerate(steps, start=1):
                wrong += bool(differences)
                said = f"{len(differences)} DIFFER: {'; '.join(differences[:3])}" if differences else "the same"
                print(f"{number}/{options.count} {what}: {said}", file=sys.stderr, flush=True)
    print(f"{options.count} edits of seed {options.seed}: {wrong} gave something else than a clean build")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
