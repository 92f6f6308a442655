"""Words are changed by their place, and every other character stays."""

from __future__ import annotations

import pytest

from generators.read.formats import edit

YAML = """\
# one
- {id: one, of: [one, two]}  # one
- id: "one"
  text: >-
    one is not
    two
"""


def test_a_text_is_changed_at_its_path_alone() -> None:
    changed = edit.edit_scalars(YAML, lambda path, text: text.replace("one", "three") if path[-1] == "id" else text)
    assert changed == YAML.replace("id: one", "id: three").replace('"one"', '"three"')


def test_paths_have_the_keys_and_the_numbers_of_items() -> None:
    found = {path: text for path, text, _, _ in edit.list_scalars(YAML)}
    assert found == {
        (0, "id"): "one",
        (0, "of", 0): "one",
        (0, "of", 1): "two",
        (1, "id"): "one",
        (1, "text"): "one is not two",
    }
    assert edit.list_scalars("") == []


@pytest.mark.parametrize(
    ("row", "changed"),
    [
        ("one,2,", "three,2,"),
        ('one,"a, b",', 'three,"a, b",'),
        ('"one","a ""b""",c', 'three,"a ""b""",c'),
        ('two,"one",c', 'two,"one",c'),
        ("", ""),
    ],
)
def test_a_row_is_written_anew_only_where_a_cell_changes(row: str, changed: str) -> None:
    text = edit.edit_rows(f"id,value,note\n{row}\n", lambda cells: {"id": "three"} if cells["id"] == "one" else {})
    assert text == f"id,value,note\n{changed}\n"
