"""DAT-DATE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

FOLDER = "data/drugs/samplirsen"
DRUG, GAPS, STUDIES, GUIDE = (
    f"{FOLDER}/{name}" for name in ("drug.yml", "gaps.yml", "studies.yml", "guides/how-it-works.md")
)
EVENT = "date: 2019-04, region: global, kind: trial, text: The sample trial began."


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(DRUG, "date: 2019-04", "date: 2019-02-31", "smp-start: February 2019 has 28 days, and no 31", id="event"),
        pytest.param(DRUG, "date: 2019-04", "date: 2023-02-29", "February 2023 has 28 days, and no 29", id="no leap year"),
        pytest.param(DRUG, "reviewed: 2026-11-20", "reviewed: 2026-11-31", "November 2026 has 30 days, and no 31", id="review"),
        pytest.param(GAPS, "date: 2026-11-20", "date: 2026-09-31", "September 2026 has 30 days, and no 31", id="gap"),
        pytest.param(DRUG, "The sample trial began.", "The trial began on 31 February 2019.", "February 2019 has 28 days", id="words"),
        pytest.param(DRUG, "The sample trial began.", "The trial began on June 31.", "June has 30 days, and no 31", id="month first"),
        pytest.param(DRUG, "date: 2019-04", "date: 2027-08-07", "smp-start: 2027-08-07 is after the review", id="not called planned"),
        pytest.param(DRUG, "kind: trial, text", "kind: trial, planned: true, text", "smp-start is planned for 2019-04, which is over", id="over"),
        pytest.param(DRUG, "text: In trials.", 'since: "2027-01", text: In trials.', "the status in global: 2027-01 is after", id="status"),
        pytest.param(STUDIES, "  arms:\n", "  cuts: [{id: a, name: data of May, date: 2027-05}]\n  arms:\n", "a: 2027-05 is after", id="cut"),
        pytest.param(DRUG, "The sample trial began.", "The trial ended in May 2027.", "'May 2027' is after the cut-off", id="words"),
    ],
)  # fmt: skip
def test_a_wrong_date_is_found(says: Says, edit: Edit, file: str, old: str, new: str, said: str) -> None:
    edit(file, old, new)
    (finding,) = says("DAT-DATE")
    assert finding.where.file == file
    assert said in finding.message


def test_a_day_in_a_cell_is_found_there(says: Says, row: Row, at: At) -> None:
    row(id="smp-a", value="3/8", time="31 February 2020")
    (finding,) = says("DAT-DATE")
    assert at(finding).startswith('"31 February 2020"')


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2019-04", "date: 2024-02-29"),
        (EVENT, "date: 2027-08-07, planned: true, region: global, kind: trial, text: The trial ends in August 2027."),
        ("The sample trial began.", "The trial is expected to end in May 2027."),
        ("The sample trial began.", "It may end then. It began in May."),
        ("date: 2019-04", "date: 2026"),
        ("The sample trial began.", "It began in February. In February 30 people were asked."),
        ("The sample trial began.", "It began on 30 June 2019, and on June 30, 2020 again."),
    ],
)
def test_a_right_date_is_left_alone(says: Says, edit: Edit, old: str, new: str) -> None:
    edit(DRUG, old, new)
    assert says("DAT-DATE") == []
