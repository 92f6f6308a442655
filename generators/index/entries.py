"""An entry of the index: an observation, with the names of what its row refers to by id. A pure function of the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generators.domain import describe, quantity
from generators.domain.record import name_arm
from generators.domain.topics import record_address
from generators.model import Conflict, Drug, Library, Observation, Study


@dataclass(frozen=True)
class Entry:
    """An observation in words. `value` is the written value with its unit, or why there is none; numbers are in `observation.unit`.

    `address` is the page of its record from the root of the site, `disputes` are the disagreements that name it.
    """

    observation: Observation
    drug: str
    quantity: str
    symbol: str
    compound: str
    species: str
    species_kind: str
    matrix: str
    matrix_kind: str
    population: str
    study: str
    arm: str
    against: str
    value: str
    center: float | None
    low: float | None
    high: float | None
    unit: str
    statistic: str
    editions: tuple[str, ...]  # of each source: `US label, 2018`; empty for what is no edition
    address: str
    disputes: tuple[Conflict, ...]

    @property
    def id(self) -> str:
        """The id of the observation."""
        return self.observation.id


class Entries(Mapping[str, Entry]):
    """The entry of each observation by its id, drug after drug in the order of their rows; each is made when it is asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows = {row.id: (row, drug) for drug in library.drugs for row in drug.observations}
        self._made: dict[str, Entry] = {}

    def __getitem__(self, ident: str) -> Entry:
        if ident not in self._made:
            self._made[ident] = make_entry(*self._rows[ident], self._library)
        return self._made[ident]

    def __contains__(self, ident: object) -> bool:
        return ident in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def make_entries(library: Library) -> Entries:
    """Return the entries of all observations: a page asks for those that it shows."""
    return Entries(library)


def list_entries(drug: Drug, library: Library) -> Iterator[Entry]:
    """Yield the entries of the values of a drug, in the order of their rows."""
    yield from (make_entry(observation, drug, library) for observation in drug.observations)


def make_entry(observation: Observation, drug: Drug, library: Library) -> Entry:
    """Return the entry of a value of a drug."""
    named = _names(observation, drug, library.study(observation.study), library)
    disputes = tuple(conflict for _, conflict in library.conflicts_of(observation.id))
    return Entry(observation=observation, disputes=disputes, **named, **_numbers(observation))


def _names(o: Observation, drug: Drug, study: Study | None, library: Library) -> dict[str, Any]:
    vocabulary = library.vocabulary
    parameter, unit = vocabulary.parameters[o.parameter], vocabulary.units.get(o.unit)
    cited = [library.references.get(citation.key) for citation in o.sources]
    return {
        "drug": drug.name, "quantity": describe.quantity_name(o, vocabulary), "symbol": parameter.symbol,
        "compound": describe.compound(o.compound, vocabulary),
        "species": vocabulary.species_name(o.species), "species_kind": vocabulary.species_kind(o.species),
        "matrix": describe.matrix(o, vocabulary), "matrix_kind": vocabulary.matrix_kind(o.matrix), "population": describe.population(o, vocabulary),
        "study": study.name if study else "", "arm": name_arm(study, o.arm), "against": name_arm(study, o.against),
        "value": describe.value(o, vocabulary), "unit": unit.label if unit else "",
        "statistic": describe.statistic(o), "address": record_address(o, vocabulary),
        "editions": tuple(reference.edition_name if reference else "" for reference in cited),
    }  # fmt: skip


def _numbers(o: Observation) -> dict[str, Any]:
    low, high = (quantity.interval(o.value) if o.value else None) or (None, None)
    return {"center": quantity.estimate(o.value) if o.value else None, "low": low, "high": high}
