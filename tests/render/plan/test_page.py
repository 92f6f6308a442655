"""A plan knows what its page will print: values, numbers, citations, notices, in the order of printing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from generators.domain.topics import record_page
from generators.model import Citation, Drug, Library, Where
from generators.pictures.cached import Drawing
from generators.render import drug_pages
from generators.render.plan.guide import plan_guide
from generators.render.plan.page import Draft, PagePlan, finish_parts, plan_page, relative
from generators.render.plan.pieces import BoundValue, CitationGroup, Link, Mention, Text
from generators.render.plan.tree import change_pieces, flatten
from generators.render.printing import print_inline

HERE = Where(file="guide.md")


@dataclass(frozen=True)
class Box:
    """A part that holds others."""

    first: tuple[object, ...]
    second: object = None


@pytest.fixture(scope="module")
def plans(library: Library) -> tuple[PagePlan, ...]:
    return drug_pages.plan(library)


@pytest.fixture(scope="module")
def texts(library: Library, plans: tuple[PagePlan, ...]) -> dict[str, str]:
    """The printed pages by path."""
    pages, problems = drug_pages.render(plans, library, lambda *_: Drawing('<svg viewBox="0 0 1 1"></svg>'))
    assert problems == []
    return {page.path: page.text for page in pages}


def test_markers_are_printed_in_the_order_in_which_they_were_numbered(
    plans: tuple[PagePlan, ...], texts: dict[str, str]
) -> None:
    for plan in plans:
        printed = re.findall(r'<a class="citation[^"]*" id="([^"]+)"', texts[plan.path])
        planned = [m.ident for one in flatten(plan.parts) if isinstance(one, CitationGroup) for m in one.markers]
        assert printed == planned and (len(printed) > 5 or plan.kind not in ("guide", "monograph"))
        first = list(
            dict.fromkeys(re.findall(r'<a class="citation[^"]*" id="[^"]+" href="#ref-([^"]+)"', texts[plan.path]))
        )
        assert first == list(plan.citations)[: len(first)]
        assert first == [reference.key for reference in plan.references]


def test_every_planned_value_is_printed_and_no_other(plans: tuple[PagePlan, ...], texts: dict[str, str]) -> None:
    for plan in plans:
        printed = set(re.findall(r'data-value="([^"]+)"', texts[plan.path]))
        bound = {o.id for o in plan.values if o.value}
        assert printed == bound if plan.kind == "guide" else plan.kind == "data" or printed <= bound


def test_every_value_has_its_record_on_one_data_page_and_no_page_prints_it_twice(
    library: Library, plans: tuple[PagePlan, ...], texts: dict[str, str]
) -> None:
    records = [ident for plan in plans for ident in re.findall(r'<tr id="obs-([^"]+)"', texts[plan.path])]
    assert sorted(records) == sorted(library.observations)
    for plan in plans:
        found = re.findall(r'href="([^"#]*)#obs-([^"]+)"', texts[plan.path])
        for page, ident in found:
            here = record_page(library.observations[ident], library.vocabulary)
            assert page == relative(here, plan.address), (plan.path, ident)


def test_every_block_has_its_number_and_every_mention_leads_to_one(
    plans: tuple[PagePlan, ...], texts: dict[str, str]
) -> None:
    guide = next(plan for plan in plans if plan.kind == "guide")
    printed = re.findall(r'<(?:figure|section) class="(?!safety)\w+" id="([^"]+)"', texts[guide.path])
    assert printed == list(guide.numbers) == [block.anchor for block in guide.blocks]
    mentions = re.findall(r'<a class="see" href="#([^"]+)">\w+\u00a0(\d+)<', texts[guide.path])
    assert mentions and all(guide.numbers[anchor] == int(number) for anchor, number in mentions)


def test_planning_twice_gives_the_same_plan(library: Library, drug: Drug, plans: tuple[PagePlan, ...]) -> None:
    assert plan_page(plan_guide(drug.guides[0], drug, library), library) == plans[1]


def test_a_page_that_cites_more_goes_on_numbering(library: Library) -> None:
    before = ((Citation(key="agency2021"),),)
    group = CitationGroup((Citation(key="alpha2020"), Citation(key="agency2021")))
    (cited,) = finish_parts((group,), library, lambda _: "", before).parts
    assert [(m.number, m.ident) for m in cited.markers] == [(1, "cite-1-2"), (2, "cite-2-1")]


def test_values_and_links_lead_from_any_page_to_their_places(library: Library) -> None:
    parts = (
        BoundValue(library.observations["smp-half-life"], "20 d"),
        Link("trial", "drugs/samplirsen/data/studies", "method-x"),
    )
    printed = print_inline(finish_parts(parts, library, lambda page: relative(page, "drugs/other/guide")).parts)
    assert 'href="../../samplirsen/data/kinetics/#obs-smp-half-life"' in printed
    assert 'href="../../samplirsen/data/studies/#method-x"' in printed


@pytest.mark.parametrize(
    ("printed", "is_asked_for"),
    [
        pytest.param("smp-change-200", True, id="unverified, as an input of a formula may be"),
        pytest.param("smp-half-life", False, id="one of its own"),
    ],
)
def test_a_value_that_a_page_prints_asks_for_its_notice_on_whichever_page_its_record_is(
    library: Library, drug: Drug, printed: str, is_asked_for: bool
) -> None:
    part = BoundValue(library.observations[printed], "a number")
    own = (library.observations["smp-half-life"],)
    plan = plan_page(Draft("drugs/samplirsen/data/kinetics.md", "data", {}, drug, HERE, (part,), own), library)
    assert plan.values == own
    assert ("unverified" in [notice.id for notice in plan.notices]) is is_asked_for


def test_a_page_has_no_address_for_itself_and_the_home_page_has_one() -> None:
    assert [relative("a/b", "a/b"), relative("a/b", ""), relative("", "a/b")] == ["", "a/b/", "../../"]


def test_the_contents_of_a_part_stand_in_the_order_of_its_fields() -> None:
    part = Box((Text("a"), Mention("table-x", HERE)), Box((Text("b"),)))
    assert [getattr(one, "text", getattr(one, "target", "")) for one in flatten(part) if not isinstance(one, Box | Where)] == [
        "a", "Table\u00a00", "b",
    ]  # fmt: skip


def test_a_part_without_such_pieces_stays_the_same_object() -> None:
    part = Box((Text("a"),), Box((Mention("table-x", HERE),)))
    changed = change_pieces(part, lambda _: Text("b"), Mention)
    assert changed.first is part.first and changed.second.first == (Text("b"),)
    assert change_pieces(part, lambda _: Text("b"), CitationGroup) is part
