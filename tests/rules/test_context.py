"""DAT-CONTEXT"""

from __future__ import annotations

from tests.rules.conftest import At, Edit, Says

CSV = "data/drugs/samplirsen/observations.csv"


def test_a_half_life_without_a_route_is_found_at_the_empty_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "100 mg,subcutaneous,single dose,,,,primary", "100 mg,,single dose,,,,primary")
    (finding,) = says("DAT-CONTEXT")
    assert (finding.where.file, finding.where.line) == (CSV, 2)
    assert at(finding).startswith(",single dose,")
    assert finding.message == "smp-half-life: elimination-half-life needs route; wanted a value or `not-reported`"


def test_a_missing_value_says_what_it_is_of(says: Says, edit: Edit) -> None:
    edit(CSV, "healthy-adults,,human,liver", "healthy-adults,,human,")
    assert [(f.where.line, f.message.partition(";")[0]) for f in says("DAT-CONTEXT")] == [
        (5, "smp-liver-human: tissue-concentration needs matrix")
    ]


def test_not_reported_is_an_answer(says: Says, edit: Edit) -> None:
    edit(CSV, "100 mg,subcutaneous,single dose,,,,primary", "100 mg,not-reported,single dose,,,,primary")
    assert says("DAT-CONTEXT") == []
