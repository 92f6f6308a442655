"""Compounds named in a text: by their names, their codes however they are spaced, or as the drug."""

from __future__ import annotations

import pytest

from generators.check.sources.naming import compounds, names_of
from generators.model import Drug, Library, Vocabulary


@pytest.fixture(scope="module")
def coded(library: Library) -> Library:
    """The sample corpus whose drug has codes."""
    vocabulary: Vocabulary = library.vocabulary
    compound = vocabulary.compounds["samplirsen"].model_copy(update={"codes": ("SMP-123", "BIIB067")})
    listed = {**vocabulary.compounds, "samplirsen": compound}
    return library.model_copy(update={"vocabulary": vocabulary.model_copy(update={"compounds": listed})})


def mentioned(library: Library, text: str) -> list[tuple[str, str]]:
    return [(mention.compound, mention.text) for mention in names_of(library).mentions(text)]


@pytest.mark.parametrize("name", ["samplirsen", "Samplirsen", "SMP-123", "SMP 123", "SMP123", "BIIB067", "BIIB 067"])
def test_a_compound_is_known_by_its_name_and_its_codes(coded: Library, name: str) -> None:
    assert mentioned(coded, f"A dose of {name}, once.") == [("samplirsen", name)]


@pytest.mark.parametrize("text", ["presamplirsen", "non-samplirsen", "sam plirsen", "SMP 12", ""])
def test_a_part_of_a_word_names_nothing(coded: Library, text: str) -> None:
    assert mentioned(coded, text) == []


def test_mentions_know_where_they_stand_and_how_they_are_written(coded: Library) -> None:
    (one,) = names_of(coded).mentions("of SMP 123 only")
    assert (one.start, one.end, one.right) == (3, 10, "SMP-123")


def test_the_drug_is_the_drug_of_the_page(coded: Library, drug: Drug) -> None:
    found = names_of(coded).mentions_with_the_drug("Samplirsen is long; the drug stays.", drug)
    assert [(one.compound, one.text) for one in found] == [("samplirsen", "Samplirsen"), ("samplirsen", "the drug")]


def test_what_looks_like_a_code_and_is_nobodys_is_told_apart(coded: Library) -> None:
    assert [match[0] for match in names_of(coded).unknown_codes("SMP-123, SMP 999 and BIIB067")] == ["SMP 999"]


def test_controls_are_no_compound_that_a_value_is_about(library: Library) -> None:
    observation = library.observations["smp-half-life"]
    control = observation.model_copy(update={"compound": "placebo"})
    assert compounds([observation, control], library) == {"samplirsen"}


def test_a_compound_that_is_on_no_list_is_shown_by_its_id(library: Library) -> None:
    assert names_of(library).display_name("samplirsen") == library.vocabulary.compounds["samplirsen"].name
    assert names_of(library).display_name("nobody") == "nobody"
