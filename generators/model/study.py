"""Studies and protocols."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generators.model.base import Citation, Noun, Placed, Slug, Sourced, Text


class Item(Sourced):
    """A labelled item of a study: `Design`, `Dosing`, `Assays`."""

    label: Text
    text: Text


class Study(Placed):
    """A trial or an animal or cell study, described as a method block. Observations point at it by id."""

    id: Slug
    kind: Literal["clinical", "animal", "cell"]
    name: Text
    title: Text
    compound: str
    registry: str = ""
    summary: str = ""
    species: tuple[str, ...] = ()  # the species that it used; nothing stands for not said
    populations: tuple[str, ...] = ()  # the populations that it used; nothing stands for not said
    fields: tuple[Item, ...]


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
    steps: tuple[Step, ...]
    safety: tuple[Text, ...]
    quality: tuple[Text, ...] = ()
    note: str = ""

    def every_step(self) -> Iterator[Step]:
        """All steps in the order in which they are done."""
        for step in self.steps:
            yield from step.unfolded()
