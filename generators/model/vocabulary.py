"""The closed lists: what may be measured, in which units, in whom, with what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from generators.model.base import OUTCOMES, Noun, Placed, Section, Slug, Text

if TYPE_CHECKING:
    from generators.model.observation import Observation

MatrixKind = Literal["fluid", "excreta", "tissue", "region", "cell", "body", "substance", "product", "sequence"]
AnalyteKind = Literal[
    "biomarker", "lipid", "laboratory", "scale", "event", "finding", "rna", "protein", "characteristic", "sequence",
]  # fmt: skip


OF_ANALYTE = "analyte"  # among the units of a parameter: any unit of what was measured


class Range(Noun):
    """What cannot be: below `low` or above `high`, in a unit; values in units that it converts to are held to it."""

    unit: str
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _check_order(self) -> Range:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("wanted `low` below `high`")
        return self


class Parameter(Placed):
    """A quantity that can be measured: its units are a closed list, `requires` names the columns that it needs.

    A general one is of an analyte: `analytes` are the kinds of analytes that it may be of, and `phrase` says with `{analyte}`
    how the two read together. Without a phrase the analyte is the name of the row below the name of the quantity.
    `matrix` is the only thing that it makes sense in: plasma of plasma protein binding.
    """

    id: Slug
    name: Text
    section: Section
    definition: Text
    units: tuple[str, ...]
    requires: tuple[str, ...] = ()
    symbol: str = ""
    matrix: str = ""
    matrices: tuple[MatrixKind, ...] = ()
    species: tuple[str, ...] = ()
    analytes: tuple[AnalyteKind, ...] = ()
    phrase: str = ""
    signed: bool = False  # whether it may be below zero
    change: bool = False  # whether it tells how far something rose or fell, so that a rise is shown with a plus sign
    range: tuple[Range, ...] = ()
    usual: tuple[
        Range, ...
    ] = ()  # what it mostly is: a length of time outside is a slip if another unit brings it inside
    of_regimen: Literal["", "length", "interval", "dose"] = (
        ""  # what of a regimen it tells: how long, how often, or how much
    )
    of_all: bool = False  # whether it is a number of people of whom all were counted: its own n
    exact: bool = False  # whether it is a code or exact by definition, and is shown with all its digits


class Analyte(Placed):
    """What was measured or counted: a lipid, a score, an adverse event. `matrix` is what it is usually measured in.

    Its `units` are those of its amount; a general parameter may have others, such as a change in per cent.
    """

    id: Slug
    name: Text
    kind: AnalyteKind
    section: Section
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    matrix: str = ""
    matrices: tuple[MatrixKind, ...] = ()
    range: tuple[Range, ...] = ()  # of its amount


class Unit(Placed):
    """A unit by its UCUM code, with its printed form."""

    code: str
    print: str
    name: Text
    one: str = ""  # how it is printed after 1, where that differs
    joined: bool = False  # printed without a space, as % is
    counts: Literal["", "people", "animals", "events"] = ""

    @property
    def label(self) -> str:
        """What a table calls it: as it is printed, or its name where nothing is printed after a number."""
        return self.print or self.name

    @property
    def counts_subjects(self) -> bool:
        """Whether it counts people or animals, so that it can be a share of all."""
        return self.counts in ("people", "animals")


class Term(Placed):
    """A glossary term: expansion, definition, and words to avoid for it."""

    id: Slug
    label: Text
    expansion: str = ""
    definition: Text
    avoid: tuple[str, ...] = ()
    source: str = ""


class Named(Placed):
    """An entry of a closed list: a species, a matrix, a population."""

    id: Slug
    name: Text
    definition: str = ""


class Species(Named):
    """A species. `broader` is a wider entry for the same animal, `also` are other words for it in ids."""

    kind: Literal["people", "animal", "other", "several", "none"]
    broader: str = ""
    also: tuple[str, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether it is one species, not several and not a computation."""
        return self.kind not in ("several", "none")


class Matrix(Named):
    """A sampled or measured matrix; `cell` is for cells in culture. `part_of` is the wider entry that holds it."""

    kind: MatrixKind
    part_of: str = ""


class Population(Named):
    """A study population, its species if that is one, and of people whether they are adults, children or both."""

    species: str = ""
    kind: Literal["", "adults", "children", "adults and children"] = ""


class Compound(Placed):
    """A substance or a class of substances."""

    id: Slug
    name: Text
    kind: Literal["drug", "tool", "surrogate", "comparator", "class"]
    codes: tuple[str, ...] = ()
    definition: Text


class Vocabulary(Noun):
    """The closed lists, by id."""

    parameters: dict[str, Parameter]
    analytes: dict[str, Analyte] = Field(default_factory=dict)
    units: dict[str, Unit]
    terms: dict[str, Term]
    species: dict[str, Species]
    matrices: dict[str, Matrix]
    populations: dict[str, Population]
    compounds: dict[str, Compound]

    def units_of(self, parameter: str, analyte: str) -> tuple[str, ...]:
        """List the units that a parameter of an analyte may be in; none for a parameter that is not listed."""
        listed = self.parameters[parameter].units if parameter in self.parameters else ()
        own = self.analytes[analyte].units if analyte in self.analytes else ()
        return tuple(dict.fromkeys(code for unit in listed for code in (own if unit == OF_ANALYTE else (unit,))))

    def section_of(self, row: Observation) -> Section:
        """Return the section of a row: that of its analyte, or else of its parameter."""
        listed = self.analytes.get(row.analyte) or self.parameters[row.parameter]
        return listed.section

    def is_outcome(self, row: Observation) -> bool:
        """Whether it is measured on subjects, not part of a plan or a property of the substance."""
        return row.parameter in self.parameters and self.section_of(row) in OUTCOMES

    def species_name(self, ident: str) -> str:
        """The name of a species; nothing for none."""
        return self.species[ident].name if ident in self.species else ""

    def species_kind(self, ident: str) -> str:
        """Return the kind of a species; empty for one that is not listed."""
        return self.species[ident].kind if ident in self.species else ""

    def list_wider(self, matrix: str) -> list[str]:
        """Return the names of what a matrix is part of, the closest first; one that is part of itself ends it."""
        found: dict[str, str] = {}
        while (part := self.matrices.get(matrix)) and (wider := part.part_of) in self.matrices and wider not in found:
            found[wider] = self.matrices[wider].name
            matrix = wider
        return list(found.values())

    def matrix_kind(self, ident: str) -> str:
        """Return the kind of a matrix; empty for one that is not listed."""
        return self.matrices[ident].kind if ident in self.matrices else ""

    def counted(self, code: str) -> str:
        """Return what a unit counts: people, animals, events or nothing of these."""
        return self.units[code].counts if code in self.units else ""
