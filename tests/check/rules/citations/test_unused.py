"""CIT-UNUSED"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generators.check.rules.citations import unused
from generators.read.library import load
from tests.check.rules.conftest import Add, Says

Edit = Callable[[str, str, str], None]


def test_an_entry_that_nothing_cites_is_found_where_it_begins(says: Says, add: Add) -> None:
    line = add("@article{lonely2020,\n  title = {A work that nobody needs},\n}")
    (finding,) = says("CIT-UNUSED")
    assert str(finding.where) == f"references.bib:{line}:1"
    assert finding.message == "nothing cites 'lonely2020'; wanted a citation where it is used, or no such entry"
    assert finding.severity == "warning"


def test_an_entry_that_prose_cites_is_left_alone(says: Says, add: Add, edit: Edit) -> None:
    add("@article{lonely2020,\n  title = {A work that is cited once},\n}")
    edit(
        "data/drugs/samplirsen/guides/how-it-works.md",
        "[@agency2021, p 2]",
        "[@agency2021, p 2; @lonely2020, abstract]",
    )
    assert says("CIT-UNUSED") == []


def test_what_values_and_prose_cite_is_left_alone(says: Says) -> None:
    assert says("CIT-UNUSED") == []


def test_nothing_is_said_when_one_drug_only_was_read(project: Path, add: Add) -> None:
    add("@article{lonely2020,\n  title = {A work that nobody needs},\n}")
    library = load(project, "samplirsen")
    assert list(unused.check(library, [])) == []


def test_nothing_is_uncited_while_a_file_that_may_cite_it_cannot_be_read(says: Says, add: Add, project: Path) -> None:
    add("@article{lonely2020,\n  title = {A work that a broken diagram cites},\n}")
    (project / "data/drugs/samplirsen/diagrams/mechanism.yml").write_text("- {name: [", encoding="utf-8")
    assert says("CIT-UNUSED") == []
