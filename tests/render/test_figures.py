"""The pages of pictures: each once, at the page that explains it best, by its file."""

from __future__ import annotations

from lxml import html

from generators.model import Asset, Library, Page, Where, Written
from generators.render.exports.csv import to_csv
from generators.render.figures import list_pictures, print_figures

FIGURE = '<figure class="chart" id="figure-{0}"><svg></svg><figcaption>Figure 2. The {0} of a drug. More words. Sources:</figcaption></figure>'

PICTURE = b'<svg><g data-value="smp-change-200"/></svg>'  # of an unverified value


def page(path: str, kind: str, *names: str) -> Page:
    files = tuple(Asset(path=f"figure-{name}.svg", content=PICTURE) for name in names)
    text = "\n\n".join(FIGURE.format(name) for name in names)
    return Page(
        path=path, kind=kind, title=f"A {kind}", description="", content=Written(text, files), origin=Where(file="a.md")
    )


def test_a_picture_on_two_pages_is_listed_once_at_the_guide() -> None:
    pages = [page("drugs/a/index.md", "monograph", "fall", "rise"), page("drugs/a/how.md", "guide", "rise")]
    found = [(one.title, one.file, one.page_title) for one in list_pictures(pages)]
    assert found == [
        ("The rise of a drug.", "drugs/a/how/figure-rise.svg", "A guide"),
        ("The fall of a drug.", "drugs/a/figure-fall.svg", "A monograph"),
    ]


def test_a_chart_stands_as_a_table_whose_ids_lead_to_the_records(library: Library) -> None:
    drug = library.drugs[0]
    shown = drug.observations[0]
    made = page(f"drugs/{drug.id}/how.md", "guide", "rise")
    rows = [
        ["Series", "Label", "Value", "Observation"],
        ["All", "One", "-5", shown.id],
        ["All", "=1", "6", "none-such"],
    ]
    with_data = made.with_files([Asset(path="figure-rise.csv", content=to_csv(rows))])
    _, own = print_figures(library, [with_data])
    (table,) = html.fromstring(own.text[own.text.index("<details") :]).xpath("//table")
    assert [[cell.text_content() for cell in row] for row in table.iter("tr")] == [row[1:] for row in rows]
    (link,) = table.iter("a")
    assert link.text == shown.id and link.get("href").endswith(f"#obs-{shown.id}")
    assert 'id="data-figure-rise"' in own.text and f'href="../../drugs/{drug.id}/how/figure-rise.csv"' in own.text


def test_a_diagram_stands_in_words_with_the_sources_of_each_arrow(library: Library) -> None:
    drug = library.drugs[0]
    diagram = drug.diagrams[0]
    _, own = print_figures(library, [page(f"drugs/{drug.id}/how.md", "guide", diagram.name)])
    (steps,) = html.fromstring(own.text[own.text.index("<details") :]).xpath("//ol[@class='edges']")
    assert len(steps) == len(diagram.edges)
    assert [link.get("href").rpartition("#uses-")[2] for link in steps.iter("a")] == [
        source.key for edge in diagram.edges for source in edge.sources
    ]
    assert "→" in steps[0].text and "(class evidence)" in steps[1].text


def test_a_picture_without_a_file_is_not_listed() -> None:
    assert list(list_pictures([page("drugs/a/index.md", "monograph")])) == []


def test_each_drug_with_pictures_has_a_page_of_them(library: Library) -> None:
    drug = library.drugs[0]
    first, own = print_figures(library, [page(f"drugs/{drug.id}/how.md", "guide", "rise")])
    assert first.path == "figures.md" and f'href="{drug.id}/"' in first.text
    (link,) = html.fromstring(own.text[own.text.index("<ul class=") :]).iter("a")
    assert link.get("href") == f"../../drugs/{drug.id}/how/#figure-rise"
    assert [image.get("alt") for image in link.iter("img")] == ["The rise of a drug."]


def test_a_page_of_pictures_has_the_notices_that_they_ask_for(library: Library) -> None:
    drug = library.drugs[0]
    _, own = print_figures(library, [page(f"drugs/{drug.id}/how.md", "guide", "rise")])
    assert "unverified" in own.notices and 'data-disclaimer="unverified"' in own.text
    assert "animal-data" not in own.notices


def test_the_list_of_drugs_with_pictures_has_no_notice_of_a_drug(library: Library) -> None:
    first, _ = print_figures(library, [page(f"drugs/{library.drugs[0].id}/how.md", "guide", "rise")])
    assert set(first.notices) == {one.id for one in library.disclaimers if not one.when}
