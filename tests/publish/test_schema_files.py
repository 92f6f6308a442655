"""The schemas in a project, and the line of each data file."""

from __future__ import annotations

from pathlib import Path

from generators.publish import schema_files
from generators.read import schema


def test_what_is_not_there_is_written_once(project: Path) -> None:
    drug = "data/drugs/samplirsen/drug.yml"
    before = (project / drug).read_text(encoding="utf-8")
    changed = schema_files.write(project)
    assert drug in changed and set(schema.schemas()) <= set(changed)
    line, _, rest = (project / drug).read_text(encoding="utf-8").partition("\n")
    assert (line, rest) == ("# yaml-language-server: $schema=../../schema/drug.json", before)
    assert (project / "data/drugs/samplirsen" / line.partition("=")[2]).is_file()
    assert schema_files.write(project) == []


def test_an_old_line_is_replaced() -> None:
    old = "# yaml-language-server: $schema=elsewhere.json\n[]\n"
    assert schema_files.with_pointer("data/waivers.yml", old) == f"{schema.pointer('data/waivers.yml')}[]\n"
    assert schema_files.with_pointer("mkdocs.yml", old) == old
