"""TXT-NUMBER"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Cell, Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
CHARTS = "data/drugs/samplirsen/charts.yml"
TABLES = "data/drugs/samplirsen/tables.yml"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture(autouse=True)
def clean(edit: Edit) -> None:
    """The one typed number of the sample corpus is taken out."""
    edit(CHARTS, "at day 29 by dose", "by dose")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("It held 3.11 µg/g.", "3.11 µg/g", id="a number with a unit"),
        pytest.param("It held 3.11 μg/g.", "3.11 μg/g", id="with the Greek letter for the micro sign"),
        pytest.param("It fell by 42%.", "42%", id="a percentage"),
        pytest.param("It fell by 42 per cent.", "42 per cent", id="a percentage in words"),
        pytest.param("It fell (p = 0.97).", "p = 0.97", id="a p value"),
        pytest.param("In the arm (n = 12) it fell.", "n = 12", id="an n"),
        pytest.param("It was low (CI 3 to 5).", "CI 3", id="a confidence interval"),
        pytest.param("It came in 5/7.", "5/7", id="k of n"),
        pytest.param("It came in 5 of 7.", "5 of 7", id="k of n in words"),
        pytest.param("There were 12 patients.", "12 patients", id="a count of people"),
        pytest.param("It was read on day 85.", "day 85", id="a day of a study"),
        pytest.param("The ratio was 0.73.", "0.73", id="a decimal fraction"),
        pytest.param("It rose 3-fold.", "3-fold", id="a multiple"),
        pytest.param("It held twelve milligrams.", "twelve milligrams", id="a number in words with a unit"),
        pytest.param("It fell by thirty-five percent.", "thirty-five percent", id="a percentage all in words"),
        pytest.param("It rose threefold.", "threefold", id="a multiple in words"),
        pytest.param("Then seven patients fell ill.", "seven patients", id="people in words"),
        pytest.param(
            "Nine of the seventeen participants left.", "Nine of the seventeen participants", id="k of n, all in words"
        ),
        pytest.param("Roughly a third of patients left.", "a third of patients", id="a share of people in words"),
        pytest.param("It rose by a factor of 2.", "by a factor of 2", id="a factor"),
        pytest.param("ALT rose above 3x ULN.", "3x", id="a multiple with an x"),
        pytest.param("It was read on D85.", "D85", id="a day in short"),
        pytest.param("In total (N: 72) it fell.", "N: 72", id="an n with a colon"),
        pytest.param("It came in 1 in 10.", "1 in 10", id="one in so many"),
        pytest.param("A dozen participants left.", "dozen participants", id="a dozen"),
        pytest.param("It was 3 ± 1.", "3 ± 1", id="a spread"),
        pytest.param("It was 38 (20–48).", "38 (20–48)", id="an interval"),
        pytest.param("With an SD of 15 it fell.", "SD of 15", id="a spread in words"),
        pytest.param("All 48 were dosed.", "All 48", id="all of them"),
        pytest.param("People aged 20 to 55.", "aged 20", id="an age"),
        pytest.param("It is a 16-mer.", "16-mer", id="a length"),
        pytest.param("The range was 10–20 mg.", "10–20 mg", id="a range, once"),
    ],
)
def test_a_typed_number_is_found_at_its_column(says: Says, edit: Edit, typed: str, found: str) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{typed} ")
    (finding,) = says("TXT-NUMBER")
    assert str(finding.where) == f"{GUIDE}:34:{typed.index(found) + 1}"
    assert finding.message.startswith(f"{found!r} is typed by hand; wanted")


@pytest.mark.parametrize(
    "said",
    [
        "RNase H1 and 2′-MOE in a 5-10-5 gapmer, ISIS 486178 and BIIB067, in phase 1/2a (NCT02312011).",
        "Isotopes such as [³H], 99mTc and technetium-99m.",
        "It began on 30 May 2024, in type 1 disease, in DM1 mice with CD4 cells.",
        "See section 2.5.2.1, sections 1, 2 and 6.1, and Generation 2.5.",
        "Counted from day 1; the bars are 95% confidence intervals.",
        "Three weeks, a fifth or more, two of them, one of the two trials, one patient, the three patients, half of the effect.",
        "The source [@alpha2020, p 22] and `3 mg` in code and 10.1000/3.5 and https://a.example/3/4 mg.",
    ],
)
def test_a_name_with_digits_is_no_number(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{said} ")
    assert says("TXT-NUMBER") == []


def test_a_percentage_beside_a_level_of_confidence_is_a_number(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n\n", "## Conclusion\n\nThe 95% CI was wide. In culture 95% was lost. ")
    (finding,) = says("TXT-NUMBER")
    assert str(finding.where) == f"{GUIDE}:34:33"


@pytest.mark.parametrize(
    ("sentence", "suggestion"),
    [
        pytest.param("The target fell by −50%. ", '{{ value("smp-change-200") }}', id="a sentence on the value"),
        pytest.param("The target fell by −50% [@oldguide2019, table 1]. ", '{{ value("smp-change-200") }}', id="and on its source"),
        pytest.param("The target fell by −50% [@agency2021, p 3]. ", "", id="another source"),
        pytest.param("Headache went by −50%. ", "", id="another thing that is as many"),
    ],
)  # fmt: skip
def test_a_value_is_suggested_only_if_the_sentence_speaks_of_it(
    says: Says, edit: Edit, sentence: str, suggestion: str
) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{sentence}")
    (finding,) = says("TXT-NUMBER")
    assert finding.suggestion == suggestion


def test_a_number_in_a_text_of_a_data_file_is_found_at_its_column(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit("data/drugs/samplirsen/gaps.yml", "No human liver", "Below 5 mg no human liver")
    (finding,) = says("TXT-NUMBER")
    line = line_of("data/drugs/samplirsen/gaps.yml", "Below 5 mg")
    assert str(finding.where) == f"data/drugs/samplirsen/gaps.yml:{line}:20"


def test_a_label_may_print_the_dose_of_its_values(says: Says, edit: Edit) -> None:
    assert says("TXT-NUMBER") == []
    edit(TABLES, 'head: "200 mg"', 'head: "250 mg"')
    (finding,) = says("TXT-NUMBER")
    assert finding.message.startswith("'250 mg' is typed by hand")


def test_the_parameters_of_a_step_are_the_place_for_numbers(says: Says, edit: Edit) -> None:
    edit("data/drugs/samplirsen/protocols.yml", "Incubate the cells", "Incubate at 37 °C the cells")
    (finding,) = says("TXT-NUMBER")
    assert "'37 °C'" in finding.message


def test_a_number_in_a_definition_of_the_glossary_is_found_at_its_column(says: Says, edit: Edit, at: At) -> None:
    terms = "data/vocabulary/terms.yml"
    edit(terms, "definition: ", "definition: Above 5% of it. ")
    (finding,) = says("TXT-NUMBER")
    assert finding.where.file == terms
    assert at(finding).startswith("5% of it")


def test_the_words_of_a_notebook_are_looked_at_too(site_says: Says, cell: Cell, at: At) -> None:
    assert site_says("TXT-NUMBER") == []
    cell("It held 3.11 µg/g.")
    (finding,) = site_says("TXT-NUMBER")
    assert finding.where.file == "docs/notebooks/look.ipynb" and at(finding).startswith("3.11 µg/g")
    assert finding.message.startswith("'3.11 µg/g' is typed by hand")
