"""TXT-SCOPE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"
VALUE = '{{ value("smp-liver-mouse") }}'
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(f"In mice the liver held {VALUE}.\n\n", id="a value of another compound"),
        pytest.param(f"Other oligonucleotides fell. Samplirsen held {VALUE}.\n\n", id="under the name of the drug"),
    ],
)
def test_a_borrowed_value_is_found(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said}")
    (finding,) = says("TXT-SCOPE")
    assert finding.where.line == 34
    message = "this rests on SMP 2 alone and reads as if it were samplirsen; wanted SMP 2 named, or the class"
    assert finding.message == message


def test_a_source_on_another_compound_alone_carries_no_claim_on_the_drug(says: Says, edit: Edit) -> None:
    rows = "data/drugs/samplirsen/observations.csv"
    edit(rows, "secondary,agency2021,p 4", "secondary,oldguide2019,p 4")
    edit(rows, "unverified,oldguide2019,table 1", "unverified,alpha2020,table 1")
    edit(GUIDE, HEAD, f"{HEAD}Samplirsen stays in the liver [@oldguide2019, p 4].\n\n")
    (finding,) = says("TXT-SCOPE")
    assert str(finding.where) == f"{GUIDE}:34:1"


def test_a_source_is_about_what_its_entry_says(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, f"{HEAD}Samplirsen stays in the liver [@agency2021, p 4].\n\n")
    assert says("TXT-SCOPE") == []
    edit("references.bib", "  tier = {regulator}", "  tier = {regulator},\n  compound = {smp-2}")
    assert [str(f.where) for f in says("TXT-SCOPE")][-1] == f"{GUIDE}:34:1"


def test_a_fact_that_cites_a_source_does_not_outweigh_its_values(says: Says, edit: Edit) -> None:
    rows = "data/drugs/samplirsen/observations.csv"
    edit(rows, "secondary,agency2021,p 4", "secondary,oldguide2019,p 4")
    edit(rows, "unverified,oldguide2019,table 1", "unverified,alpha2020,table 1")
    edit("data/drugs/samplirsen/drug.yml", "source: agency2021", "source: oldguide2019")
    edit(GUIDE, HEAD, f"{HEAD}Samplirsen stays in the liver [@oldguide2019, p 4].\n\n")
    (finding,) = says("TXT-SCOPE")
    assert str(finding.where) == f"{GUIDE}:34:1"


def test_a_source_of_an_arrow_on_the_class_carries_no_claim_on_the_drug(says: Says, edit: Edit) -> None:
    rows = "data/drugs/samplirsen/observations.csv"
    edit(rows, "unverified,oldguide2019,table 1", "unverified,alpha2020,table 1")
    edit("data/drugs/samplirsen/diagrams/mechanism.yml", "source: agency2021", "source: oldguide2019")
    said = "leaves the endosome [@oldguide2019, p 4].\n\n"
    edit(GUIDE, HEAD, f"{HEAD}As a class these strands leave it. Samplirsen {said}")
    (finding,) = says("TXT-SCOPE")
    assert str(finding.where) == f"{GUIDE}:34:36"
    edit(GUIDE, f"Samplirsen {said}", f"An oligonucleotide of the same generation as samplirsen {said}")
    assert says("TXT-SCOPE") == []


@pytest.mark.parametrize(
    "said",
    [
        f"In mice given SMP 2 the liver held {VALUE}.",
        f"With another oligonucleotide the liver held {VALUE}.",
        'On samplirsen it was {{ value("smp-headache") }}.',
    ],
)
def test_what_is_told_as_borrowed_is_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said}\n\n")
    assert says("TXT-SCOPE") == []


def test_a_table_of_another_compound_alone_says_so(says: Says, edit: Edit) -> None:
    tables = "data/drugs/samplirsen/tables.yml"
    edit(tables, "[smp-half-life, smp-half-life-h, smp-liver-mouse, smp-liver-human]", "[smp-liver-mouse]")
    (finding,) = says("TXT-SCOPE")
    assert finding.message.startswith("kinetics: this rests on SMP 2 alone")
    edit(tables, "Half-life and tissue level.", "Tissue level after SMP 2.")
    assert says("TXT-SCOPE") == []
