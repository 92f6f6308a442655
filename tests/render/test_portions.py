"""The portions of a drug are its pages, each planned from a part of it as it would be planned from all of it."""

from __future__ import annotations

from generators.model import Library
from generators.render import drug_pages
from generators.render.portions import list_data, list_told


def test_every_page_of_a_drug_is_a_portion(library: Library) -> None:
    (drug,) = library.drugs
    portions = [*list_told(drug), *list_data(drug, library, {})]
    planned = [one.plan(drug, library).path for one in portions]
    assert planned == [plan.path for plan in drug_pages.plan(library)]
    assert [f"drugs/{one.name}.md" for one in portions[1:]] == planned[1:]


def test_a_guide_has_the_blocks_that_it_calls_and_no_other_guide(library: Library) -> None:
    (drug,) = library.drugs
    short = drug.guides[0].model_copy(update={"slug": "short", "body": '{{ table("kinetics") }}'})
    longer = drug.model_copy(update={"guides": (*drug.guides, short)})
    part = next(one.drug for one in list_told(longer) if one.name == "samplirsen/short")
    assert part.guides == (short,) and [table.name for table in part.tables] == ["kinetics"] and len(drug.tables) > 1
    assert not (part.charts or part.studies or part.conflicts) and part.facts == drug.facts
    assert part.observations == ()  # what is named comes with the names


def test_a_topic_has_its_values_and_what_was_designed_of_them(library: Library) -> None:
    (drug,) = library.drugs
    by_name = {one.name: one.drug for one in list_data(drug, library, {})}
    topics = [part for name, part in by_name.items() if not name.endswith(("/index", "/studies"))]
    values = [o.id for part in topics for o in part.observations]
    assert sorted(values) == sorted(o.id for o in drug.observations)
    assert sum(len(part.tables) for part in topics) == len([table for table in drug.tables if table.shown])
    assert not any(guide.title or guide.summary for part in topics for guide in part.guides)
