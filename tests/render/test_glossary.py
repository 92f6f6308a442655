"""The words of single drugs stand among those of all, or each drug has a page of them."""

from __future__ import annotations

import pytest

from generators.model import Library, Where
from generators.model.vocabulary import Term
from generators.render import glossary


@pytest.fixture
def told(library: Library) -> Library:
    """The sample corpus with a word that its drug alone has."""
    place = Where(file="data/drugs/samplirsen/vocabulary/terms.yml", line=1)
    own = Term(id="own-word", label="Own word", definition="Of this drug.", where=place)
    terms = {**library.vocabulary.terms, own.id: own}
    return library.model_copy(update={"vocabulary": library.vocabulary.model_copy(update={"terms": terms})})


def test_few_words_stand_on_one_page(told: Library) -> None:
    (page,) = glossary.print_glossary(told)
    assert [entry.id for entry in glossary.list_words(told).every if entry.drug] == ["own-word"]
    assert 'id="term-own-word"' in page.text and "Words of single drugs" not in page.text


def test_many_words_stand_at_their_drug(told: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary, "MOST", 0)
    first, drug = glossary.print_glossary(told)
    for entry in glossary.list_words(told).every:
        assert [f'-{entry.id}"' in page.text for page in (first, drug)] == [not entry.drug, bool(entry.drug)], entry
    assert 'href="samplirsen/"' in first.text and drug.path == "glossary/samplirsen.md"
