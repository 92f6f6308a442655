"""DAT-ARM"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Says

STUDIES = "data/drugs/samplirsen/studies.yml"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    ("old", "new", "there", "message"),
    [
        ("name: samplirsen 100 mg", "name: samplirsen 100 mg monthly", "weekly", "it is called 'samplirsen 100 mg monthly' and was given weekly"),
        ("name: samplirsen 100 mg", "name: samplirsen 100 mg infused", "subcutaneous", "it is called 'samplirsen 100 mg infused' and was given subcutaneous"),
        ("dose: 100 mg", "dose: 100 mg/kg", "100 mg/kg", "the dose 100 mg/kg is per-kg, and its basis is flat; wanted `basis: per-kg`"),
        ("dose: 100 mg, route: subcutaneous, schedule: weekly", "dose: 100 mg, route: subcutaneous, schedule: weekly, basis: scaled", "100 mg", "is flat, and its basis is scaled"),
        ("dose: 100 mg, route: subcutaneous, schedule: weekly", "dose: 100 mg, route: subcutaneous, schedule: weakly", "weakly", "'weakly' of 'weakly' is misspelt; wanted 'weekly'"),
        ("dose: 100 mg, route: subcutaneous, schedule: weekly", "dose: 100 mg, route: subcutaneous, schedule: 'days 8, 1'", "days 8, 1", "the days of 'days 8, 1' are not in their order"),
        ("dose: 0 mg", "dose: 100 mg", "100 mg", "a placebo has the dose 100 mg; wanted 0, or no dose"),
        ("dose: 0 mg, route: subcutaneous", "dose: 0 mg, route: intrathecal", "intrathecal", "the placebo was given intrathecal, and no active arm was; wanted one of subcutaneous"),
        ("dose: 0 mg, route: subcutaneous, schedule: weekly", "dose: 0 mg, route: subcutaneous, schedule: monthly", "monthly", "the placebo was given monthly, and no active arm was; wanted one of weekly"),
    ],
)  # fmt: skip
def test_an_arm_that_disagrees_with_itself_is_found(
    says: Says, edit: Edit, at: At, old: str, new: str, there: str, message: str
) -> None:
    edit(STUDIES, old, new)
    (finding,) = says("DAT-ARM")
    assert message in finding.message
    assert finding.where.file == STUDIES and at(finding).strip("'").startswith(there)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: samplirsen 100 mg", "name: samplirsen 100 mg weekly"),
        ("name: samplirsen 100 mg", "name: samplirsen 100 mg s.c."),
        ("dose: 0 mg", "dose: 0 mg/kg"),
        ("dose: 100 mg, route: subcutaneous, schedule: weekly", "dose: 2 mg/kg, route: subcutaneous, schedule: weekly, basis: per-kg"),
        ("dose: 100 mg", "dose: not-reported"),
        ("dose: 0 mg, route: subcutaneous, schedule: weekly", "dose: 0 mg, route: subcutaneous"),
        ("dose: 100 mg, route: subcutaneous, schedule: weekly", "dose: 100 mg, route: subcutaneous, schedule: 'days 1, 15 and 29'"),
    ],
)  # fmt: skip
def test_an_arm_that_agrees_is_left_alone(says: Says, edit: Edit, old: str, new: str) -> None:
    edit(STUDIES, old, new)
    assert says("DAT-ARM") == []
