"""The pages of changes: what was added, changed and taken out, by version and drug; and nothing before a version is kept."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generators.domain.changes import keep_values
from generators.model import Library, Version
from generators.render.changes import print_changes


def with_version(library: Library) -> Library:
    """The library with a version before it, which had another value, one that is gone, and lacked one."""
    first, second, *rest = keep_values(library)
    changed = first.model_copy(update={"value": "99", "grade": "unverified" if first.grade == "primary" else "primary"})
    gone = second.model_copy(update={"id": "smp-gone", "value": "7 <b>"})
    version = Version(version="1.0.0", date="2026-11-01", values=(changed, gone, *rest))
    return library.model_copy(update={"versions": (version,)})


def test_without_a_version_the_page_says_that_there_is_nothing_to_compare(library: Library) -> None:
    (page,) = print_changes(library)
    assert page.path == "changes.md" and "No version of these data has been published yet" in page.text


def test_each_drug_has_a_page_of_its_changes(library: Library) -> None:
    first, of_drug = print_changes(with_version(library))
    drug = library.drugs[0]
    assert of_drug.path == f"changes/{drug.id}.md" and f'href="{drug.id}/"' in first.text
    assert "1 added, 1 changed, 1 taken out" in first.text and "Since version 1.0.0" in first.text
    shown = BeautifulSoup(of_drug.text, "lxml")
    changed, added, gone = (table.get_text(" ") for table in shown.select("table"))
    values = keep_values(library)
    assert values[0].id in changed and "value: 99" in changed and f"→ {values[0].grade}" in changed
    assert values[1].id in added and "smp-gone" in gone and "7 <b>" in gone
    assert all(str(link["href"]).startswith("../../drugs/") for link in shown.select("a[data-value]"))


@pytest.mark.parametrize(
    ("before", "now", "unit", "told"),
    [
        ("0.4", "0.42", "1", "value: 0.4 → 0.42"),
        ("40", "0.42", "%", "value: 40% → 0.42%"),
        ("40", "41 ± 2", "ug/g", "value: 40\u00a0µg/g → 41 ± 2\u00a0µg/g"),
        ("5 (3 to 9)", "6 (3 to 9)", "no-unit", "value: 5 (3 to 9) no-unit → 6 (3 to 9) no-unit"),
        ("5", "6", "", "value: 5 → 6"),
    ],
)
def test_a_value_before_and_now_has_its_unit_as_pages_print_it(
    library: Library, before: str, now: str, unit: str, told: str
) -> None:
    first, *_ = keep_values(library)
    old, new = (first.model_copy(update={"value": value, "unit": unit}) for value in (before, now))
    later = Version(version="1.1.0", date="2026-11-05", values=(new,))
    earlier = Version(version="1.0.0", date="2026-11-01", values=(old,))
    _, page = print_changes(library.model_copy(update={"versions": (later, earlier)}))
    assert told in BeautifulSoup(page.text, "lxml").get_text(" ")


def test_a_version_is_compared_with_the_one_before_it(library: Library) -> None:
    earlier = with_version(library).versions[0]
    later = Version(version="1.1.0", date="2026-11-05", values=keep_values(library))
    first, _ = print_changes(library.model_copy(update={"versions": (later, earlier)}))
    assert first.text.index("Since version 1.1.0") < first.text.index("Version 1.1.0, ")
    assert "No value changed." in first.text and "1 added, 1 changed, 1 taken out" in first.text
