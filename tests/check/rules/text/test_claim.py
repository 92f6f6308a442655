"""TXT-CLAIM"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Cell, Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    ("said", "column", "message"),
    [
        pytest.param("A robust fall.", 3, "'robust' claims more than was measured; wanted what was measured", id="robust"),
        pytest.param("It was safe.", 8, "'safe' claims more than was measured; wanted what adverse", id="safe"),
        pytest.param("This proves it.", 6, "'proves' claims more than was measured; wanted showed", id="proves"),
        pytest.param("It reverses the disease.", 4, "'reverses the disease' claims more than was measured; wanted slowed", id="reverses"),
        pytest.param("It was free of side effects.", 8, "'free of side effects' claims more than was measured; wanted what was looked for", id="free"),
        pytest.param("All patients benefit from it.", 1, "'All patients benefit' claims more than was measured; wanted in how many", id="all"),
        pytest.param(
            "In an open-label extension it slowed decline.", 31, "'slowed' tells as cause what was seen together", id="slowed",
        ),
        pytest.param(
            "It correlated with dose and led to it.", 29, "'led to' tells as cause what was seen together; wanted goes with",
            id="a cause over an association",
        ),
    ],
)  # fmt: skip
def test_a_word_that_claims_too_much_is_found(says: Says, edit: Edit, said: str, column: int, message: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    (finding,) = says("TXT-CLAIM")
    assert str(finding.where) == f"{GUIDE}:34:{column}"
    assert finding.message.startswith(message)
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "said",
    [
        "It does not prove that the drug is safe.",
        "The older guide calls it “robust”.",
        "Safety was the first outcome, under exceptional circumstances, with a Breakthrough designation.",
        "A loss of the gene leads to the disease.",
        "A cure of the disease is not claimed.",
        "The model used robust standard errors.",
        "The nephritis was biopsy-proven.",
        "The trial stopped early, all patients were followed, and binding is reversible.",
        "In the open-label extension decline was slower in those who began early.",
    ],
)
def test_a_denied_or_quoted_word_is_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert says("TXT-CLAIM") == []


def test_the_words_of_a_notebook_are_looked_at_too(site_says: Says, cell: Cell, at: At) -> None:
    assert site_says("TXT-CLAIM") == []
    cell("It was safe.")
    (finding,) = site_says("TXT-CLAIM")
    assert finding.where.file == "docs/notebooks/look.ipynb" and at(finding).startswith("safe")
    assert finding.message.startswith("'safe' claims more than was measured")


@pytest.mark.parametrize(
    "said",
    ["The trial was a resounding success.", "It is life-changing.", "It addresses the root cause of the disease.",
     "It consistently lowered the target.", "It showed significant benefit.", "Samplirsen is effective.", "It worked in everyone."],
)  # fmt: skip
def test_praise_is_found(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert [f.rule for f in says("TXT-CLAIM")] == ["TXT-CLAIM"]


def test_effective_is_left_alone_where_it_is_no_praise(says: Says, edit: Edit) -> None:
    said = "The effective half-life was long. It is not known whether it is effective. The change is effective from May on."
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert says("TXT-CLAIM") == []
