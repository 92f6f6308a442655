"""An observation is worded in one place: what a table, a download, a record, a chart and a rule print of it is the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generators.check.rules import all_rules
from generators.domain import describe, quantity
from generators.model import Axis, Chart, Column, Drug, Library, Observation, Point, Row, Series, Table
from generators.pictures import charts
from generators.render.files import load_macro
from generators.render.plan.blocks import plan_table
from generators.render.plan.inline import Scope
from generators.render.sheet import read_rows
from generators.render.tables.listing import make_row
from tests import shipped as content

COLUMNS = (Column(head="Value", show="value"), Column(head="Dose", show="dose"), Column(head="Time", show="time"))


@pytest.fixture
def shipped() -> Library:
    return content.library()


def changed(drug: Drug, **cells: object) -> Observation:
    like = next(o for o in drug.observations if o.id == "smp-half-life")
    return like.model_copy(update=cells)


def wording(observation: Observation, library: Library) -> tuple[str, str, str]:
    return (
        describe.value(observation, library.vocabulary),
        describe.dose(observation, library.vocabulary),
        describe.time(observation),
    )


def wide_table(library: Library) -> Table:
    """A table with every observation in a row: its value, its dose, its time."""
    rows = tuple(Row(head=ident, cells=(ident,) * len(COLUMNS)) for ident in library.observations)
    return Table(name="wide", kind="matrix", caption="All.", columns=COLUMNS, rows=rows)


def test_a_cell_of_a_table_and_of_its_download_print_each_row_of_the_site_alike(shipped: Library) -> None:
    plan = plan_table(wide_table(shipped), Scope(shipped, shipped.drugs[0]))
    expected = [wording(observation, shipped) for observation in shipped.observations.values()]
    assert [tuple(cell.values[0].text for cell in row.cells) for row in plan.body.rows] == expected
    rows = read_rows(load_macro("table.jinja", "table")(plan, 1, "matrix", ()))
    assert [tuple(" ".join(cell.replace("≠", "").split()) for cell in row[1:4]) for row in rows[1:]] == [
        tuple(" ".join(cell.split()) or "not stated" for cell in cells) for cells in expected
    ]


def test_a_record_prints_each_row_of_the_site_as_a_table_does(shipped: Library) -> None:
    scope = Scope(shipped, shipped.drugs[0])
    for observation in shipped.observations.values():
        value, dose, time = wording(observation, shipped)
        printed = make_row(observation, scope)
        assert printed.value.text == value
        assert dose in printed.conditions and time in printed.conditions


def test_the_data_of_a_chart_print_each_row_of_the_site_as_a_table_does(shipped: Library) -> None:
    points = tuple(Point(id=ident) for ident in shipped.observations)
    chart = Chart(
        name="all", kind="intervals", title="All.", caption="All.", alt="All.", axis=Axis(label="All"),
        series=(Series(label="All", points=points),),
    )  # fmt: skip
    rows = charts.data_rows(chart, shipped.observations, shipped.vocabulary)[1:]
    for row, observation in zip(rows, shipped.observations.values(), strict=True):
        value, dose, time = wording(observation, shipped)
        assert (row[2], row[5]) == (value, "; ".join(filter(None, [dose, time])))


def contradicted(library: Library) -> Iterator[Observation]:
    """A second row for each observation, which says that there is no value where the first has one."""
    for observation in library.observations.values():
        other = None if observation.value else quantity.parse("7")
        missing = None if other else "not-found"
        yield observation.model_copy(update={"id": f"{observation.id}-again", "value": other, "missing": missing})


def test_a_message_on_a_conflict_words_each_row_of_the_site_as_a_table_does(shipped: Library) -> None:
    observations = {o.id: o for o in (*shipped.observations.values(), *contradicted(shipped))}
    of_drug = ((drug, tuple(row for row in observations.values() if row.drug == drug.id)) for drug in shipped.drugs)
    drugs = tuple(drug.model_copy(update={"observations": rows}) for drug, rows in of_drug)
    library = shipped.model_copy(update={"observations": observations, "drugs": drugs})
    rule = next(rule for rule in all_rules() if rule.id == "DAT-CONFLICT")
    texts = "\n".join(finding.message for finding in rule.findings(library, []))
    told = [o for o in observations.values() if f"{o.id} says {describe.value(o, shipped.vocabulary)}" in texts]
    assert texts.count(" says ") >= 2 * len(shipped.observations) * 0.9
    assert {o.id for o in observations.values() if f"{o.id} says " in texts} == {o.id for o in told}


@pytest.mark.parametrize(
    ("dose", "printed"),
    [("100 mg", "100\u00a0mg"), ("12.5, 25 mg", "12.5, 25\u00a0mg"), ("not-reported", "dose not reported"), ("", "")],
)
def test_a_dose_has_its_unit_or_says_that_it_is_not_reported(
    drug: Drug, library: Library, dose: str, printed: str
) -> None:
    assert describe.dose(changed(drug, dose=dose), library.vocabulary) == printed


@pytest.mark.parametrize(
    ("show", "printed"), [("time", "time not reported"), ("schedule", "schedule not reported"), ("n", "not reported")]
)
def test_a_column_that_is_not_reported_says_so(drug: Drug, library: Library, show: str, printed: str) -> None:
    assert describe.text(changed(drug, **{show: "not-reported"}), library.vocabulary, show) == printed


@pytest.mark.parametrize(
    ("value", "spread_kind", "spoken"),
    [
        pytest.param("38 (20–48)", "range", "38 (range 20–48) d", id="an interval"),
        pytest.param("38 (20–48)", "not-stated", "38 (20–48) d", id="an interval of which nobody says what it is"),
        pytest.param("20 ± 5", "SD", "20 ± 5 d", id="a spread"),
        pytest.param(
            "not reached (36.3 to not reached)",
            "95% CI",
            "not reached (95% CI 36.3 d to not reached)",
            id="an open interval",
        ),
        pytest.param("", "", "below LOQ", id="a missing value"),
    ],
)
def test_a_sentence_names_the_kind_of_an_interval(
    drug: Drug, library: Library, value: str, spread_kind: str, spoken: str
) -> None:
    written = quantity.parse(value) if value else None
    row = changed(drug, value=written, missing=None if value else "below-loq", spread_kind=spread_kind)
    assert describe.text(row, library.vocabulary, "spoken").replace("\u00a0", " ") == spoken


@pytest.mark.parametrize(
    ("value", "spread_kind", "kind"),
    [
        ("38 (20–48)", "95% CI", "95% CI"), ("20–48", "", "range"), ("20 ± 5", "not-stated", "kind of spread not stated"),
        ("8 (50 mg) to 51 (400 mg)", "", ""), ("20", "", ""),
    ],
)  # fmt: skip
def test_the_kind_of_an_interval_can_stand_alone(drug: Drug, value: str, spread_kind: str, kind: str) -> None:
    assert describe.interval_kind(changed(drug, value=quantity.parse(value), spread_kind=spread_kind)) == kind


@pytest.mark.parametrize(
    ("cells", "who"),
    [
        (
            {"n": "10", "analysis_set": "itt", "arm_name": "samplirsen", "cut_name": "final data"},
            "n = 10, healthy adults, ITT, samplirsen, final data",
        ),
        (
            {"n": "not-reported", "analysis_set": "not-reported"},
            "n not reported, healthy adults, analysis set not reported",
        ),
        ({"n": "", "population": "", "analysis_set": ""}, ""),
        ({"n": "≤10", "analysis_set": ""}, "n ≤10, healthy adults"),
    ],
)
def test_who_was_studied_is_told_in_one_order(drug: Drug, library: Library, cells: dict[str, str], who: str) -> None:
    row = changed(drug, **{"population": "healthy-adults", **cells})
    assert describe.who(row, library.vocabulary) == who


def test_the_conditions_are_told_in_one_order(drug: Drug, library: Library) -> None:
    row = changed(
        drug,
        matrix="plasma",
        species="human",
        dose="not-reported",
        route="not-applicable",
        schedule="weekly",
        time="day 1",
    )
    assert describe.conditions(row, library.vocabulary) == "plasma, human, dose not reported, weekly, day 1"


@pytest.mark.parametrize(
    ("iso", "printed"), [("2023", "2023"), ("2023-04", "April 2023"), ("2023-04-05", "5 April 2023")]
)
def test_a_date_keeps_its_precision(iso: str, printed: str) -> None:
    assert describe.date(iso) == printed


@pytest.mark.parametrize(
    ("written", "unit", "spread", "shown"),
    [
        pytest.param("−35", "%", "", "35%", id="a number"),
        pytest.param("−24.7 (−31.6 to −17.7)", "%", "95% CI", "24.7% (95% CI 17.7 to 31.6)", id="an interval"),
        pytest.param("−3.3 (−12.1 to 5.5)", "%", "95% CI", "3.3% (95% CI −5.5 to 12.1)", id="an interval over zero"),
        pytest.param("−18 to −5", "%", "", "5% to 18%", id="a range"),
        pytest.param("~−4", "%", "", "~4%", id="about"),
    ],
)
def test_a_fall_is_shown_as_its_size(
    drug: Drug, shipped: Library, written: str, unit: str, spread: str, shown: str
) -> None:
    fallen = changed(drug, value=quantity.parse(written), unit=unit, spread_kind=spread)
    assert describe.text(fallen, shipped.vocabulary, "fall") == shown


@pytest.mark.parametrize(
    ("written", "value", "spoken"),
    [
        pytest.param("12", "+12%", "12%", id="a rise, whose sentence says that it rose"),
        pytest.param(
            "5.2 (−0.5 to 10.9)", "+5.2% (−0.5 to 10.9)", "5.2% (95% CI −0.5 to 10.9)", id="with its interval"
        ),
        pytest.param("12.5 ± 46.9", "+12.5 ± 46.9%", "12.5 ± 46.9%", id="with its spread"),
        pytest.param("−81.8 to 2.1", "−81.8% to +2.1%", "−81.8% to +2.1%", id="from a fall to a rise"),
        pytest.param("0.0", "0.0%", "0.0%", id="no change"),
        pytest.param("−35", "−35%", "−35%", id="a fall"),
        pytest.param("2–3", "2–3%", "2–3%", id="a range"),
    ],
)
def test_a_rise_has_a_plus_sign_where_no_word_says_the_direction(
    drug: Drug, shipped: Library, written: str, value: str, spoken: str
) -> None:
    row = changed(
        drug,
        parameter="change-from-baseline",
        analyte="ldl-c",
        unit="%",
        value=quantity.parse(written),
        spread_kind="95% CI",
    )
    assert (describe.value(row, shipped.vocabulary), describe.text(row, shipped.vocabulary, "spoken")) == (
        value,
        spoken,
    )
    between_arms = row.model_copy(update={"statistic": "difference"})
    assert "+" not in describe.value(between_arms, shipped.vocabulary)


@pytest.mark.parametrize(
    ("written", "cell", "spoken"), [("1, 4, 24", "1, 4, 24 h", "1, 4 and 24 h"), ("75, 80", "75, 80 h", "75 and 80 h")]
)
def test_a_list_in_a_sentence_ends_with_and(drug: Drug, shipped: Library, written: str, cell: str, spoken: str) -> None:
    row = changed(drug, value=quantity.parse(written), unit="h")
    shown = (describe.value(row, shipped.vocabulary), describe.text(row, shipped.vocabulary, "spoken"))
    assert tuple(text.replace("\u00a0", " ") for text in shown) == (cell, spoken)


def test_what_the_source_prints_is_told_where_it_is_shown_shorter(drug: Drug, shipped: Library) -> None:
    long = changed(drug, value=quantity.parse("13662.68 ± 7932.218"), unit="h.ng/mL")
    assert describe.value(long, shipped.vocabulary) == "13\u202f700 ± 7930\u00a0h·ng/mL"
    assert describe.as_printed(long, shipped.vocabulary) == "13662.68 ± 7932.218\u00a0h·ng/mL"
    assert describe.as_printed(changed(drug), shipped.vocabulary) == ""
