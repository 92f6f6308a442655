"""MkDocs makes the page of a notebook once for the same answers."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from generators.publish import kept_notebooks, mkdocs


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<td>1<br/><small>n</small></td>", "<td>1<br><small>n</small></td>"),
        ('<img alt="" src="a.png" />', '<img alt="" src="a.png">'),
        ('<p><a download="" href="a.csv">CSV</a></p>', '<p><a download href="a.csv">CSV</a></p>'),
        ('<span class="b" hidden="">a</span>', '<span class="b" hidden>a</span>'),
        ('<a download="a.csv" href="b">br/</a>', '<a download="a.csv" href="b">br/</a>'),
        ('<pre>&lt;br/&gt; hidden=""</pre>', '<pre>&lt;br/&gt; hidden=""</pre>'),
        ('<svg><path d="M 0 0"/></svg>', '<svg><path d="M 0 0"/></svg>'),
    ],
)
def test_what_the_converter_writes_is_made_html(written: str, html: str) -> None:
    assert kept_notebooks.write_as_html(written) == html


ONE = '<a aria-label="Reference 1" class="citation" href="#ref-a" id="c">1</a>'
TWO = f'<span class="citations">{ONE},{ONE}</span>'
HIDDEN = f'<span class="citations">{ONE}<span class="comma">,</span>{ONE}</span>'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(f"<p>It is 5 d{ONE}. So", f"<p>It is 5 d.{ONE} So", id="before a full stop"),
        pytest.param(f"<p>It is 5\u202f{ONE}.</p>", f"<p>It is 5.{ONE}</p>", id="with the space that a digit has"),
        pytest.param(f"<p>It is 5 d{TWO}, not", f"<p>It is 5 d,{TWO} not", id="a group before a comma"),
        pytest.param(f"<p>It is 5 d{HIDDEN}. So", f"<p>It is 5 d.{HIDDEN} So", id="a group with hidden numbers"),
        pytest.param(f"<p>It is 5\u202f{TWO} of", f"<p>It is 5\u202f{TWO} of", id="a group before no stop"),
        pytest.param(f"<p>It is 5 d{TWO} and{ONE}. So", f"<p>It is 5 d{TWO} and.{ONE} So", id="the last of two"),
        pytest.param(f"<p>5 d{TWO} and 6 d{TWO}. So", f"<p>5 d{TWO} and 6 d.{TWO} So", id="the last of two groups"),
        pytest.param(f"<p>It is 5 d.{ONE} So", f"<p>It is 5 d.{ONE} So", id="behind it"),
        pytest.param(f"<p>It is 5 d{ONE}; so", f"<p>It is 5 d{ONE}; so", id="before a semicolon, as in guides"),
        pytest.param(f"<p>5 d{ONE}.5", f"<p>5 d{ONE}.5", id="no end of a clause"),
        pytest.param('<p><a href="b">5 d</a>. So', '<p><a href="b">5 d</a>. So', id="another link"),
    ],
)
def test_a_citation_stands_behind_the_stop(written: str, expected: str) -> None:
    assert kept_notebooks.move_citations(written) == expected


def test_pages_of_markdown_are_left_alone(tmp_path: Path) -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="a.md"), render=print)
    config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"))
    assert kept_notebooks.on_page_markdown("# A", page=page, config=config, files=None) == "# A"  # type: ignore[arg-type] # of MkDocs, what is read
    assert page.render is print


def test_mkdocs_runs_a_notebook_once(tmp_path: Path) -> None:
    code = "import pathlib\nruns = pathlib.Path('../../runs')\nruns.write_text(runs.read_text() + 'x')\nprint('shown')"
    cell: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "id": "a",
        "metadata": {},
        "outputs": [],
        "source": code,
    }
    names = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    source = {"cells": [cell], "metadata": names, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "docs/notebooks").mkdir(parents=True)
    (tmp_path / "docs/notebooks/n.ipynb").write_text(json.dumps(source), encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# Title\n", encoding="utf-8")
    (tmp_path / "runs").write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        f"INHERIT: {mkdocs.CONFIG}\nsite_name: Small\nsite_description: A site.\n", encoding="utf-8"
    )
    pages = [
        (mkdocs.build(tmp_path, "2026-11-20") / "notebooks/n/index.html").read_text(encoding="utf-8") for _ in range(2)
    ]
    draft = mkdocs.build_draft(tmp_path, "2026-11-20")
    assert draft and (draft / "notebooks/n/index.html").read_text(encoding="utf-8") == pages[0]
    assert (tmp_path / "runs").read_text() == "x"
    assert pages[0] == pages[1] and "shown" in pages[0]
