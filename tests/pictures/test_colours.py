"""The colours of pictures: the page knows each, text in them can be read, and series stay apart for every eye."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from generators.pictures.svg import PALETTE
from tests.conftest import ROOT

Color = NDArray[np.float64]
CSS = (ROOT / "generators/theme/assets/tokens.css").read_text(encoding="utf-8")
SERIES = [name for name in PALETTE if name.startswith("series")]
VISION = {  # Machado, Oliveira and Fernandes 2009, severity 1: what a colour becomes
    "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}


def scheme(name: str) -> dict[str, str]:
    """The colours of the light or of the dark scheme, by the name of their variable."""
    start = CSS.index('[data-md-color-scheme="slate"]') if name == "dark" else 0
    return dict(reversed(re.findall(r"--ag-(\w+): (#[0-9a-f]{6})", CSS[start : CSS.index("}", start)])))


def linear(color: str) -> Color:
    values = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(color: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    light, dark = sorted((float(np.dot([0.2126, 0.7152, 0.0722], linear(c))) for c in (color, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(color: str, vision: str) -> Color:
    """A colour as an eye sees it, in CIELAB."""
    seen = np.clip(np.array(VISION[vision]) @ linear(color), 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ seen
    x, y, z = np.cbrt(xyz / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_every_colour_is_a_variable_of_both_schemes_and_the_light_one_is_its_fallback() -> None:
    assert {name: scheme("light").get(name) for name in PALETTE} == PALETTE
    assert PALETTE.keys() <= scheme("dark").keys()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_in_the_colour_of_a_series_can_be_read(name: str) -> None:
    colors = scheme(name)
    assert (
        min(
            contrast(colors[tone], colors["bg"])
            for tone in (*SERIES, "drug", "placebo", "other", "muted", "unverified")
        )
        >= 4.5
    )


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_series_stay_apart(name: str, vision: str) -> None:
    colors = scheme(name)
    seen = {tone: lab(colors[tone], vision) for tone in SERIES}
    near = min((float(np.linalg.norm(seen[a] - seen[b])), a, b) for a, b in combinations(SERIES, 2))
    assert near[0] >= 13.5, near
