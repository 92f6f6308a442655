"""Every chart of the site shows each value where its number is, and every word can be read."""

from __future__ import annotations

import pytest

from generators.model import Chart, Library
from generators.pictures import charts
from generators.read.library import load
from tests.conftest import ROOT

LIBRARY: Library = load(ROOT)[0]
CHARTS = [pytest.param(chart, id=f"{drug.id}-{chart.name}") for drug in LIBRARY.drugs for chart in drug.charts]


def test_there_are_charts() -> None:
    assert len(CHARTS) >= 25


@pytest.mark.parametrize("chart", CHARTS)
def test_a_shipped_chart_shows_what_its_rows_say(chart: Chart) -> None:
    figure = charts.draw(chart, LIBRARY.observations, LIBRARY.vocabulary)
    assert charts.find_misplaced(figure, chart, LIBRARY.observations, LIBRARY.vocabulary) == []
