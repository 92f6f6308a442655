"""What `guides new` writes: a check asks for all that is still to be written, and for nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators import pipeline
from generators.errors import SetupError
from generators.publish import new, starter
from tests.conftest import share_cache


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A new project with a second drug that was begun."""
    root = tmp_path_factory.mktemp("begun")
    share_cache(root, pictures)
    for path, text in starter.read_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    new.begin_drug(root, "newsirsen")
    return root


LABEL = """
@misc{newlabel2026,
  author = {{New Agency}},
  title = {Report on newsirsen},
  year = {2026},
  url = {https://new.example/report},
  urldate = {2026-11-20},
  tier = {regulator},
}
"""


def find_errors(root: Path) -> list[tuple[str, str]]:
    found = (f for f in pipeline.build(root).findings if f.severity == "error")
    return [(f.where.file.removeprefix("data/drugs/newsirsen/"), f.message.partition(";")[0]) for f in found]


def test_a_check_of_a_begun_drug_asks_for_what_is_empty(written: Path) -> None:
    fields = "summary, target, indication, route, reviewed, statuses.state, statuses.text"
    compound = ("vocabulary/compounds.yml", "definition is empty")
    assert find_errors(written) == [("drug.yml", f"{fields} are empty"), compound]


def test_two_begun_studies_and_a_guide_are_a_finding_each(written: Path, tmp_path: Path) -> None:
    root = tmp_path / "begun"
    shutil.copytree(written, root, symlinks=True)
    for study in ("new-first", "new-second"):
        new.add_study(root, "newsirsen", study)
    new.begin_guide(root, "newsirsen", "what-it-does")
    files = [file for file, _ in find_errors(root)]
    assert files == ["drug.yml", "guides/what-it-does.md", "studies.yml", "studies.yml", "vocabulary/compounds.yml"]


def test_a_begun_drug_that_is_filled_in_is_right(written: Path, tmp_path: Path) -> None:
    root = tmp_path / "filled"
    shutil.copytree(written, root, symlinks=True)
    new.add_study(root, "newsirsen", "new-first")
    new.begin_guide(root, "newsirsen", "what-it-does")
    folder = root / "data/drugs/newsirsen"
    answers = {
        "state:": "investigational", "reviewed:": "2026-11-20", "date:": "2026-11-20", "cutoff:": "2026-11-20", "source:": "newlabel2026",
        "source: ,": "newlabel2026,", "locator:": "p 3", "locator: }": "p 3}", "population:": "healthy-adults", "dose: ,": "20 mg,",
        "route: ,": "subcutaneous,", "schedule: }": "weekly}", "text: ,": "An open trial.,",
    }  # fmt: skip
    for file in (*folder.rglob("*.yml"), *folder.rglob("*.md")):
        file.write_text(fill(file.read_text(encoding="utf-8"), answers), encoding="utf-8")
    guide = folder / "guides/what-it-does.md"
    guide.write_text(
        f"{guide.read_text(encoding='utf-8')}\nNobody has measured it yet [@newlabel2026, p 3].\n", encoding="utf-8"
    )
    (root / "references.bib").write_text(
        f"{(root / 'references.bib').read_text(encoding='utf-8')}{LABEL}", encoding="utf-8"
    )
    assert find_errors(root) == []


def fill(text: str, answers: dict[str, str]) -> str:
    """The text with an answer at each empty field; a sentence where no other is known."""
    out = []
    for line in text.splitlines():
        bare = line.partition("  #")[0].rstrip()
        for field in (field for field in answers if not field.endswith(":") and field in bare):
            bare = bare.replace(field, f"{field.partition(':')[0]}: {answers[field]}")
        if bare.endswith(":") and bare.strip() not in ("statuses:", "facts:", "arms:", "fields:"):
            bare += f" {answers.get(bare.strip(), 'A sentence.')}"
        out.append(bare)
    return "\n".join(out) + "\n"


@pytest.mark.parametrize(
    ("begin", "said"),
    [
        (lambda root: new.begin_drug(root, "newsirsen"), "is there already"),
        (lambda root: new.begin_drug(root, "New Drug"), "is no id"),
        (lambda root: new.begin_drug(root, "../out"), "is no id"),
        (lambda root: new.add_study(root, "otherirsen", "a"), "`guides new drug otherirsen` begins one"),
        (lambda root: new.add_study(root, "examplirsen", "exa-trial"), "has a study exa-trial already"),
        (lambda root: new.begin_guide(root, "examplirsen", "how-long-it-stays"), "is there already"),
    ],
)
def test_nothing_is_overwritten(written: Path, begin: object, said: str) -> None:
    before = {path: path.read_bytes() for path in written.rglob("*.*") if path.is_file()}
    with pytest.raises(SetupError, match=said):
        begin(written)  # type: ignore[operator]  # one of the above
    assert before == {path: path.read_bytes() for path in written.rglob("*.*") if path.is_file()}
