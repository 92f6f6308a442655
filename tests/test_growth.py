"""Twice as much to read takes twice as long, and not four times: measured as the ratio of two CPU times of one run."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from faults import corpus
from generators.read.library import load

DRUG = "data/drugs/samplirsen"
WORDS = [
    "protein",
    "levels",
    "fell",
    "in",
    "cells",
    "and",
    "tissue",
    "of",
    "mice",
    "after",
    "treatment",
    "with",
    "the",
    "drug",
]
ROW = "smp-x{0},smp-trial,samplirsen-100mg,target-change,−36 (−45 to −24),%,ls-mean,95% CI,8,,full-analysis,,plasma,,,,,day {1},,,primary,alpha2020,Table 3,,\n"
ENTRY = "@article{{x{0},\n author = {{Alpha{0}, Ada}}, title = {{On thing {0}}}, journal = {{J Ex}}, year = {{2020}}, volume = {{{0}}}, pages = {{1--2}}\n}}\n"


def write_words(count: int) -> str:
    return " ".join((WORDS * (count // len(WORDS) + 1))[:count]) + " [@agency2021, p 2].\n"


def write_rows(count: int) -> str:
    return "".join(ROW.format(number, number + 30) for number in range(count))


@pytest.mark.parametrize(
    ("file", "write", "few"),
    [
        pytest.param(f"{DRUG}/guides/how-it-works.md", write_words, 2500, id="words of a paragraph"),
        pytest.param(f"{DRUG}/guides/how-it-works.md", lambda count: "{{ " * count, 400, id="braces that open"),
        pytest.param(f"{DRUG}/observations.csv", write_rows, 70, id="rows"),
        pytest.param("references.bib", lambda count: "".join(map(ENTRY.format, range(count))), 120, id="references"),
    ],
)
def test_time_grows_with_size(tmp_path: Path, file: str, write: Callable[[int], str], few: int) -> None:
    root = corpus.copy(tmp_path)
    path = root / file
    text = path.read_text(encoding="utf-8")
    seconds = []
    for count in (0, few, 4 * few):
        path.write_text(f"{text}\n{write(count)}" if path.suffix == ".md" else text + write(count), encoding="utf-8")
        before = time.process_time()
        corpus.find(root)
        seconds.append(time.process_time() - before)
    nothing, small, large = seconds
    assert large - min(nothing, small) < 9 * max(small - nothing, 0.1)  # 4 if it grows with size, 16 with its square


def test_a_row_takes_few_kilobytes_of_memory(tmp_path: Path) -> None:
    root, few, many = corpus.copy(tmp_path), 200, 600
    path = root / DRUG / "observations.csv"
    text, peaks = path.read_text(encoding="utf-8"), []
    for count in (few, few, many):  # the first fills what is kept between runs
        path.write_text(text + write_rows(count), encoding="utf-8")
        tracemalloc.start()
        load(root)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[2] - peaks[1]) / (many - few) < 5500  # 100,000 rows in 600 MB
