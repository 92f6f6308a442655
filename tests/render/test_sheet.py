"""A printed table is read back as rows: what a download holds is what the page shows."""

from __future__ import annotations

from generators.render.sheet import read_rows

TABLE = """<figure><table><thead><tr><th>Place</th><th>Half-life<br><span class="unit">d</span></th><th>Source</th></tr></thead><tbody>
<tr class="group"><th colspan="3">People</th></tr>
<tr><th>CSF <span class="compound">ISIS 1</span></th><td><a data-value="a" data-grade="derived">33</a><span class="grade">△</span><br><small>estimate</small></td>
<td class="source"><span class="citations"><a class="citation" href="#ref-doe2020" title="Table 1">1</a>,<a class="citation" href="#ref-roe2021">2</a></span></td></tr>
<tr class="group"><th colspan="3">Monkeys</th></tr>
<tr><th>CSF</th><td><a data-value="b" data-grade="primary">20–45</a><span class="citations">3</span></td><td class="source"></td></tr>
<tr><th>Cord</th><td><a data-value="c" data-grade="primary">8</a> <small>mean</small></td><td class="source"></td></tr>
</tbody></table></figure>"""


def test_groups_units_lines_grades_and_sources_are_kept_and_marks_are_not() -> None:
    assert read_rows(TABLE) == [
        ["Group", "Place", "Half-life", "Source", "Grade"],
        ["", "", "d", "", ""],
        ["People", "CSF ISIS 1", "33\nestimate", "doe2020, Table 1; roe2021", "derived"],
        ["Monkeys", "CSF", "20–45", "", "primary"],
        ["Monkeys", "Cord", "8\nmean", "", "primary"],
    ]


def test_a_cell_that_spans_stands_in_each_of_its_places_and_heads_are_joined() -> None:
    markup = """<table><thead><tr><th rowspan="2">Event</th><th colspan="2">Drug</th></tr><tr><th>k</th><th>n</th></tr></thead>
    <tbody><tr><th rowspan="2">Fall</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"""
    assert read_rows(markup) == [["Event", "Drug: k", "Drug: n"], ["Fall", "1", "2"], ["Fall", "3", "4"]]


def test_a_table_without_groups_units_and_values_has_no_columns_for_them() -> None:
    assert read_rows("<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>") == [
        ["A"],
        ["x"],
    ]
