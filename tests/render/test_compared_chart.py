"""Values that may stand side by side are drawn along one axis in one unit, by drug; what cannot be drawn is said."""

from __future__ import annotations

from generators.index.entries import make_entries
from generators.model import Chart, Library
from generators.render.compared_chart import MOST, plan_compared_chart
from tests.render.test_compare import IDENT, OTHER, pages, with_other


def plan(library: Library) -> Chart | None:
    """The chart of all half-lives."""
    entries = [one for one in make_entries(library).values() if one.observation.parameter == "elimination-half-life"]
    made = plan_compared_chart("x-1", "half-life", "plasma, human", entries, library.vocabulary)
    return made.chart if made else None


def test_a_group_is_drawn_with_a_row_for_each_value_by_drug(library: Library) -> None:
    chart = plan(with_other(library))
    assert chart
    assert [series.label for series in chart.series] == ["Samplirsen", "Other"]
    assert IDENT in chart.shown and OTHER in chart.shown
    assert chart.axis.unit == library.observations[IDENT].unit and chart.axis.scale == "linear"
    assert chart.axis.low == 0  # twice as long a half-life is twice as far


def test_values_in_another_unit_share_the_axis_and_those_far_apart_one_of_powers(library: Library) -> None:
    chart = plan(with_other(library, unit="a"))
    assert chart
    assert {IDENT, OTHER} <= {*chart.shown} and chart.axis.unit == "d"
    assert chart.axis.scale == "log" and len(chart.axis.ticks) > 1


def test_what_was_computed_from_values_of_the_chart_stands_in_the_table_alone(library: Library) -> None:
    both = with_other(library)
    again = both.observations[OTHER].model_copy(update={"id": "again", "formula": f"{{{OTHER}}} * 1"})
    other = both.drugs[1].model_copy(update={"observations": (*both.drugs[1].observations, again)})
    more = both.model_copy(
        update={"drugs": (both.drugs[0], other), "observations": {**both.observations, "again": again}}
    )
    chart = plan(more)
    assert chart
    assert "again" not in chart.shown
    assert "2 more stand in the table alone" in pages(more)[1].text


def test_no_chart_where_one_drug_alone_has_a_number(library: Library) -> None:
    words = library.observations[IDENT].value
    assert words is not None
    without = words.model_copy(update={"center": None, "spread": None})
    assert plan(with_other(library, value=without)) is None


def test_no_chart_of_more_rows_than_a_picture_can_hold(library: Library) -> None:
    both = with_other(library)
    entries = [make_entries(both)[ident] for ident in (IDENT, OTHER)]
    assert plan_compared_chart("x-1", "half-life", "plasma", entries * (MOST // 2), both.vocabulary)
    assert plan_compared_chart("x-1", "half-life", "plasma", entries * MOST, both.vocabulary) is None


def test_a_value_is_named_by_study_dose_and_time_and_by_more_where_that_names_several(library: Library) -> None:
    both = with_other(library)
    entry, other = (make_entries(both)[ident] for ident in (IDENT, OTHER))
    chart = plan_compared_chart("x-1", "half-life", "plasma", [entry, entry, other], both.vocabulary)
    assert chart
    labels = [[point.label for point in series.points] for series in chart.chart.series]
    assert len(labels[0]) == 2 and len(labels[0][0]) > len(labels[1][0])
