"""What a page tells machines in its head: the fields of its citation, and JSON-LD in the words of schema.org.

The theme prints the fields as `citation_*` and Dublin Core. An address is one of the site, or it is left out: no host is made up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generators.cite import reference as parts
from generators.domain import describe
from generators.model import Drug, Library, Observation, Publisher
from generators.render.plan.how_to_cite import site_address
from generators.render.plan.page import PagePlan

_ESCAPES = {
    ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"
}  # nothing in it can end the script that it stands in
ON_PAPER = ("guide", "monograph")  # the kinds of pages that have a PDF
_LONGEST_NAME = 40  # a longer fact of identity is a sentence, and no identifier
PACKAGE = {"datapackage.json": "application/json", "observations.csv": "text/csv"}
_FILES: Mapping[str, Mapping[str, str]] = {
    "data-overview": PACKAGE,
    "data": {"records-tidy.csv": "text/csv", "data.json": "application/json"},
}
Thing = dict[str, Any]


def describe_page(plan: PagePlan, title: str, library: Library) -> dict[str, str]:
    """Return the fields for the front matter of a page about a drug: `title` is the one that it is cited by."""
    publisher = library.publisher
    return {
        "cited_title": title, "publisher": publisher.name, "licence": publisher.licence_url,
        "cited_address": _address(plan.address, library), "pdf": _name_pdf(plan), "json_ld": to_script({"@context": "https://schema.org", "@graph": list(_list_things(plan, title, library))}),
    }  # fmt: skip


def _name_pdf(plan: PagePlan) -> str:
    """Return the name of a page's PDF, which tells it from others in a reader's folder: `tofersen-<guide>.pdf`."""
    return f"{plan.address.removeprefix('drugs/').replace('/', '-')}.pdf" if plan.kind in ON_PAPER else ""


def describe_site(library: Library) -> str:
    """Return the JSON-LD of the home page."""
    site = {
        "@context": "https://schema.org", "@type": "WebSite", "name": library.publisher.name, "url": _address("", library),
        "inLanguage": "en", "license": library.publisher.licence_url, "publisher": _organization(library.publisher),
    }  # fmt: skip
    return to_script(_fill(site))


def describe_data(
    title: str,
    description: str,
    path: str,
    files: Mapping[str, str],
    observations: Iterable[Observation],
    library: Library,
) -> Thing:
    """Return a data set: its quantities with their units, and its files by name with their media types."""
    address, held = _address(path, library), tuple(observations)
    told_of = {one.drug for one in held}
    downloads = [
        {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": f"{address}{name}"}
        for name, kind in files.items()
    ]
    dataset = {
        "@type": "Dataset", "name": title, "description": description, "url": address, "license": library.publisher.licence_url,
        "creator": _organization(library.publisher), "dateModified": max((drug.reviewed for drug in library.drugs if drug.id in told_of), default=""),
        "isAccessibleForFree": True, "distribution": downloads if address else [], "variableMeasured": list(_list_variables(held, library)),
    }  # fmt: skip
    return _fill(dataset)


def to_script(data: Thing) -> str:
    """Return JSON-LD as the text of a script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _list_things(plan: PagePlan, title: str, library: Library) -> Iterator[Thing]:
    """Yield what a page is and what it is about."""
    if plan.kind in ("guide", "monograph"):
        yield _article(plan, title, library)
        yield _describe_drug(plan.drug, library)
    elif plan.kind in _FILES:
        held = plan.values or plan.drug.observations
        yield describe_data(title, plan.front["description"], plan.address, _FILES[plan.kind], held, library)


def _article(plan: PagePlan, title: str, library: Library) -> Thing:
    address, publisher = _address(plan.address, library), _organization(library.publisher)
    cited = (parts.address(library.references[one.key]) for one in plan.references)
    article = {
        "@type": "ScholarlyArticle" if plan.kind == "guide" else "TechArticle", "headline": title, "description": plan.front["description"], "url": address,
        "datePublished": plan.front["date"], "version": plan.front.get("version", ""), "inLanguage": "en", "isAccessibleForFree": True,
        "license": library.publisher.licence_url, "author": publisher, "publisher": publisher,
        "about": {"@type": "Drug", "name": plan.drug.name}, "citation": [one[1] for one in cited if one],
    }  # fmt: skip
    return _fill(article)


def _describe_drug(drug: Drug, library: Library) -> Thing:
    compound = library.vocabulary.compounds.get(drug.compound)
    facts = (
        fact
        for fact in drug.facts
        if fact.group == "identity" and fact.compound == drug.compound and fact.grade != "unverified"
    )
    numbers = [(fact.label, fact.value) for fact in facts if fact.value and len(fact.value) <= _LONGEST_NAME]
    found = {
        "@type": "Drug", "name": drug.name, "url": _address(f"drugs/{drug.id}", library), "nonProprietaryName": drug.inn,
        "proprietaryName": list(drug.brand_names), "alternateName": list(compound.codes if compound else ()), "administrationRoute": drug.route,
        "drugClass": {"@type": "DrugClass", "name": drug.modality},
        "identifier": [{"@type": "PropertyValue", "name": name, "value": value} for name, value in numbers],
    }  # fmt: skip
    return _fill(found)


def _list_variables(observations: Iterable[Observation], library: Library) -> Iterator[Thing]:
    """Yield each quantity with its unit once, in the order of the page."""
    listed = dict.fromkeys((describe.quantity_name(o, library.vocabulary), _unit(o)) for o in observations)
    yield from (_fill({"@type": "PropertyValue", "name": name, "unitText": unit}) for name, unit in listed)


def _unit(observation: Observation) -> str:
    """Return the UCUM code of a unit without a note of what it counts."""
    return re.sub(r"\{.*?\}", "", observation.unit)


def _organization(publisher: Publisher) -> Thing:
    return _fill({"@type": "Organization", "name": publisher.name, "url": publisher.url})


def _address(path: str, library: Library) -> str:
    """Return the whole address of a page; empty if nobody says where the site is."""
    base = site_address(library.publisher, library.site_url)
    return f"{base}/{path}/" if base and path else f"{base}/" if base else ""


def _fill(thing: Thing) -> Thing:
    """Return a thing without what is not known of it."""
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
