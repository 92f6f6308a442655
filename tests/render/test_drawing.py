"""What could not be drawn is told and leaves an empty picture; the values of a picture lead to their records."""

from __future__ import annotations

from generators.errors import GuideError
from generators.model import Library
from generators.pictures.cached import Drawing
from generators.render.drawing import NARROW, draw_all, link_pictures, make_narrow_file
from generators.render.plan.blocks import plan_chart
from generators.render.plan.inline import Scope
from tests.check.rules.published import picture


def _fail(*_: object) -> Drawing:
    raise GuideError("no room")


def test_a_picture_that_cannot_be_drawn_is_empty_and_told(library: Library) -> None:
    scope = Scope(library, library.drugs[0])
    plan = plan_chart(library.drugs[0].charts[0], scope)
    pictures, problems = draw_all([plan, "no picture"], scope, _fail)
    assert pictures[plan.anchor].svg == "" and [one.wrong for one in problems] == ["no room"]
    assert make_narrow_file(pictures) == []


def test_pictures_lead_from_their_page_and_the_narrow_ones_are_a_file(library: Library) -> None:
    scope = Scope(library, library.drugs[0])
    plan = plan_chart(library.drugs[0].charts[0], scope)
    ident = plan.chart.shown[0]
    drawn = Drawing(f'<svg><a href="#obs-{ident}"/></svg>', "<svg/>")
    pictures, _ = draw_all([plan], scope, lambda *_: drawn)
    linked = link_pictures(pictures, [plan], library, "compare/x")
    assert (
        'href="../../drugs/samplirsen/data/' in linked[plan.anchor].svg and f"#obs-{ident}" in linked[plan.anchor].svg
    )
    (file,) = make_narrow_file(linked)
    assert file.path == NARROW and plan.anchor.encode() in file.content
    assert draw_all([plan], scope, picture)[0].keys() == {plan.anchor}
