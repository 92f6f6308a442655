"""A text in which a rule found nothing is looked at again when something changes that the rule looks at, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from benchmarks.sample import add_drug
from generators.cache import Cache
from generators.check import runner
from generators.check.problem import Look, Rule
from generators.check.sources import texts
from generators.check.sources.silence import KeptSources
from generators.check.sources.texts import TextField, fields_in, list_parts, text_fields
from generators.domain.drug_keys import hash_drugs
from generators.model import Drug, Finding, Library, Noun, Problem, Reference
from generators.read.library import load

Judge = Callable[[Library], tuple[list[str], list[Finding]]]
CALLED = 'value("smp-half-life")'


def make_known(library: Library, kept: Cache) -> KeptSources:
    return KeptSources(library, hash_drugs(library, kept), kept, ("engine",))


def edit(library: Library, **update: object) -> Library:
    """The library with other nouns, and as it is after an edit with another file."""
    file = "data/drugs/samplirsen/drug.yml"
    return library.model_copy(update={"files": {**library.files, file: f"{library.files[file]}# {update}\n"}, **update})


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
        return seen, runner.check(library, [], [rule], make_known(library, Cache(tmp_path)))

    return run


def test_only_parts_that_are_told_of_are_looked_at_again(library: Library, judge: Judge) -> None:
    every = [field.text for field in text_fields(library)]
    parts = [[*fields_in(part, drug)] for drug in library.drugs for part in list_parts(drug)]
    told = [field.text for part in parts if any(one.name == "caption" for one in part) for field in part]
    first, second = judge(library), judge(library)
    assert (sorted(first[0]), second[0]) == (sorted(every), told)
    assert len(told) < len(every) / 2
    assert first[1] == second[1] != []


def test_a_text_that_changed_is_looked_at_again(library: Library, judge: Judge) -> None:
    drug = library.drugs[0]
    judge(library)
    points = (drug.key_points[0].model_copy(update={"text": "Anew."}), *drug.key_points[1:])
    changed = drug.model_copy(update={"key_points": points})
    assert "Anew." in judge(edit(library, drugs=(changed, *library.drugs[1:])))[0]


def test_a_text_that_names_a_value_is_looked_at_again_when_that_changes(library: Library, judge: Judge) -> None:
    judge(library)
    row = library.observations["smp-half-life"]
    rows = {**library.observations, row.id: row.model_copy(update={"unit": "h"})}
    seen = judge(edit(library, observations=rows))[0]
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
    changed = edit(library, drugs=(drug, *library.drugs[1:]))
    assert len(judge(changed)[0]) == len([field for field in text_fields(changed) if field.drug.id == drug.id])


def test_a_drug_is_looked_at_again_when_its_files_or_what_they_name_change(library: Library, tmp_path: Path) -> None:
    seen: list[str] = []

    def check_drug(_: Library, drug: Drug) -> Iterator[Problem]:
        seen.append(drug.id)
        yield from ()

    rule = Rule("DAT-DRUG", "info", "", "", "", check_drug=check_drug)
    changed = edit(library)
    source = library.observations["smp-half-life"].sources[0].key
    named = library.references[source].model_copy(update={"edition": "anew"})
    cited = library.model_copy(update={"references": {**library.references, source: named}})
    for one in (library, library, changed, changed, cited):
        runner.check(one, [], [rule], make_known(one, Cache(tmp_path)))
    assert seen == [drug.id for drug in library.drugs] * 3


@pytest.mark.parametrize("numbers", [True, False])
def test_a_rule_on_no_numbers_does_not_look_again_when_a_number_changes(
    project: Path, tmp_path: Path, numbers: bool
) -> None:
    seen: list[str] = []

    def note(what: str) -> Iterator[Problem]:
        seen.append(what)
        yield from ()

    def look(field: TextField) -> Iterable[Problem]:
        return note(f"text of {type(field.noun).__name__}")

    def check_drug(_: Library, drug: Drug) -> Iterator[Problem]:
        return note(drug.id)

    rule = Rule("DAT-DRUG", "info", "", "", "", numbers=numbers, check_drug=check_drug, check_text=lambda _: look)

    def run(old: str, new: str) -> set[str]:
        _replace(project / "data/drugs/samplirsen/observations.csv", old, new)
        library = load(project)
        seen.clear()
        runner.check(library, [], [rule], make_known(library, Cache(tmp_path)))
        return {*seen}

    run("20 ± 5,d", "20 ± 5,d")
    looked_at = run("20 ± 5,d", "21 ± 5,d")
    assert {"samplirsen", "text of Guide"} <= looked_at if numbers else looked_at == set()
    assert "samplirsen" in run("21 ± 5,d", "21 ± 5,h")


def test_a_drug_is_looked_at_again_when_what_a_rule_knows_of_all_drugs_changes(
    library: Library, tmp_path: Path
) -> None:
    seen, known = list[str](), ["one"]

    def check_drug(_: Library, drug: Drug) -> Iterator[Problem]:
        seen.append(drug.id)
        yield from ()

    rule = Rule("DAT-DRUG", "info", "", "", "", check_drug=check_drug, knows=lambda _: known)
    for more in ([], [], ["two"], []):
        known += more
        runner.check(library, [], [rule], make_known(library, Cache(tmp_path)))
    assert seen == [drug.id for drug in library.drugs] * 2


@pytest.mark.parametrize(("part", "looks"), [("sources", 1), ("drug", 2), ("text", 1), ("beside", 2)])
def test_each_part_of_a_rule_looks_again_when_what_it_looks_at_changes(
    project: Path, tmp_path: Path, part: str, looks: int
) -> None:
    """A drug that names a value of another is judged three times: as it is, with a remark in it, with another value beside that one."""
    add_drug(project, "second")
    folder, beside = project / "data/drugs/second", project / "data/drugs/samplirsen/observations.csv"
    _replace(folder / "guides/how-it-works.md", "", 'It was {{ value("smp-change-100") }}.\n')
    seen: list[int] = []
    rule = _make_rule(part, seen)
    edits = (
        (beside, "1/6 (17%)", "1/6 (17%)"),
        (folder / "tables.yml", "", "# a remark\n"),
        (beside, "1/6 (17%)", "2/6 (33%)"),
    )
    for file, old, new in edits:
        seen.append(0)
        _replace(file, old, new)
        library = load(project)
        runner.check(library, [], [rule], make_known(library, Cache(tmp_path)))
    assert sum(map(bool, seen)) == looks


def _make_rule(part: str, seen: list[int]) -> Rule:
    """A rule that finds nothing with one of its parts, and counts how often it looks at the second drug."""

    def look(drug: str = "second") -> Iterator[Problem]:
        seen[-1] += drug == "second"
        yield from ()

    def reads(library: Library, drug: Drug) -> Iterator[str]:
        yield str(library.observations["smp-headache-placebo"].value) if part == "beside" else drug.id

    rule = partial(Rule, "DAT-PART", "info", "", "", "", beside=part == "beside")
    if part == "sources":
        return rule(check_reference=lambda _, __: look())
    if part == "drug":
        return rule(check_drug=lambda _, drug: look(drug.id))
    return rule(check_text=lambda _: lambda field: look(field.drug.id), reads=reads)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")


def test_texts_of_a_drug_that_did_not_change_are_not_even_listed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("TXT-MUTE", "info", "", "", "", check_text=lambda _: lambda _: [])

    def run(one: Library) -> None:
        runner.check(one, [], [rule], make_known(one, cache))

    cache = Cache(tmp_path)
    run(library)
    listed = list[str]()

    def note(drug: Drug) -> Iterator[Noun]:
        listed.append(drug.id)
        return list_parts(drug)

    monkeypatch.setattr(texts, "list_parts", note)
    run(library)
    assert listed == []
    run(edit(library))
    assert listed == ["samplirsen"]


def test_what_all_share_is_looked_at_again_when_it_changes_and_without_the_drugs(
    library: Library, tmp_path: Path
) -> None:
    seen: list[Library] = []

    def check_shared(shared: Library) -> Iterator[Problem]:
        seen.append(shared)
        yield from ()

    rule = Rule("TXT-SHARED", "info", "", "", "", check_shared=check_shared)
    words = library.wording.model_copy(update={"negatives": ("nobody",)})
    (drug, *rest) = library.drugs
    renamed = edit(library, drugs=(drug.model_copy(update={"name": "Anew"}), *rest))
    for one in (library, library, edit(library), library.model_copy(update={"wording": words}), library, renamed):
        runner.check(one, [], [rule], make_known(one, Cache(tmp_path)))
    assert [(one.wording.negatives == ("nobody",), one.drugs[0].name) for one in seen] == [
        (False, drug.name), (True, drug.name), (False, drug.name), (False, "Anew"),
    ]  # fmt: skip
    assert not any(one.observations or one.references or one.drugs[0].guides for one in seen)


def test_a_source_is_looked_at_again_when_it_changes_or_no_drug_names_it(library: Library, tmp_path: Path) -> None:
    seen: list[str] = []

    def check_reference(_: Library, reference: Reference) -> Iterator[Problem]:
        seen.append(reference.key)
        yield from ()

    def run(one: Library) -> list[str]:
        seen.clear()
        runner.check(one, [], [rule], make_known(one, Cache(tmp_path)))
        return sorted(seen)

    rule = Rule("CIT-SOURCE", "info", "", "", "", check_reference=check_reference)
    extra = library.references["alpha2020"].model_copy(update={"key": "nobody2020"})
    more = library.model_copy(update={"references": {**library.references, "nobody2020": extra}})
    changed = library.references["alpha2020"].model_copy(update={"edition": "anew"})
    edited = library.model_copy(update={"references": {**library.references, "alpha2020": changed}})
    assert run(library) == sorted(library.references)
    assert run(library) == []
    assert run(more) == ["nobody2020"]
    assert "alpha2020" in run(edited)
