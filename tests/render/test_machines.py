"""What a page tells machines is JSON-LD that nothing in the data can break out of, with no address that nobody gave."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generators.model import Drug, Library
from generators.render import drug_pages, machines
from generators.render.plan.page import PagePlan

THERE = "https://sample.example/g"


@pytest.fixture(scope="module")
def plans(library: Library) -> dict[str, PagePlan]:
    return {plan.kind: plan for plan in drug_pages.plan(library)}


def graph(plan: PagePlan, library: Library) -> dict[str, dict[str, Any]]:
    told = json.loads(machines.describe_page(plan, "A title", library)["json_ld"])
    return {thing["@type"]: thing for thing in told["@graph"]}


def strings(data: Any) -> Iterator[str]:
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    yield from [data] if isinstance(data, str) else (text for part in parts for text in strings(part))


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("guide", {"ScholarlyArticle", "Drug"}),
        ("monograph", {"TechArticle", "Drug"}),
        ("data", {"Dataset"}),
        ("data-overview", {"Dataset"}),
    ],
)
def test_a_page_says_what_it_is_and_what_it_is_about(
    plans: dict[str, PagePlan], library: Library, kind: str, types: set[str]
) -> None:
    assert graph(plans[kind], library).keys() == types


def test_a_drug_has_its_names_and_a_data_set_its_quantities(
    plans: dict[str, PagePlan], library: Library, drug: Drug
) -> None:
    told = graph(plans["monograph"], library)["Drug"]
    assert (told["name"], told["nonProprietaryName"], told["administrationRoute"]) == (drug.name, drug.inn, drug.route)
    variables = graph(plans["data-overview"], library)["Dataset"]["variableMeasured"]
    assert {"@type": "PropertyValue", "name": "elimination half-life", "unitText": "d"} in variables


def test_addresses_are_those_of_the_site_and_without_one_there_are_none(
    plans: dict[str, PagePlan], library: Library
) -> None:
    there = library.model_copy(update={"site_url": f"{THERE}/"})
    for kind, plan in plans.items():
        for thing in graph(plan, library).values():
            assert not {"url", "contentUrl", "distribution"} & thing.keys(), kind
        for thing in graph(plan, there).values():
            assert thing["url"].startswith(f"{THERE}/drugs/samplirsen/"), kind
    data = graph(plans["data-overview"], there)["Dataset"]
    assert [one["contentUrl"] for one in data["distribution"]] == [
        f"{THERE}/drugs/samplirsen/data/{name}" for name in ("datapackage.json", "observations.csv")
    ]


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>&amp;", 'a "b" \\ c', "\u2028", "Δ µ ≥"]
)
def test_no_text_leaves_the_script_that_it_stands_in(plans: dict[str, PagePlan], library: Library, text: str) -> None:
    drug = library.drugs[0].model_copy(update={"name": text})
    plan = plans["monograph"].__class__(**{**vars(plans["monograph"]), "drug": drug})
    told = machines.describe_page(plan, text, library)["json_ld"]
    assert not set("<>&\u2028") & set(told)
    assert text in set(strings(json.loads(told)))


def test_the_home_page_is_that_of_a_site(library: Library) -> None:
    told = json.loads(machines.describe_site(library))
    assert (told["@type"], told["name"], "url" in told) == ("WebSite", library.publisher.name, False)
