"""Pages that are kept are those that would be printed, after any edit; an edit of one drug prints no other, unless it names what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sample import add_drug
from generators.cache import Cache
from generators.domain.drug_keys import hash_drugs
from generators.model import Library, Page, Problem
from generators.pictures.cached import Drawing
from generators.read.library import load
from generators.render import drug_pages, kept, portions

pytestmark = pytest.mark.usefixtures("no_workbooks")
DRUG = "data/drugs/samplirsen"
OTHER = "data/drugs/other"
_TOPICS = ("activity", "design", "distribution", "kinetics", "safety")
_EVERY = ("", "how-it-works", "data/index", "data/studies", *(f"data/{topic}" for topic in _TOPICS))


def of(drug: str, *pages: str) -> list[str]:
    """The names of pages of a drug, or of all that it has; that of the monograph is the drug's."""
    return [f"{drug}/{page}".removesuffix("/") for page in pages or _EVERY]


ALL = [*of("other"), *of("samplirsen"), *of("third")]
VALUE = of("samplirsen", "", "how-it-works", "data/index", "data/kinetics")  # those that print the half-life
ANSWER = [
    *of("samplirsen"),
    *of("other", "", "how-it-works", "data/index", "data/activity"),
]  # of both drugs, and a study
EDITS: tuple[tuple[str, str, str, list[str]], ...] = (  # a file, a text of it, what it becomes, the pages that are planned
    (f"{DRUG}/observations.csv", "20 ± 5,d", "21 ± 5,d", VALUE),
    (f"{DRUG}/tables.yml", "- name: change-by-dose", "# a remark\n- name: change-by-dose",
     of("samplirsen", "", "how-it-works", "data/activity", "data/kinetics")),
    (f"{DRUG}/guides/how-it-works.md", "title: How samplirsen works", "title: How it works",
     of("samplirsen", "", "how-it-works", *(f"data/{topic}" for topic in _TOPICS))),
    (f"{DRUG}/guides/how-it-works.md", "Samplirsen stays", "It stays", of("samplirsen", "how-it-works")),
    (f"{DRUG}/studies.yml", "name: samplirsen 100 mg", "name: samplirsen, 100 mg", of("samplirsen")),
    ("data/vocabulary/species.yml", "name: mouse", "name: house mouse", ALL),
    (f"{OTHER}/vocabulary/analytes.yml", "protein, kind", "protein A, kind", ALL),
    ("references.bib", "A sample trial of samplirsen", "A trial of samplirsen", ALL),
    ("references.bib", "@", "@comment{a remark}\n@", []),
    ("data/publisher.yml", "name: Sample Press", "name: New Press", ALL),
    ("data/waivers.yml", "", "[]\n", []),
    (f"{OTHER}/conflicts.yml", "observations: [", "observations: [smp-headache, ", ANSWER),
    (f"{OTHER}/guides/how-it-works.md", "## Effect\n", '## Effect\n\n{{ value("smp-headache") }}\n',
     [*of("other", "how-it-works"), *of("samplirsen", "data/safety")]),
    (f"{DRUG}/observations.csv", "21 ± 5,d", "22 ± 5,d", VALUE),
    (f"{DRUG}/observations.csv", "3/8 (38%)", "4/8 (50%)", ANSWER),
    (f"{DRUG}/gaps.yml", "smp-human-liver", "smp-liver-of-people", of("samplirsen", "", "how-it-works")),
    (f"{DRUG}/tables.yml", "smp-change-200", "smp-change-100", of("samplirsen", "", "how-it-works", "data/activity")),
    (f"{DRUG}/drug.yml", "value: samplirsen, compound", "value: samplirsenum, compound", of("samplirsen")),
    ("data/sources.yml", "", "# a remark\n", ALL),
)  # fmt: skip


def draw(*_: object) -> Drawing:
    return Drawing('<svg viewBox="0 0 1 1"></svg>')


def print_kept(library: Library, cache: Cache) -> tuple[list[Page], list[Problem]]:
    return kept.print_drugs(library, hash_drugs(library, cache), draw, cache)[:2]


def printed(library: Library) -> list[Page]:
    return drug_pages.render(drug_pages.plan(library), library, draw)[0]


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pages that are planned: monographs by their drugs, guides, those of the data of a drug together."""
    names: list[str] = []

    def watch(function: str, name: Callable[..., str]) -> None:
        plan = getattr(portions, function)

        def planned(*of: Any) -> Any:
            names.append(name(*of))
            return plan(*of)

        monkeypatch.setattr(portions, function, planned)

    watch("plan_monograph", lambda drug, *_: str(drug.id))
    watch("plan_guide", lambda guide, drug, *_: f"{drug.id}/{guide.slug}")
    watch("plan_overview", lambda _, drug, *__: f"{drug.id}/data/index")
    watch("plan_topic", lambda topic, _, __, drug, *___: f"{drug.id}/data/{topic.slug}")
    watch("plan_studies", lambda _, drug, *__: f"{drug.id}/data/studies")
    yield names


def test_pages_are_the_same_after_each_edit_and_only_those_that_it_touches_are_printed(
    project: Path, tmp_path: Path, planned: list[str]
) -> None:
    add_drug(project, "other")
    add_drug(project, "third")
    cache = Cache(tmp_path / "kept")
    print_kept(load(project), cache)
    for file, old, new, touched in EDITS:
        path = project / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new) if old else new, encoding="utf-8")
        library = load(project)
        planned.clear()
        pages, _ = print_kept(library, cache)
        assert sorted(planned) == sorted(touched), (file, new)
        assert pages == printed(library), (file, new)


def test_what_could_not_be_printed_is_said_again_from_what_is_kept(project: Path, tmp_path: Path) -> None:
    path = project / DRUG / "guides/how-it-works.md"
    path.write_text(path.read_text(encoding="utf-8").replace("smp-half-life", "smp-half-live"), encoding="utf-8")
    library, cache = load(project), Cache(tmp_path / "kept")
    first, second = (print_kept(library, cache)[1] for _ in range(2))
    assert first == second and any("smp-half-live" in problem.wrong for problem in first)
    assert [problem.fix for problem in first if "smp-half-live" in problem.wrong] == [
        "smp-half-life"
    ]  # of no page of the guide alone
