"""A drug brings vocabulary with it: its rows use it, no other drug needs it, and nothing stands twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators.model import Library, Wording
from generators.read import vocabulary
from generators.read.library import load

OWN = "data/drugs/samplirsen/vocabulary"


def test_the_lists_of_a_drug_are_read_beside_the_shared_ones(library: Library) -> None:
    words = library.vocabulary
    assert words.analytes["smp1-protein"].where.file == f"{OWN}/analytes.yml"
    assert words.units_of("target-change", "smp1-protein") == ("%", "ug/g")
    assert words.units_of("target-change", "") == ("%",)
    assert words.units_of("nothing", "") == ()


def messages(project: Path) -> list[str]:
    return [f"{problem.where.file}: {problem.message}" for problem in load(project).problems]


def test_an_entry_that_is_shared_already_is_found(project: Path) -> None:
    (project / OWN / "compounds.yml").write_text(
        "- {id: smp-2, name: SMP 2, kind: tool, definition: Twice.}\n", "utf-8"
    )
    (said,) = messages(project)
    wanted = "wanted it once, in data/vocabulary/compounds.yml if drugs share it"
    assert said == f"{OWN}/compounds.yml: 'smp-2' is in data/vocabulary already; {wanted}"


def test_an_entry_that_two_drugs_bring_is_found(project: Path) -> None:
    other = project / "data/drugs/another/vocabulary"
    other.mkdir(parents=True)
    (other / "analytes.yml").write_bytes((project / OWN / "analytes.yml").read_bytes())
    said = [message for message in messages(project) if "vocabulary of" in message]
    place = f"{OWN}/analytes.yml: 'smp1-protein' is in the vocabulary of another too"
    assert said == [f"{place}; wanted it once, in data/vocabulary/analytes.yml if drugs share it"]


def test_a_list_that_a_drug_cannot_bring_is_found(project: Path) -> None:
    (project / OWN / "parameters.yml").write_text("[]\n", encoding="utf-8")
    (said,) = messages(project)
    assert said.startswith(f"{OWN}/parameters.yml: no list of a drug's vocabulary; wanted one of analytes.yml")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"analyte": "smp1-protien"}, "Did you mean 'smp1-protein'?", id="misspelt"),
        pytest.param({"analyte": "headaches"}, f"one of data/vocabulary/analytes.yml or {OWN}/analytes.yml", id="new"),
        pytest.param(
            {"analyte": "smp1-protein", "parameter": "adverse-event"},
            "no adverse-event of smp1-protein, which is of the kind protein; wanted no analyte", id="of a quantity that has none",
        ),
        pytest.param(
            {"analyte": "smp1-protein", "unit": "d"}, "target-change of smp1-protein may not be in 'd'; wanted %, ug/g",
            id="in another unit",
        ),
    ],
)  # fmt: skip
def test_an_analyte_is_one_of_the_lists(
    project: Path, row: Callable[..., int], cells: dict[str, str], said: str
) -> None:
    row(**{"id": "smp-protein", "parameter": "target-change", "value": "5", "unit": "%", "time": "day 29", **cells})
    found = [message for message in messages(project) if said in message]
    assert len(found) == 1, messages(project)


def test_words_of_a_drug_are_added_to_those_of_all() -> None:
    joined = vocabulary.join_wording(Wording(supplies=("gloves",)), [Wording(supplies=("syringe",), review_days=1)])
    assert (joined.supplies, joined.review_days) == (("gloves", "syringe"), Wording().review_days)
