"""TXT-MONOTONE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, LineOf, Row, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
OF = {
    "parameter": "target-change", "unit": "%", "statistic": "ls-mean", "spread_kind": "", "matrix": "plasma",
    "time": "day 29", "qualifier": "of the test", "schedule": "weekly", "analysis_set": "full-analysis",
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture
def turning(row: Row) -> None:
    """Three doses of which the middle one does less than the lowest."""
    for dose, value in (("50", "−27"), ("60", "−21"), ("70", "−40")):
        row(id=f"smp-turn-{dose}", dose=f"{dose} mg", value=value, **OF)


@pytest.fixture
def falling(row: Row) -> None:
    """Three doses, each with a deeper fall."""
    for dose, value in (("50", "−21"), ("60", "−27"), ("70", "−40")):
        row(id=f"smp-turn-{dose}", dose=f"{dose} mg", value=value, **OF)


SENTENCE = 'A dose-dependent fall reached {{ value("smp-turn-70") }}. '


@pytest.mark.usefixtures("turning")
def test_a_claim_over_values_that_turn_back_is_found(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{SENTENCE}")
    (finding,) = says("TXT-MONOTONE")
    assert str(finding.where) == f"{GUIDE}:34:3"
    assert finding.message.startswith(
        "'dose-dependent' over values that turn back (target change: −27% at 50\u00a0mg, −21%"
    )


@pytest.mark.usefixtures("turning")
@pytest.mark.parametrize(
    "said",
    [
        "Each step up in dose lowered it further", "The more was given, the lower it fell", "Higher doses gave deeper falls",
        "The fall deepened as the dose went up", "It fell progressively across the doses", "The fall was dependent on dose",
        "A dose–effect relation was seen", "The fall was proportional to dose", "It was greater at higher doses",
        "It fell steadily across the three doses", "A dosage-dependent fall was seen", "More drug gave more lowering",
    ],
)  # fmt: skip
def test_a_claim_in_other_words_is_found(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, "## Conclusion\n\n", f'## Conclusion\n\n{said}: {{{{ value("smp-turn-70") }}}}. ')
    assert [f.where.line for f in says("TXT-MONOTONE")] == [34]


@pytest.mark.usefixtures("turning")
@pytest.mark.parametrize(
    "said", ["Higher doses were not given", "The next higher dose was given later", "The dose–response data are here"]
)
def test_other_words_on_dose_are_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, "## Conclusion\n\n", f'## Conclusion\n\n{said}: {{{{ value("smp-turn-70") }}}}. ')
    assert says("TXT-MONOTONE") == []


@pytest.mark.usefixtures("turning")
def test_a_claim_on_the_values_of_the_section_is_found(says: Says, edit: Edit) -> None:
    said = 'It ended at {{ value("smp-turn-70") }}.\n\nIt rose with dose.\n\n'
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{said}")
    (finding,) = says("TXT-MONOTONE")
    assert finding.where.line == 36


@pytest.mark.usefixtures("turning")
@pytest.mark.parametrize(
    ("said", "lines"),
    [
        pytest.param("Samplirsen lowers SOD1 in a dose-dependent way.", [34], id="by the gene alone"),
        pytest.param("Samplirsen lowers SOD1 in mice in a dose-dependent way.", [], id="in another species"),
        pytest.param("Samplirsen lowers DMPK in a dose-dependent way.", [], id="another gene"),
    ],
)
def test_a_claim_on_a_gene_is_held_to_its_values(says: Says, edit: Edit, said: str, lines: list[int]) -> None:
    edit("data/vocabulary/parameters.yml", "name: target change", "name: CSF SOD1 change")
    edit(GUIDE, "## Conclusion\n\n", f"## Another\n\n{said}\n\n## Conclusion\n\n")
    assert [f.where.line for f in says("TXT-MONOTONE")] == lines


@pytest.mark.usefixtures("turning")
def test_a_caption_is_held_to_its_own_chart(says: Says, edit: Edit, line_of: LineOf) -> None:
    charts = "data/drugs/samplirsen/charts.yml"
    edit(charts, "[{id: smp-change-0}, {id: smp-change-100}, {id: smp-change-200}]", "[{id: smp-turn-50}]")
    (finding,) = says("TXT-MONOTONE")  # alt: The target falls with dose.
    assert str(finding.where) == f"{charts}:{line_of(charts, 'falls with dose')}:19"


@pytest.mark.usefixtures("falling")
def test_values_that_go_one_way_are_left_alone(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{SENTENCE}")
    assert says("TXT-MONOTONE") == []


@pytest.mark.usefixtures("turning")
def test_a_denied_claim_is_left_alone(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{SENTENCE.replace('A dose', 'No dose')}")
    assert says("TXT-MONOTONE") == []


@pytest.mark.usefixtures("turning")
@pytest.mark.parametrize(
    "claim",
    ["It fell as doses went up", "Bigger doses meant less of it", "Escalating the dose gave ever lower values", "An exposure-dependent fall",
     "It was concentration-dependent", "The fall deepened from cohort to cohort"],
)  # fmt: skip
def test_a_claim_in_yet_other_words_is_found(says: Says, edit: Edit, claim: str) -> None:
    edit(GUIDE, "## Conclusion\n\n", f'## Conclusion\n\n{claim} and reached {{{{ value("smp-turn-70") }}}}. ')
    assert [f.rule for f in says("TXT-MONOTONE")] == ["TXT-MONOTONE"]
