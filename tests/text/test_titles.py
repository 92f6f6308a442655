"""Titles of works, as metadata want them."""

from __future__ import annotations

from generators.text.titles import begin_line, split_title, strip_markup, upper_first


def test_metadata_gets_text_without_markup() -> None:
    assert strip_markup("The <i>SMN2</i> gene, <10 of H<sub>2</sub>O") == "The SMN2 gene, <10 of H2O"


def test_a_title_is_split_where_a_site_writes_its_name() -> None:
    assert split_title("Tofersen in ALS | The Journal") == ["Tofersen in ALS", "The Journal"]
    assert split_title("Dose-finding study.") == ["Dose-finding study"]


def test_a_name_begins_a_line_with_a_capital_and_keeps_the_others() -> None:
    assert [upper_first(name) for name in ("CSF half-life", "p75 of AUC", "β-actin", "")] == [
        "CSF half-life", "P75 of AUC", "Β-actin", "",
    ]  # fmt: skip


def test_words_begin_a_line_unless_they_have_capitals_of_their_own() -> None:
    asked = ("plasma NfL, everyone", "mRNA in liver", "apoB", "5-methylcytosine", "PBS", "")
    assert [begin_line(words) for words in asked] == [
        "Plasma NfL, everyone", "mRNA in liver", "apoB", "5-methylcytosine", "PBS", "",
    ]  # fmt: skip
