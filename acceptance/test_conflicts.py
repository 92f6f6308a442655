"""Labels that disagree by region or by edition: without its record the conflict is found with its reason, and no two records read alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from bs4 import BeautifulSoup

from generators.check.rules import all_rules
from generators.model import Conflict, Library, Observation
from tests import shipped

SAME = ("parameter", "analyte", "statistic", "species", "matrix", "dose", "time", "qualifier", "population")
RULE = next(rule for rule in all_rules() if rule.id == "DAT-CONFLICT")


def find_pairs(library: Library, part: str) -> Iterator[tuple[Conflict, Observation, Observation]]:
    """Each two values of a conflict that are alike but for a part of their labels, the region or the edition."""
    for conflict in (conflict for drug in library.drugs for conflict in drug.conflicts):
        rows = [library.observations[name] for name in conflict.observations]
        for one, two in combinations(rows, 2):
            sources = [[library.references[source.key] for source in row.sources] for row in (one, two)]
            theirs, others = ({getattr(source, part) for source in group} for group in sources)
            is_label = all(source.tier == "label" for group in sources for source in group)
            is_alike = all(getattr(one, name) == getattr(two, name) for name in SAME)
            if is_alike and is_label and not theirs & others:
                yield conflict, one, two


def forget(library: Library, conflict: Conflict) -> Library:
    """The library without a record."""
    drugs = tuple(
        drug.model_copy(update={"conflicts": tuple(one for one in drug.conflicts if one.id != conflict.id)})
        for drug in library.drugs
    )
    return library.model_copy(update={"drugs": drugs})


@pytest.mark.parametrize("part", ["region", "edition"])
def test_a_conflict_without_its_record_is_found_with_its_reason(part: str) -> None:
    library = shipped.library()
    known = {finding.message for finding in RULE.findings(library, [])}
    pairs = list(find_pairs(library, part))
    assert pairs
    for conflict in {one.id: one for one, _, _ in pairs}.values():
        new = [f.message for f in RULE.findings(forget(library, conflict), []) if f.message not in known]
        assert any(f"the {why}s differ" in message for message in new for why in ("region", part)), (conflict.id, new)


def test_values_of_several_editions_read_differently(pages: dict[str, BeautifulSoup]) -> None:
    words = {
        str(row["id"]): " ".join(cell.get_text(" ") for cell in row.select("td"))
        for page in pages.values() for row in page.select("tr[id^=obs-]")
    }  # fmt: skip
    pairs = list(find_pairs(shipped.library(), "edition"))
    assert pairs
    for _, one, two in pairs:
        assert words[f"obs-{one.id}"] != words[f"obs-{two.id}"]
