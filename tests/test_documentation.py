"""What is written about the project is true of it: the author guide builds, and nothing is left undocumented."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import pipeline
from generators.domain import notices
from generators.domain.describe import GRADES, MISSING
from generators.model import Finding
from generators.pictures.charts import kinds
from generators.publish import starter
from generators.read import schema
from generators.read.observations import COLUMNS
from generators.render.plan.blocks import SAFETY
from generators.report import formats
from generators.text.words import WORDS
from tests import shipped
from tests.conftest import ROOT, share_cache

GUIDE = (ROOT / "docs/method/add-a-drug.md").read_text(encoding="utf-8")
GRADING = (ROOT / "docs/method/grading.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def examples() -> dict[str, str]:
    """The files of the author guide by their paths in a project."""
    return starter.read_examples(GUIDE)


@pytest.fixture
def guided(tmp_path: Path) -> Path:
    """The project with the drug of the author guide in it."""
    share_cache(tmp_path, shipped.CACHE)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "references.bib", tmp_path)
    for name, text in examples().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = f"{path.read_text(encoding='utf-8')}\n" if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")
    return tmp_path


def test_the_author_guide_has_an_example_of_every_file() -> None:
    files = {
        p.name if p.parent.name == "samplirsen" else p.parent.name
        for p in (ROOT / "tests/sample/data/drugs").rglob("*.*")
    }
    drug, *_ = [name.rpartition("/")[0] for name in examples() if name.endswith("/drug.yml")]
    shown = {name.removeprefix(f"{drug}/").split("/")[0] for name in examples() if name.startswith(drug)}
    assert shown == files


def test_the_drug_of_the_author_guide_builds_without_an_error(guided: Path) -> None:
    made = pipeline.build(guided, only="examplirsen")
    library = made.library
    assert errors(list(made.findings)) == []
    assert [drug.id for drug in library.drugs] == ["examplirsen"]
    page = next(p for p in made.pages if p.path.endswith("how-long-it-stays.md"))
    assert set(page.observations) == set(library.observations)
    for kind in ('class="chart"', 'class="diagram"', 'class="protocol"', 'class="method"', 'id="table-persistence"'):
        assert kind in page.text, kind


def test_the_findings_that_the_author_guide_shows_are_what_is_printed(guided: Path) -> None:
    slips = {
        "guides/how-long-it-stays.md": ('value("exa-headache")', 'value("exa-headche")'),
        "observations.csv": ("4.4),ug/mL", "4.4),ug/ml"),
    }
    for name, (right, wrong) in slips.items():
        path = guided / "data/drugs/examplirsen" / name
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    found = pipeline.build(guided, only="examplirsen").findings
    shown = re.search(r"```text\n(data/drugs/examplirsen/guides.*?)```", GUIDE, re.DOTALL)
    assert shown is not None
    assert formats.format_lines(f for f in found if f.severity == "error") == shown[1].strip()


def errors(findings: list[Finding]) -> list[str]:
    return [f"{f.where}: {f.rule} {f.message}" for f in findings if f.severity == "error"]


@pytest.mark.parametrize("text", [GUIDE, CONTRIBUTING], ids=["author guide", "CONTRIBUTING"])
def test_every_column_and_every_word_of_prose_is_explained(text: str) -> None:
    cells = " ".join(line.split("|")[1] for line in text.splitlines() if line.startswith("| `"))
    assert {name for name in COLUMNS if f"`{name}`" not in cells} == set()
    assert {word for word in WORDS if f"{word}(" not in cells} == set()


def test_every_kind_of_chart_is_explained() -> None:
    assert {kind for kind in kinds.own_names() if f"| `{kind}` |" not in GUIDE} == set()


def test_every_grade_and_every_word_for_a_missing_value_is_explained() -> None:
    assert {
        f"{shape} | {grade}" for grade, (shape, _) in GRADES.items() if f"| {shape} | {grade} |" not in GRADING
    } == set()
    assert {word for word, _ in MISSING.values() if f"| {word} |" not in GRADING} == set()


def test_every_field_that_a_notice_may_ask_for_is_explained() -> None:
    fields = notices.list_words(shipped.library())
    assert [name for name in fields if f"| `{name}` |" not in GUIDE] == []


def test_every_notice_and_every_kind_of_safety_text_is_explained() -> None:
    titles = [notice.title.partition(",")[0] for notice in shipped.library().disclaimers]
    assert [title for title in titles if title not in GRADING] == []
    assert [kind for kind in SAFETY if f"`{kind}`" not in GUIDE] == []


def test_every_command_of_the_makefile_is_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    assert {
        target for target in targets if f"`make {target}" not in README and f"make {target}\n" not in README
    } == set()


def test_every_path_that_the_readme_names_is_there() -> None:
    named = re.findall(r"^\| `([\w./-]+)` \|", README, re.MULTILINE)
    made = {"site/", "docs/drugs/"}
    assert len(named) > 8
    assert [path for path in named if path not in made and not (ROOT / path).exists()] == []


def test_no_address_of_a_package_index_is_written_anywhere() -> None:
    texts = [
        p for pattern in ("*.md", "docs/**/*.md", "decisions/*.md", ".ci/*", "Makefile") for p in ROOT.glob(pattern)
    ]
    host = "py" + "pi"
    assert [p for p in texts if p.is_file() and host in p.read_text(encoding="utf-8").lower()] == []


POLICY = {"publisher", "retractions", "search", "sources", "waivers", "wording"}  # explained in these files themselves


def test_every_field_of_a_data_file_is_in_the_author_guide() -> None:
    named = set(re.findall(r"[\w-]+", GUIDE))
    fields = {
        field
        for name, text in schema.schemas().items()
        if Path(name).stem not in POLICY
        for field in list_fields(json.loads(text) if isinstance(text, str) else text)
    }
    assert len(fields) > 100
    assert sorted(fields - named) == []


def test_the_author_guide_names_no_column_that_there_is_not() -> None:
    table = GUIDE.partition("| Column | What it holds |")[2].partition("\n\n")[0]
    named = [
        name
        for line in table.splitlines()
        for name in re.findall(r"`([a-z_]+)`", line.split("|")[1] if "|" in line else "")
    ]
    assert sorted(named) == sorted(COLUMNS)


def list_fields(part: object) -> Iterator[str]:
    """The names of all properties of a JSON schema."""
    if isinstance(part, dict):
        properties = part.get("properties", {})
        yield from properties if isinstance(properties, dict) else ()
        for inner in part.values():
            yield from list_fields(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from list_fields(inner)


def test_the_author_guide_lists_every_word_of_every_closed_list() -> None:
    lines = "\n".join(f"- `{name}`: {', '.join(f'`{word}`' for word in words)}" for name, words in closed_lists())
    assert f"\n\n{lines}\n" in GUIDE, f"the list under *Every closed list* is\n{lines}"


def closed_lists() -> list[tuple[str, tuple[str, ...]]]:
    """The closed lists of what an author of a drug writes; what `schema` knows under several names is told once."""
    return [
        (name, words)
        for name, words in schema.closed_lists().items()
        if not name.startswith(("quantity.", "retraction."))
    ]


def test_a_number_of_people_stands_behind_an_equals_sign() -> None:
    texts = {path: path.read_text("utf-8") for path in (ROOT / "data").rglob("*.yml")}
    assert {path.name for path, text in texts.items() if re.search(r"\bn \{\{ *value", text)} == set()
    assert any(re.search(r"\bn = \{\{ *value", text) for text in texts.values())
