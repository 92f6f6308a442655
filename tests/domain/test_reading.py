"""How the sources of a statement were read."""

import pytest

from generators.domain.reading import fill_in, fill_in_drug, how_read
from generators.model import Citation, Fact, Library, Reference, Tier

TIERS = (
    Tier(id="peer-reviewed", name="Peer-reviewed work", definition="x", carries="primary"),
    Tier(id="label", name="Product label", definition="x", carries="primary"),
    Tier(id="conference", name="Conference abstract", definition="x", carries="primary", is_abstract=True),
    Tier(id="news", name="News", definition="x", carries="secondary"),
)
REFERENCES = {
    key: Reference(key=key, type="misc", tier=tier, fields={})
    for key, tier in {"paper": "peer-reviewed", "label": "label", "talk": "conference", "news": "news"}.items()
} | {"book": Reference(key="book", type="misc", tier="peer-reviewed", fields={"extent": "whole"})}


@pytest.mark.parametrize(
    ("grade", "cited", "mark", "readings"),
    [
        pytest.param("primary", {"paper": "abstract, Methods"}, "abstract", ("abstract",), id="an abstract"),
        pytest.param("primary", {"paper": "Table 2"}, "primary", ("part of the text",), id="a table"),
        pytest.param("primary", {"book": "Table 2"}, "primary", ("full text",), id="a table of a paper that was read whole"),
        pytest.param("primary", {"talk": "poster 4"}, "abstract", ("conference abstract",), id="a talk"),
        pytest.param("primary", {"paper": "abstract", "label": "12.3"}, "primary", ("abstract", "product label"), id="a label as well"),
        pytest.param("primary", {"paper": "Abstract", "news": "text"}, "abstract", ("abstract",), id="news adds nothing"),
        pytest.param("primary", {"paper": "abstraction of data"}, "primary", ("part of the text",), id="another word"),
        pytest.param("secondary", {"news": "text"}, "secondary", ("news",), id="news"),
        pytest.param("unverified", {"paper": "abstract"}, "unverified", (), id="what was read nowhere"),
        pytest.param("primary", {"nobody": "abstract"}, "primary", (), id="a source that is not there"),
    ],
)  # fmt: skip
def test_the_mark_follows_from_the_places_that_are_cited(
    library: Library, grade: str, cited: dict[str, str], mark: str, readings: tuple[str, ...]
) -> None:
    policy = library.sources.model_copy(update={"tiers": TIERS})
    sources = tuple(Citation(key=key, locator=place) for key, place in cited.items())
    fact = Fact.model_validate(
        {
            "id": "f",
            "label": "F",
            "value": "1",
            "group": "identity",
            "compound": "x",
            "grade": grade,
            "sources": sources,
        }
    )
    filled = fill_in(fact, REFERENCES, policy)
    assert (filled.mark, filled.read_in) == (mark, readings)


def test_every_statement_of_a_drug_is_told_down_to_steps_within_steps(library: Library) -> None:
    policy = library.sources.model_copy(update={"abstracts": (r".*",)})
    drug = fill_in_drug(library.drugs[0], library.references, policy)
    steps = [step for protocol in drug.protocols for step in protocol.every_step()]
    items = [item for study in drug.studies for item in study.fields]
    stated = (*drug.observations, *drug.facts, *drug.events, *drug.statuses, *items, *steps)
    graded = [one for one in stated if one.grade == "primary" and one.sources]
    assert graded and {one.mark for one in graded} == {"abstract"}


def test_a_tier_that_is_not_listed_is_its_own_name(library: Library) -> None:
    reference = Reference(key="x", type="misc", tier="rumour", fields={})
    assert how_read(Citation(key="x", locator="p 1"), reference, library.sources) == "rumour"
