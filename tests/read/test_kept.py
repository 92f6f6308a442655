"""What is read from what was kept is what would be read, after any edit of any file; and only the files of what was edited are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.sample import add_drug
from generators import cache
from generators.cache import Cache
from generators.model import Library
from generators.read import kept, library
from generators.read.library import load
from generators.read.nouns import Reading

DRUG = "data/drugs/samplirsen"
DRUGS = ["other", "other/vocabulary", "samplirsen", "samplirsen/vocabulary"]
EDITS: tuple[tuple[str, str, str, list[str]], ...] = (  # a file, a text of it, what it becomes, what is read again
    (f"{DRUG}/observations.csv", "20 ± 5,d", "21 ± 5,d", ["samplirsen"]),
    (f"{DRUG}/guides/how-it-works.md", "Samplirsen stays", "It stays", ["samplirsen"]),
    (f"{DRUG}/guides/new.md", "", "no front matter", ["samplirsen"]),
    (f"{DRUG}/guides/new.md", "no front matter", "---\ntitle: New\n---\n", ["samplirsen"]),
    (f"{DRUG}/studies.yml", "name: samplirsen 100 mg", "nam: samplirsen", ["samplirsen"]),
    (f"{DRUG}/vocabulary/terms.yml", "", "[]\n", ["samplirsen", "samplirsen/vocabulary"]),
    ("data/vocabulary/species.yml", "name: mouse", "name: house mouse", [*DRUGS, "vocabulary"]),
    ("references.bib", "A sample trial", "A trial", ["references"]),
    ("data/wording.yml", "", "counted: []\n", ["sources"]),
    ("data/sources.yml", "", "# a remark\n", ["sources"]),
    ("data/publisher.yml", "name: Sample Press", "name: New Press", []),
)


def parts(made: Library) -> dict[str, object]:
    """All fields of a library, and of its values those that no JSON has."""
    values = made.observations.values()
    hidden = [(one.read_in, one.is_abstract_only, one.repeats) for one in values]
    return {**{name: getattr(made, name) for name in Library.model_fields}, "hidden": hidden, "names": list(made.files)}


@pytest.fixture
def again(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is read again."""
    names: list[str] = []

    def keep(run: Reading, name: str, paths: list[Path], read: Callable[[Reading], object]) -> object:
        def read_again(own: Reading) -> object:
            names.append(name)
            return read(own)

        return kept.keep(run, name, paths, read_again)

    monkeypatch.setattr(library, "keep", keep)
    yield names


def test_what_is_kept_is_what_would_be_read(project: Path, tmp_path: Path, again: list[str]) -> None:
    add_drug(project, "other")
    store = Cache(tmp_path / "kept")
    load(project, kept=store)
    for file, old, new, names in EDITS:
        path = project / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, new) if old else f"{new}{text}", encoding="utf-8")
        again.clear()
        made = load(project, kept=store)
        assert not set(names) - set(again) and (not set(again) - set(names) or made.broken), (file, again)
        assert parts(made) == parts(load(project)), file
        again.clear()
        assert parts(load(project, kept=store)) == parts(made) and again == [], file


def test_a_file_that_went_is_gone(project: Path, tmp_path: Path) -> None:
    store = Cache(tmp_path / "kept")
    load(project, kept=store)
    (project / DRUG / "charts.yml").unlink()
    assert parts(load(project, kept=store)) == parts(load(project))


def test_what_could_not_be_read_before_is_part_of_the_key(project: Path, tmp_path: Path) -> None:
    run = Reading(project, Cache(tmp_path / "kept"))
    read = list[int]()
    for broken in ("", "a", "b", "a"):
        run.broken = {broken} - {""}
        kept.keep(run, "x", [project / "references.bib"], lambda _: read.append(1))
    assert len(read) == 4  # a slot holds one


def test_a_file_that_cannot_be_read_is_told_of_each_time(project: Path, tmp_path: Path) -> None:
    store = Cache(tmp_path / "kept")
    (project / DRUG / "gaps.yml").write_bytes(b"\xff\xfe")
    first, second = (load(project, kept=store) for _ in range(2))
    assert first.problems == second.problems == load(project).problems != ()


def test_guides_behind_a_link_are_read_again(project: Path, tmp_path: Path) -> None:
    store, guides = Cache(tmp_path / "kept"), project / DRUG / "guides"
    (project / "elsewhere").mkdir()
    for path in guides.iterdir():
        path.rename(project / "elsewhere" / path.name)
    guides.rmdir()
    guides.symlink_to(project / "elsewhere")
    before = load(project, kept=store)
    path = project / "elsewhere/how-it-works.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Samplirsen stays", "It stays"), encoding="utf-8")
    assert load(project, kept=store).drugs[0].guides != before.drugs[0].guides


@pytest.mark.parametrize("changed", ["engine", "library"])
def test_other_code_reads_again(project: Path, tmp_path: Path, changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Reading(project, Cache(tmp_path / "kept"))
    read = list[int]()
    for _ in range(2):
        kept.keep(run, "x", [project / "references.bib"], lambda _: read.append(1))
    assert len(read) == 1
    kept.identify_reader.cache_clear()
    if changed == "engine":
        hashes = {**cache._hash_engine(), "domain/quantity.py": "another"}
        monkeypatch.setattr(cache, "_hash_engine", lambda: hashes)
    else:
        monkeypatch.setattr(kept, "version", lambda name: f"{name} 99")
    kept.keep(run, "x", [project / "references.bib"], lambda _: read.append(1))
    kept.identify_reader.cache_clear()
    assert len(read) == 2
