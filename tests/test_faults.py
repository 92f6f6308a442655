"""A short share of `make check-faults`: public cases as a table, spoiled files, a broken disk; and that the gate sees a mend that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults import cases, corpus, elsewhere, ends, mends, mutated, public
from faults.__main__ import main
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus.copy(tmp_path_factory.mktemp("public"))


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.number)
@pytest.mark.usefixtures("no_workbooks")  # in workbooks nothing is looked for
def test_a_public_case_is_told_as_it_should_be(case: cases.Case, root: Path) -> None:
    path = root / case.file
    text = path.read_text(encoding="utf-8")
    path.write_text(public.apply(case, text), encoding="utf-8")
    try:
        is_in_pages = (
            not case.rule or case.in_pages or case.file.endswith("how-it-works.md")
        )  # and quick for what the data tell
        assert public.judge(case, corpus.find(root, is_in_pages)) == ""
    finally:
        path.write_text(text, encoding="utf-8")


def test_each_number_is_one_case() -> None:
    numbers = [case.number for case in cases.CASES]
    assert len(numbers) == len(set(numbers)) > 90


def test_every_case_of_the_collection_is_tried_here_or_by_a_test_that_is_there() -> None:
    tried = {number.split()[0] for number in (*elsewhere.TESTS, *(case.number for case in cases.CASES))}
    attacks = {"1abcdef", "2abceg", "3", "4abcdefghijklmno", "5", "6", "7", "8abcdefghij", "9"}
    wanted = {*map(str, range(1, 52)), *(f"r{one[0]}{letter}" for one in attacks for letter in one[1:] or [""])}
    assert wanted - tried == set()
    for place in elsewhere.TESTS.values():
        file, name = place.split("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), place


def test_whatever_breaks_inside_ends_in_one_line(tmp_path: Path) -> None:
    assert list(ends.find_faults(tmp_path, 10)) == []


def test_spoiled_files_end_in_findings(tmp_path: Path) -> None:
    assert list(mutated.find_faults(tmp_path, 60)) == []


@pytest.mark.parametrize("name", ["quotes in cells", "the digest of a cache", "the last handler"])
def test_a_mend_that_is_taken_out_is_missed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mends, "MENDS", {name: mends.MENDS[name]})
    monkeypatch.setattr(corpus, "LONGEST", 2)  # a hang is one after two seconds as well
    assert list(mends.find_idle(tmp_path)) == []


def test_a_mend_that_nothing_misses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, part = mends.MENDS["quotes in cells"]
    monkeypatch.setattr(mends, "MENDS", {"nothing": (lambda: corpus.time_limit(60), part)})
    assert list(mends.find_idle(tmp_path)) == ["without 'nothing' nothing is found"]


def test_a_fault_is_printed_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(public, "find_faults", lambda *_: iter(["case 1: found nothing"]))
    assert main(["--only", "public"]) == 1
    assert "public: 1 faults" in capsys.readouterr().out
