"""A plan is printed once: front matter, pictures, and the files that stand beside the page."""

from __future__ import annotations

import json

import pytest
import yaml

from generators.errors import GuideError
from generators.model import Asset, Chart, Drug, Library
from generators.pictures.cached import Drawing
from generators.render import printing
from generators.render.drug_pages import plan, render
from generators.render.plan.page import PagePlan
from generators.render.plan.pieces import Text

SVG = '<svg role="group" viewBox="0 0 10 10"><title>t</title><desc>d</desc></svg>'


@pytest.fixture(scope="module")
def guide(library: Library) -> PagePlan:
    return next(one for one in plan(library) if one.kind == "guide")


def draw(_: object, noun: object, __: object) -> Drawing:
    return Drawing(SVG, png="iVBORw0KGgo=" if isinstance(noun, Chart) else "")


def files(found: tuple[Asset, ...]) -> dict[str, bytes]:
    return {asset.path: asset.content for asset in found}


def test_the_front_matter_is_yaml_and_names_the_data_of_the_page(library: Library, guide: PagePlan) -> None:
    (page,) = render([guide], library, draw)[0]
    front = yaml.safe_load(page.text.split("---\n")[1])
    assert front.items() >= {**guide.front, "data": "data.json"}.items() and front["hide"] == ["navigation"]
    assert json.loads(front["json_ld"])["@context"] == "https://schema.org"


def test_each_table_and_picture_has_its_downloads(library: Library, guide: PagePlan) -> None:
    (page,) = render([guide], library, draw)[0]
    expected = {"chart": {"svg", "png", "csv"}, "diagram": {"svg", "json"}, "table": {"csv", "json", "xlsx"}}
    kinds = {f"table-{one.name}": "table" for one in guide.drug.tables}
    kinds |= {f"figure-{one.name}": "chart" for one in guide.drug.charts}
    kinds |= {f"figure-{one.name}": "diagram" for one in guide.drug.diagrams}
    also = {"table": ("-tidy.csv", "-about.txt"), "chart": ("-tidy.csv", "-about.txt")}
    wanted = {
        f"{block.anchor}{end}"
        for block in guide.blocks
        for kind in [kinds.get(block.anchor, "")]
        for end in (*(f".{one}" for one in expected.get(kind, ())), *also.get(kind, ()))
    }
    assert files(page.assets).keys() == {"data.json", "cite.bib", "cite.ris", "cite.csl.json", *wanted}
    assert len(wanted) > 12


def test_a_picture_that_cannot_be_drawn_is_a_problem_at_its_place_and_the_page_goes_on(
    library: Library, guide: PagePlan
) -> None:
    def fail(*_: object) -> Drawing:
        raise GuideError("no room")

    (page,), problems = render([guide], library, fail)
    nouns = [*guide.drug.charts, *guide.drug.diagrams]
    assert {(one.message, str(one.where)) for one in problems} == {("no room", str(noun.where)) for noun in nouns}
    assert page.title == guide.front["title"]
    assert not any(path.endswith(".svg") for path in files(page.assets))


def test_what_is_misplaced_in_a_picture_is_told_of_the_noun(library: Library, guide: PagePlan) -> None:
    (page,) = render([guide], library, lambda *_: Drawing(SVG, misplaced=("a mark is beside its number",)))[0]
    chart = guide.drug.charts[0]
    assert f"chart {chart.name!r}: a mark is beside its number" in {one.wrong for one in page.misplaced}
    assert str(chart.where) in {str(one.where) for one in page.misplaced}


def test_a_chart_with_a_value_that_is_not_there_is_not_drawn(library: Library, drug: Drug) -> None:
    chart = drug.charts[0]
    without = library.model_copy(
        update={"observations": {k: o for k, o in library.observations.items() if k != chart.shown[0]}}
    )
    planned = next(one for one in plan(without) if one.kind == "guide")
    (page,) = render([planned], without, draw)[0]
    assert f"figure-{chart.name}.svg" not in files(page.assets)
    assert files(page.assets)[f"figure-{chart.name}.csv"] == b"\xef\xbb\xbf"


def test_the_data_of_a_page_are_its_values_by_id(library: Library, guide: PagePlan) -> None:
    (page,) = render([guide], library, draw)[0]
    data = json.loads(files(page.assets)["data.json"])
    assert [one["id"] for one in data["values"]] == sorted(o.id for o in guide.values)
    assert data["title"] == guide.front["title"]


def test_running_text_is_printed_on_its_own() -> None:
    assert printing.print_inline((Text("a < b"), Text("c", is_emphasised=True))) == "a &lt; b<em>c</em>"
    assert printing.print_references((), {}) == ""
