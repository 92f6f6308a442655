"""Part (g): twice as much to read takes twice as long, and not four times; a row takes a few kilobytes of memory.

Times are CPU times of one run, compared as ratios, so that they say the same on a slow machine.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from faults import corpus
from generators.read.library import load
from generators.text import prose

MOST = 9  # times as long for four times as much: 4 if it grows with size, 16 with its square
BYTES_OF_A_ROW = 5500  # 100,000 rows in 600 MB
LEAST = 0.1  # CPU seconds, below which a difference is noise
_DRUG = "data/drugs/samplirsen"
_WORDS = [
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
_ROW = "smp-x{0},smp-trial,samplirsen-100mg,target-change,−36 (−45 to −24),%,ls-mean,95% CI,8,,full-analysis,,plasma,,,,,day {1},,,primary,alpha2020,Table 3,,\n"
_ENTRY = "@article{{x{0},\n author = {{Alpha{0}, Ada}}, title = {{On thing {0}}}, journal = {{J Ex}}, year = {{2020}}, volume = {{{0}}}, pages = {{1--2}}\n}}\n"


@dataclass(frozen=True)
class Input:
    """What grows: a file of the sample corpus, and the text that so many of a thing add to it."""

    file: str
    write: Callable[[int], str]
    few: int


def write_words(count: int) -> str:
    """Write one paragraph of so many words."""
    return "\n" + " ".join((_WORDS * (count // len(_WORDS) + 1))[:count]) + " [@agency2021, p 2].\n"


def write_braces(count: int) -> str:
    """Write calls that begin and do not end."""
    return "\n" + "{{ " * count


def write_rows(count: int) -> str:
    """Write observations on different days."""
    return "".join(_ROW.format(number, number + 30) for number in range(count))


def write_references(count: int) -> str:
    """Write different works."""
    return "".join(_ENTRY.format(number) for number in range(count))


INPUTS: Mapping[str, Input] = {
    "words of a paragraph": Input(f"{_DRUG}/guides/how-it-works.md", write_words, 2500),
    "braces that open": Input(f"{_DRUG}/guides/how-it-works.md", write_braces, 400),
    "rows": Input(f"{_DRUG}/observations.csv", write_rows, 70),
    "references": Input("references.bib", write_references, 120),
}


def find_faults(folder: Path, times: int = 1) -> Iterator[str]:
    """Yield each input that takes more than its share of time, and a row that takes more than its share of memory."""
    folder.mkdir(exist_ok=True)
    root = corpus.copy(folder)
    for name in INPUTS:
        yield from find_slow(root, name, times)
    yield from find_slow_parse(times)
    yield from find_heavy_row(root)


def find_slow(root: Path, name: str, times: int = 1) -> Iterator[str]:
    """Yield an input whose time grows with the square of its size; with `times` as many, what is slow only when it is long."""
    one = INPUTS[name]

    def run(added: str) -> None:
        with _longer(root / one.file, added):
            corpus.find(root)

    yield from filter(None, [judge(name, *_measure(run, one.write, times * one.few))])


def find_slow_parse(times: int = 1) -> Iterator[str]:
    """Yield a parser of prose whose time grows with the square of its text."""
    yield from filter(None, [judge("braces that are parsed", *_measure(prose.parse, write_braces, times * 3000))])


def find_heavy_row(root: Path) -> Iterator[str]:
    """Yield a row that takes more than its share of memory while a project is read."""
    if (found := weigh_row(root)) > BYTES_OF_A_ROW:
        yield f"a row takes {found:.0f} bytes of memory; wanted at most {BYTES_OF_A_ROW}"


def judge(name: str, nothing: float, small: float, large: float) -> str:
    """Return what is wrong with the CPU seconds of nothing, of a few and of four times as many; empty if nothing is."""
    ratio = (large - min(nothing, small)) / max(small - nothing, LEAST)
    told = f"{nothing:.2f}, {small:.2f} and {large:.2f} CPU s"
    return f"{name}: four times as many take {ratio:.1f} times as long ({told})" if ratio >= MOST else ""


def weigh_row(root: Path, few: int = 200, many: int = 600) -> float:
    """Return the bytes that one more row takes while a project is read."""
    path = root / INPUTS["rows"].file
    peaks = []
    for count in (few, few, many):  # the first fills what is kept between runs
        with _longer(path, write_rows(count)):
            tracemalloc.start()
            load(root)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    return (peaks[2] - peaks[1]) / (many - few)


def _measure(run: Callable[[str], object], write: Callable[[int], str], few: int) -> tuple[float, float, float]:
    """Return the CPU seconds of nothing, of a few and of four times as many."""
    seconds = []
    for count in (0, 0, few, 4 * few):  # the first fills what is kept between runs
        text, before = write(count), time.process_time()
        run(text)
        seconds.append(time.process_time() - before)
    return seconds[1], seconds[2], seconds[3]


@contextmanager
def _longer(path: Path, added: str) -> Iterator[None]:
    text = path.read_text(encoding="utf-8")
    path.write_text(text + added, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")
