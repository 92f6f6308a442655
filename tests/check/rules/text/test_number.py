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
        pytest.param("Sixteen of them stopped.", "Sixteen of them", id="some of those spoken of"),
        pytest.param("It took two and a half years.", "two and a half", id="a number and a half"),
        pytest.param("The rate was zero point four.", "zero point four", id="a decimal fraction in words"),
        pytest.param("The interval was Q28D.", "Q28D", id="an interval in capitals"),
        pytest.param("It held 3.11 μg/g.", "3.11 μg/g", id="with the Greek letter for the micro sign"),
        pytest.param("It fell by 42%.", "42%", id="a percentage"),
        pytest.param("It fell by 42 per cent.", "42 per cent", id="a percentage in words"),
        pytest.param("It fell (p = 0.97).", "p = 0.97", id="a p value"),
        pytest.param("In the arm (n = 12) it fell.", "n = 12", id="an n"),
        pytest.param("It was low (CI 3 to 5).", "CI 3 to 5", id="a confidence interval"),
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
        pytest.param("It was given q4w.", "q4w", id="an interval in short"),
        pytest.param("In total (N: 72) it fell.", "N: 72", id="an n with a colon"),
        pytest.param("It came in 1 in 10.", "1 in 10", id="one in so many"),
        pytest.param("A dozen participants left.", "A dozen participants", id="a dozen"),
        pytest.param("It was 3 ± 1.", "3 ± 1", id="a spread"),
        pytest.param("It was 38 (20–48).", "38 (20–48)", id="an interval"),
        pytest.param("With an SD of 15 it fell.", "SD of 15", id="a spread in words"),
        pytest.param("All 48 were dosed.", "All 48", id="all of them"),
        pytest.param("People aged 20 to 55.", "aged 20 to 55", id="an age"),
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
        "A fifth or more, two of them, one of the two trials, one patient, the three patients, half of the effect.",
        "The source [@alpha2020, p 22] and `3 mg` in code and 10.1000/3.5 and https://a.example/3/4 mg.",
    ],
)
def test_a_name_with_digits_is_no_number(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{said} ")
    assert says("TXT-NUMBER") == []


# What a pharmacologist may write, one sentence a line; none of it is from a guide of this site.
NAMES = """\
Splicing of exon 7 decides whether SMN2 makes a full protein, and intron 7 holds the silencer.
The G93A rat and the SOD1 D90A patient are not the same model.
CYP3A4, CYP2C19 and P-glycoprotein take no part, and IC50 was not reached, in carriers of HLA-B*15:02 or CYP2D6*4 as well.
The strand is an 18-mer with 2′-MOE throughout and 5-methylcytosine at each C.
A 5-10-5 gapmer recruits RNase H1; a 3′-UTR site was chosen.
The gene lies on 5q13.2, and the locus on 19q13 is another.
Counts of ³H, 99mTc and carbon-14 were compared with iodine-125.
The phase 1/2a part and the phase 3 part had one protocol.
Sections 5.1, 12.3 and 14 of the label and Table 2 agree.
It was approved on 25 April 2023, after a meeting in March 2023.
Between 2016 and 2018 the label changed, and 2023 brought another.
Day 1 is the day of the first dose; day 0 is that of screening.
The bars are 95% confidence intervals.
Models were fitted with NONMEM 7.4 and drawn with Prism 9.0 and ImageJ 1.53.
Participants were randomised 2:1 to drug.
Randomised 2:1 and double-blind, and allocated 3:1 later.
The scanner was a 3.0 T machine, and the 6-minute walk was filmed.
IL-6, HMG-CoA reductase and stabilin-2 were stained.
21 CFR 312 and ICH E6 apply; the number of EudraCT is 2015-004098-33.
Orphan designation EU/3/16/1732 stands.
Rhodamine 123 and Hoechst 33342 are dyes.
Vitamin B12 and factor VIII are carried in plasma.
Grade 3 events were rare in cohort 2 and in group 4.
Uptake by the asialoglycoprotein receptor 1 was blocked.
Isotypes of the antibody were not named.
Half of the effect was gone when dosing ended.
Both trials and all three arms had one assay.
One of the two assays was validated.
Covid-19 delayed the visits.
Mannose-6-phosphate marks hydrolases for lysosomes.
The p.Ala5Val variant is common in North America.
It was filed under section 505(b)(1), and Article 10(2) of Regulation (EC) No 726/2004 applied to it.
Extractables were tested according to USP <1663>, particles by Ph. Eur. 2.9.19, and cytotoxicity by ISO 10993-5.
The genotoxicity studies followed OECD TG 471 and Directive 2010/63/EU.
Events were graded by CTCAE v5.0 and coded with MedDRA v26.1 in R 4.2.1.
The N−1 impurity and the n+1 longmer were separated.
Caspase-3/7, ERK1/2, SMAD2/3 and TLR7/8 were read, in C57BL/6 mice.
Nav1.7, 5-HT2A and vitamin D3 took no part, and G12.0 is the code of ICD-10.
A 3 + 3 design came before a 2 × 2 crossover, in a 2:1 ratio.
It was sterilised through a 0.22 µm filter and a 10 kDa cut-off membrane.
Grade 3 or 4 events were rare at ECOG 0 or 1, in the season of 2023/24.
A two-sided alpha of 0.05 and 80% power were planned, as nucleotides 250–270 are the site.
"""
NUMBERS = """\
Twenty-eight weeks later it had risen.
It was given for four weeks.
The trial enrolled 108.
In all a hundred and eight enrolled.
Seventy-two received the drug.
It was a third lower.
It held two thirds of that.
Every second participant improved.
Nine in ten improved.
It is seen in one in ten thousand births.
Three loading doses came first.
A 60-year-old man was treated.
It was given q4w.
P was .64 at the end.
The ratio was three to one.
It was ten times higher.
It was about five times as much.
It was four times the older one.
It was an order of magnitude higher.
A share of 10⁻³ stayed.
It lay between 4 and 8.
It was 4–8 times that.
Here the n was 12.
Twelve were analysed.
In all 7127 were counted.
The trough was about 4 to 11 in infants.
Infants with 2 copies of it were dosed.
It reached 10 075 ng/mL.
It fell from 12 to 9.
In 2000 participants it failed.
In cohort 2, 12 of the infants were given it.
The ratio of the two was 2:1.
It was seen in 3/17, and not in 0/17.
The alpha was 0.7, as the 5 + 3 of the others.
It lay at 0.22 µm below the surface.
Grade 3 or 4 of them were seen.
A power of 80% of the men was lost.
It was <50 in each.
"""


def test_names_with_digits_are_left_alone_in_thirty_sentences(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{NAMES}\n")
    assert says("TXT-NUMBER") == []


def test_a_number_is_found_in_each_of_thirty_sentences(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{NUMBERS}\n")
    lines = NUMBERS.splitlines()
    found = {finding.where.line for finding in says("TXT-NUMBER")}
    assert [line for number, line in enumerate(lines, 34) if number not in found] == []


def test_a_regimen_and_an_arm_of_the_drug_are_names(says: Says, edit: Edit) -> None:
    edit(
        GUIDE,
        "## Conclusion\n\n",
        "## Conclusion\n\nThe 200 mg regimen and samplirsen 200 mg are named; the 50 mg regimen is not. ",
    )
    (finding,) = says("TXT-NUMBER")
    assert finding.message.startswith("'50 mg' is typed by hand")


def test_the_name_of_a_study_may_hold_a_number_and_is_a_name_in_prose(says: Says, edit: Edit) -> None:
    edit("data/drugs/samplirsen/studies.yml", "  name: the sample trial", "  name: 53-week monkey study")
    edit(GUIDE, "## Conclusion\n\n", "## Conclusion\n\nThe 53-week monkey study ended; a 54-week wait did not. ")
    (finding,) = says("TXT-NUMBER")
    assert finding.message.startswith("'54-week' is typed by hand")


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


@pytest.mark.parametrize(
    ("sentence", "suggestion"),
    [
        pytest.param(
            'It was {{ value("smp-change-100") }} with 100 mg.', 'smp-change-100", show="dose"', id="its dose"
        ),
        pytest.param('On day 29 it was {{ value("smp-change-100") }}.', 'smp-change-100", show="time"', id="its time"),
        pytest.param('Of 8 people: {{ value("smp-change-100") }}.', "", id="not an n with its noun"),
        pytest.param('In n = 8: {{ value("smp-change-100") }}.', "", id="not an n with its sign"),
        pytest.param(
            'It was {{ value("smp-change-0") }} without. Later {{ value("smp-change-100") }} came, on day 29.',
            'smp-change-100", show="time"',
            id="of the value beside it",
        ),
        pytest.param('It was {{ value("smp-change-100") }} with 300 mg.', "", id="the dose of no value here"),
    ],
)
def test_a_dose_and_a_time_are_asked_of_the_value_beside_them(
    says: Says, edit: Edit, sentence: str, suggestion: str
) -> None:
    edit(GUIDE, "## Conclusion\n\n", f"## Conclusion\n\n{sentence} ")
    (finding,) = says("TXT-NUMBER")
    expected = f'{{{{ value("{suggestion}, cite=False) }}}}' if suggestion else ""
    assert finding.suggestion == expected


def test_a_caption_is_told_the_time_of_the_values_of_its_table(says: Says, edit: Edit) -> None:
    edit(TABLES, "caption: ", "caption: On day 29. ")
    assert 'show="time", cite=False' in says("TXT-NUMBER")[0].suggestion


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
