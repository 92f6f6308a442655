"""Titles of works, as metadata want them."""

from __future__ import annotations

from generators.text.titles import split_title, strip_markup


def test_metadata_gets_text_without_markup() -> None:
    assert strip_markup("The <i>SMN2</i> gene, <10 of H<sub>2</sub>O") == "The SMN2 gene, <10 of H2O"


def test_a_title_is_split_where_a_site_writes_its_name() -> None:
    assert split_title("Tofersen in ALS | The Journal") == ["Tofersen in ALS", "The Journal"]
    assert split_title("Dose-finding study.") == ["Dose-finding study"]
