"""The key of a drug changes with all that is made of the drug alone, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.sample import add_drug
from generators.cache import Cache
from generators.domain.drug_keys import DrugKey, hash_but_numbers, hash_drugs
from generators.read.library import load

FIRST, SECOND = "data/drugs/samplirsen", "data/drugs/second"
Change = Callable[[str, str, str], set[str]]


@pytest.fixture
def change(project: Path, tmp_path: Path) -> Change:
    """Replace a text of a file, or add to its end; gives the drugs whose keys changed."""
    add_drug(project, "second")
    kept = Cache(tmp_path / "kept")

    def replace(file: str, old: str, new: str) -> set[str]:
        before = hash_drugs(load(project), kept)
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        library = load(project)
        after = hash_drugs(library, kept)
        assert after == hash_drugs(library, Cache(tmp_path / "new"))
        return {name for name in after if after[name] != before[name]}

    return replace


def test_an_edit_of_a_drug_that_no_other_names_changes_its_key_alone(change: Change) -> None:
    assert change(f"{FIRST}/observations.csv", "20 ± 5,d", "21 ± 5,d") == {"samplirsen"}
    assert change(f"{SECOND}/tables.yml", "", "# a remark\n") == {"second"}
    assert change("data/publisher.yml", "", "# a remark\n") == set()  # what all share is no part of it


def test_what_a_drug_names_of_another_changes_its_key(change: Change) -> None:
    names = 'It was {{ value("smp-half-life") }}.\n'
    assert change(f"{SECOND}/guides/how-it-works.md", "", names) == {"second"}
    assert change(f"{FIRST}/observations.csv", "20 ± 5,d", "21 ± 5,d") == {"samplirsen", "second"}


def test_a_value_beside_one_that_a_drug_names_changes_its_key(change: Change) -> None:
    change(f"{SECOND}/guides/how-it-works.md", "", 'It was {{ value("smp-change-100") }}.\n')
    assert change(f"{FIRST}/observations.csv", "smp-change-200,", "smp-change-201,") == {"samplirsen", "second"}


def test_a_value_beside_one_that_a_drug_names_changes_nothing_else_of_its_key(change: Change, project: Path) -> None:
    def hash_second() -> DrugKey:
        return hash_drugs(load(project), Cache(project / ".cache"))["second"]

    change(f"{SECOND}/guides/how-it-works.md", "", 'It was {{ value("smp-change-100") }}.\n')
    before = hash_second()
    change(f"{FIRST}/observations.csv", "1/6 (17%)", "2/6 (33%)")
    after = hash_second()
    assert after == before._replace(beside=after.beside) != before


def test_a_value_of_the_study_of_another_drug_changes_the_keys_of_both(change: Change) -> None:
    change(f"{SECOND}/observations.csv", "second-trial,", "smp-trial,")
    assert change(f"{FIRST}/observations.csv", "smp-change-200,", "smp-change-201,") == {"samplirsen", "second"}


def test_a_value_of_no_study_is_compared_with_those_of_its_compound(change: Change) -> None:
    assert change(f"{SECOND}/observations.csv", "≥90,ug/g", "≥91,ug/g") == {"samplirsen", "second"}  # both of smp-2
    assert change(f"{SECOND}/observations.csv", "1/6 (17%)", "2/6 (33%)") == {"second"}


def test_a_disagreement_changes_the_keys_of_both_sides(change: Change) -> None:
    named = "observations: [smp-headache, "
    assert change(f"{SECOND}/conflicts.yml", "observations: [", named) == {"samplirsen", "second"}
    assert change(f"{SECOND}/conflicts.yml", "title: ", "title: Anew, ") == {"samplirsen", "second"}


def test_a_source_changes_the_keys_of_the_drugs_that_name_it(change: Change) -> None:
    assert change("references.bib", "A sample trial of samplirsen", "A trial of samplirsen") == {"samplirsen", "second"}
    assert change("references.bib", "@", "@comment{a remark}\n@") == set()  # another line of the file
    assert change(f"{FIRST}/guides/how-it-works.md", "", "[@gamma2030]\n") == {"samplirsen"}
    added = "\n@misc{gamma2030,\n  title = {A work},\n  year = {2030},\n}\n"
    assert change("references.bib", "", added) == {"samplirsen"}


def test_words_that_are_kept_are_not_looked_for_again(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    change(f"{FIRST}/tables.yml", "", "# a remark\n")
    monkeypatch.setattr("generators.domain.drug_keys.find_words", lambda _: pytest.fail("it is kept"))
    assert change("data/publisher.yml", "", "# a remark\n") == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "is_same"),
    [
        ("observations.csv", "20 ± 5,d", "21 ± 5,d", True),
        ("observations.csv", "20 ± 5,d", "21 (18 to 30),d", True),
        ("observations.csv", "20 ± 5,d", "20 ± 5,h", False),
        ("observations.csv", "20 ± 5,d", ",d", False),
        ("tables.yml", "", "# a remark\n", False),
        ("guides/how-it-works.md", "", "One more word.\n", False),
    ],
)
def test_without_its_numbers_a_drug_has_the_same_hash_when_a_number_changes(
    project: Path, file: str, old: str, new: str, is_same: bool
) -> None:
    def hash_it() -> str:
        library = load(project)
        keys = hash_drugs(library, Cache(project / ".cache"))
        return hash_but_numbers(library.drugs[0], keys["samplirsen"], library)

    before, path = hash_it(), project / FIRST / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    assert (hash_it() == before) is is_same
