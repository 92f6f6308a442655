"""A notebook runs again when something changes that it asked for, and not before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.cache import Cache
from generators.domain.connected import narrow_to
from generators.model import Library
from generators.notebook import Corpus
from generators.publish import notebooks
from generators.publish.notebooks import Notebooks, collect
from generators.read.library import load

DAY = {"SOURCE_DATE_EPOCH": "1795132800"}
NAME = "notebooks/n.ipynb"
HEARD: list[object] = ["told", ""]
HALF_LIFE: list[list[object]] = [HEARD, ["values", "smp-half-life"]]


def run(project: Path, asked: list[list[object]]) -> None:
    """Let a notebook run and tell what it asked for."""
    kept = Notebooks(project, load(project), DAY)
    kept.offer()
    place = project / notebooks.FOLDER / NAME
    place.parent.mkdir(parents=True, exist_ok=True)
    place.with_name("n.ipynb.asked").write_text("".join(f"{json.dumps(one)}\n" for one in asked), encoding="utf-8")
    place.with_name("n.ipynb.new").write_text('["<p>shown</p>", [], "Title"]', encoding="utf-8")
    kept.keep()


def is_kept(project: Path, environment: dict[str, str] = DAY) -> bool:
    """Whether the next build would take the page as it is."""
    Notebooks(project, load(project), environment).offer()
    folder = project / notebooks.FOLDER
    key = json.loads((folder / notebooks.KEYS).read_text(encoding="utf-8")).get(NAME, "")
    return Cache(folder).find(notebooks.STAGE, key, NAME) is not None


@pytest.fixture
def notebook(project: Path) -> Path:
    path = project / "docs" / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}", encoding="utf-8")
    return path


@pytest.mark.usefixtures("notebook")
@pytest.mark.parametrize(
    ("asked", "file", "old", "new", "stays"),
    [
        pytest.param(HALF_LIFE, "observations.csv", "20 ± 5", "21 ± 5", False, id="the value it asked for"),
        pytest.param(HALF_LIFE, "observations.csv", "−36 (−45 to −24)", "−37 (−45 to −24)", True, id="another value"),
        pytest.param(HALF_LIFE, "drug.yml", "name: Samplirsen", "name: Samplersen", False, id="the name of its drug"),
        pytest.param(HALF_LIFE, "guides/how-it-works.md", "title: ", "title: A ", True, id="prose"),
        pytest.param([HEARD, ["drugs", "samplirsen"]], "observations.csv", "−36 (−45", "−37 (−45", False, id="its drug"),
        pytest.param(
            [HEARD, ["searches", {"parameter": "elimination-half-life"}]], "observations.csv", "20 ± 5", "21 ± 5", False,
            id="a value that its question finds",
        ),
        pytest.param(
            [HEARD, ["searches", {"parameter": "elimination-half-life"}]], "observations.csv", "−36 (−45", "−37 (−45", True,
            id="a value that its question does not find",
        ),
        pytest.param([*HALF_LIFE, ["whole", True]], "observations.csv", "−36 (−45", "−37 (−45", False, id="all data"),
        pytest.param([], "observations.csv", "−36 (−45", "−37 (−45", False, id="nobody knows what"),
        pytest.param(
            [*HALF_LIFE, ["files", "data/drugs/samplirsen/gaps.yml"]], "gaps.yml", "title: ", "title: A ", False,
            id="a file that it opened",
        ),
    ],
)  # fmt: skip
def test_what_a_notebook_asked_for_lets_it_run_again(
    project: Path, asked: list[list[object]], file: str, old: str, new: str, stays: bool
) -> None:
    run(project, asked)
    assert is_kept(project)
    path = project / "data/drugs/samplirsen" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert is_kept(project) == stays


@pytest.mark.parametrize(
    "file", ["docs/notebooks/n.ipynb", "docs/notebooks/helper.py", "data/vocabulary/units.yml", "mkdocs.yml"]
)
def test_cells_helpers_and_shared_words_let_it_run_again(project: Path, notebook: Path, file: str) -> None:
    notebook.with_name("helper.py").touch()
    run(project, [*HALF_LIFE])
    with (project / file).open("a", encoding="utf-8") as open_file:
        open_file.write("\n# a line\n")
    assert not is_kept(project)


@pytest.mark.usefixtures("notebook")
def test_another_day_lets_it_run_again(project: Path) -> None:
    run(project, [*HALF_LIFE])
    assert not is_kept(project, {"SOURCE_DATE_EPOCH": "1"})


@pytest.mark.usefixtures("notebook")
@pytest.mark.parametrize("text", ["", "{", '["<script>", [], ""]'])
def test_a_page_that_is_not_as_it_was_written_is_not_believed(project: Path, text: str) -> None:
    run(project, [*HALF_LIFE])
    (project / notebooks.FOLDER / notebooks.STAGE / f"{NAME}.kept").write_text(text, encoding="utf-8")
    assert not is_kept(project)


@pytest.mark.usefixtures("notebook")
def test_a_page_of_data_that_changed_while_it_ran_is_not_kept(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    kept = Notebooks(project, load(project), DAY)
    run(project, [*HALF_LIFE])
    edit("data/drugs/samplirsen/observations.csv", "20 ± 5", "21 ± 5")
    place = project / notebooks.FOLDER / NAME
    place.with_name("n.ipynb.new").write_text('["<p>new</p>", [], "Title"]', encoding="utf-8")
    kept.keep()
    assert not is_kept(project)


def test_what_is_shown_follows_from_what_was_asked_for(library: Library) -> None:
    """Every part of a page that a notebook can show is the same from a library that holds no more than its key is made of."""
    lines: list[tuple[str, object]] = []

    def show(corpus: Corpus) -> list[str]:
        rows = corpus.observations(parameter="elimination-half-life")
        shown = (*rows, corpus.observation("smp-headache"), corpus.observation("smp-change-100"))
        parts = [
            corpus.about("samplirsen"),
            corpus.disclaimers(shown),
            corpus.table(shown, "Rows."),
            corpus.references(),
        ]
        return [corpus.printed("smp-half-life"), *(part.html for part in parts), *map(corpus.cite, shown)]

    wanted = show(Corpus(library, note=lambda kind, what: lines.append((kind, what))))
    asked = collect(lines)
    assert not asked.whole
    ids = {o.id for o in library.observations.values() if o.parameter == "elimination-half-life"} | asked.values
    narrowed = narrow_to(library, ids)
    told = tuple(
        drug.model_copy(update={name: getattr(library.drugs[0], name) for name in ("safety", "statuses")})
        for drug in narrowed.drugs
    )
    assert show(Corpus(narrowed.model_copy(update={"drugs": told}))) == wanted
    assert len(narrowed.observations) < len(library.observations)
