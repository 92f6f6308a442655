"""PRO-ORDER"""

from __future__ import annotations

from tests.check.rules.conftest import Edit, LineOf, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"
COUNT = "text: Count., grade"


def test_a_step_that_speaks_of_what_comes_later_is_found(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "Incubate the cells", "Spin the lysate and incubate the cells")
    edit(PROTOCOLS, COUNT, "text: Lyse the cells., makes: [lysate], grade")
    (finding,) = says("PRO-ORDER")
    assert str(finding.where) == f"{PROTOCOLS}:{line_of(PROTOCOLS, 'Spin the lysate')}:22"
    assert finding.message == (
        "this step uses 'lysate', which a later step makes (Lyse the cells. …); wanted this step after that one"
    )


def test_a_step_whose_uses_come_later_is_found(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "added: true,", "added: true, uses: [counts],")
    edit(PROTOCOLS, COUNT, "text: Count., makes: [counts], grade")
    (finding,) = says("PRO-ORDER")
    assert finding.where.line == line_of(PROTOCOLS, "Keep one plate cold")


def test_what_nobody_makes_is_found(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, COUNT, "text: Count., uses: [lysate], grade")
    (finding,) = says("PRO-ORDER")
    assert (
        finding.message == "this step uses 'lysate', which no step makes; wanted the thing in `makes` of a step before"
    )


def test_the_right_order_is_left_alone(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "      grade: unverified\n", "      makes: [lysate]\n      grade: unverified\n")
    edit(PROTOCOLS, COUNT, "text: Count the lysate., uses: [lysate, cells], grade")
    assert says("PRO-ORDER") == []


def test_one_and_many_are_the_same_thing(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "Incubate the cells", "Count the gene libraries and incubate the cells")
    edit(PROTOCOLS, COUNT, "text: Ligate., makes: [gene library], grade")
    assert ["'gene library', which a later step makes" in f.message for f in says("PRO-ORDER")] == [True]


def test_another_word_that_begins_so_is_left_alone(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "Incubate the cells", "Image the librarian's note on assaying and incubate the cells")
    edit(PROTOCOLS, COUNT, "text: Ligate., makes: [library, assay, images], grade")
    assert says("PRO-ORDER") == []


def test_a_step_may_name_what_the_steps_within_it_make(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "Incubate the cells with the drug.", "Make the lysate.")
    edit(PROTOCOLS, "text: Keep one plate cold.", "text: Lyse the cells., makes: [lysate]")
    assert says("PRO-ORDER") == []
