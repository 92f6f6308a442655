"""Which compound a text names: by its name, one of its codes, a brand, or as the drug of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generators.model import Compound, Drug, Library, Observation

CONTROLS = ("none", "placebo")  # what no statement is wrongly about
_THE_DRUG = r"\b(?:the|this) drug\b"


@dataclass(frozen=True)
class Named:
    """A name in a text: the compound, the words, the way they should be written, and where they stand."""

    compound: str
    text: str
    right: str
    start: int
    end: int


class Names:
    """Every name of every compound of a library, made into patterns once for a run."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.compounds = library.vocabulary.compounds
        self.right: dict[str, tuple[str, str]] = {}  # plain form -> (compound, the way it is written)
        for compound in self.compounds.values():
            for name in _names(compound, library.drugs):
                self.right.setdefault(_plain(name), (compound.id, name))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted((name for _, name in self.right.values()), key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_loose, names)) or '(?!)'})(?![\w])", re.IGNORECASE)

    @cached_property
    def _code(self) -> re.Pattern[str]:
        """What looks like a company code: the letters of a known one and a number of its kind."""
        codes = (code for compound in self.compounds.values() for code in compound.codes)
        letters = sorted({m[1] for code in codes if (m := re.fullmatch(r"([A-Z]{2,})[ -]?\d{3,}", code))})
        return re.compile(rf"\b(?:{'|'.join(letters) or '(?!)'})[ \u00a0-]?\d{{3,}}\b")

    def of(self, drug: Drug) -> str:
        """The compound that a drug is."""
        return drug.compound

    def inside(self, text: str) -> list[Named]:
        """Every name of a compound in a text, in order."""
        return [
            Named(*self.right[_plain(m[0])][:1], m[0], self.right[_plain(m[0])][1], *m.span())
            for m in self._pattern.finditer(text)
        ]

    def with_the_drug(self, text: str, drug: Drug) -> list[Named]:
        """The same, with `the drug` for the drug of the page."""
        said = (Named(drug.compound, m[0], m[0], *m.span()) for m in re.finditer(_THE_DRUG, text, re.IGNORECASE))
        return sorted([*self.inside(text), *said], key=lambda name: name.start)

    def unknown(self, text: str) -> list[re.Match[str]]:
        """What looks like a code and is nobody's."""
        return [match for match in self._code.finditer(text) if _plain(match[0]) not in self.right]

    def written(self, compound: str) -> str:
        """A compound as a reader knows it."""
        return self.compounds[compound].name if compound in self.compounds else compound


def _names(compound: Compound, drugs: Iterable[Drug]) -> Iterable[str]:
    if compound.kind == "class" or compound.id in (*CONTROLS, "other-aso"):
        return compound.codes
    own = [name for drug in drugs if drug.compound == compound.id for name in (drug.inn, drug.name, *drug.brand_names)]
    return (compound.name, *compound.codes, *own)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", name.lower())


def _loose(name: str) -> str:
    """A pattern for a name however it is spaced and hyphened."""
    parts = re.findall(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9 -]+", name)
    return r"[ \u00a0-]?".join(map(re.escape, parts)) if re.search(r"\d", name) else re.escape(name)


def compounds(observations: Iterable[Observation]) -> set[str]:
    """What observations were made with, controls left out."""
    return {o.compound for o in observations} - {*CONTROLS}
