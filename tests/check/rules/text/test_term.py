"""TXT-TERM"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.conftest import At, Cell, Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
DRUG = "data/drugs/samplirsen/drug.yml"
COMPOUNDS = "data/vocabulary/compounds.yml"
HEAD = "## Conclusion\n\n"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture(autouse=True)
def codes(project: Path) -> None:
    """Codes as long as real ones."""
    rows = (
        "{id: samplirsen, name: samplirsen, kind: drug, codes: [SMP 1001], definition: The drug.}",
        "{id: smp-2, name: SMP 2002, kind: tool, codes: [SMP 2002], definition: Another compound.}",
        "{id: smp-4, name: SMP 4004, kind: surrogate, codes: [SMP 4004], definition: A compound of other pages.}",
        "{id: none, name: no compound, kind: class, definition: No drug was given.}",
        "{id: placebo, name: placebo, kind: comparator, definition: The control.}",
    )
    (project / COMPOUNDS).write_text("\n".join(f"- {row}" for row in rows), encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "column", "message"),
    [
        pytest.param(
            "Samplirsen (SMP 2002) fell.", 13, "SMP 2002 is another compound than Samplirsen; wanted SMP 1001", id="code"
        ),
        pytest.param(
            "The drug, SMP 2002, fell.", 11, "SMP 2002 is another compound than The drug; wanted SMP 1001", id="the drug"
        ),
        pytest.param(
            "Samplirsen is also known as SMP 2002.", 29, "SMP 2002 is another compound than Samplirsen; wanted SMP 1001",
            id="an alias",
        ),
        pytest.param(
            "The trial of SMP 2002 was short.", 14, "SMP 2002 was given to no person in these data; wanted the compound that was",
            id="a tool in a trial",
        ),
        pytest.param(
            'On SMP 2002 it was {{ value("smp-headache") }}.', 4,
            "the values of this sentence are of samplirsen, and it names SMP 2002 only; wanted samplirsen",
            id="a value under another name",
        ),
        pytest.param(
            "In healthy volunteers SMP 2002 was tested.", 23, "SMP 2002 was given to no person in these data; wanted the compound that was",
            id="a tool in people",
        ),
        pytest.param(
            "In mice SMP 4004 was tested.", 9, "nothing in the data of samplirsen is of SMP 4004; wanted the compound that is meant",
            id="a compound of another page",
        ),
        pytest.param(
            'SMP 2002 ({{ fact("smp-inn") }}) fell.', 1, "SMP 2002 is another compound than samplirsen; wanted SMP 1001",
            id="the code of the drug behind it",
        ),
        pytest.param("SMP 2003 fell.", 1, "no compound has the code 'SMP 2003'; wanted a code of compounds.yml", id="a code of nobody"),
        pytest.param("SMP-2002 fell.", 1, "'SMP-2002' is written otherwise; wanted 'SMP 2002'", id="a code with a hyphen"),
        pytest.param("Samplirsan fell.", 1, "'Samplirsan' is no name of a drug; wanted 'samplirsen'", id="a misspelt INN"),
        pytest.param("APOB protein fell.", 1, "'APOB' is no name of this gene or protein; wanted 'apoB'", id="gene for protein"),
        pytest.param("The apoB mRNA fell.", 5, "'apoB' is no name of this gene or protein; wanted 'APOB'", id="protein for gene"),
        pytest.param("Then SOD-1 fell.", 6, "'SOD-1' is no name of this gene or protein; wanted 'SOD1'", id="a hyphen in a gene"),
        pytest.param("In patients Sod1 mRNA fell.", 13, "'Sod1' is no name of this gene or protein; wanted 'SOD1'", id="a rodent's gene in people"),
        pytest.param("Then MBLN1 fell.", 6, "'MBLN1' is no name of this gene or protein; wanted 'MBNL1'", id="letters of a gene turned"),
        pytest.param("A phosporothioate strand.", 3, "'phosporothioate' is misspelt; wanted 'phosphorothioate'", id="a word of the trade"),
        pytest.param(
            "SMP 2002 is an earlier name of samplirsen.", 1, "SMP 2002 is another compound than samplirsen; wanted SMP 1001",
            id="an earlier name",
        ),
        pytest.param("An anti-sense strand.", 4, "'anti-sense' is no term to use; wanted 'antisense'", id="a word given up"),
    ],
)  # fmt: skip
def test_a_wrong_term_is_found_at_its_column(says: Says, edit: Edit, said: str, column: int, message: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    (finding,) = says("TXT-TERM")
    assert str(finding.where) == f"{GUIDE}:34:{column}"
    assert finding.message == message


@pytest.mark.parametrize(
    "said",
    [
        "Samplirsen is SMP 1001, and SMP 2002 is another compound.",
        "Samplirsen, not SMP 2002, was given.",
        "In patients, and in mice, Sod1 fell; phosphorothioates, phosphorothioated and phosphorodithioate strands.",
        "Unlike SMP 2002, samplirsen was given to people.",
        "APOB mRNA, serum apoB, apoB-100, Sod1 of the mouse and SOD1 fell.",
        "In mice, and in cells of patients, SMP 2002 was tested.",
        "They set samplirsen, SMP 2002 and placebo side by side.",
    ],
)
def test_right_terms_are_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert says("TXT-TERM") == []


@pytest.mark.parametrize("name", ["title", "summary"])
def test_a_guide_to_another_compound_is_found(says: Says, edit: Edit, name: str) -> None:
    edit(GUIDE, f"{name}: ", f"{name}: SMP 2002 at work. #")
    (finding,) = says("TXT-TERM")
    assert finding.message == f"the {name} of a guide to samplirsen names SMP 2002 only; wanted samplirsen"


def test_a_fact_with_the_code_of_another_compound_is_found(says: Says, edit: Edit) -> None:
    edit(DRUG, "value: samplirsen,", "value: SMP 2002,")
    (finding,) = says("TXT-TERM")
    assert finding.message == "SMP 2002 in what is filed under samplirsen; wanted samplirsen"
    assert finding.where.file == DRUG and finding.where.line > 10


def test_a_drug_under_the_name_of_another_is_found(says: Says, edit: Edit) -> None:
    edit(DRUG, "name: Samplirsen", "name: SMP 2002")
    assert "samplirsen is called SMP 2002, which is another compound; wanted samplirsen" in {
        f.message for f in says("TXT-TERM")
    }


def test_a_code_with_two_owners_is_found(says: Says, edit: Edit) -> None:
    edit(COMPOUNDS, "codes: [SMP 2002]", "codes: [SMP 2002, SMP 1001]")
    (finding,) = says("TXT-TERM")
    assert finding.message == "SMP 1001 is a code of samplirsen already; wanted each code once"


def test_a_synonym_that_the_glossary_avoids_is_found(says: Says, edit: Edit) -> None:
    edit("data/vocabulary/terms.yml", "label: RNase H1,", "label: RNase H1, avoid: [ribonuclease HI],")
    edit(GUIDE, HEAD, f"{HEAD}Ribonuclease HI cuts. ")
    (finding,) = says("TXT-TERM")
    assert finding.suggestion == "RNase H1"


def test_the_words_of_a_notebook_are_looked_at_too(site_says: Says, cell: Cell, at: At) -> None:
    assert site_says("TXT-TERM") == []
    cell("Samplirsan fell.")
    (finding,) = site_says("TXT-TERM")
    assert finding.where.file == "docs/notebooks/look.ipynb" and at(finding).startswith("Samplirsan")
    assert finding.message.startswith("'Samplirsan' is no name of a drug")


@pytest.mark.parametrize(
    ("said", "messages"),
    [
        pytest.param("The SMN gene has two copies, SMN1 and SMN2, and SMN protein is short; Smn mice were made.", [], id="the family"),
        pytest.param("The smn protein is short.", ["'smn' is no name of these genes or their protein; wanted 'SMN'"], id="misspelt"),
    ],
)  # fmt: skip
def test_a_protein_of_two_genes_is_the_name_of_both(says: Says, edit: Edit, said: str, messages: list[str]) -> None:
    edit("data/wording.yml", "genes:\n", "genes:\n  - {symbol: SMN1, protein: SMN}\n  - {symbol: SMN2, protein: SMN}\n")
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert [f.message for f in says("TXT-TERM")] == messages


def test_a_full_name_with_another_number_is_found(says: Says, edit: Edit) -> None:
    term = "- {id: smp1, label: SMP1, expansion: sample protein 1, definition: The target.}\n- {id: rnase-h1"
    edit("data/vocabulary/terms.yml", "- {id: rnase-h1", term)
    edit(GUIDE, HEAD, f"{HEAD}Sample protein 2 (SMP1) fell, and sample protein 1 (SMP1) rose. ")
    (finding,) = says("TXT-TERM")
    assert finding.message.startswith("'Sample protein 2 (SMP1)' is the name of another thing than SMP1")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Othername (samplirsen) was given.", ["'Othername' is no name of samplirsen; wanted EXEMPLA"]),
        ("The Drug (samplirsen) was given.", []),
    ],
)
def test_a_brand_of_another_drug_is_found(says: Says, edit: Edit, said: str, found: list[str]) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert [finding.message for finding in says("TXT-TERM")] == found


def test_a_study_that_is_named_like_a_gene_is_called_by_its_name(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, HEAD + "In SOD-1, SOD1 fell.\n")
    assert [f.message for f in says("TXT-TERM")] == ["'SOD-1' is no name of this gene or protein; wanted 'SOD1'"]
    edit("data/drugs/samplirsen/studies.yml", "name: the sample trial", "name: SOD-1")
    assert says("TXT-TERM") == []
