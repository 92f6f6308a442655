"""A download says where it comes from."""

from __future__ import annotations

from generators.index.entries import make_entries
from generators.model import Library
from generators.render.origin import describe_origin


def test_page_address_licence_and_each_source_with_its_places_are_told(library: Library) -> None:
    entries = list(make_entries(library).values())
    published = library.model_copy(update={"site_url": "https://sample.example/g/"})
    told = dict(describe_origin("A guide", "drugs/samplirsen/how.md", entries, published, "Sample Press. A guide."))
    assert told["Address"] == "https://sample.example/g/drugs/samplirsen/how/"
    assert told["Cite as"] == "Sample Press. A guide." and told["Licence"].startswith("CC BY 4.0")
    assert "Places: Table 2" in told["Source alpha2020"]
    assert {name.removeprefix("Source ") for name in told if name.startswith("Source ")} == {
        citation.key for entry in entries for citation in entry.observation.sources
    }
