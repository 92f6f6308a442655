"""What changed between two versions of the data, value by value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.domain import describe
from generators.model import KeptValue, Library, Observation

# What is compared, as a reader calls it; a value and its unit are one thing.
_COMPARED = {
    "value": ("value", "unit"), "statistic": ("statistic",), "n": ("n",), "why it is missing": ("missing",), "grade": ("grade",),
    "source": ("source",), "place in the source": ("locator",), "wording": ("quantity",),
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One thing of a value that changed: `grade`, `secondary`, `primary`."""

    what: str
    before: str
    now: str


@dataclass(frozen=True)
class Changed:
    """A value that both versions have, with what changed of it."""

    value: KeptValue
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Changes:
    """What changed from one version to the next, each in the order of its rows."""

    added: tuple[KeptValue, ...]
    gone: tuple[KeptValue, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)

    def of(self, drug: str) -> Changes:
        """Those of one drug."""
        added, gone = (tuple(one for one in ones if one.drug == drug) for ones in (self.added, self.gone))
        return Changes(added, gone, tuple(one for one in self.changed if one.value.drug == drug))


def keep_values(library: Library) -> tuple[KeptValue, ...]:
    """Return the values of a library as a version keeps them, drug after drug."""
    return tuple(_keep(one, library) for drug in library.drugs for one in drug.observations)


def _keep(o: Observation, library: Library) -> KeptValue:
    return KeptValue(
        id=o.id, drug=o.drug, quantity=describe.quantity_name(o, library.vocabulary), value=o.value.text if o.value else "", unit=o.unit,
        statistic=o.statistic or "", n=o.n, missing=o.missing or "", grade=o.grade,
        source="; ".join(one.key for one in o.sources), locator="; ".join(one.locator for one in o.sources),
    )  # fmt: skip


def compare(before: Sequence[KeptValue], now: Sequence[KeptValue]) -> Changes:
    """Return what changed from one list of values to another."""
    old, new = ({one.id: one for one in ones} for ones in (before, now))
    both = ((old[one.id], one) for one in now if one.id in old)
    changed = (Changed(one, tuple(_differ(earlier, one))) for earlier, one in both)
    return Changes(
        tuple(one for one in now if one.id not in old),
        tuple(one for one in before if one.id not in new),
        tuple(one for one in changed if one.differences),
    )


def _differ(before: KeptValue, now: KeptValue) -> Iterable[Difference]:
    for what, names in _COMPARED.items():
        pairs = [(getattr(before, name), getattr(now, name)) for name in names]
        if any(old != new for old, new in pairs if None not in (old, new)):
            old, new = (" ".join(filter(None, parts)) for parts in zip(*pairs, strict=True))
            yield Difference(what, old, new)
