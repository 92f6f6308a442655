"""The contract that the built HTML keeps. `acceptance/` holds the site of this content to it as well."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from generators.model import Library, Page

Pages = dict[str, BeautifulSoup]


def test_a_guide_or_a_monograph_is_at_its_address(pages: Pages, address: str) -> None:
    assert address in pages


def test_every_printed_value_is_a_real_observation_with_its_grade(pages: Pages, real: Library) -> None:
    printed = [tag for page in pages.values() for tag in page.select("[data-value]")]
    assert len(printed) > 2 * len(real.observations)
    wrong = [
        t["data-value"]
        for t in printed
        if (o := real.observations.get(str(t["data-value"]))) is None or o.grade != t["data-grade"]
    ]
    assert wrong == []


def test_every_value_leads_to_its_record_on_the_data_page_of_what_it_is_about(pages: Pages, real: Library) -> None:
    records = {f"{address}/#{row['id']}" for address, page in pages.items() for row in page.select("tr[id^=obs-]")}
    assert len(records) == len(real.observations)
    for address, page in pages.items():
        for link in page.select("a[data-value]"):
            assert urljoin(f"/{address}/", str(link["href"]))[1:] in records, (address, link)
            assert str(link["href"]).endswith(f"#obs-{link['data-value']}"), (address, link)


def test_no_value_is_a_link_to_the_record_that_it_stands_in(pages: Pages) -> None:
    for address, page in pages.items():
        for link in page.select("tr[id^=obs-] a[data-value]"):
            row = link.find_parent("tr")
            assert row and row["id"] != f"obs-{link['data-value']}", address


def test_every_record_names_its_study_and_its_source(pages: Pages, real: Library) -> None:
    for address, page in pages.items():
        for row in page.select("tr[id^=obs-]"):
            observation = real.observations[str(row["id"])[4:]]
            head = row.find_parent("tbody").select_one("tr.group")  # type: ignore[union-attr]  # every row has one
            words = " ".join([*head.stripped_strings] if head else []) + " " + " ".join(row.stripped_strings)
            study = next((s for d in real.drugs for s in d.studies if s.id == observation.study), None)
            assert study is None or study.name in words, (address, row["id"])
            links = [str(link["href"]) for part in (head, row) if part for link in part.select("a[href]")]
            assert study is None or any(link.endswith(f"/#method-{study.id}") for link in links), (address, row["id"])
            assert row.select_one("a[href*='/#uses-']") or "Computed as" in words, (address, row["id"])


def test_no_two_records_of_a_page_read_alike(pages: Pages) -> None:
    """What tells two records apart is more than a number, its spread and n."""
    for address, page in pages.items():
        rows: dict[tuple[str, ...], str] = {}
        for row in page.select("tr[id^=obs-]"):
            words = read_record(row)
            assert words not in rows, (address, row["id"], rows.get(words))
            rows[words] = str(row["id"])


def read_record(row: Tag) -> tuple[str, ...]:
    """The words of a record: the table and the group that it is in, and its cells without numbers."""
    figure, above = row.find_parent("figure"), row.find_previous_sibling("tr", class_="group")
    words = [str(figure.get("id")) if figure else "", above.get_text(" ", strip=True) if above else ""]
    for cell in row.find_all(["th", "td"], recursive=False):
        left_out = {id(text) for part in cell.select(".more, .permalink") for text in part.find_all(string=True)}
        text = " ".join(str(text) for text in cell.find_all(string=True) if id(text) not in left_out)
        is_number = {"estimate", "spread", "tally"} & {*cell.get_attribute_list("class")}
        words.append(re.sub(r"[\d.,/–−±()%~<>≤≥\s]+", " ", text) if is_number else " ".join(text.split()))
    return tuple(words)


def test_no_mark_of_a_citation_touches_a_digit_or_another_group(pages: Pages) -> None:
    """`1 year⁸` may be read as a power, and two groups that meet as one number."""
    groups = [
        (address, group)
        for address, page in pages.items()
        for group in page.select(".citations, :not(.citations) > .citation")
    ]
    assert groups
    assert [(a, str(g)[:90]) for a, g in groups if _text_before(g)[-1:].isdigit()] == []
    assert [
        (a, str(g)[:90])
        for a, g in groups
        if {"citations", "citation"} & set(getattr(g.next_sibling, "attrs", {}).get("class", ()))
    ] == []


def _text_before(group: Tag) -> str:
    """The text of a paragraph, an item or a cell up to a group of citations."""
    block = group.find_parent(["p", "li", "td", "th", "dd", "dt", "figcaption", "summary", "h1", "h2", "h3"])
    words: list[str] = []
    for part in block.descendants if block else ():
        if part is group:
            break
        if isinstance(part, NavigableString):
            words.append(str(part))
    return "".join(words)


def test_every_missing_value_has_a_known_reason(pages: Pages) -> None:
    from generators.domain.describe import MISSING

    reasons = {str(tag["data-missing"]) for page in pages.values() for tag in page.select("[data-missing]")}
    assert reasons <= set(MISSING) and reasons


def test_markers_references_and_back_links_agree(pages: Pages, address: str) -> None:
    """A reference of a page about a drug leads to its uses, where each of its markers has a link back."""
    page = pages[address]
    markers = {str(a["id"]): str(a["href"]) for a in page.select("a.citation")}
    references = {f"#{li['id']}": li for li in page.select("ol.references > li")}
    assert set(markers.values()) == references.keys() and references
    for reference, item in references.items():
        (uses,) = item.select("a.uses")
        at, _, ident = urljoin(f"/{address}/", str(uses["href"]))[1:].partition("/#")
        told = [urljoin(f"/{at}/", str(a["href"]))[1:] for a in pages[at].select(f"[id='{ident}'] a.backlink")]
        here = Counter(link.partition("/#")[2] for link in told if link.startswith(f"{address}/#"))
        assert here == Counter(marker for marker, href in markers.items() if href == reference), reference
        count = here.total()
        assert uses.get_text().endswith(f"{count} use{'' if count == 1 else 's'}")


def test_references_are_numbered_by_first_appearance(pages: Pages, address: str) -> None:
    page = pages[address]
    order = list(dict.fromkeys(str(a["href"]) for a in page.select("a.citation")))
    by_number = {str(a["href"]): int(a.get_text()) for a in page.select("a.citation")}
    assert [by_number[href] for href in order] == sorted(by_number.values())
    assert [f"#{li['id']}" for li in page.select("ol.references > li")] == sorted(by_number, key=lambda h: by_number[h])


def test_no_citation_or_word_is_left_unresolved(pages: Pages, address: str) -> None:
    strings = (string for article in pages[address].select("article") for string in article.find_all(string=True))
    text = " ".join(str(string) for string in strings if not string.find_parents(class_="how-to-cite"))
    assert text
    assert not re.search(r"\[@|\[\[see:|\{\{|\}\}|&#\d+;", text)


def test_tables_and_figures_are_numbered_captioned_and_referred_to(pages: Pages, guide: str) -> None:
    page = pages[guide]
    referred = {str(a["href"]) for a in page.select("a.see")}
    for kind in ("figure.table", "figure.chart, figure.diagram"):
        labels = [tag.get_text() for tag in page.select(", ".join(f"{k} figcaption .label" for k in kind.split(", ")))]
        assert len(labels) == len(page.select(kind))
        numbers = [int(re.sub(r"\D", "", label)) for label in labels]
        assert numbers == list(range(1, len(numbers) + 1)), labels
    for figure in page.select("figure.table, figure.chart, figure.diagram, section.protocol, section.method"):
        assert f"#{figure['id']}" in referred, figure["id"]


def test_pictures_have_alternative_text_and_no_two_share_an_id(pages: Pages, guide: str) -> None:
    page = pages[guide]
    for svg in page.select("svg[role=group]"):
        named = f"{svg['aria-labelledby']} {svg['aria-describedby']}".split()
        assert named and all(svg.select(f'[id="{name}"]')[0].get_text(strip=True) for name in named)
    ids = Counter(str(tag["id"]) for tag in page.select("[id]"))
    assert [name for name, n in ids.items() if n > 1] == []


def test_every_page_has_the_disclaimers_that_its_contents_require(
    pages: Pages, real: Library, rendered: list[Page]
) -> None:
    asked = 0
    for made in rendered:
        address = made.path.removesuffix(".md").removesuffix("index").rstrip("/")
        for disclaimer in (one for one in real.disclaimers if one.id in made.notices):
            (notice,) = pages[address].select(f'[data-disclaimer="{disclaimer.id}"]')
            assert f"{disclaimer.title}. {disclaimer.text}" in " ".join(notice.get_text(" ").split()), address
            asked += 1
    assert asked > 2 * len(real.drugs)


def test_a_page_says_what_kind_it_is_and_where_its_data_are(pages: Pages, site: Path, address: str) -> None:
    page = pages[address]
    kind = page.select_one('meta[name="page-kind"]')
    assert kind is not None and kind["content"] == ("guide" if address.count("/") > 1 else "monograph")
    link = page.select_one('link[rel="alternate"][type="application/json"]')
    assert link is not None
    data = json.loads((site / address / str(link["href"])).read_text(encoding="utf-8"))
    printed = {str(tag["data-value"]) for tag in page.select("[data-value]")}
    assert printed and printed <= {v["id"] for v in data["values"]}


def test_no_page_asks_another_host_for_anything(pages: Pages) -> None:
    for address, page in pages.items():
        loads = [t.get("src") for t in page.select("script[src], img[src], iframe[src], source[src]")]
        loads += [
            t.get("href") for t in page.select("link[href]") if t.get("rel") not in (["canonical"], ["alternate"])
        ]
        assert [str(u) for u in loads if urlsplit(str(u)).netloc] == [], address


def test_no_stylesheet_asks_another_host_for_anything(site: Path) -> None:
    for path in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import\s+)['\"]?(?:https?:)?//", path.read_text(encoding="utf-8")) == [], path


def test_every_link_inside_the_site_leads_somewhere(pages: Pages, site: Path) -> None:
    ids = {address: {str(t["id"]) for t in page.select("[id]")} for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        if address == "404.html":
            continue
        for tag in page.select("a[href], img[src], link[href], script[src]"):
            url = urlsplit(str(tag.get("href") or tag.get("src")))
            if url.scheme or url.netloc:
                continue
            target = (site / address / unquote(url.path)).resolve() if url.path else site / address
            page_of = target.relative_to(site.resolve()).as_posix() if url.path else address
            page_of = "" if page_of == "." else page_of
            exists = target.exists() and (target.is_file() or (target / "index.html").exists())
            if not exists or (
                url.fragment and page_of in ids and unquote(url.fragment) not in {*ids[page_of], "__top"}
            ):
                broken.append(f"{address}: {tag.get('href') or tag.get('src')}")
    assert broken == []
