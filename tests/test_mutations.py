"""The mutation run on the sample corpus: breaks are made where they say, looked at, counted, and nothing is left behind.

How many breaks of the content of this site are found is no matter of a unit test: `make check-mutations` tells it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from generators.check.rules import Rule
from generators.model import Finding, Library, Page
from generators.read import references
from generators.read.formats import yaml
from mutations import report, run
from mutations.__main__ import choose_mutants, main
from mutations.corpus import Corpus
from mutations.mutant import WAYS, Mutant
from mutations.run import Result
from tests.check.rules import published
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus with its built site, and nothing looked up for retractions."""
    folder = tmp_path_factory.mktemp("broken") / "project"
    shutil.copytree(SAMPLE, folder)
    (folder / "data/retractions.yml").write_text("asked: []\nentries: []\n", encoding="utf-8")
    published.publish(folder)
    return folder


@pytest.fixture(scope="module")
def root(project: Path) -> Iterator[Path]:
    with run.snapshot(project) as folder:
        yield folder


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return Corpus(root)


@pytest.fixture(scope="module")
def bench(root: Path) -> Iterator[run.Bench]:
    """One copy of the project, in which all tests make their breaks."""
    with run.reading_once():
        yield run.Bench(root, root.parent)


@pytest.fixture(scope="module")
def few(corpus: Corpus) -> list[Mutant]:
    """One break of each way that finds something to break."""
    return choose_mutants(corpus, 1, "", 0.01)


def sample(few: list[Mutant], built: bool, number: int) -> list[Mutant]:
    """Breaks of as many ways, spread over all of them."""
    found = [m for m in few if m.is_of_page == built]
    return found[:: max(1, len(found) // number)][:number]


def test_there_are_breaks_of_every_family(few: list[Mutant]) -> None:
    assert {m.family for m in few} == {"CIT", "DAT", "TXT", "PRO", "STR"}
    assert len(few) == len({m.way for m in few}) > 100


def test_the_same_seed_gives_the_same_breaks_and_another_one_others(corpus: Corpus) -> None:
    assert choose_mutants(corpus, 1, "CIT") == choose_mutants(corpus, 1, "CIT")
    assert choose_mutants(corpus, 1, "DAT") != choose_mutants(corpus, 2, "DAT")


def test_each_break_changes_its_file_and_says_what_it_did(corpus: Corpus, few: list[Mutant]) -> None:
    for mutant in few:
        assert mutant.apply(corpus.text(mutant.file)) != corpus.text(mutant.file)
        assert mutant.description and mutant.family and mutant.way


def test_an_entry_that_lacks_a_field_is_broken_in_other_ways() -> None:
    bare = "@article{bare2020,\n  author = {Bare, B.},\n  year = {2020},\n}\n"
    small = SimpleNamespace(texts={"references.bib": bare, "data/retractions.yml": "a: 1\nentries: []\n"}, rows=[],
                          elsewhere={"x": ""}, citing=lambda _: "x")  # fmt: skip
    for way in (way for way in WAYS if way.find.__module__ == "mutations.breaks.sources"):
        for mutant in way.find(small):  # type: ignore[arg-type]  # what these ways ask of a corpus
            assert mutant.apply(small.texts[mutant.file])


def test_a_run_leaves_the_program_as_it_was(root: Path, few: list[Mutant], monkeypatch: pytest.MonkeyPatch) -> None:
    before = references.parse, yaml.read

    def try_one(_: run.Bench, mutant: Mutant) -> Result:
        assert references.parse is not before[0] and yaml.read is not before[1], "nothing is parsed twice meanwhile"
        return Result(mutant, ())

    monkeypatch.setattr(run.Bench, "try_one", try_one)
    assert len(list(run.try_all(root, few, processes=1))) == len(few)
    assert (references.parse, yaml.read) == before


def test_a_worker_parses_each_file_once_as_long_as_it_lives(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = references.parse
    monkeypatch.setattr(run, "_bench", None)
    monkeypatch.setattr(run, "_cached", None)
    run._start_worker(root, root.parent)
    assert references.parse is not plain
    assert run._cached is not None
    run._cached.__exit__(None, None, None)
    assert references.parse is plain


def test_the_rules_that_found_a_break_are_asked_first_about_the_next(
    bench: run.Bench, few: list[Mutant], monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant = next(one for one in few if one.way == "misspell a listed word")
    first = bench.try_one(mutant)
    asked: list[str] = []
    plain = run._run_rules

    def noting(library: Library, pages: list[Page], rules: list[Rule]) -> list[Finding]:
        asked.extend(rule.id for rule in rules)
        return plain(library, pages, rules)

    monkeypatch.setattr(run, "_run_rules", noting)
    assert bench.try_one(mutant).caught == first.caught
    assert set(asked) == {rule for rule, _ in first.caught}


def test_breaks_of_the_sources_are_seen_and_the_project_stays_as_it_was(
    root: Path, corpus: Corpus, bench: run.Bench, few: list[Mutant]
) -> None:
    before = {name: (root / name).read_text(encoding="utf-8") for name in corpus.texts}
    results = list(map(bench.try_one, sample(few, built=False, number=24)))
    assert report.percent_caught(results) >= 80, report.format_report(results)
    assert [r.raised for r in results if r.raised] == []
    assert before == {name: (root / name).read_text(encoding="utf-8") for name in corpus.texts}


def test_breaks_of_built_pages_are_seen(bench: run.Bench, few: list[Mutant]) -> None:
    results = list(map(bench.try_one, sample(few, built=True, number=16)))
    assert report.percent_caught(results) >= 90, report.format_report(results)
    assert [r.raised for r in results if r.raised] == []


def test_what_changes_nothing_is_told_apart_by_a_stated_rule(corpus: Corpus, bench: run.Bench) -> None:
    file = "data/publisher.yml"
    end = len(corpus.texts[file])
    result = bench.try_one(Mutant(file, end, end, "# a remark\n", "a remark", corpus.drugs[0]))
    assert (result.caught, result.same) == ((), "it is read as the same library")


def result(caught: tuple[tuple[str, str], ...] = (), same: str = "") -> Result:
    mutant = Mutant("data/x.yml", 0, 1, "", "something", family="DAT", way="lose a comma")
    return Result(mutant, caught, same=same)


def test_the_share_leaves_out_what_broke_nothing() -> None:
    results = [result((("DAT-FIELD", "error"),)), result(), result(same="it is read as the same library")]
    assert report.percent_caught(results) == 50
    said = report.format_report(results)
    assert "2 were not caught:" in said
    assert "nothing was broken: it is read as the same library" in said
    assert "A row has one cell too few." in said  # why: what the way of breaking says of itself


def test_an_exception_is_no_finding_and_is_told(root: Path, few: list[Mutant], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a rule raised")

    monkeypatch.setattr(run.Bench, "_try_source", fails)
    (one,) = run.try_all(root, sample(few, built=False, number=1), processes=1)
    assert (one.caught, one.raised) == ((), "RuntimeError: a rule raised")
    assert "RuntimeError: a rule raised" in report.format_report([one])


def test_the_command_fails_below_the_share_that_is_wanted_of_a_family(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    caught = result((("DAT-FIELD", "error"),))
    found = [result(), *[replace(caught, mutant=replace(caught.mutant, family="CIT"))] * 99]
    monkeypatch.setattr(run, "try_all", lambda *_: iter(found))
    assert main(["--root", str(project), "--only", "lose a comma"]) == 1
    assert "100 breaks, 0 of which changed nothing; 99 caught: 99.0% (DAT 0.0%, CIT 100.0%)" in capsys.readouterr().out
    assert report.find_families_below(found, 95) == ["DAT"]


def test_a_way_that_finds_nothing_to_break_is_told_and_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "try_all", lambda *_: iter([result((("DAT-FIELD", "error"),))]))
    assert main(["--root", str(project), "--only", "lose a comma"]) == 0
    assert "nothing to break" not in capsys.readouterr().out
    assert main(["--root", str(project), "--share", "0.01"]) == 1
    told = capsys.readouterr().out
    assert "nothing to break: DAT write a row twice" in told and "nothing to break: DAT lose a comma" not in told


def test_every_way_says_what_it_does() -> None:
    assert [way.name for way in WAYS if not (way.find.__doc__ or "").strip()] == []
