"""What is found: its title, its value, its context, its address."""

from __future__ import annotations

import pytest

from generators.index.entries import make_entries
from generators.index.printed import Part, PrintedPage
from generators.index.search import documents
from generators.model import Fact, Library, Matrix, Reference


def test_an_observation_answers_with_its_value_and_leads_to_its_record(library: Library) -> None:
    found = documents.of_observation(make_entries(library)["smp-half-life"], library)
    assert (found.kind, found.value, found.address) == (
        "observation",
        "20 ± 5\u00a0d",
        "drugs/samplirsen/data/kinetics/#obs-smp-half-life",
    )
    assert found.title.startswith("elimination half-life in ") and "mean ± SD" in found.detail
    assert "not reported" not in found.detail


def test_a_value_in_a_part_is_found_by_the_names_of_what_it_is_part_of(library: Library) -> None:
    wider = {
        "liver": Matrix(id="liver", name="liver", kind="tissue", part_of="abdomen"),
        "abdomen": Matrix(id="abdomen", name="abdomen", kind="region", part_of="trunk"),
        "trunk": Matrix(id="trunk", name="trunk", kind="region", part_of="abdomen"),  # a slip that ends it
    }
    told = library.model_copy(update={"vocabulary": library.vocabulary.model_copy(update={"matrices": wider})})
    found = documents.of_observation(make_entries(told)["smp-liver-mouse"], told)
    assert found.words.endswith("abdomen trunk")
    assert "abdomen" not in found.title + found.detail


def test_a_missing_value_is_found_with_its_reason(library: Library) -> None:
    missing = next(entry for entry in make_entries(library).values() if entry.observation.value is None)
    found = documents.of_observation(missing, library)
    assert found.value and found.grade == ""


def test_a_sentence_among_the_facts_is_no_name_of_a_drug(library: Library) -> None:
    drug = library.drugs[0]
    facts = [
        ("CAS", "1-2-3"),
        ("Codes", "AB 1, AB 2"),
        ("Not the same as", "ISIS 9, an oligonucleotide of an earlier trial"),
    ]
    made = tuple(
        Fact(id=f"smp-{n}", label=label, value=value, group="identity", compound=drug.compound, grade="primary")
        for n, (label, value) in enumerate(facts)
    )
    names = documents.drug_names(drug.model_copy(update={"facts": made}), library)
    assert {"1-2-3", "AB 1", "AB 2", drug.inn} <= set(names) and not any("ISIS 9" in name for name in names)


def test_a_source_is_found_by_its_authors_and_numbers() -> None:
    fields = {
        "author": "Doe, Jane and Körtvélyessy, Péter",
        "title": "On <i>X</i>",
        "year": "2020",
        "doi": "10.1/x",
        "pmid": "7",
    }
    found = documents.of_reference(Reference(key="doe2020", type="article", fields=fields))
    assert found.title == "Doe and Körtvélyessy 2020: On X" and "Körtvélyessy" in found.words
    assert (found.value, found.detail) == ("10.1/x", "7") and found.address == "references/#source-doe2020"


@pytest.mark.parametrize(
    ("page_kind", "part_kind", "is_found"),
    [("guide", "section", True), ("monograph", "page", False), ("monograph", "section", True), ("references", "source", False), ("rule", "section", False)],
)  # fmt: skip
def test_what_has_an_index_of_its_own_is_found_there_alone(page_kind: str, part_kind: str, is_found: bool) -> None:
    part = Part(part_kind, "drugs/samplirsen/", "x", "A title", "A title and words")
    page = PrintedPage("drugs/samplirsen/", page_kind, "P", (part,), ())
    assert (documents.of_part(part, page, {}) is not None) == is_found


def test_a_study_is_called_by_its_name() -> None:
    part = Part("method", "drugs/samplirsen/", "method-smp-trial", "A phase 3 trial", "")
    found = documents.of_part(part, PrintedPage("drugs/samplirsen/", "guide", "P", (part,), ()), {"smp-trial": "VALOR"})
    assert found is not None and found.title == "VALOR: A phase 3 trial"
