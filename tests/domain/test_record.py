"""A record says all that is known of a value, and where it leads."""

from __future__ import annotations

import pytest

from generators.domain import quantity, record
from generators.model import Citation, Drug, Library, Observation, Reference, Where
from tests import shipped as content


def changed(library: Library, ident: str, **cells: object) -> Observation:
    return library.observations[ident].model_copy(update=cells)


def test_a_record_names_the_study_and_leads_to_it(library: Library) -> None:
    made = record.make(library.observations["smp-headache"], library)
    study = made.field("study")
    assert study is not None
    assert study.words == (record.Words("the sample trial", "study", "smp-trial"),)
    assert made.text("arm") == "samplirsen 100 mg"
    assert made.text("against") == ""


def test_a_record_names_the_arm_that_it_is_compared_against(library: Library) -> None:
    made = record.make(changed(library, "smp-headache", against="placebo"), library)
    assert made.text("against") == "placebo"
    assert record.make(changed(library, "smp-headache", against="baseline"), library).text("against") == "baseline"


def test_a_source_is_named_by_its_edition_its_place_and_how_it_was_read(library: Library) -> None:
    label = Reference(
        key="label", type="misc", tier="regulator", region="US", document="label", edition="2018", fields={}
    )
    paper = Reference(
        key="p",
        type="article",
        tier="peer-reviewed",
        fields={"author": "Doe, J. and Roe, R. and Poe, E.", "year": "2020"},
    )
    known = library.model_copy(update={"references": {"label": label, "p": paper}})
    sources = (Citation(key="label", locator="sec 8.6"), Citation(key="p", locator="abstract, Results"))
    made = record.make(changed(library, "smp-headache", sources=sources), known)
    name = next((tier.name.lower() for tier in known.sources.tiers if tier.id == "regulator"), "regulator")
    assert made.text("sources") == f"US label, 2018, sec 8.6 ({name}); Doe et al 2020, abstract, Results (abstract)"
    field = made.field("sources")
    assert field and [(word.leads_to, word.ident) for word in field.words if word.ident] == [
        ("source", "label"),
        ("source", "p"),
    ]


@pytest.mark.parametrize(
    ("region", "document", "edition", "name"),
    [
        ("US", "label", "2018", "US label, 2018"),
        ("EU", "assessment report", "", "EU assessment report"),
        ("global", "list of names", "2019", "list of names, 2019"),
        (None, "registry record", "2023", "registry record, 2023"),
        (None, "", "", ""),
    ],
)
def test_the_name_of_an_edition(region: str | None, document: str, edition: str, name: str) -> None:
    made = Reference.model_validate(
        {"key": "a", "type": "misc", "fields": {}, "region": region, "document": document, "edition": edition}
    )
    assert made.edition_name == name


def test_a_formula_is_printed_with_its_inputs_and_leads_to_them(library: Library) -> None:
    derived = changed(library, "smp-headache", formula="{smp-half-life} * 2 - ({smp-half-life} / 1.5)")
    field = record.make(derived, library).field("formula")
    assert field is not None
    value = record.make(library.observations["smp-half-life"], library).text("value")
    assert field.text == f"{value} × 2 − ({value} ÷ 1.5)"
    assert [word.ident for word in field.words if word.leads_to == "value"] == ["smp-half-life"] * 2


def test_a_computed_value_has_the_sources_of_what_it_was_computed_from(library: Library) -> None:
    computed = record.make(changed(library, "smp-half-life-h", sources=()), library).field("sources")
    names = record.make(library.observations["smp-half-life"], library).source_names
    assert computed and computed.text == f"from {'; '.join(names)}"
    assert [word.ident for word in computed.words if word.leads_to == "source"] == ["alpha2020"]


def test_a_value_that_is_computed_from_itself_has_the_sources_of_no_other(library: Library) -> None:
    computed = changed(library, "smp-half-life-h", sources=(), formula="{smp-half-life-h} * 24")
    known = library.model_copy(update={"observations": {**library.observations, computed.id: computed}})
    assert record.make(computed, known).field("sources") is None


def test_a_difference_of_arms_is_worded_and_not_printed_as_a_call(library: Library) -> None:
    derived = changed(library, "smp-headache", formula="risk_difference({smp-half-life}, {smp-ratio})")
    field = record.make(derived, library).field("formula")
    assert field is not None
    words = "".join(part.text for part in field.words)
    assert words.startswith("difference of ") and " and " in words and words.endswith("Newcombe’s hybrid score method")
    assert [part.ident for part in field.words if part.leads_to == "value"] == ["smp-half-life", "smp-ratio"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param("42", "42% (30 of 72)", id="a percentage"),
        pytest.param("30/72 (42%)", "30/72 (42%)", id="a count says it itself"),
    ],
)
def test_a_difference_tells_the_count_that_a_percentage_stands_for(library: Library, value: str, told: str) -> None:
    unit = "%" if value == "42" else "{participants}"
    share = changed(library, "smp-headache", value=quantity.parse(value), unit=unit, n="72")
    known = library.model_copy(update={"observations": {**library.observations, share.id: share}})
    derived = changed(library, "smp-headache-placebo", formula="risk_difference({smp-headache}, {smp-ratio})")
    assert record.make(derived, known).text("formula").startswith(f"difference of {told} and ")


def test_a_record_leads_to_its_disagreements(drug: Drug, library: Library) -> None:
    conflict = drug.conflicts[0]
    field = record.make(library.observations[conflict.observations[0]], library).field("disagreements")
    assert field and conflict.id in {word.ident for word in field.words}
    assert record.make(library.observations["smp-headache"], library).field("disagreements") is None


def test_a_disagreement_has_its_state(drug: Drug, library: Library) -> None:
    conflict = drug.conflicts[0]
    field = record.make(library.observations[conflict.observations[0]], library).field("disagreements")
    assert field and field.text == f"{conflict.title} ({conflict.state})"


def test_a_difference_that_fields_explain_is_told_with_the_reason(library: Library) -> None:
    labels = {
        key: Reference.model_validate(
            {
                "key": key,
                "type": "misc",
                "tier": "label",
                "region": region,
                "document": "label",
                "edition": "2018",
                "fields": {},
            }
        )
        for key, region in (("us", "US"), ("eu", "EU"))
    }
    first = changed(library, "smp-headache", sources=(Citation(key="us"),))
    second = changed(
        library, "smp-headache", id="smp-other", value=quantity.parse("4/8"), sources=(Citation(key="eu"),)
    )
    known = library.model_copy(
        update={"references": labels, "observations": {"smp-headache": first, "smp-other": second}}
    )
    told = record.make(first, known).field("explained")
    assert told and told.text.endswith(": the regions differ (US label, 2018; EU label, 2018)")
    assert [word.ident for word in told.words if word.leads_to == "value"] == ["smp-other"]
    assert record.make(second, known).text("explained")
    same = known.model_copy(update={"observations": {"smp-headache": first}})
    assert record.make(first, same).field("explained") is None


def test_every_record_of_the_site_has_its_study_and_its_fields_have_words() -> None:
    library = content.library()
    for observation in library.observations.values():
        made = record.make(observation, library)
        assert bool(made.text("study")) == bool(observation.study)
        assert all(field.text.strip() for field in made.fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        pytest.param(
            {"author": "{Office of Food and Drugs}", "year": "2024"}, "Office of Food and Drugs 2024", id="one office"
        ),
        pytest.param({"author": "{A and B} and Beta, Bo"}, "A and B and Beta", id="an office and a person"),
        pytest.param({"author": "Alpha, Ada and Beta, Bo and Gamma, Cy"}, "Alpha et al", id="three people"),
        pytest.param(
            {"organization": "A News Service", "year": "2023"}, "A News Service 2023", id="only an organisation"
        ),
        pytest.param({}, "key2020", id="nobody"),
    ],
)
def test_a_source_is_named_by_its_first_author(fields: dict[str, str], name: str) -> None:
    reference = Reference(key="key2020", type="misc", fields=fields, where=Where(file="references.bib"))
    assert record.name_short(reference) == name
