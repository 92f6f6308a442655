"""Twice as much to read takes twice as long, and not four times; a row takes a few kilobytes of memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults import corpus, growth


@pytest.mark.usefixtures("no_workbooks")
@pytest.mark.parametrize("name", growth.INPUTS)
def test_time_grows_with_size(tmp_path: Path, name: str) -> None:
    assert list(growth.find_slow(corpus.copy(tmp_path), name)) == []


def test_the_parser_reads_a_text_once() -> None:
    assert list(growth.find_slow_parse()) == []


def test_a_row_takes_few_kilobytes_of_memory(tmp_path: Path) -> None:
    assert list(growth.find_heavy_row(corpus.copy(tmp_path))) == []


def test_what_grows_with_the_square_is_told() -> None:
    seconds = iter([0.0, 1.0, 16.0])
    assert "16.0 times as long" in growth.judge("rows", next(seconds), next(seconds), next(seconds))
    assert growth.judge("rows", 0.0, 1.0, 4.0) == ""
