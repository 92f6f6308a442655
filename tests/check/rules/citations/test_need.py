"""CIT-NEED"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
BARE = "Samplirsen reaches the liver within hours and stays there for weeks after one dose"


def test_a_paragraph_that_nothing_supports_is_found_where_it_begins(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Effect\n", f"## Effect\n\n{BARE}.\n")
    (finding,) = says("CIT-NEED")
    assert str(finding.where) == f"{GUIDE}:17:1"
    said = "no citation in the paragraph 'Samplirsen reaches the liver within hours' …"
    assert (finding.message, finding.severity) == (f"{said}; wanted the source of what it states", "warning")


def test_a_value_whose_source_is_left_off_is_no_support(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Effect\n", f'## Effect\n\n{BARE}: {{{{ value("smp-half-life", cite=False) }}}}.\n')
    assert [f.where.line for f in says("CIT-NEED")] == [17]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(f"{BARE} [@alpha2020, Table 2].", id="a citation"),
        pytest.param(f'{BARE}: {{{{ value("smp-half-life") }}}}.', id="a value with its source"),
        pytest.param(f'{BARE}, as {{{{ see("table-kinetics") }}}} shows.', id="a table of the page"),
        pytest.param(f"{BARE}, in this order:", id="a lead-in"),
        pytest.param("Three points follow.", id="a few words"),
        pytest.param(f"### {BARE}", id="a heading"),
        pytest.param(f"```text\n{BARE}\n```", id="code"),
    ],
)
def test_what_is_supported_or_states_nothing_is_left_alone(says: Says, edit: Edit, paragraph: str) -> None:
    edit(GUIDE, "## Effect\n", f"## Effect\n\n{paragraph}\n")
    assert says("CIT-NEED") == []
