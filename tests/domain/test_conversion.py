"""Units are converted by their UCUM codes, and what cannot be converted is known once it was tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.cache import Cache
from generators.domain import conversion


@pytest.mark.parametrize(
    ("value", "source", "target", "wanted"),
    [(2, "wk", "d", 14), (1500, "ng/mL", "ug/mL", 1.5), (1, "ug/g", "ug/g", 1), (3, "{participants}", "1", 3)],
)
def test_a_value_is_converted(value: float, source: str, target: str, wanted: float) -> None:
    assert conversion.convert(value, source, target) == pytest.approx(wanted)


@pytest.mark.parametrize(("source", "target"), [("mg/kg", "mg"), ("mg scaled to age", "mg"), ("h", "")])
def test_what_cannot_be_converted_raises_each_time_and_is_tried_once(
    source: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=f"no conversion from {source}"):
        conversion.factor(source, target)
    monkeypatch.setattr(conversion, "_unit", None)  # would fail in another way if it were asked again
    with pytest.raises(ValueError, match=f"no conversion from {source}") as told:
        conversion.factor(source, target)
    assert "NoneType" not in str(told.value)


def test_factors_are_known_in_the_next_run_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(tmp_path)
    monkeypatch.setattr(conversion, "_found", {})
    with conversion.recalled(kept):
        factor = conversion.factor("wk", "d")
        with pytest.raises(ValueError, match="no conversion") as wrong:
            conversion.factor("mg/kg", "mg")
    monkeypatch.setattr(conversion, "_found", {})
    monkeypatch.setattr(conversion, "_unit", None)
    with conversion.recalled(kept):
        assert conversion.factor("wk", "d") == factor
        with pytest.raises(ValueError, match="no conversion") as again:
            conversion.factor("mg/kg", "mg")
    assert str(again.value) == str(wrong.value)


def test_factors_of_other_versions_are_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(tmp_path)
    monkeypatch.setattr(conversion, "_found", {})
    with conversion.recalled(kept):
        conversion.factor("wk", "d")
    monkeypatch.setattr(conversion, "version", lambda name: f"another {name}")
    found: dict[object, object] = {}
    monkeypatch.setattr(conversion, "_found", found)
    with conversion.recalled(kept):
        assert found == {}
