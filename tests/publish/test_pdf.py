"""Setting a page as PDF: the same bytes every time, kept, and a clear word when it cannot be done."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst

from generators.cache import Cache
from generators.errors import SetupError
from generators.model import Library, Page, Where, Written
from generators.publish import fonts, pdf, pdf_structure
from generators.site.pages import BuiltPage, Site
from tests import pdf_type, pdf_ua, shipped

FACES = fonts.write_for_paper(Cache(shipped.CACHE))
HEAD = '<head><link rel="alternate" type="application/pdf" href="a.pdf"></head>'
BODY = (
    '<article><div class="opening md-typeset"><h1>A page</h1></div><div class="text md-typeset"><h2>#panic("a") $x$</h2><table><thead><tr>'
    '<th>Dose</th><th>Level</th></tr></thead><tbody><tr class="group"><th colspan="2">People</th></tr><tr><th>10 mg</th><td>4</td></tr></tbody></table>'
    '<figure class="chart" id="figure-a"><div class="scroll"><svg class="ag-picture">{alt}</svg></div></figure></div></article>'
)


def build(folder: Path, alt: str = "<title>T</title>", head: str = HEAD) -> Site:
    (folder / "a").mkdir(parents=True)
    path = folder / "a/index.html"
    path.write_text(f"<html>{head}<body>{BODY.format(alt=alt)}</body></html>", encoding="utf-8")
    (folder / "a/figure-a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>', encoding="utf-8"
    )
    origin = Where(file="a.md")
    meta = {"date": "2026-11", "version": "1.0"}
    page = Page(
        path="a/index.md",
        kind="guide",
        title="A page",
        description="What.",
        content=Written(),
        origin=origin,
        meta=meta,
    )
    return Site(folder, {"a": BuiltPage("a", path, origin, page)}, home=folder)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setattr(fonts, "write_for_paper", lambda _: FACES)
    return Cache(tmp_path / "cache")


def test_a_page_is_set_with_its_text_as_text_and_heads_of_rows(tmp_path: Path, library: Library, kept: Cache) -> None:
    pdf.write(build(tmp_path / "site"), library, kept)
    content = (tmp_path / "site/a/a.pdf").read_bytes()
    assert '#panic("a")$x$' in pdf_ua.read_text(tmp_path / "site/a/a.pdf")
    with pikepdf.open(io.BytesIO(content)) as made:
        assert pdf_ua.find_faults(made) == []
        scopes = [
            str(head.A[0].Scope if isinstance(head.A, pikepdf.Array) else head.A.Scope)
            for head in pdf_structure.list_elements(made, "/TH")
        ]
        assert scopes == ["/Column", "/Column", "/Column", "/Row"]


def test_the_bytes_are_always_the_same(tmp_path: Path, library: Library, kept: Cache) -> None:
    pdf.write(build(tmp_path / "one"), library, kept)
    pdf.write(build(tmp_path / "two"), library, Cache(tmp_path / "another"))
    assert (tmp_path / "one/a/a.pdf").read_bytes() == (tmp_path / "two/a/a.pdf").read_bytes()


def test_a_page_that_did_not_change_is_not_set_again(
    tmp_path: Path, library: Library, kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf.write(build(tmp_path / "one"), library, kept)
    monkeypatch.setattr(pdf, "_compile", lambda *_: b"set again")
    pdf.write(build(tmp_path / "two"), library, kept)
    assert (tmp_path / "two/a/a.pdf").read_bytes() != b"set again"
    pdf.write(build(tmp_path / "three", "<title>Other</title>"), library, kept)
    assert (tmp_path / "three/a/a.pdf").read_bytes() == b"set again"


def test_typst_is_made_to_forget_a_page_that_is_set(
    tmp_path: Path, library: Library, kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources: list[bytes] = []
    whole = typst.compile

    def compile_one(source: bytes, **options: Any) -> Any:
        sources.append(source)
        return whole(source, **options)

    monkeypatch.setattr(typst, "compile", compile_one)
    pdf.write(build(tmp_path / "site"), library, kept)
    assert [bool(source) for source in sources] == [True, *[False] * 10]


@pytest.mark.parametrize(("url", "link"), [("", ""), ("https://a.example/g/", "https://a.example/g/b/#obs-c")])
def test_a_link_to_a_record_is_a_whole_address_or_plain_text(
    url: str, link: str, tmp_path: Path, library: Library, kept: Cache
) -> None:
    site = build(tmp_path / "site")
    [page] = site
    there = page.having(page.text.replace("<td>4</td>", '<td>a <a href="../b/#obs-c">4</a></td>'))
    pdf.write(site.with_page(there), library.model_copy(update={"site_url": url}), kept)
    with pikepdf.open(tmp_path / "site/a/a.pdf") as made:
        links = [one for page in made.pages for one in page.get("/Annots", []) if "/A" in one and "/URI" in one.A]
        assert [str(one.A.URI) for one in links] == [link] * bool(link)


def test_a_page_without_a_link_to_a_pdf_has_none(tmp_path: Path, library: Library, kept: Cache) -> None:
    pdf.write(build(tmp_path / "site", head=""), library, kept)
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_letter_that_no_font_has_is_a_box_and_no_error(tmp_path: Path, library: Library, kept: Cache) -> None:
    site = build(tmp_path / "site")
    [page] = site
    there = page.having(page.text.replace("<td>4</td>", "<td>\u4e2d\u0416\u03b1\u2079\U0001f600</td>"))
    pdf.write(site.with_page(there), library, kept)
    assert "\u25a1\u0416\u03b1\u2079\u25a1" in pdf_ua.read_text(tmp_path / "site/a/a.pdf")


def test_what_cannot_be_set_is_told_with_the_page_and_a_way_out(tmp_path: Path, library: Library, kept: Cache) -> None:
    site = build(tmp_path / "site")
    (tmp_path / "site/a/figure-a.svg").write_text('<svg width="2" height="1">', encoding="utf-8")
    with pytest.raises(SetupError, match=r"the PDF of 'A page' could not be set: .*`extra: \{pdf: false\}`"):
        pdf.write(site, library, kept)


MARKED = (
    '<a class="value whole" href="#a">135–177 d</a><span class="citations"><a href="#b">2</a>,<a href="#c">7</a></span>',
    '<a class="value whole" href="#a">28 d</a><span class="grade grade-derived"><span>△</span></span>-fold',
    '<span class="whole">RNase H1</span><span class="dispute">≠</span><span class="citations"><a href="#b">9</a></span>',
)


@pytest.mark.parametrize("is_held", [True, False])
def test_a_mark_stays_on_the_line_of_what_it_marks(
    is_held: bool, tmp_path: Path, library: Library, kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a box a line may end, so that a mark begins the next one wherever the value just fits."""
    if not is_held:
        loose = tmp_path / "loose.typ"
        loose.write_text(pdf._LAYOUT.read_text(encoding="utf-8").replace("sym.wj", "[]"), encoding="utf-8")
        monkeypatch.setattr(pdf, "_LAYOUT", loose)
    site = build(tmp_path / "site")
    [page] = site
    lines = "".join(f"<p>{'of ' * 20}{'i' * extra} {marked}</p>" for marked in MARKED for extra in range(2, 40))
    pdf.write(site.with_page(page.having(page.text.replace("<h2>", f"{lines}<h2>"))), library, kept)
    with pikepdf.open(tmp_path / "site/a/a.pdf") as made:
        places = list(pdf_type.list_places(made))
    left = Counter(round(at) for size, at in places if size == 10).most_common(1)[0][0]
    assert ((7.5, left) in {(size, round(at)) for size, at in places}) is not is_held
