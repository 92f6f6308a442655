"""STR-DISCLAIMER"""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.check.rules.pages import disclaimer
from generators.model import Written
from generators.read.library import load
from tests.check.rules import published
from tests.check.rules.conftest import Edit, Says
from tests.conftest import SAMPLE

GUIDE = "drugs/samplirsen/how-it-works"
NOTEBOOK = "notebooks/look"
OPEN = '<p class="disclaimer caution" data-disclaimer="unverified">'


def test_pages_with_all_their_notices_are_left_alone(says: Says, site_says: Says) -> None:
    assert says("STR-DISCLAIMER") == []
    assert site_says("STR-DISCLAIMER") == []


def test_a_rendered_page_without_a_notice_is_found() -> None:
    library = load(SAMPLE)
    pages = published.rendered(SAMPLE)[1]
    bare = [
        p.model_copy(update={"content": Written(p.text.replace('data-disclaimer="unverified"', ""))}) for p in pages
    ]
    found = [problem.message for problem in disclaimer.check(library, bare)]
    assert (
        found[1] == "drugs/samplirsen/how-it-works.md lacks the disclaimer 'unverified'; wanted the notice on the page"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "{species.kind: [animal, several]}",
            "{species.kind: [anmal, several]}",
            "asks for species.kind: 'anmal', which no page has. Did you mean 'animal'?",
            id="a word that is none",
        ),
        pytest.param(
            "{species.kind: [animal, several]}",
            "{specis.kind: [animal, several]}",
            "asks for 'specis.kind', no field of a page. Did you mean 'species.kind'?",
            id="a field that is none",
        ),
        pytest.param(
            "[{species.kind: [animal, several]}, {study.kind: animal}]",
            "{study.kind: animal}",
            "no disclaimer is for species.kind: animal",
            id="contents without a notice",
        ),
    ],
)
def test_the_list_of_notices_covers_all_contents(says: Says, edit: Edit, old: str, new: str, said: str) -> None:
    edit("data/disclaimers.yml", old, new)
    found = says("STR-DISCLAIMER")
    assert [f.where.file for f in found if said in f.message] == ["data/disclaimers.yml"]


def test_a_list_without_a_notice_for_every_page_is_found(says: Says, project: Path) -> None:
    path = project / "data/disclaimers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("when: []", "when: {matrix.kind: cell}"), encoding="utf-8")
    text = "no disclaimer is for every page; wanted a disclaimer without `when`"
    assert text in [f.message for f in says("STR-DISCLAIMER")]


def test_a_style_sheet_that_hides_a_notice_is_found(site_says: Says, site: Path) -> None:
    sheet = site / "assets" / "print.css"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text("@media print { .disclaimer { display: none } } .card { display: none }", encoding="utf-8")
    (finding,) = site_says("STR-DISCLAIMER")
    assert finding.where.file == "generators/theme/assets/print.css"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'data-disclaimer="unverified"',
            "",
            "'unverified' is missing; wanted the notice on the page",
            id="its mark deleted",
        ),
        pytest.param(OPEN, f"<!-- {OPEN} -->", "'unverified' is missing", id="in a comment"),
        pytest.param(
            "no conclusion rests on them",
            "conclusions rest on them",
            "'unverified' has other words",
            id="a word altered",
        ),
        pytest.param(OPEN, OPEN.replace("<p", "<p hidden"), "'unverified' is hidden", id="hidden"),
        pytest.param(f"{OPEN}<strong", f"{OPEN}<strong hidden", "'unverified' is hidden", id="its words hidden"),
        pytest.param(OPEN, OPEN.replace("<p", '<p style="display:none"'), "'unverified' is hidden", id="not displayed"),
        pytest.param(
            OPEN, f'{OPEN}</p><p data-disclaimer="unverified">', "'unverified' stands there 2 times", id="twice"
        ),
        pytest.param(
            OPEN,
            OPEN.replace("unverified", "unverifed"),
            "'unverifed' is not in data/disclaimers.yml",
            id="under another name",
        ),
    ],
)
def test_a_notice_that_is_gone_altered_or_hidden_is_found(
    site_says: Says, edit_page: Edit, old: str, new: str, said: str
) -> None:
    edit_page(GUIDE, old, new)
    found = [f for f in site_says("STR-DISCLAIMER") if said in f.message]
    assert len(found) == 1
    assert found[0].where.file == "data/drugs/samplirsen/guides/how-it-works.md"


def test_a_notebook_owes_what_its_values_ask_for(site_says: Says, edit_page: Edit) -> None:
    edit_page(NOTEBOOK, 'data-value="smp-half-life"', 'data-value="smp-liver-mouse"')
    found = site_says("STR-DISCLAIMER")
    missing = [f.message.split("'")[1] for f in found if "is missing" in f.message]
    assert missing == ["animal-data", "class-evidence"]
    assert {f.where.file for f in found} == {"docs/notebooks/look.ipynb"}


def test_a_page_of_instructions_owes_nothing_until_it_shows_a_value(site: Path, site_says: Says) -> None:
    page = site / "method/how/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><body><h1>How</h1></body></html>")
    assert site_says("STR-DISCLAIMER") == []
    page.write_text('<html><body><h1>How</h1><b data-value="smp-half-life">20 d</b></body></html>')
    assert {f.message.split("'")[1] for f in site_says("STR-DISCLAIMER")} >= {"research-use", "no-warranty"}


@pytest.mark.parametrize("how", ["inert", 'style="opacity: 0"', 'style="position: absolute; left: -9999px"'])
def test_a_notice_that_nobody_sees_is_found(site_says: Says, edit_page: Edit, how: str) -> None:
    edit_page(GUIDE, OPEN, OPEN.replace("<p", f"<p {how}"))
    assert ["'unverified' is hidden" in f.message for f in site_says("STR-DISCLAIMER")] == [True]


def test_a_style_sheet_in_the_page_that_hides_notices_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page(NOTEBOOK, "</head>", "<style>p, .disclaimer { display: none }</style></head>")
    assert {f.message.endswith("wanted the notice where a reader sees it") for f in site_says("STR-DISCLAIMER")} == {
        True
    }


def test_a_notice_with_a_style_of_its_own_is_left_alone(site_says: Says, edit_page: Edit) -> None:
    edit_page(GUIDE, OPEN, OPEN.replace("<p", '<p style="opacity: 0.9; border-left: 0"'))
    assert site_says("STR-DISCLAIMER") == []


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        pytest.param("smp-liver-mouse", ["animal-data", "class-evidence"], id="of an animal, with another compound"),
        pytest.param("smp-half-life", [], id="of people, with the drug"),
    ],
)
def test_a_page_owes_what_the_values_in_its_pictures_ask_for(
    site: Path, site_says: Says, edit_page: Edit, value: str, missing: list[str]
) -> None:
    (site / "shown.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><g data-value="{value}"/></svg>')
    edit_page(NOTEBOOK, "</body>", '<img src="../../shown.svg" alt="A picture"></body>')
    found = site_says("STR-DISCLAIMER")
    assert [f.message.split("'")[1] for f in found if "is missing" in f.message] == missing
