"""A file that cannot be read is one finding, in that file, whatever is in the others: nothing else is told of what it held."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generators import pipeline
from generators.check import runner
from generators.domain.waivers import apply
from generators.model import Finding
from generators.read.library import load
from tests.check.test_right_content import FOLDER, write

pytestmark = pytest.mark.usefixtures("_parsed_once")
GUIDE = f"{FOLDER}/guides/how-it-was-tested.md"
STUDIES, ROWS = f"{FOLDER}/studies.yml", f"{FOLDER}/observations.csv"
KINDS = (ROWS, STUDIES, GUIDE, "references.bib")  # a file of each format
Break = Callable[[str], str | bytes]


def at_half(more: str) -> Callable[[str], str]:
    """Put a line in the middle."""

    def put(text: str) -> str:
        half = text.index("\n", len(text) // 2) + 1
        return text[:half] + more + text[half:]

    return put


def merge(text: str) -> str:
    """Leave the marks of a merge that was not finished."""
    lines = text.split("\n")
    half = len(lines) // 2
    ours, theirs = lines[half], f"{lines[half]} "
    return "\n".join([*lines[:half], "<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> branch", *lines[half + 1 :]])


def save_as(encoding: str, more: str = "") -> Break:
    """Save with another encoding, with a line in the middle."""
    return lambda text: at_half(more)(text).encode(encoding, "replace")


def cut_off(text: str) -> str:
    """Lose all after the middle of the last entry but one."""
    return text[: text.index("year", text.rindex("\n@", 0, text.rindex("\n@")))]


def cut_inside_row(text: str, part: float) -> str:
    """The beginning of a table, up to the second cell of a row."""
    rows = text.split("\n")
    number = int(len(rows) * part)
    return "\n".join([*rows[:number], ",".join(rows[number].split(",")[:2])])


def lose(text: str) -> str:
    """Lose all that was in it."""
    return text[:0]


SHAPES = [
    *[
        pytest.param(file, broken, told, id=f"{name} in {file}")
        for file in KINDS
        for name, broken, told in (
            ("Latin-1", save_as("latin-1", "caf\u00e9\n"), "not UTF-8 (byte "),
            ("UTF-16", save_as("utf-16"), "the text is UTF-16"),
            ("bytes of a picture", lambda _: b"\x89PNG\r\n" + bytes(range(256)), "not UTF-8 (byte 0)"),
            ("a NUL", at_half("\0\n"), "a NUL character"),
        )
    ],
    *[
        pytest.param("references.bib", lambda _, left=left: left, "the file is empty", id=f"{left!r} of references")
        for left in ("", " \n\n")
    ],
    pytest.param("references.bib", cut_off, "does not end", id="references that were cut off"),
    *[
        pytest.param(ROWS, partial(cut_inside_row, part=part), "the table ends inside this row", id=f"rows that were cut off after {part}")
        for part in (0.3, 0.5, 0.9)
    ],
    pytest.param("references.bib", lambda text: text + text[text.rindex("@") :], "is there already", id="a reference twice"),
    pytest.param("references.bib", lambda text: text.replace("= {", "= {{", 1), "does not end", id="a brace too many"),
    pytest.param(ROWS, lambda text: text.rstrip() + '"\n', "a quote that does not close", id="a quote too many in a row"),
    pytest.param(STUDIES, lambda text: re.sub(r"regimen: \[.*\]", "regimen: [[{dose: [1]}]]", text, count=1), "arms.regimen: a list is not allowed", id="a list at depth"),
    pytest.param(GUIDE, lambda text: text.replace("\n", "\n\t", 1), "broken YAML", id="a tab in front matter"),
    pytest.param(GUIDE, lambda text: text.replace("---\n", "---\ntitle: Again\n", 1), "'title' stands twice", id="a key twice in front matter"),
    pytest.param(GUIDE, lambda text: text.replace(": ", ': "', 1), "broken YAML", id="an open quote in front matter"),
    pytest.param(GUIDE, lambda text: re.sub(r"\ntitle: .*", "\ntitle: {a: [1]}", text, count=1), "title: a mapping with a is not allowed", id="a mapping for a title"),
    *[
        pytest.param(file, merge, "marks of an unfinished merge: '<<<<<<<'", id=f"merge marks in {file}")
        for file in (f"{FOLDER}/observations.csv", f"{FOLDER}/studies.yml", f"{FOLDER}/drug.yml", GUIDE, "references.bib")
    ],
    *[
        pytest.param(file, lose, "the file is empty", id=f"nothing in {file}")
        for file in (
            *(f"{FOLDER}/{name}.yml" for name in ("drug", "studies", "gaps", "vocabulary/populations", "vocabulary/analytes")),
            *(f"data/{name}.yml" for name in ("vocabulary/parameters", "vocabulary/units", "disclaimers")),
        )
    ],
    pytest.param(f"{FOLDER}/studies.yml", at_half("\t- id: x\n"), "broken YAML", id="a tab in studies"),
    pytest.param(f"{FOLDER}/studies.yml", at_half("- id: [\n"), "broken YAML", id="an open bracket in studies"),
    pytest.param(f"{FOLDER}/studies.yml", lambda text: f"studies:\n{text}", "no list of Study", id="studies below a key"),
    *[
        pytest.param(f"{FOLDER}/{name}.yml", lambda _: "- one\n- two\n", "no list of", id=f"two words in {name}")
        for name in ("gaps", "studies", "vocabulary/analytes", "vocabulary/populations")
    ],
    pytest.param(f"{FOLDER}/gaps.yml", lambda _: "- [a, b]\n", "no list of Gap", id="a list in a list"),
    pytest.param(f"{FOLDER}/gaps.yml", lambda text: f"{text}- word\n", "no Gap", id="a word among gaps"),
    pytest.param(f"{FOLDER}/drug.yml", lambda _: "a: b\n", "no Drug", id="another file for the drug"),
    pytest.param(f"{FOLDER}/drug.yml", lambda text: f"{text}name: Again\n", "'name' stands twice", id="a key twice"),
    pytest.param(f"{FOLDER}/drug.yml", lambda text: text.replace("summary: ", 'summary: "'), "broken YAML", id="an open quote"),
    pytest.param(f"{FOLDER}/gaps.yml", at_half("   x: 1\n"), "broken YAML", id="a line too far in"),
    pytest.param(f"{FOLDER}/vocabulary/analytes.yml", at_half("- {id: \n"), "broken YAML", id="an open brace"),
    pytest.param(f"{FOLDER}/observations.csv", lambda text: text.replace(",", ";"), "separated by semicolons", id="semicolons"),
    pytest.param(f"{FOLDER}/observations.csv", lambda text: text.replace("parameter", "paramter", 1), "unknown paramter", id="a column misspelt"),
    pytest.param(f"{FOLDER}/observations.csv", lambda text: text.partition("\n")[2], "header: missing id", id="no header"),
    pytest.param(f"{FOLDER}/observations.csv", lose, "header: missing id", id="no rows"),
    pytest.param(GUIDE, lambda text: text.removeprefix("---\n"), "no front matter", id="front matter without a beginning"),
    pytest.param("data/wording.yml", lambda text: f"{text}\nx: [\n", "broken YAML", id="words that are broken"),
    pytest.param("data/sources.yml", lambda text: f"{text}\nx: [\n", "broken YAML", id="policy that is broken"),
]  # fmt: skip


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> tuple[Path, pipeline.Build]:
    root = write(tmp_path_factory.mktemp("good"), pictures)
    return root, pipeline.build(root)


@pytest.mark.parametrize(("file", "broken", "told"), SHAPES)
def test_a_broken_file_is_one_finding_in_that_file(
    good: tuple[Path, pipeline.Build], file: str, broken: Break, told: str
) -> None:
    root, built = good
    text = (root / file).read_text(encoding="utf-8")
    one, *more = find_new(root, built, file, broken(text))
    assert not more, [f"{finding.where} {finding.rule} {finding.message}" for finding in (one, *more)]
    assert one.where.file == file
    assert told in one.message
    assert one.severity == "error"


@pytest.mark.parametrize("file", KINDS)
def test_a_byte_order_mark_and_ends_of_lines_of_windows_are_nothing(
    good: tuple[Path, pipeline.Build], file: str
) -> None:
    root, built = good
    text = (root / file).read_text(encoding="utf-8")
    assert find_new(root, built, file, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize("file", KINDS)
def test_a_broken_file_hides_nothing_of_another(good: tuple[Path, pipeline.Build], file: str) -> None:
    root, built = good
    other = root / FOLDER / "gaps.yml"
    text = other.read_text(encoding="utf-8")
    other.write_text(f"{text}- word\n", encoding="utf-8")
    try:
        found = find_new(root, built, file, b"\xff")
    finally:
        other.write_text(text, encoding="utf-8")
    assert sorted(finding.where.file for finding in found) == sorted([f"{FOLDER}/gaps.yml", file])


def find_new(root: Path, built: pipeline.Build, file: str, broken: str | bytes) -> list[Finding]:
    """What is found with a file broken that was not found before."""
    path = root / file
    content = path.read_bytes()
    path.write_bytes(broken if isinstance(broken, bytes) else broken.encode())
    try:
        library = load(root)
        found = apply(runner.check(library, built.pages), library)
    finally:
        path.write_bytes(content)
    known = set(map(_key, built.findings))
    return [finding for finding in found if _key(finding) not in known]


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.where.file, finding.message
