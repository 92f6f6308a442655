"""The closed lists: what may be measured, in which units, in whom, with what."""

from __future__ import annotations

from typing import Literal

from generators.model.base import Noun, Placed, Section, Slug, Text


class Parameter(Placed):
    """What may be measured: its units are a closed list, and `requires` names the context it cannot do without."""

    id: Slug
    name: Text
    section: Section
    definition: Text
    units: tuple[str, ...]
    requires: tuple[str, ...] = ()
    symbol: str = ""
    matrices: tuple[str, ...] = ()
    species: tuple[str, ...] = ()
    signed: bool = False  # whether it may be below zero


class Unit(Placed):
    """A unit by its UCUM code, and how it is printed."""

    code: str
    print: str
    name: Text
    one: str = ""  # how it is printed after 1, where that differs
    joined: bool = False  # printed without a space, as % is


class Term(Placed):
    """A word of the field: expanded, defined, and with the words not to use for it."""

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


class Population(Named):
    """Who was studied, and whose body or cells these are where that is one species."""

    species: str = ""


class Compound(Placed):
    """A substance, or a class of them, that an observation may be about."""

    id: Slug
    name: Text
    kind: Literal["drug", "tool", "surrogate", "comparator", "class"]
    codes: tuple[str, ...] = ()
    definition: Text


class Vocabulary(Noun):
    """The closed lists, by id."""

    parameters: dict[str, Parameter]
    units: dict[str, Unit]
    terms: dict[str, Term]
    species: dict[str, Named]
    matrices: dict[str, Named]
    populations: dict[str, Population]
    compounds: dict[str, Compound]
