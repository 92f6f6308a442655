"""The door for notebooks: what comes through it is what the data say, bound, graded and with the notices it needs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from generators import notebook
from generators.errors import GuideError
from generators.model import Library
from generators.notebook import Corpus, open_library
from tests.conftest import SAMPLE


@pytest.fixture
def corpus(library: Library) -> Corpus:
    return Corpus(library)


def soup(html: notebook.Html | str) -> BeautifulSoup:
    return BeautifulSoup(html if isinstance(html, str) else html._repr_html_(), "html.parser")


def test_the_project_is_found_from_a_folder_inside_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "data" / "drugs" / "samplirsen")
    assert open_library().drug("samplirsen").name == "Samplirsen"


def test_outside_of_a_project_the_way_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GuideError, match=r"a project is a folder with data/drugs and references\.bib"):
        open_library()


def test_broken_data_are_refused_with_every_finding(project: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("data/drugs/samplirsen/observations.csv", "20 ± 5", "about 20")
    edit("data/drugs/samplirsen/gaps.yml", "reason: not-found", "reason: dunno")
    with pytest.raises(GuideError) as problem:
        open_library(project)
    assert "observations.csv:2:" in str(problem.value)
    assert "gaps.yml:4:" in str(problem.value)


def test_every_value_is_the_one_in_the_file(corpus: Corpus) -> None:
    with (SAMPLE / "data/drugs/samplirsen/observations.csv").open(encoding="utf-8") as file:
        written = {row["id"]: row["value"] for row in csv.DictReader(file)}
    found = corpus.observations(drug="samplirsen")
    assert [(o.id, o.value.text if o.value else "") for o in found] == list(written.items())


@pytest.mark.parametrize(
    ("ident", "unit", "expected"),
    [
        pytest.param("smp-half-life", "", 20.0, id="the centre of a spread in its own unit"),
        pytest.param("smp-half-life", "h", 480.0, id="days in hours"),
        pytest.param("smp-liver-mouse", "ng/g", 90000.0, id="a bound counts as its number"),
        pytest.param("smp-change-100", "%", -36.0, id="a true minus sign"),
        pytest.param("smp-headache", "", 3.0, id="a count"),
    ],
)
def test_a_value_is_a_number_in_the_unit_asked_for(corpus: Corpus, ident: str, unit: str, expected: float) -> None:
    assert corpus.value(ident, unit) == pytest.approx(expected)


def test_an_interval_is_converted_at_both_ends(corpus: Corpus) -> None:
    assert corpus.interval("smp-change-100") == (-45, -24)
    assert corpus.interval("smp-half-life", "h") == pytest.approx((360, 600))


def test_a_dose_is_a_number(corpus: Corpus) -> None:
    assert corpus.dose("smp-half-life") == 100
    assert corpus.dose("smp-half-life", "g") == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        pytest.param(lambda c: c.value("smp-half-lfe"), "Did you mean 'smp-half-life'", id="a slip of the pen"),
        pytest.param(lambda c: c.value("smp-half-life", "mg"), "observations.csv:2:1", id="a unit of another kind"),
        pytest.param(lambda c: c.value("smp-days"), "no single number", id="a list"),
        pytest.param(lambda c: c.value("smp-liver-human"), "not found", id="a missing value"),
        pytest.param(lambda c: c.interval("smp-change-200"), "no single interval", id="no interval"),
        pytest.param(lambda c: c.dose("smp-days"), "no single dose", id="no dose"),
        pytest.param(lambda c: c.observations(parameter="half-life"), "no parameter", id="an unknown parameter"),
        pytest.param(lambda c: c.observations(colour="red"), "no column", id="an unknown column"),
        pytest.param(lambda c: c.drug("nobody"), "no drug", id="an unknown drug"),
    ],
)
def test_what_is_absent_is_an_error(corpus: Corpus, ask: Callable[[Corpus], object], said: str) -> None:
    with pytest.raises(GuideError, match=said.replace(".", r"\.")):
        ask(corpus)


def test_observations_are_chosen_by_column_in_file_order(corpus: Corpus) -> None:
    found = corpus.observations(parameter="target-change", study="smp-trial", grade="primary")
    assert [o.id for o in found] == ["smp-change-0", "smp-change-100"]


def test_a_citation_is_plain_text_with_its_place(corpus: Corpus) -> None:
    said = corpus.cite(corpus.observation("smp-half-life"))
    assert said.startswith("Alpha A, Beta B. A sample trial of samplirsen. ")
    assert said.endswith("doi:10.1000/sample.2020 (Table 2)")
    assert "<" not in said


def test_a_value_in_running_text_is_bound_and_cited(corpus: Corpus) -> None:
    page = soup(corpus.printed("smp-change-100"))
    value = page.select_one("[data-value]")
    assert value is not None
    assert (value["data-value"], value["data-grade"]) == ("smp-change-100", "primary")
    assert value["href"] == "../../drugs/samplirsen/data/activity/#obs-smp-change-100"
    assert [a["href"] for a in page.select("a.citation")] == ["#ref-alpha2020", "#ref-agency2021"]
    assert not soup(corpus.printed("smp-change-100", cited=False)).select("a.citation")


def test_a_table_binds_each_value_and_says_what_it_rests_on(corpus: Corpus) -> None:
    shown = corpus.observations(drug="samplirsen")
    page = soup(corpus.table(shown, "All < of them.", name="all"))
    bound = {tag["data-value"]: tag["data-grade"] for tag in page.select("[data-value]")}
    assert bound == {o.id: o.grade for o in shown if o.value}
    assert [tag["data-missing"] for tag in page.select("[data-missing]")] == ["not-found"]
    said = page.get_text(" ")
    for wanted in ("n = 8", "mean ± SD", "Table 1. All < of them.", "A sample trial of samplirsen", "An older guide"):
        assert wanted in " ".join(said.split()).replace(" .", "."), wanted
    assert "[@" not in said


def test_a_table_of_nothing_has_no_sources(corpus: Corpus) -> None:
    assert "Sources of this table" not in corpus.table(()).html


def test_tables_and_figures_are_numbered_by_kind(corpus: Corpus) -> None:
    shown = corpus.observations(grade="primary")
    pages = [corpus.table(shown, name="one"), picture(corpus), corpus.table(shown), corpus.table(shown, name="one")]
    labels = [label.get_text() for page in pages if (label := soup(page).select_one(".label"))]
    assert labels == ["Table 1.", "Figure 1.", "Table 2.", "Table 1."]


def test_the_references_are_those_cited_by_number_with_links_back(corpus: Corpus) -> None:
    page = soup(corpus.printed("smp-liver-mouse") + corpus.printed("smp-change-100") + corpus.references().html)
    assert [item["id"] for item in page.select("ol.references > li")] == ["ref-agency2021", "ref-alpha2020"]
    ids = {tag["id"] for tag in page.select("[id]")}
    links = [str(a["href"]) for a in page.select("a.citation, a.backlink")]
    assert len(links) == 6
    assert all(link.removeprefix("#") in ids for link in links)


def test_disclaimers_follow_from_what_is_shown_word_for_word(corpus: Corpus) -> None:
    shown = [corpus.observation(i) for i in ("smp-liver-mouse", "smp-change-200")]
    page = soup(corpus.disclaimers(shown, "samplirsen"))
    wanted = {
        "investigational", "unverified", "animal-data", "class-evidence", "unconfirmed-references", "research-use",
        "no-warranty",
    }  # fmt: skip
    found = {str(tag["data-disclaimer"]): tag.get_text() for tag in page.select("[data-disclaimer]")}
    assert set(found) == wanted
    for notice in corpus.library.disclaimers:
        if notice.id in wanted:
            assert found[notice.id] == f"{notice.title}. {notice.text}"


def test_a_page_of_no_drug_in_particular_has_the_notices_of_each(corpus: Corpus) -> None:
    shown = [corpus.observation(i) for i in ("smp-liver-mouse", "smp-change-200")]
    assert corpus.disclaimers(shown).html == corpus.disclaimers(shown, "samplirsen").html


def test_a_disclaimer_that_nothing_asks_for_is_not_there(corpus: Corpus) -> None:
    html = corpus.disclaimers([corpus.observation("smp-half-life")], "samplirsen").html
    assert "animal-data" not in html
    assert "research-use" in html


def picture(corpus: Corpus) -> notebook.Html:
    def draw(width: float) -> Figure:
        figure = Figure(figsize=(width, 4))
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
        axes.plot([0, 1], [0, 1], color=notebook.PALETTE["drug"])
        notebook.tag(axes.text(1, 1, "−36"), "smp-change-100", "mark")
        return figure

    return corpus.picture(draw, "A line. It rises.", "One line that rises.", name="line")


def test_a_picture_follows_the_theme_and_comes_out_the_same_twice(library: Library) -> None:
    first, second = picture(Corpus(library)).html, picture(Corpus(library)).html
    assert first == second
    assert "var(--ag-drug" in first
    assert "#000000" not in first
    svg = soup(first).select_one("figure.chart#figure-line svg[role=group]")
    assert svg is not None
    assert svg.select_one("[data-value=smp-change-100]")
