"""DAT-FIELD"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Says

FOLDER = "data/drugs/samplirsen"


@pytest.mark.parametrize(
    ("file", "old", "new", "there", "suggestion"),
    [
        pytest.param(
            "observations.csv",
            "smp-days,smp-trial",
            "smp-days,smp-trail",
            "smp-trail,",
            "smp-trial",
            id="study of a value",
        ),
        pytest.param(
            "tables.yml",
            "[smp-change-100, smp",
            "[smp-chnge-100, smp",
            "smp-chnge-100, smp",
            "smp-change-100",
            id="cell",
        ),
        pytest.param(
            "charts.yml", "{id: smp-change-100}", "{id: smp-chnge-100}", "smp-chnge-100}", "smp-change-100", id="point"
        ),
        pytest.param(
            "conflicts.yml", "[smp-change-100,", "[smp-chnge-100,", "smp-chnge-100,", "smp-change-100", id="conflict"
        ),
        pytest.param(
            "gaps.yml", "[how-it-works]", "[how-it-work]", "how-it-work]", "how-it-works", id="guide of a gap"
        ),
        pytest.param(
            "studies.yml", "compound: samplirsen", "compound: samplirsn", "samplirsn", "samplirsen", id="compound"
        ),
        pytest.param(
            "studies.yml", "registry:", "species: [humen]\n  registry:", "humen]", "human", id="species of a study"
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_found_where_it_stands(
    says: Says, edit: Edit, at: At, file: str, old: str, new: str, there: str, suggestion: str
) -> None:
    edit(f"{FOLDER}/{file}", old, new)
    (finding,) = says("DAT-FIELD")
    assert (finding.where.file, finding.suggestion) == (f"{FOLDER}/{file}", suggestion)
    assert at(finding).startswith(there)


def test_a_value_of_another_dose_is_not_suggested(says: Says, edit: Edit) -> None:
    edit(f"{FOLDER}/conflicts.yml", "[smp-change-100,", "[smp-change-300,")
    (finding,) = says("DAT-FIELD")
    assert (finding.message, finding.suggestion) == ("no observation 'smp-change-300'; wanted a name that is there", "")


def test_the_one_guide_that_is_there_is_named(says: Says, edit: Edit) -> None:
    edit(f"{FOLDER}/gaps.yml", "[how-it-works]", "[how-long-it-stays]")
    (finding,) = says("DAT-FIELD")
    assert finding.message == "no guide 'how-long-it-stays'; wanted one of how-it-works"


def test_the_closed_lists_name_what_is_there(says: Says, edit: Edit) -> None:
    edit("data/vocabulary/populations.yml", "species: mouse", "species: mous")
    edit("data/vocabulary/species.yml", "{id: mouse, kind: animal,", "{id: mouse, kind: animal, broader: humen,")
    edit(f"{FOLDER}/vocabulary/analytes.yml", "matrix: liver", "matrix: livers")
    edit("references.bib", "  tier = {regulator}", "  tier = {regulator},\n  compound = {samplirsn}")
    assert [(f.where.file, f.message) for f in says("DAT-FIELD")] == [
        ("data/vocabulary/populations.yml", "no species 'mous'. Did you mean 'mouse'?"),
        ("data/vocabulary/species.yml", "no species 'humen'. Did you mean 'human'?"),
        (f"{FOLDER}/vocabulary/analytes.yml", "no matrix 'livers'. Did you mean 'liver'?"),
        ("references.bib", "no compound 'samplirsn'. Did you mean 'samplirsen'?"),
    ]


@pytest.mark.parametrize("n", ["eight", "8.5", "8 of 9", "-8"])
def test_an_n_that_is_no_number_is_found(says: Says, edit: Edit, at: At, n: str) -> None:
    edit(f"{FOLDER}/observations.csv", "mean,SD,8,", f"mean,SD,{n},")
    (finding,) = says("DAT-FIELD")
    assert finding.where.line == 2
    assert at(finding).startswith(f"{n},,pharmacokinetic")
    assert finding.message == f"smp-half-life: n is {n!r}; wanted 8, 3–4, ≤10, not-reported or nothing"


@pytest.mark.parametrize("n", ["", "8", "3–4", "≤10", "not-reported"])
def test_an_n_may_be_a_number_a_span_or_not_reported(says: Says, edit: Edit, n: str) -> None:
    edit(f"{FOLDER}/observations.csv", "mean,SD,8,", f"mean,SD,{n},")
    assert says("DAT-FIELD") == []


def test_a_row_of_a_table_with_a_cell_too_few_is_found(says: Says, edit: Edit, at: At) -> None:
    edit(f"{FOLDER}/tables.yml", "cells: [smp-change-0, smp-change-0]", "cells: [smp-change-0]")
    (finding,) = says("DAT-FIELD")
    assert at(finding) == "placebo, cells: [smp-change-0]}"
    assert finding.message == "table change-by-dose, row 'placebo': 1 cells; wanted 2"
