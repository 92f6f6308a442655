"""An entry has the names of what its row refers to, and the numbers of its value."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generators.index.entries import Entry, make_entries
from generators.model import Library


@pytest.fixture(scope="module")
def entries(library: Library) -> Mapping[str, Entry]:
    return make_entries(library)


def test_every_observation_has_an_entry_in_the_order_of_the_rows(
    library: Library, entries: Mapping[str, Entry]
) -> None:
    assert list(entries) == [o.id for drug in library.drugs for o in drug.observations]


def test_an_entry_names_what_its_row_refers_to_by_id(entries: Mapping[str, Entry]) -> None:
    found = entries["smp-headache"]
    assert (found.drug, found.study, found.arm) == ("Samplirsen", "the sample trial", "samplirsen 100 mg")
    assert entries["smp-half-life"].quantity == "elimination half-life"


def test_a_spread_is_an_interval_and_a_missing_value_has_no_number(entries: Mapping[str, Entry]) -> None:
    found = entries["smp-half-life"]
    assert (found.center, found.low, found.high, found.value) == (20, 15, 25, "20 ± 5\u00a0d")
    missing = next(entry for entry in entries.values() if entry.observation.value is None)
    assert (missing.center, missing.low, missing.high) == (None, None, None) and missing.value


def test_an_entry_leads_to_its_record_and_names_its_disputes(library: Library, entries: Mapping[str, Entry]) -> None:
    for conflict in library.drugs[0].conflicts:
        for ident in conflict.observations:
            assert conflict in entries[ident].disputes
            assert entries[ident].observation.is_disputed or all(one.state != "open" for one in entries[ident].disputes)
    assert entries["smp-half-life"].address == "drugs/samplirsen/data/kinetics/#obs-smp-half-life"
