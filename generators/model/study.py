"""Studies and protocols."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from generators.model.base import Citation, Date, Noun, Placed, Route, Slug, Sourced, Text, Words


class Item(Sourced):
    """A labelled item of a study: `Design`, `Dosing`, `Assays`."""

    label: Text
    text: Text


class Phase(Noun):
    """What is given during one phase of a regimen; a regimen of one phase need not name it."""

    phase: str = ""
    dose: str = ""
    route: Route = ""
    schedule: str = ""
    basis: Literal["flat", "per-kg", "per-m2", "scaled"] = "flat"


class Arm(Noun):
    """A group of a study that had one treatment, or several groups counted together (`of`).

    It says only what its study does not: a compound, a population or a species of its own, and its regimen.
    """

    id: Slug
    name: Text
    role: Literal["", "active", "placebo", "sham", "comparator", "untreated", "vehicle", "baseline"] = ""
    compound: str = ""
    population: str = ""
    species: str = ""
    regimen: tuple[Phase, ...] = ()
    of: tuple[str, ...] = ()


class Cut(Noun):
    """A state of the data from which results were reported, where a study reported more than once."""

    id: Slug
    name: Text
    date: Date | None = None


class Study(Placed):
    """A trial or an animal or cell study, described as a method block. Observations point at it by id.

    Its rows inherit the compound, the population, the only species, and the regimen of their arm; a row without an arm
    inherits the regimen of the study. `populations` and `species` list all that it used; nothing stands for not said.
    """

    id: Slug
    kind: Literal["clinical", "animal", "cell", "in-silico", "procedure"]
    name: Text
    title: Text
    compound: str
    registry: str = ""
    summary: str = ""
    species: Words = ()
    population: str = ""
    populations: tuple[str, ...] = ()
    regimen: tuple[Phase, ...] = ()
    cuts: tuple[Cut, ...] = ()
    arms: tuple[Arm, ...] = ()
    fields: tuple[Item, ...]

    @model_validator(mode="before")
    @classmethod
    def _list_population(cls, data: Any) -> Any:
        """List the population beside the others."""
        if not isinstance(data, dict):
            return data
        population, others = data.get("population"), data.get("populations") or ()
        if isinstance(population, str) and isinstance(others, (list, tuple)) and population not in others:
            return {**data, "populations": (population, *others)}
        return data

    @property
    def only_species(self) -> str:
        """Its species, where it used one."""
        return self.species[0] if len(self.species) == 1 else ""

    @property
    def schedules(self) -> tuple[str, ...]:
        """The schedules of its regimen and of its arms, each once."""
        phases = (*self.regimen, *(phase for arm in self.arms for phase in arm.regimen))
        return tuple(dict.fromkeys(phase.schedule for phase in phases if phase.schedule))

    def arm(self, ident: str) -> Arm | None:
        """The arm of an id."""
        return next((arm for arm in self.arms if arm.id == ident), None)

    @field_validator("arms")
    @classmethod
    def _count_arms_above(cls, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
        """Let a total count arms that are there, and never itself."""
        for place, arm in enumerate(arms):
            above = [other.id for other in arms[:place]]
            if arm.id in above:
                raise ValueError(f"wanted each arm once, and {arm.id} is there twice")
            if wrong := [name for name in arm.of if name not in above]:
                raise ValueError(f"wanted `of` to name arms that stand above {arm.id}, and not {wrong[0]}")
        return arms


class StepParameter(Noun):
    """A number that a protocol step needs."""

    name: Text
    value: Text
    unit: str = ""


class Step(Sourced):
    """One step of a protocol; `added` says that it was not in the source and why it is needed is in `note`.

    `makes` names what the step brings about, in the words that other steps use for it; `uses` what it needs of them
    where its text does not say so.
    """

    text: Text
    parameters: tuple[StepParameter, ...] = ()
    added: bool = False
    makes: tuple[Text, ...] = ()
    uses: tuple[Text, ...] = ()
    steps: tuple[Step, ...] = ()

    def unfolded(self) -> Iterator[Step]:
        """The step, and all steps within it."""
        yield self
        for step in self.steps:
            yield from step.unfolded()


class Material(Noun):
    """Something a protocol needs at hand."""

    name: Text
    detail: str = ""


class Protocol(Placed):
    """A procedure. Without a source for the whole of it, it is an unvalidated draft and says so."""

    name: Slug
    title: Text
    purpose: Text
    species: str
    setting: Text
    clinical: bool = False
    validated: bool = False
    sources: tuple[Citation, ...] = ()
    materials: tuple[Material, ...]
    steps: tuple[Step, ...] = Field(min_length=1)
    safety: tuple[Text, ...]
    quality: tuple[Text, ...] = ()
    note: str = ""

    def every_step(self) -> Iterator[Step]:
        """All steps in the order in which they are done."""
        for step in self.steps:
            yield from step.unfolded()
