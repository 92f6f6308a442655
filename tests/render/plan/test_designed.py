"""A designed table stands in the section that most of its values are about."""

from __future__ import annotations

import pytest

from generators.domain.topics import TOPICS
from generators.model import Column, Drug, Library, Row, Table
from generators.render.plan.designed import share_out


@pytest.mark.parametrize(
    ("cells", "topic"),
    [
        pytest.param(
            ("smp-headache", "smp-half-life", "smp-half-life-h"),
            "kinetics",
            id="an event first, kinetics in most cells",
        ),
        pytest.param(("smp-headache", "smp-half-life"), "safety", id="as many of both: the first"),
        pytest.param(("smp-absent",), "", id="nothing that is known"),
    ],
)
def test_a_table_stands_where_most_of_its_values_belong(
    drug: Drug, library: Library, cells: tuple[str, ...], topic: str
) -> None:
    columns = tuple(Column(head=ident) for ident in cells)
    table = Table(
        name="by-dose", kind="matrix", caption="All.", columns=columns, rows=(Row(head="Lowest", cells=cells),)
    )
    changed = drug.model_copy(update={"tables": (table,), "charts": (), "guides": ()})
    found = [
        one.slug
        for one in TOPICS
        if table in (*share_out(changed, library, one).monograph, *share_out(changed, library, one).data)
    ]
    assert found == ([topic] if topic else [])
