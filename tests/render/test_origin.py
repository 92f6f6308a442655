"""A download says where it comes from."""

from __future__ import annotations

from generators.index.entries import make_entries
from generators.model import Library
from generators.render.origin import Home, describe_origin
from generators.render.plan.guide import plan_guide
from generators.render.plan.page import plan_page


def test_page_address_licence_and_each_source_with_its_places_are_told(library: Library) -> None:
    entries = list(make_entries(library).values())
    published = library.model_copy(update={"site_url": "https://sample.example/g/"})
    page = plan_page(plan_guide(library.drugs[0].guides[0], library.drugs[0], library), library)
    home = Home(page.front["title"], page.path, page.drug.reviewed, "Sample Press. A guide.")
    told = dict(describe_origin(home, entries, published))
    assert told["Address"] == f"https://sample.example/g/{page.address}/"
    assert told["Evidence up to"] == library.drugs[0].reviewed
    assert told["Cite as"] == "Sample Press. A guide." and told["Licence"].startswith("CC BY 4.0")
    assert "Places: Table 2" in told["Source alpha2020"]
    assert {name.removeprefix("Source ") for name in told if name.startswith("Source ")} == {
        citation.key for entry in entries for citation in entry.observation.sources
    }
