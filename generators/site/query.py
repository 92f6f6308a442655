"""Find things on a built page by what they are: `values(page.tree)`, `references(page.tree)`.

No rule writes a query of its own for what the contract names; a class that is not in it cannot be asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from generators.site.contract import CLASSES


def _is(*names: str) -> str:
    """The XPath condition for an element with one of these classes; raises KeyError for a class that is not in the lists."""
    unknown = [name for name in names if name not in CLASSES]
    if unknown:
        raise KeyError(unknown)
    return " or ".join(f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in names)


def _find(inside: HtmlElement, query: str, **variables: str) -> list[HtmlElement]:
    """The elements inside an element, or on the whole page, in their order."""
    found: list[HtmlElement] = _compile(query)(inside, **variables)
    return found


@lru_cache(maxsize=256)
def _compile(query: str) -> etree.XPath:
    """The query, compiled once: that takes longer than most searches on a page."""
    return etree.XPath(query)


def words(element: HtmlElement | None) -> str:
    """The words of an element with one space between them."""
    return "" if element is None else " ".join(element.text_content().split())


def has_class(element: HtmlElement | None, name: str) -> bool:
    """Whether an element has a class of the lists."""
    if name not in CLASSES:
        raise KeyError(name)
    return element is not None and name in element.get("class", "").split()


# --- the page as a whole --------------------------------------------------------------------------------------------


def kind(page: HtmlElement) -> str:
    """What the page says it is: guide, monograph, notebook, method, …"""
    found = _find(page, "//meta[@name='page-kind']")
    return str(found[0].get("content")) if found else "page"


def count_built(page: HtmlElement) -> int:
    """How many elements a browser builds that runs our scripts: not what is folded."""
    return len(_find(page, "//*[not(ancestor::noscript)]"))


def title(page: HtmlElement) -> str:
    """The title in the head of the page."""
    return words(next(iter(_find(page, "//head/title")), None))


def descriptions(page: HtmlElement) -> list[str]:
    """The descriptions in the head of the page."""
    return [" ".join(meta.get("content", "").split()) for meta in _find(page, "//head/meta[@name='description']")]


def headings(page: HtmlElement) -> list[str]:
    """The first-level headings, without the mark that links to them."""
    return [words(heading).rstrip("#¶ ") for heading in _find(page, "//h1")]


def page_meta(page: HtmlElement) -> dict[str, str]:
    """What the page shows of itself, by label: date, evidence cut-off, review."""
    rows = _find(page, f"//dl[{_is('page-meta')}]/div")
    return {words(row.find("dt")): words(row.find("dd")) for row in rows}


# --- values and sources ---------------------------------------------------------------------------------------------


def values(inside: HtmlElement) -> list[HtmlElement]:
    """The printed observations: links in text, marks in pictures."""
    return _find(inside, "descendant-or-self::*[@data-value]")


def value_ids(inside: HtmlElement) -> tuple[str, ...]:
    """The ids of the printed observations, each once."""
    return tuple(dict.fromkeys(str(element.get("data-value")) for element in values(inside)))


def is_in_picture(element: HtmlElement) -> bool:
    """Whether an element stands in an SVG picture."""
    return bool(_find(element, "ancestor::*[name()='svg']"))


def records(inside: HtmlElement) -> dict[str, HtmlElement]:
    """The records of a data page, or of a table of it, by the id of their observation."""
    return {str(row.get("id"))[4:]: row for row in _find(inside, ".//tr[starts-with(@id, 'obs-')]")}


def record_value(record: HtmlElement) -> str:
    """The words of the value of a record, without its marks."""
    cells = _find(record, f"./td[{_is('estimate', 'spread')}]")
    marks = f"ancestor::*[{_is('grade', 'dispute')}]"
    return " ".join(" ".join("".join(cell.xpath(f".//text()[not({marks})]")).split()) for cell in cells).strip()


def record_anchor(ident: str) -> str:
    """How a link to the record of an observation ends."""
    return f"#obs-{ident}"


def citations(inside: HtmlElement) -> list[HtmlElement]:
    """The markers of citations."""
    return _find(inside, f".//a[{_is('citation')}]")


def references(page: HtmlElement) -> list[HtmlElement]:
    """The references of the page, by number."""
    return _find(page, f"//ol[{_is('references')}]/li")


def listed_references(page: HtmlElement) -> list[HtmlElement]:
    """The references of the page, and those of the list of all."""
    return _find(page, f"//*[{_is('references', 'bibliography')}]/li[@id]")


def reference_key(item: HtmlElement) -> str:
    """The key of a reference in a list: `ref-alpha2020` and `source-alpha2020` are of alpha2020."""
    return str(item.get("id", "")).partition("-")[2]


def reference_entry(item: HtmlElement) -> str:
    """The text of a reference in a list: what stands before its tier."""
    before = f"[following-sibling::*[{_is('tier')}]]"
    item = _reference_words(item)
    return " ".join("".join(_find(item, f"./text(){before} | ./*{before}//text()")).split())


def _reference_words(item: HtmlElement) -> HtmlElement:
    """What holds the words of a reference: in the list of all a part of the item, beside which its uses stand."""
    return next(iter(_find(item, "./div")), item)


def reference_links(item: HtmlElement) -> list[str]:
    """Where a reference in a list can be found: at the end of its entry, and behind it."""
    item = _reference_words(item)
    return [str(link.get("href")) for link in _find(item, f"./a[@rel='external'] | ./*[{_is('tier')}]/a[@href]")]


# --- tables, figures, protocols -------------------------------------------------------------------------------------


def tables(page: HtmlElement) -> list[HtmlElement]:
    """The numbered tables."""
    return _find(page, f"//figure[{_is('table')}]")


def figures(page: HtmlElement) -> list[HtmlElement]:
    """The numbered charts and diagrams."""
    return _find(page, f"//figure[{_is('chart', 'diagram')}]")


def protocols(page: HtmlElement) -> list[HtmlElement]:
    """The protocols."""
    return _find(page, "//section[starts-with(@id, 'protocol-')]")


def labels(element: HtmlElement) -> list[str]:
    """The labels in a table, figure or protocol: `Table 1.`"""
    return [words(label) for label in _find(element, f".//*[{_is('label')}]")]


def labelled(page: HtmlElement) -> dict[str, str]:
    """The first label in each element with an id, by its anchor: `#table-kinetics` is `Table 1`."""
    elements = _find(page, f"//*[@id][.//*[{_is('label')}]]")
    return {f"#{element.get('id')}": labels(element)[0].rstrip(".") for element in elements}


def mentions(page: HtmlElement) -> list[HtmlElement]:
    """The links to tables, figures, protocols and methods of the page."""
    return _find(page, f"//a[{_is('see')}]")


def mentions_before(element: HtmlElement) -> list[HtmlElement]:
    """The links in the text that lead to a table or figure before it appears."""
    text = f"not(ancestor::figure or ancestor::nav or ancestor::section[{_is('protocol', 'method')}])"
    return _find(element, f"preceding::a[@href=$target][ancestor::article][{text}]", target=f"#{element.get('id', '')}")


def caption(element: HtmlElement) -> str:
    """The words of a caption without number, note and sources."""
    other = f"ancestor::*[{_is('label', 'sources', 'figure-note')}]"
    return " ".join("".join(element.xpath(f"./figcaption//text()[not({other})]")).split())


def column_heads(table: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The heads of the columns of a table, and those that do not say that they are."""
    heads = _find(table, "./div/table/thead//th")
    return [h for h in heads if h.get("scope") == "col"], [h for h in heads if not h.get("scope")]


def unnumbered_tables(page: HtmlElement) -> list[HtmlElement]:
    """The tables of the text that stand in no figure, fold nothing out and are no records."""
    return _find(page, f"//article//table[not(ancestor::figure or ancestor::details or {_is('records')})]")


def unnumbered_figures(page: HtmlElement) -> list[HtmlElement]:
    """The figures of the text that are neither chart nor diagram nor table."""
    return _find(page, f"//article//figure[not({_is('chart', 'diagram', 'table')})]")


# --- pictures -------------------------------------------------------------------------------------------------------


PICTURE_ROLE = "group"  # a picture holds links, which an image would hide


def pictures(figure: HtmlElement) -> list[HtmlElement]:
    """The pictures of a figure."""
    return _find(figure, "./div//*[name()='svg']")


def is_drawn(picture: HtmlElement) -> bool:
    """Whether a picture holds more than its words and styles."""
    return bool({_name(part) for part in picture} - {"", "title", "desc", "style", "defs", "metadata"})


def picture_words(picture: HtmlElement) -> dict[str, str]:
    """The title and the description of a picture by their ids."""
    return {part.get("id", ""): words(part) for part in picture if _name(part) in ("title", "desc")}


def long_descriptions(figure: HtmlElement) -> list[HtmlElement]:
    """What stands below a figure: its data or its steps in words, folded, or the way to them."""
    return _find(figure, f"./*[self::details or self::p[a]][{_is('behind')}]")


def images(page: HtmlElement) -> list[HtmlElement]:
    """The images of the text, and its pictures that are in no figure and name no words."""
    alone = "[@role='img'][not(ancestor::figure)][not(@aria-labelledby)]"
    return _find(page, f"//article//img | //article//*[name()='svg']{alone}")


def mermaid_diagrams(page: HtmlElement) -> list[HtmlElement]:
    """The diagrams that a notebook leaves to Mermaid, which a browser would load from elsewhere."""
    return _find(page, "//pre[contains(concat(' ', normalize-space(@class), ' '), ' mermaid ')]")


def _name(element: HtmlElement) -> str:
    return re.sub(r"^\{.*\}", "", element.tag) if isinstance(element.tag, str) else ""


# --- notices --------------------------------------------------------------------------------------------------------


def disclaimers(page: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The disclaimers by their ids."""
    found: dict[str, list[HtmlElement]] = {}
    for element in _find(page, "//*[@data-disclaimer]"):
        found.setdefault(str(element.get("data-disclaimer")), []).append(element)
    return found


def safety_texts(page: HtmlElement) -> dict[str, list[HtmlElement]]:
    """What labels say on safety, by its ids."""
    found: dict[str, list[HtmlElement]] = {}
    for element in _find(page, "//*[@data-safety]"):
        found.setdefault(str(element.get("data-safety")), []).append(element)
    return found


def planned(page: HtmlElement) -> list[HtmlElement]:
    """The marks of events that are still planned."""
    return _find(page, f"//ol[{_is('history')}]//span[{_is('planned')}]")


def offers(page: HtmlElement) -> list[str]:
    """The addresses of what the publisher offers."""
    return [str(link.get("href")) for link in _find(page, f"//aside[{_is('offers')}]//a[@href]")]
