"""A built page as it is set on paper: a tree of blocks and of pieces of text, for the layout of `publish/pdf.typ`.

A block is a mapping with its `kind`, the `role` that its class gives it, and its `id` if something leads to it; a piece is a string or
the same. No words are added: paper says what the screen says, without what a reader would click.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from generators.site.markdown import BLOCKS, find_parts
from generators.site.pages import BuiltPage
from generators.site.paper_text import SPACES, Node, cut_address, join_pieces, make_paragraph, nest_blocks, trim_pieces

Resolve = Callable[[str], str]
Rows = Sequence[Sequence[str]]

_LEFT_OUT = {"script", "style", "template", "button", "nav", "input"}
_LEFT_OUT_CLASSES = {
    "headerlink", "contents", "crumbs", "downloads", "actions", "narrow", "comma", "record-list", "code-cell", "to-ledger",
    "more",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_GROUPING = {"noscript", "div", "article", "header", "footer", "section", "aside", "details", "blockquote"}
_BOXED = {"section", "aside", "details", "blockquote"}
_BOXED_CLASSES = {"disclaimer", "how-to-cite"}
_WITH_BLOCKS = "./*[self::" + " or self::".join(BLOCKS) + "]"
_PICTURE = "./svg[contains(@class, 'ag-picture')]"
_EMPHASIS = {"b": "strong", "strong": "strong", "em": "emph", "i": "emph"}


def to_paper(page: BuiltPage, resolve: Resolve, data: Mapping[str, Rows] | None = None) -> list[Node]:
    """Return the blocks of a page: its opening, its contents, its text, the data of its figures.

    `resolve` returns the whole address of a link that leads off the page, or nothing where it cannot be known. `data` are the rows of
    charts by the ids of their figures, which stand on a page of their own on the screen."""
    parts = find_parts(page)
    links = {href[1:] for part in parts for href in part.xpath(".//a/@href") if href.startswith("#")}
    markers = _find_markers(parts)
    ids = {ident for places in markers.values() for found in places.values() for ident in found}
    walk = _Walk(resolve, frozenset(links.union(ids, page.tree.xpath("//figure/@id"))), markers, data or {})
    opening, *rest = [list(walk.blocks(part)) for part in parts] or [[]]
    blocks = [*opening, {"kind": "contents"}, *(block for one in rest for block in one), *walk.behind]
    _unlink(blocks, walk.named)
    nest_blocks(blocks)
    return blocks


def list_nodes(tree: Any) -> Iterator[Node]:
    """Yield each block and each piece that is no string, in the order in which they are set, before what it holds."""
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from list_nodes(part)


def _unlink(blocks: list[Node], named: set[str]) -> None:
    """Make plain text of links to parts of the page that are not set on paper."""
    for node in list_nodes(blocks):
        if (to := node.get("to", "")).startswith("#") and to[1:] not in named:
            node["to"] = ""


@dataclass
class _Walk:
    """One way through a page: where links lead, which ids something leads to, which of them were set, each once."""

    resolve: Resolve
    wanted: frozenset[str]
    markers: Mapping[str, Mapping[str, list[str]]]  # the ids of the markers of each reference, by the place in it
    data: Mapping[str, Rows]
    named: set[str] = field(default_factory=set)
    behind: list[Node] = field(default_factory=list)  # the data of the figures

    # --- blocks --------------------------------------------------------------------------------------------------

    def blocks(self, element: Any) -> Iterator[Node]:
        """Yield the blocks of an element; what stands between its blocks is a paragraph."""
        pieces: list[Any] = [element.text or ""]
        for child in element:
            if not _is_set(child):
                pieces.append(child.tail or "")
            elif child.tag in BLOCKS:
                yield from make_paragraph(pieces)
                yield from self._block(child)
                pieces = [child.tail or ""]
            else:
                pieces += [*self._piece(child), child.tail or ""]
        yield from make_paragraph(pieces)

    def _block(self, element: Any) -> Iterator[Node]:
        tag, role = element.tag, _role(element)
        if found := _HEADING.fullmatch(tag):
            yield {"kind": "heading", "level": int(found[1]), "pieces": self._line(element), **self._name(element)}
        elif tag in _MAKERS:
            yield {**_MAKERS[tag](self, element), **self._name(element), "role": role}
        elif role == "uses":  # folded on the screen alone
            yield from self.blocks(element.find("noscript"))
        elif (tag in _BOXED and role != "part") or _BOXED_CLASSES.intersection(role.split()):
            yield {"kind": "box", "role": role, **self._name(element), "blocks": list(self.blocks(element))}
        elif tag in _GROUPING or element.xpath(_WITH_BLOCKS):
            yield from self.blocks(element)
        elif (pieces := self._line(element)) and not _leads_nowhere(element, pieces):
            role = "summary" if tag == "summary" else role
            yield {"kind": "paragraph", "role": role, "pieces": pieces, **self._name(element)}

    def _list(self, element: Any) -> Node:
        items = [
            {"number": _count(item, "value", at), **self._name(item), "blocks": list(self.blocks(item))}
            for at, item in enumerate(element.xpath("./li"), start=_count(element, "start", 1))
            if _is_set(item)
        ]
        return {"kind": "list", "ordered": element.tag == "ol", "items": items}

    def _pairs(self, element: Any) -> Node:
        rows: list[Node] = []
        for part in element.iter("dt", "dd"):
            if part.tag == "dt" or not rows:
                rows.append({"name": self._line(part) if part.tag == "dt" else [], "blocks": []})
            if part.tag == "dd":
                rows[-1]["blocks"] += self.blocks(part)
        return {"kind": "pairs", "rows": rows}

    def _figure(self, element: Any) -> Node:
        """Return a table or a picture with its caption. What it says in words and numbers stands after all else."""
        name = self._name(element)
        found = element.find("figcaption")
        caption = [] if found is None else self._line(found)
        pictures = element.xpath(f".//*[not(contains(@class, 'narrow'))]/{_PICTURE[2:]}")
        folded = [child for child in element if child.tag == "details" and _role(child) != "downloads"]
        told = [list(self.blocks(child)) for child in folded if len(child)] or [_list_words(element)]
        self.behind += [node for blocks in told if (node := self._behind(blocks, caption[:1], f"#{element.get('id')}"))]
        shown = [child for child in element if child not in (found, *folded) and not child.xpath(_PICTURE)]
        picture = {"picture": f"{element.get('id')}.svg", "alt": _describe(pictures[0])} if pictures else {}
        blocks = [block for child in shown if _is_set(child) for block in self._block(child)]
        return {"kind": "figure", "picture": "", **picture, "caption": caption, "blocks": blocks, **name}

    def _behind(self, told: list[Node], label: list[Any], to: str) -> Node:
        rows = [_set_row(row, is_head=not at) for at, row in enumerate(self.data.get(to[1:], ()))]
        table = (
            [{"kind": "table", "columns": len(rows[0]["cells"]), "head": rows[:1], "body": rows[1:], "role": "data"}]
            if rows
            else []
        )
        return {"kind": "behind", "to": to, "pieces": label, "blocks": [*told, *table]} if told or table else {}

    def _table(self, element: Any) -> Node:
        head = [self._row(row) for row in element.xpath("./thead/tr")]
        body = [self._row(row) for row in element.xpath("./tbody/tr | ./tr | ./tfoot/tr")]
        width = max((sum(cell["columns"] for cell in row["cells"]) for row in [*head, *body]), default=1)
        return {"kind": "table", "columns": width, "head": head, "body": body}

    def _row(self, row: Any) -> Node:
        return {"role": _role(row), "cells": [self._cell(cell) for cell in row.xpath("./th | ./td")]}

    def _cell(self, cell: Any) -> Node:
        spans = {"columns": _count(cell, "colspan", 1), "rows": _count(cell, "rowspan", 1)}
        return {"head": cell.tag == "th", "role": _role(cell), **spans, "blocks": list(self.blocks(cell))}

    def _code(self, element: Any) -> Node:
        return {"kind": "code", "text": element.text_content().rstrip()}

    def _rule(self, _: Any) -> Node:
        return {"kind": "rule"}

    # --- pieces --------------------------------------------------------------------------------------------------

    def _line(self, element: Any) -> list[Any]:
        """Return the text of an element as pieces."""
        return trim_pieces(self._inside(element))

    def _inside(self, element: Any) -> list[Any]:
        pieces: list[Any] = [element.text or ""]
        for child in element:
            pieces += [*(self._piece(child) if _is_set(child) else ()), child.tail or ""]
        return pieces

    def _piece(self, element: Any) -> list[Any]:
        """Return an element within a line: one piece, or none."""
        role, tag, href = _role(element), element.tag, element.get("href", "")
        if tag == "svg":
            return [{"kind": "icon", "svg": _serialise(element)}]
        if tag == "br":
            return [{"kind": "break"}]
        if role == "backlink":
            return [{"kind": "page", "to": href}]
        if role == "uses":  # told on a page of their own on the screen
            return [{"kind": "span", "role": "backlinks", "pieces": list(self._uses(href.partition("#uses-")[2]))}]
        if role == "citation inner":  # the markers between the ends of a range
            return [{"kind": "anchor", **self._name(element)}]
        if role == "citation" and _role(element.getparent()) != "citations":  # alone, it is a group of one
            return [{"kind": "span", "role": "citations", "pieces": self._link(element)}]
        return self._link(element)

    def _uses(self, key: str) -> Iterator[Any]:
        """Yield where a reference is cited: each place in it, and the markers that name it."""
        for at, (place, idents) in enumerate(self.markers.get(key, {}).items()):
            yield f"{'; ' if at else ''}{place}{' ' if place else ''}"
            yield from ({"kind": "page", "to": f"#{ident}"} for ident in idents)

    def _link(self, element: Any) -> list[Any]:
        """Return a link, or what else holds a piece of a line."""
        role, tag, href = _role(element), element.tag, element.get("href", "")
        inside = join_pieces(self._inside(element))
        if inside and (to := href if href.startswith("#") else self.resolve(href) if href else ""):
            return [{"kind": "link", "role": role, "to": to, "pieces": cut_address(inside, to), **self._name(element)}]
        made = {"kind": _EMPHASIS.get(tag, tag), "role": role, "pieces": inside, **self._name(element)}
        return [made] if inside else []

    def _name(self, element: Any) -> dict[str, str]:
        """Return the id of an element, if something leads to it and it was not set before."""
        name = element.get("id", "")
        if name not in self.wanted or name in self.named:
            return {}
        self.named.add(name)
        return {"id": name}


_MAKERS: dict[str, Callable[[_Walk, Any], Node]] = {
    "ul": _Walk._list, "ol": _Walk._list, "dl": _Walk._pairs, "figure": _Walk._figure, "table": _Walk._table,
    "pre": _Walk._code, "hr": _Walk._rule,
}  # fmt: skip


def _find_markers(parts: Iterable[Any]) -> dict[str, dict[str, list[str]]]:
    """Return the ids of the markers of each reference, by the place in it that they name: `Reference 5, p 51`."""
    found: dict[str, dict[str, list[str]]] = {}
    for marker in (marker for part in parts for marker in part.xpath(".//a[starts-with(@href, '#ref-')][@id]")):
        place = marker.get("aria-label", "").partition(", ")[2]
        found.setdefault(marker.get("href")[len("#ref-") :], {}).setdefault(place, []).append(marker.get("id"))
    return found


def _list_words(figure: Any) -> list[Node]:
    """Return the arrows of a diagram as a list; on the screen they stand on a page of their own."""
    words = figure.get("data-words", "").splitlines()
    items = [{"number": at, "blocks": list(make_paragraph([text]))} for at, text in enumerate(words, start=1)]
    return [{"kind": "list", "ordered": True, "items": items, "role": "edges"}] if items else []


def _set_row(row: Iterable[str], is_head: bool) -> Node:
    """Return a row of text as the row of a table."""
    cells = [
        {"head": is_head, "role": "", "columns": 1, "rows": 1, "blocks": list(make_paragraph([text]))} for text in row
    ]
    return {"role": "", "cells": cells}


def _is_set(element: Any) -> bool:
    """Whether an element is set on paper. Entries for reference managers are files beside the page, and what a notice is
    called where it is folded stands in the notice."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return False
    is_folded = (element.tag, _role(element.getparent())) in (("details", "how-to-cite"), ("summary", "also"))
    return not (is_folded or _LEFT_OUT_CLASSES.intersection(_role(element).split()))


def _leads_nowhere(element: Any, pieces: list[Any]) -> bool:
    """Whether a paragraph is nothing but a way to another page, whose address is not known."""
    return (
        element.tag == "p"
        and [piece["kind"] for piece in pieces if isinstance(piece, dict)] == ["a"]
        and len(pieces) == 1
    )


def _count(element: Any, name: str, usual: int) -> int:
    """Return a number that an element has, or the usual one where a browser would take that, too."""
    text = element.get(name, "").strip()
    return int(text) if text.isdecimal() and int(text) else usual


def _role(element: Any) -> str:
    """Return the classes of an element."""
    return " ".join(element.get("class", "").split())


def _describe(picture: Any) -> str:
    """Return the description of a picture, or else its title."""
    texts = [SPACES.sub(" ", text).strip() for name in ("desc", "title") for text in picture.xpath(f"./{name}/text()")]
    return next(filter(None, texts), "")


def _serialise(element: Any) -> str:
    """Return a small picture as SVG; HTML has no capitals in the names of attributes."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace("viewbox=", "viewBox=")
