"""STR-SAFETY"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

MONOGRAPH, GUIDE = "drugs/samplirsen", "drugs/samplirsen/how-it-works"
TEXT = 'data-safety="smp-contraindication"'


def test_pages_with_all_their_safety_texts_are_left_alone(site_says: Says) -> None:
    assert site_says("STR-SAFETY") == []


@pytest.mark.parametrize(
    ("page", "old", "new", "said"),
    [
        pytest.param(MONOGRAPH, TEXT, "", "'smp-contraindication' is missing", id="gone"),
        pytest.param(GUIDE, 'data-safety="smp-condition"', "", "'smp-condition' is missing", id="gone from a guide"),
        pytest.param(MONOGRAPH, TEXT, f'{TEXT} style="display:none"', "'smp-contraindication' is hidden", id="hidden"),
        pytest.param(MONOGRAPH, "<li>Active liver disease.</li>", "", "has 1 of 2 elements", id="an element gone"),
        pytest.param(MONOGRAPH, "Active liver disease", "Liver disease", "lacks 'Active liver disease'", id="an element altered"),
        pytest.param(MONOGRAPH, "Headache, which", "Nausea, which", "lacks 'Headache, which'", id="words before a value"),
        pytest.param(MONOGRAPH, "Contraindications: liver disease", "Contraindications: kidney", "lacks 'liver disease'", id="subject"),
        pytest.param(MONOGRAPH, "Other editions were not read", "All were read", "lacks 'Other editions were not read'", id="note"),
        pytest.param(GUIDE, "Its effect has to be confirmed", "It works", "lacks 'Its effect has to be confirmed'", id="text"),
    ],
)  # fmt: skip
def test_a_safety_text_that_is_gone_hidden_or_altered_is_found(
    site_says: Says, edit_page: Edit, page: str, old: str, new: str, said: str
) -> None:
    edit_page(page, old, new)
    found = site_says("STR-SAFETY")
    assert said in found[0].message
    assert found[0].where.file == "data/drugs/samplirsen/drug.yml"
