"""A text in which a rule found nothing is looked at again when something changes that the rule looks at, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from generators.cache import Cache
from generators.check import runner
from generators.check.problem import Look, Rule
from generators.check.sources.silence import KeptSources
from generators.check.sources.texts import TextField, text_fields
from generators.model import Drug, Finding, Library, Problem

Judge = Callable[[Library], tuple[list[str], list[Finding]]]
CALLED = 'value("smp-half-life")'


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Which texts a rule that speaks of every caption looks at, and what is found, run after run."""

    def run(library: Library) -> tuple[list[str], list[Finding]]:
        seen: list[str] = []

        def check_text(_: Library) -> Look:
            def look(field: TextField) -> Iterable[Problem]:
                seen.append(field.text)
                return [Problem(field.where, "a caption")] if field.name == "caption" else []

            return look

        def reads(_: Library, drug: Drug) -> Iterator[str]:
            yield from (event.id for event in drug.events)

        rule = Rule("TXT-CAPTION", "info", "", "", "", check_text=check_text, reads=reads)
        return seen, runner.check(library, [], [rule], KeptSources(library, Cache(tmp_path), ("engine",)))

    return run


def test_only_texts_that_are_told_of_are_looked_at_again(library: Library, judge: Judge) -> None:
    every = [field.text for field in text_fields(library)]
    captions = [field.text for field in text_fields(library) if field.name == "caption"]
    first, second = judge(library), judge(library)
    assert (first[0], second[0]) == (every, captions)
    assert first[1] == second[1] != []


def test_a_text_that_changed_is_looked_at_again(library: Library, judge: Judge) -> None:
    drug = library.drugs[0]
    judge(library)
    points = (drug.key_points[0].model_copy(update={"text": "Anew."}), *drug.key_points[1:])
    changed = drug.model_copy(update={"key_points": points})
    assert "Anew." in judge(library.model_copy(update={"drugs": (changed, *library.drugs[1:])}))[0]


def test_a_text_that_names_a_value_is_looked_at_again_when_that_changes(library: Library, judge: Judge) -> None:
    judge(library)
    row = library.observations["smp-half-life"]
    rows = {**library.observations, row.id: row.model_copy(update={"unit": "h"})}
    seen = judge(library.model_copy(update={"observations": rows}))[0]
    assert any(CALLED in text for text in seen)
    assert len(seen) < len(list(text_fields(library))) / 2


@pytest.mark.parametrize("change", [{"broken": frozenset({"sam-x"})}, {"wording": None}])
def test_what_all_texts_are_judged_by_has_all_of_them_looked_at(
    library: Library, judge: Judge, change: dict[str, object]
) -> None:
    judge(library)
    words = library.wording.model_copy(update={"negatives": ("nobody",)})
    changed = library.model_copy(update=change if "broken" in change else {"wording": words})
    assert len(judge(changed)[0]) == len(list(text_fields(library)))


def test_what_a_rule_says_that_it_reads_has_the_texts_of_the_drug_looked_at(library: Library, judge: Judge) -> None:
    judge(library)
    drug = library.drugs[0].model_copy(update={"events": library.drugs[0].events[1:]})
    changed = library.model_copy(update={"drugs": (drug, *library.drugs[1:])})
    assert len(judge(changed)[0]) == len([field for field in text_fields(changed) if field.drug.id == drug.id])


def test_a_drug_is_looked_at_again_when_its_files_or_what_they_name_change(library: Library, tmp_path: Path) -> None:
    seen: list[str] = []

    def check_drug(_: Library, drug: Drug) -> Iterator[Problem]:
        seen.append(drug.id)
        yield from ()

    rule = Rule("DAT-DRUG", "info", "", "", "", check_drug=check_drug)
    file = "data/drugs/samplirsen/drug.yml"
    changed = library.model_copy(update={"files": {**library.files, file: f"{library.files[file]}# a note\n"}})
    source = library.observations["smp-half-life"].sources[0].key
    named = library.references[source].model_copy(update={"edition": "anew"})
    cited = library.model_copy(update={"references": {**library.references, source: named}})
    for one in (library, library, changed, changed, cited):
        runner.check(one, [], [rule], KeptSources(one, Cache(tmp_path), ()))
    assert seen == [drug.id for drug in library.drugs] * 3
