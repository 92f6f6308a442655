"""What stands in a built page or picture and is not on the allow-list of `site/active.py`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from generators.site import active
from generators.site.pages import BuiltPage

_XLINK = "{http://www.w3.org/1999/xlink}"
_ODD_COMMENT = re.compile(r"<!--(?:-?>|(?:(?!-->).)*?(?:--!>|<[A-Za-z!/?]))", re.DOTALL)
_CLOSED = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][^\s/>]*)")
_ADDRESSES = ("href", "src", "xlink:href")


@dataclass(frozen=True)
class Active:
    """Something that could run: what is wrong, and words that may stand in its source."""

    wrong: str
    words: tuple[str, ...] = ()


def active_in_page(page: BuiltPage, root: Path) -> Iterator[Active]:
    """Yield what a page of the site under `root` holds and may not, by its elements and by its text."""
    for element in page.tree.iter():
        if isinstance(element.tag, str):
            yield from _element(element, _name(element.tag), page, root)
    yield from _hidden(page.text)
    # To a browser that runs scripts a <noscript> is text up to the first end of one, in an attribute, too.
    if page.text.lower().count("</noscript") != sum(1 for _ in page.tree.iter("noscript")):
        yield Active("a <noscript> that ends twice", ("</noscript",))


def active_in_picture(content: bytes) -> Iterator[Active]:
    """Yield what an SVG file holds and may not."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        tree = etree.fromstring(content, parser).getroottree()
    except etree.XMLSyntaxError:
        yield Active("markup that is no XML")
        return
    if tree.docinfo.internalDTD is not None:
        yield Active("a DOCTYPE")
    for node in tree.xpath("//node()[self::processing-instruction()] | /processing-instruction()"):
        yield Active(f"<?{node.target}")
    for element in tree.iter(etree.Element):
        name = _name(element.tag)
        if name in ("script", "style") or name not in active.ELEMENTS:
            yield Active(f"<{name}>")
        else:
            yield from _attributes(element, name)


@lru_cache(maxsize=1024)
def _name(name: str) -> str:
    """The name of an element or attribute without its namespace, as HTML has it."""
    return name.replace(_XLINK, "xlink:").rpartition("}")[2].lower()


def _element(element: etree._Element, name: str, page: BuiltPage, root: Path) -> Iterator[Active]:
    if name not in active.ELEMENTS:
        yield Active(f"<{name}>", (f"<{name}", " ".join("".join(map(str, element.itertext())).split())))
        return
    yield from _attributes(element, name)
    if name == "noscript" and not _is_folded(element):
        yield Active("a <noscript> that is not folded", ("<noscript",))
    if name == "script":
        yield from _script(element, page, root)
    elif name == "style" and active.digest(element.text or "") not in active.STYLES:
        yield Active("a <style> that is not the theme's", ("<style",))
    elif name == "input" and element.get("type", "text").lower() not in active.INPUT_TYPES:
        yield Active(f"<input type={element.get('type')!r}>", ("<input",))
    elif name == "link" and not set(element.get("rel", "").lower().split()) <= active.LINK_KINDS:
        yield Active(f"<link rel={element.get('rel')!r}>", (element.get("href", ""), "<link"))
    elif name == "meta" and (kind := element.get("http-equiv")) is not None and not _is_policy(element):
        yield Active(f"<meta http-equiv={kind!r}>", ("<meta",))


def _is_folded(noscript: etree._Element) -> bool:
    """Whether a `<noscript>` is what a fold holds, and in no other, which would end with it."""
    around = [element.tag for element in noscript.iterancestors()]
    return around[:1] == ["details"] and "noscript" not in around


def _is_policy(meta: etree._Element) -> bool:
    kind, content = str(meta.get("http-equiv")), str(meta.get("content"))
    return kind.lower() == "content-security-policy" and content == active.policy()


def _script(script: etree._Element, page: BuiltPage, root: Path) -> Iterator[Active]:
    source, text = script.get("src"), script.text or ""
    if source is None or not source.strip():
        is_data = script.get("type", "").lower() in active.DATA_SCRIPTS
        if text.strip() and not is_data and active.digest(text) not in active.SCRIPTS:
            first = text.strip().splitlines()[0]
            yield Active(f"a <script> that is not the theme's: {first[:60]!r}", (first, "<script"))
    elif not _is_theme_file(unquote(source.partition("?")[0]), page, root):
        yield Active(f"the script {source!r}, which is not the theme's", (source,))


def _is_theme_file(source: str, page: BuiltPage, root: Path) -> bool:
    name = page.resolve(source)
    path = root / name
    return not posixpath.isabs(name) and path.is_file() and active.is_file_of_theme(name, path.read_bytes())


def _attributes(element: etree._Element, tag: str) -> Iterator[Active]:
    found = (_judge_attribute(tag, str(key), str(value)) for key, value in element.items())
    yield from filter(None, found)


@lru_cache(maxsize=16384)
def _judge_attribute(tag: str, key: str, text: str) -> Active | None:
    """Return what is wrong with an attribute; most stand on many elements and pages."""
    name = _name(key)
    if not active.is_attribute(tag, name):
        return Active(f"<{tag} {name}=…>", (f"{name}=", text, name))
    if name == "style" and not active.is_style(text):
        return Active(f"the style {text!r}", (text, "style="))
    if name == "id" and text.startswith("__") and tag not in ("input", "label", "script"):
        return Active(f"the id {text!r}, which is the theme's", (text,))
    if name in _ADDRESSES and not _is_address(tag, text):
        return Active(f"<{tag} {name}={text[:80]!r}>", (text, f"{active.scheme(text)}:"))
    if not active.holds_words(name) and not active.is_local_reference(text):
        return Active(f"<{tag} {name}={text[:80]!r}>", (text,))
    return None


def _is_address(tag: str, text: str) -> bool:
    if tag == "use":
        return text.startswith("#")
    if tag == "img" and active.is_image_data(text):
        return True
    return active.scheme(text) in (active.LINKED if tag == "a" else active.SHOWN)


def _hidden(text: str) -> Iterator[Active]:
    """What a browser may see though our parser does not: it reads comments and unknown elements by rules of its own."""
    for comment in _ODD_COMMENT.finditer(text):
        yield Active("a comment that holds markup", (comment[0][:40], "<!--"))
    names = {match[1].lower() for match in _TAG.finditer(_CLOSED.sub("", text))}
    yield from (Active(f"<{name}>", (f"<{name}",)) for name in sorted(names - active.ELEMENTS))
