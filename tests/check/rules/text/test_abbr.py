"""TXT-ABBR"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"


def test_an_abbreviation_that_nothing_expands_is_found_once(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, f"{HEAD}The AUC rose, and the AUC fell. ")
    (finding,) = says("TXT-ABBR")
    assert str(finding.where) == f"{GUIDE}:34:5"
    assert finding.message.startswith("AUC is never expanded on the page how-it-works; wanted its words before it")


def test_a_table_that_the_guide_shows_counts(says: Says, edit: Edit, line_of: LineOf) -> None:
    tables = "data/drugs/samplirsen/tables.yml"
    edit(tables, "caption: Half-life and tissue level.", "caption: Half-life and AUC.")
    (finding,) = says("TXT-ABBR")
    assert str(finding.where) == f"{tables}:{line_of(tables, 'Half-life and AUC')}:26"


@pytest.mark.parametrize(
    "said",
    [
        "The area under the curve (AUC) rose, and the AUC fell.",
        "The AUC (area under the curve) rose.",
        'The {{ term("rnase-h1", "enzyme (AUC)") }} rose; AUC.',
        "The mRNA and SMP1 are known to all, NCT01234567 is a number.",
    ],
)
def test_an_expanded_or_common_one_is_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert says("TXT-ABBR") == []


def test_the_glossary_expands(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, f'{HEAD}The {{{{ term("auc") }}}} rose; the AUC fell. ')
    term = "- {id: auc, label: AUC, expansion: area under the curve, definition: Exposure.}\n- {id: rnase-h1"
    edit("data/vocabulary/terms.yml", "- {id: rnase-h1", term)
    assert says("TXT-ABBR") == []


def test_a_numeral_a_variant_and_an_enzyme_are_names(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, f"{HEAD}Factor VIII, the A4V variant, SOD2 and CYP3A4 are named. ")
    assert says("TXT-ABBR") == []


def test_a_name_with_digits_that_the_glossary_expands_is_expanded(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, f"{HEAD}People with DM1 took part. ")
    term = "- {id: dm1, label: DM1, expansion: myotonic dystrophy type 1, definition: A disease.}\n- {id: rnase-h1"
    edit("data/vocabulary/terms.yml", "- {id: rnase-h1", term)
    (finding,) = says("TXT-ABBR")
    assert finding.message.startswith("DM1 is never expanded")
