"""HTML parsed into elements of one class.

`lxml.html` asks a function of Python for the class of each element it hands out, so that a form has fields and a label its input. No page
of ours needs these, and where all elements of a page are walked the asking takes longer than the walk.
"""

from __future__ import annotations

from lxml import etree, html

_CLASSES = etree.ElementDefaultClassLookup(
    element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
)


def _make_parser() -> html.HTMLParser:
    parser = html.HTMLParser()
    parser.set_element_class_lookup(_CLASSES)
    return parser


_PARSER = _make_parser()


def parse_page(text: str | bytes) -> html.HtmlElement:
    """Parse a whole page; raises lxml.etree.ParserError where nothing is in it."""
    return html.document_fromstring(text, parser=_PARSER)


def parse_fragment(text: str, around: str) -> html.HtmlElement:
    """Parse a piece of a page, and return it in an element of this name."""
    found = html.fragments_fromstring(text, parser=_PARSER)
    element = _PARSER.makeelement(
        around
    )  # `create_parent` would make it by another parser, whose classes all of it had then
    if found and isinstance(found[0], str):
        element.text = found.pop(0)
    element.extend(found)
    return element
