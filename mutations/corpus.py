"""The good content before a break: texts, library, rows, built pages."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generators.domain.context import INHERITED, MAY_BE_NOTHING, NOTHING
from generators.model import Library, Observation, Page
from generators.pictures.cached import Drawing
from generators.read.library import load
from generators.render import drug_pages
from generators.site import pages as built

SOURCES = ("data", "references.bib")


def skip_drawing(*_: object) -> Drawing:
    """Draw nothing: no rule on the sources uses the pictures."""
    return Drawing("")


def render_pages(library: Library) -> tuple[list[Page], Library]:
    """Return the pages about the drugs, without pictures, and the library with rendering problems."""
    pages, unprinted = drug_pages.render(drug_pages.plan(library), library, skip_drawing)
    return pages, library.with_problems(unprinted)


@dataclass(frozen=True)
class Row:
    """A row of observations.csv: its own cells, where each stands in the file, and what it inherits beside them."""

    file: str
    drug: str
    cells: dict[str, str]
    inherited: dict[str, str]
    spans: dict[str, tuple[int, int]]
    span: tuple[int, int]  # the whole line, with its end

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "") or self.inherited.get(column, "")

    def nothing(self, column: str) -> str:
        """What stands in a cell for nothing, so that nothing is inherited either."""
        return NOTHING if column in MAY_BE_NOTHING else ""


class Corpus:
    """The content of the project at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every data file by its path from the root."""
        paths = [
            p
            for name in SOURCES
            for p in ([self.root / name] if (self.root / name).is_file() else (self.root / name).rglob("*"))
        ]
        named = {
            p.relative_to(self.root).as_posix(): p for p in sorted(paths) if p.suffix in (".csv", ".yml", ".md", ".bib")
        }
        return {name: path.read_text(encoding="utf-8") for name, path in named.items()}

    @cached_property
    def library(self) -> Library:
        """The library."""
        return load(self.root)

    @cached_property
    def pages(self) -> list[Page]:
        """The pages of the drugs."""
        return render_pages(self.library)[0]

    @cached_property
    def site(self) -> built.Site:
        """The built site, if there is one."""
        return built.load_site(self.root / "site", self.pages)

    def text(self, file: str) -> str:
        """Return the text of a data file or of a built page."""
        return self.site.pages[file.removeprefix("html:")].text if file.startswith("html:") else self.texts[file]

    def files(self, drug: str, name: str) -> Iterator[str]:
        """The files of a drug whose path ends so."""
        yield from (file for file in self.texts if file.startswith(f"data/drugs/{drug}/") and file.endswith(name))

    @property
    def drugs(self) -> list[str]:
        """The ids of the drugs."""
        return [drug.id for drug in self.library.drugs]

    @cached_property
    def rows(self) -> list[Row]:
        """Every row of every table of observations."""
        return [
            row
            for drug in self.drugs
            for file in self.files(drug, "observations.csv")
            for row in _read_rows(self.texts[file], file, drug, self.library.observations)
        ]

    def citing(self, key: str) -> str:
        """Return a drug that cites a source, or the first."""
        cites = (
            d
            for d in self.drugs
            if any(key in text for f, text in self.texts.items() if f.startswith(f"data/drugs/{d}/"))
        )
        return next(cites, self.drugs[0])

    @cached_property
    def elsewhere(self) -> dict[str, str]:
        """The texts of each drug but its observations, joined."""
        own = {
            d: [t for f, t in self.texts.items() if f.startswith(f"data/drugs/{d}/") and not f.endswith(".csv")]
            for d in self.drugs
        }
        return {drug: "\n".join(found) for drug, found in own.items()}

    @cached_property
    def used_ids(self) -> frozenset[str]:
        """The ids of values used in prose, tables, charts, records or formulas."""
        formulas = " ".join(row["formula"] for row in self.rows)
        return frozenset(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", " ".join([*self.elsewhere.values(), formulas])))


def _read_rows(text: str, file: str, drug: str, known: Mapping[str, Observation]) -> Iterator[Row]:
    header = text.partition("\n")[0].split(",")
    offset = text.index("\n") + 1
    for line in text[offset:].splitlines(keepends=True):
        cells = next(csv.reader([line]), [])
        if len(cells) == len(header):
            spans = dict(zip(header, _find_spans(line.rstrip("\n"), offset), strict=True))
            found = known.get(cells[header.index("id")])
            inherited = {name: getattr(found, name) for name in INHERITED} if found else {}
            own = dict(zip(header, cells, strict=True))
            yield Row(file, drug, own, inherited, spans, (offset, offset + len(line)))
        offset += len(line)


def _find_spans(line: str, offset: int) -> list[tuple[int, int]]:
    cuts, quoted = [-1], False
    for position, character in enumerate(line):
        quoted ^= character == '"'
        if character == "," and not quoted:
            cuts.append(position)
    cuts.append(len(line))
    return [(offset + a + 1, offset + b) for a, b in itertools.pairwise(cuts)]
