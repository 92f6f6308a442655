"""Every chart of the site shows each value where its number is, and every word can be read."""

from __future__ import annotations

import pytest

from generators.model import Chart
from tests import shipped

CHARTS = [
    pytest.param(chart, id=f"{drug.id}-{chart.name}") for drug in shipped.library().drugs for chart in drug.charts
]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_shipped_chart_shows_what_its_rows_say(chart: Chart) -> None:
    assert shipped.drawing(chart).misplaced == ()
