"""The sample corpus: a tiny complete project that tests copy and change."""

from __future__ import annotations

import gc
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from benchmarks import sample
from generators import pipeline
from generators.check.rules.citations import identifier
from generators.index import tidy
from generators.model import Drug, Finding, Library, Problem, texts
from generators.read import references
from generators.read.formats import yaml
from generators.read.library import load
from generators.render.exports import xlsx
from generators.render.sheet import Sheet
from generators.text.patterns import PatternList
from tests import chromium, package, shipped
from tests.folder import Folder

ROOT = shipped.ROOT
SAMPLE = Path(__file__).parent / "sample"


gc.disable()  # until all tests are collected: what is loaded by then stays until the end


def pytest_collection_finish() -> None:
    """The collector of garbage need not walk what is loaded by now again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


def pytest_sessionfinish() -> None:
    """What is in use after the last test stays until the end: pytest need not walk it five times to find what was left open."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def library() -> Library:
    """The sample corpus as it is read."""
    library = load(SAMPLE)
    assert library.problems == ()
    return library


@pytest.fixture(scope="session")
def drug(library: Library) -> Drug:
    """The complete drug of the sample corpus."""
    return library.drugs[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """Headless Chromium, one for all tests."""
    driver = chromium.start()
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return package.build_wheel(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed package and nothing else of this checkout."""
    return package.install(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="session")
def started(installed: Path, tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A new project, written and built by the installed package; a test changes nothing in it, or puts it back."""
    folder = tmp_path_factory.mktemp("started")
    package.run_guides(installed, folder, "init")
    share_cache(folder, pictures)
    package.run_guides(installed, folder, "site")
    return folder


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests: what was drawn and formatted once is not drawn again."""
    return make_cache(tmp_path_factory)


def make_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a cache that holds the fonts of `make site` and nothing else."""
    folder = tmp_path_factory.mktemp("cache")
    (shipped.CACHE / "fonts").mkdir(parents=True, exist_ok=True)
    (folder / "fonts").symlink_to(shipped.CACHE / "fonts")
    return folder


PARSED = lru_cache(maxsize=512)(yaml.read)
PARSED_REFERENCES = lru_cache(maxsize=64)(references.parse)
WORKBOOKS: dict[object, bytes] = {}


def export_once(sheet: Sheet) -> bytes:
    """Make a workbook, if there is none of the same cells."""
    rows = tuple(tuple(tidy.row(entry, sheet.site)) for entry in sheet.entries)
    key = sheet.title, sheet.rows, sheet.about, rows
    if key not in WORKBOOKS:
        WORKBOOKS[key] = EXPORT(sheet)
    return WORKBOOKS[key]


EXPORT = xlsx.export
PACKED = lru_cache(maxsize=4096)(texts.pack)
FOUND: dict[object, list[Any]] = {}
MOST_FOUND = 20_000


def find_faults_once(file: str, text: str) -> Iterator[Problem]:
    """Look for identifiers in a file, if there was none of the same text."""
    return iter(_keep((file, text), lambda: FIND_FAULTS(file, text)))


FIND_FAULTS = identifier._check_text


def match_once(listed: PatternList, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Look for listed words in a text, if it was not looked through for the same."""
    return iter(_keep((listed.pattern.pattern, listed.instead, text), lambda: MATCH(listed, text)))


MATCH = PatternList.finditer


def _keep(key: object, find: Callable[[], Iterable[Any]]) -> list[Any]:
    """Return what is kept for a key, or find it."""
    if key not in FOUND:
        FOUND[key] = list(find())
        if len(FOUND) > MOST_FOUND:
            del FOUND[next(iter(FOUND))]
    return FOUND[key]


@pytest.fixture
def _parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file, a page or a text holds is found once for all tests, as long as its words are the same, and a workbook is made once."""
    monkeypatch.setattr(yaml, "read", PARSED)
    monkeypatch.setattr(references, "parse", PARSED_REFERENCES)
    monkeypatch.setattr(xlsx, "export", export_once)
    monkeypatch.setattr(texts, "pack", PACKED)
    monkeypatch.setattr(identifier, "_check_text", find_faults_once)
    monkeypatch.setattr(PatternList, "finditer", match_once)


@pytest.fixture
def no_workbooks(monkeypatch: pytest.MonkeyPatch, _parsed_once: None) -> None:
    """Half of the time of printing would go into workbooks, which are made of the same sheets as the other downloads."""
    monkeypatch.setattr(xlsx, "export", lambda _: b"")


@pytest.fixture(scope="session")
def _copy(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Folder:
    """The copy of the sample corpus that tests change, one after the other."""
    root = tmp_path_factory.mktemp("sample") / "project"
    shutil.copytree(SAMPLE, root)
    share_cache(root, pictures)
    return Folder(root)


@pytest.fixture
def project(_copy: Folder, _parsed_once: None) -> Iterator[Path]:
    """A copy of the sample corpus that a test may change; it is put back after it."""
    yield _copy.path
    _copy.put_back()


@pytest.fixture
def small(tmp_path: Path, pictures: Path) -> Path:
    """A project of one drug with all that a site needs; of it nothing is kept but what is drawn, formatted and converted."""
    project = sample.corpus(tmp_path / "project", 1)
    for stage in ("pictures", "references", "factors"):
        (pictures / stage).mkdir(exist_ok=True)
        (project / ".cache/generators" / stage).symlink_to(pictures / stage)
    return project


def share_cache(project: Path, cache: Path) -> None:
    """Let a project use a cache that it shares with others."""
    cache.mkdir(parents=True, exist_ok=True)
    (project / ".cache").mkdir(exist_ok=True)
    (project / ".cache/generators").symlink_to(cache)


@pytest.fixture
def row(project: Path) -> Callable[..., int]:
    """Put a row at the end of observations.csv, in people on 100 mg unless it is said otherwise; gives its line."""
    usual = {
        "unit": "{participants}", "statistic": "count", "population": "healthy-adults", "analysis_set": "safety",
        "species": "human", "study": "smp-trial", "dose": "100 mg", "route": "subcutaneous", "time": "to day 60",
        "parameter": "adverse-event", "grade": "primary", "source": "alpha2020", "locator": "Table 4", "compound": "samplirsen",
    }  # fmt: skip

    def append(**cells: str) -> int:
        path = project / "data/drugs/samplirsen/observations.csv"
        unit = {"unit": ""} if "/" in cells.get("value", "") else {}  # a k of n says what it counts
        written = {**usual, **unit, **cells}
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        more = [column for column in written if column not in header.split(",")]
        line = ",".join(f'"{written.get(column, "")}"' for column in [*header.split(","), *more])
        head = ",".join([header, *more])
        path.write_text("\n".join([head, *(row + "," * len(more) for row in rows), line, ""]), encoding="utf-8")
        return len(rows) + 2

    return append


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], None]:
    """Replace a text in a file of the project; the text must be there exactly once or more."""

    def replace(file: str, old: str, new: str) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def found(project: Path) -> Callable[[], list[Finding]]:
    """The errors that a check of the project finds now."""
    return lambda: [f for f in pipeline.build(project).findings if f.severity == "error"]
