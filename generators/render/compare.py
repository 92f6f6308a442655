"""Values of several drugs side by side, quantity by quantity: only what is of one quantity, in one matrix of one species.

A page holds one quantity, so that no page grows with what else is known of the drugs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generators.domain import conversion, describe, rounding
from generators.domain.topics import TOPICS, Topic, find_topic
from generators.index.entries import Entry, make_entry
from generators.model import Drug, Library, Observation
from generators.render.compared_chart import plan_compared_chart
from generators.render.parts_of_list import PartLink, choose_near
from generators.render.plan.parts import ChartPlan
from generators.render.plan.pieces import BoundValue, Inline, cite_values
from generators.render.plan.uses import Uses

FOLDER = "compare"
COMPARED = (
    "identity",
    "kinetics",
    "distribution",
    "activity",
)  # outcomes and safety of trials differ in whom they count, and how long
MOST = 80  # values on one page
_NAMED = 8  # drugs without a value that are named


class _Owned(NamedTuple):
    """A value with its drug."""

    drug: Drug
    value: Observation


@dataclass(frozen=True)
class ComparedValue:
    """A value in a comparison: what it is, and in the unit of the group if its own is another."""

    drug: str
    value: BoundValue
    converted: str
    detail: str
    statistic: str
    n: str
    given: str
    study: str
    sources: Inline


@dataclass(frozen=True)
class ComparedGroup:
    """Values that may stand side by side. `without` are drugs of which no such value is known here."""

    name: str
    unit: str  # that of the column of converted values; empty if all have one unit
    values: tuple[ComparedValue, ...]
    drugs: int
    without: str


@dataclass(frozen=True)
class Comparison:
    """A quantity that at least two drugs have a value of."""

    slug: str
    name: str
    topic: Topic
    charts: tuple[ChartPlan, ...]
    groups: tuple[ComparedGroup, ...]
    number: int = 1  # of several pages that hold them
    pages: int = 1

    @property
    def title_end(self) -> str:
        """What the title of its page ends with; nothing on the first."""
        return f", part {self.number} of {self.pages}" if self.number > 1 else ""

    @property
    def links(self) -> tuple[PartLink, ...]:
        """The way to other pages that hold its values, if they are several."""
        first = self.slug.partition(".")[0]
        links = (
            PartLink(f"../{first}.{at + 1}/" if at else f"../{first}/", f"part {at + 1}", at + 1 == self.number)
            for at in choose_near(self.pages, self.number - 1)
        )
        return tuple(links) if self.pages > 1 else ()

    @property
    def anchor(self) -> str:
        """The id of its table on its page."""
        return f"table-{self.slug}"

    @property
    def count(self) -> int:
        """How many values stand in its groups."""
        return sum(len(group.values) for group in self.groups)


def list_comparisons(library: Library) -> list[Comparison]:
    """Return the quantities that at least two drugs have a value of, each with its groups, by topic and name; their charts are planned
    with their pages."""
    vocabulary = library.vocabulary
    found: dict[str, dict[tuple[str, str], list[_Owned]]] = defaultdict(lambda: defaultdict(list))
    for owned in (_Owned(drug, one) for drug in library.drugs for one in drug.observations):
        if _is_comparable(owned, library):
            place = describe.matrix(owned.value, vocabulary), vocabulary.species_name(owned.value.species)
            found[describe.quantity_id(owned.value, vocabulary)][place].append(owned)
    made = (_compare(ident, groups, library) for ident, groups in found.items())
    order = {topic: at for at, topic in enumerate(TOPICS)}
    listed = sorted((one for one in made if one.groups), key=lambda one: (order[one.topic], one.name, one.slug))
    return [part for one in listed for part in split_comparison(one)]


def add_charts(part: Comparison, entries: Mapping[str, Entry], library: Library) -> Comparison:
    """Return a page of a comparison with a chart of each group in which two drugs have numbers."""
    name = part.slug.replace(".", "-part-")
    planned = [
        plan_compared_chart(
            f"{name}-{at}", part.name, group.name, [entries[row.value.observation.id] for row in group.values],
            library.vocabulary,
        )
        for at, group in enumerate(part.groups, start=1)
    ]  # fmt: skip
    return replace(part, charts=tuple(chart for chart in planned if chart))


def split_comparison(whole: Comparison) -> list[Comparison]:
    """Return the pages of a comparison: `half-life`, `half-life.2`, … with a group on as many as it needs."""
    pages: list[list[ComparedGroup]] = [[]]
    left = MOST
    for group in whole.groups:
        values = group.values
        while values:
            now, values = values[:left], values[left:]
            pages[-1].append(replace(group, values=now))
            left -= len(now)
            if not left:
                pages.append([])
                left = MOST
    filled = [tuple(groups) for groups in pages if groups]
    return [
        replace(whole, slug=f"{whole.slug}.{at}" if at > 1 else whole.slug, groups=groups, number=at, pages=len(filled))
        for at, groups in enumerate(filled, start=1)
    ]


def find_compared(library: Library) -> Uses:
    """Return for each value that stands beside those of other drugs where it does."""
    places = {
        row.value.observation.id: ((f"{FOLDER}/{one.slug}", "Compare", ((one.anchor, "comparison with other drugs"),)),)
        for one in library.derive(list_comparisons)
        for group in one.groups
        for row in group.values
    }
    return dict(places)


def _is_comparable(owned: _Owned, library: Library) -> bool:
    """Whether a value is of the drug itself, and of a quantity that means the same without a qualifier."""
    parameter = library.vocabulary.parameters[owned.value.parameter]
    is_told = find_topic(owned.value, library.vocabulary).slug in COMPARED and "qualifier" not in parameter.requires
    return is_told and owned.value.compound == owned.drug.compound


def _compare(ident: str, groups: Mapping[tuple[str, str], list[_Owned]], library: Library) -> Comparison:
    first = next(iter(groups.values()))[0].value
    fitting = {
        key: listed for key, listed in groups.items() if len({one.drug.name for one in listed if one.value.value}) > 1
    }
    made = [
        _make_group(key, [make_entry(one.value, one.drug, library) for one in listed], library)
        for key, listed in sorted(fitting.items())
    ]
    made.sort(key=lambda group: -group.drugs)
    slug = "".join(letter if letter.isalnum() else "-" for letter in ident)
    name, topic = describe.quantity_name(first, library.vocabulary), find_topic(first, library.vocabulary)
    return Comparison(slug, name, topic, (), tuple(made))


def _make_group(key: tuple[str, str], entries: Sequence[Entry], library: Library) -> ComparedGroup:
    ordered = sorted(entries, key=lambda entry: entry.drug.lower())
    units = [entry.observation.unit for entry in ordered if entry.observation.value]
    unit = max(dict.fromkeys(units), key=units.count) if len(set(units)) > 1 else ""
    values = tuple(_make_value(entry, unit, library) for entry in ordered)
    names = {entry.drug for entry in entries}
    others = [drug.name for drug in library.drugs if drug.name not in names]
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    printed = library.vocabulary.units.get(unit)
    title = ", ".join(filter(None, key)) or "No matrix or species"
    return ComparedGroup(title, printed.label if printed else "", values, len(names), ", ".join(others[:_NAMED]) + more)


def _make_value(entry: Entry, unit: str, library: Library) -> ComparedValue:
    o, vocabulary = entry.observation, library.vocabulary
    value = BoundValue(o, describe.text(o, vocabulary))
    given = ", ".join(filter(None, [describe.dose(o, vocabulary), describe.route(o), describe.time(o)]))
    detail = "; ".join(filter(None, [describe.detail(o, vocabulary), describe.population(o, vocabulary)]))
    return ComparedValue(
        entry.drug,
        value,
        _convert(entry, unit),
        detail,
        entry.statistic,
        o.n.replace("-", " "),
        given,
        entry.study,
        cite_values([o], library.observations),
    )


def _convert(entry: Entry, unit: str) -> str:
    """Return the numbers of a value in another unit, `= 30.4–60.9`, or `≈ 610` of one that is about; nothing if it has that unit already, cannot have it, or has no number."""
    if not unit or entry.observation.unit == unit:
        return ""
    factor = conversion.find_factor(entry.observation.unit, unit)
    ends = (
        [number for number in (entry.low, entry.high) if number is not None] if entry.center is None else [entry.center]
    )
    if factor is None or not ends:
        return ""
    written = entry.observation.value
    is_about = written is not None and written.approximate
    converted = "–".join(_round(number * factor, 2 if is_about else 3) for number in ends)
    return f"{'≈' if is_about else '='} {converted}"


def _round(number: float, digits: int) -> str:
    return rounding.group_thousands(f"{float(f'{number:.{digits}g}'):.9f}".rstrip("0").rstrip("."))
