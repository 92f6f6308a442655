"""The pages of what changed from one published version of the data to the next, value by value, a page for each drug.

The newest changes are those since the newest version that was kept (`guides release`). Nothing is asked of git, so that a build of the same files is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generators.domain import describe, quantity
from generators.domain.changes import Changes, Difference, compare, keep_values
from generators.domain.notices import choose_by_drug
from generators.model import KeptValue, Library, Observation, Page
from generators.render import parts_of_list
from generators.render.parts_of_list import WHOLE
from generators.render.plan.page import finish_parts, relative
from generators.render.plan.pieces import BoundValue
from generators.render.site_page import print_site_page
from generators.render.table_files import with_table_files

FOLDER = "changes"


@dataclass(frozen=True)
class Step:
    """From a version to a later one; `version` is empty for what is not published yet."""

    version: str
    date: str
    before: str
    before_date: str
    changes: Changes


@dataclass(frozen=True)
class ChangedValue:
    """A value that was added, or is another now: as it is printed now, where it is still there."""

    id: str
    name: str
    now: BoundValue | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class DrugChanges:
    """A step as one drug has it. `gone` are values with what they were."""

    step: Step
    added: tuple[ChangedValue, ...]
    changed: tuple[ChangedValue, ...]
    gone: tuple[tuple[str, str, str], ...]  # id, name, value

    @property
    def count(self) -> int:
        """How many values changed."""
        return len(self.added) + len(self.changed) + len(self.gone)


def print_changes(library: Library) -> list[Page]:
    """Print the page that counts the changes of each version by drug, and a page of them for each drug that has any."""
    steps = list_steps(library)
    names = {drug.id: drug.name for drug in library.drugs}
    drugs = sorted({one.drug for step in steps for one in _list_values(step.changes)})
    found = {drug: [made for step in steps if (made := _make(step, drug, library)).count] for drug in drugs}
    description = "What changed from one published version of the data to the next, value by value."
    parts = parts_of_list.split(f"{FOLDER}.md", drugs, lambda drug: names.get(drug, drug))
    lists = [
        print_site_page(
            part.path, "changes", f"Changes{part.title_end}", f"{description[:-1]}{part.title_end}.", library, part=part,
            steps=[(step, _count(step, {drug: found[drug] for drug in part.items}, names)) for step in steps],
            versions=library.versions, drug=None,
        )
        for part in parts
    ]  # fmt: skip
    return [*lists, *(_print_drug(drug, names.get(drug, drug), found[drug], library) for drug in drugs)]


def list_steps(library: Library) -> list[Step]:
    """Return the steps between versions, the newest first; none before a version was kept."""
    if not library.versions:
        return []
    newest = library.versions[0]
    steps = [Step("", "", newest.version, newest.date, compare(newest.values, keep_values(library)))]
    for later, earlier in pairwise(library.versions):
        changes = compare(earlier.values, later.values)
        steps.append(Step(later.version, later.date, earlier.version, earlier.date, changes))
    return steps


def _list_values(changes: Changes) -> Iterator[KeptValue]:
    yield from (*changes.added, *changes.gone, *(one.value for one in changes.changed))


def _count(
    step: Step, found: Mapping[str, Sequence[DrugChanges]], names: Mapping[str, str]
) -> list[tuple[str, str, DrugChanges]]:
    """Return the id and the name of each drug that a step changes, with its changes."""
    return [(drug, names.get(drug, drug), one) for drug, ones in found.items() for one in ones if one.step is step]


def _make(step: Step, drug: str, library: Library) -> DrugChanges:
    own = step.changes.of(drug)
    return DrugChanges(
        step,
        tuple(_make_value(one, (), library) for one in own.added),
        tuple(_make_value(one.value, one.differences, library) for one in own.changed),
        tuple((one.id, one.quantity or "", _write(one, library)) for one in own.gone),
    )


def _make_value(kept: KeptValue, differences: tuple[Difference, ...], library: Library) -> ChangedValue:
    now = library.observations.get(kept.id)
    name = describe.quantity_name(now, library.vocabulary) if now else kept.quantity or ""
    printed = tuple(_print_units(one, library) for one in differences)
    return ChangedValue(kept.id, name, _bind(now, library) if now else None, printed)


def _print_units(difference: Difference, library: Library) -> Difference:
    """Print the values before and now with their units as pages have them, where data have codes: `-57.9 %`, `0.421 1`."""
    if difference.what != "value":
        return difference
    before, now = (_print_unit(*text.rpartition(" ")[::2], library) for text in (difference.before, difference.now))
    return replace(difference, before=before, now=now)


def _print_unit(amount: str, code: str, library: Library) -> str:
    is_unit = amount and code in library.vocabulary.units
    return quantity.with_unit(amount, code, library.vocabulary.units) if is_unit else f"{amount} {code}".strip()


def _bind(now: Observation, library: Library) -> BoundValue:
    return BoundValue(now, describe.text(now, library.vocabulary))


def _write(kept: KeptValue, library: Library) -> str:
    """Return a value that is gone as it was printed, or why it was missing."""
    if kept.value:
        return _print_unit(kept.value, kept.unit or "", library)
    return (kept.missing or "").replace("-", " ")


def _print_drug(drug: str, name: str, steps: Sequence[DrugChanges], library: Library) -> Page:
    address = f"{FOLDER}/{drug}"
    linked = finish_parts(tuple(steps), library, lambda page: relative(page, address)).parts
    shown = [one.now.observation for step in linked for one in (*step.added, *step.changed) if one.now]
    page = print_site_page(
        f"{address}.md", "changes", f"{name}: changes", f"What changed in the values of {name}, version by version.", library, choose_by_drug(library, shown),
        steps=linked, versions=library.versions, drug=name, part=WHOLE,
    )  # fmt: skip
    return with_table_files(page).model_copy(update={"observations": tuple(dict.fromkeys(one.id for one in shown))})
