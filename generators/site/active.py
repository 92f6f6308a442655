"""What a built page may hold: elements, attributes, addresses, styles, scripts; and the policy that a browser holds it to.

Whatever is not in these lists is refused by STR-ACTIVE, whether it came from data, prose, a notebook or a template. Scripts and
styles that stand within a page are known by their SHA-256: they are those of the theme and of mkdocs-jupyter, whose versions are pinned.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import generators


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT = """a abbr article aside b bdi bdo blockquote body br button caption cite code col colgroup dd del details dfn div dl dt em
 figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd label li main mark nav ol p pre q rp rt ruby s samp
 section small span strong sub summary sup table tbody td tfoot th thead time title tr u ul var wbr"""
_PICTURE = "circle clippath defs desc ellipse g line marker path polygon polyline rect svg symbol text tspan use"
_THEME = "clipboard-copy input link meta noscript script style template"
ELEMENTS = _words(f"{_TEXT} {_PICTURE} {_THEME}")

# Inline elements that a guide may write as HTML, without attributes but for the title of an abbreviation.
INLINE = _words("abbr b br cite code dfn em i kbd mark q s samp small strong sub sup u var wbr")

_EVERYWHERE = _words("class dir hidden id lang role style tabindex title translate")
_DRAWN = """clip-path clip-rule cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size font-weight height
 marker-end marker-mid marker-start markerheight markerunits markerwidth opacity orient points preserveaspectratio r refx refy rx ry
 stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform version viewbox width x x1 x2
 xml:space xmlns xmlns:xlink y y1 y2"""
_CELL = "colspan rowspan headers scope align valign"
_OWN: Mapping[str, str] = {
    "a": "download href hreflang rel type xlink:href", "button": "popovertarget type", "clipboard-copy": "for ,", "col": "span",
    "colgroup": "span", "details": "name open", "img": "alt height loading src srcset width",
    "input": "autocapitalize autocomplete autocorrect checked name placeholder required spellcheck type", "label": "for",
    "li": "value", "link": "href hreflang media rel type", "meta": "charset content http-equiv name property",
    "nav": "popover", "ol": "reversed start type", "script": "src type", "style": "type", "td": _CELL, "th": f"{_CELL} abbr",
    "table": "border", "time": "datetime", "use": "href xlink:href",
}  # fmt: skip
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    name: _words(f"{_OWN.get(name, '')} {_DRAWN if name in _PICTURE.split() else ''}") for name in ELEMENTS
}
_OPEN_NAMES = re.compile(r"(?:aria|data)-[a-z][a-z0-9-]*")

LINKED = frozenset({"", "http", "https", "mailto", "tel"})  # what a link may lead to
SHOWN = frozenset({"", "http", "https"})  # what else may be shown; STR-HOST refuses another host
_DATA_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\t\r\n]")  # a browser leaves them out of an address, wherever they stand
_BLANK = "".join(map(chr, range(0x21)))

QUIET_LINKS = _words("alternate author canonical cite-as collection describedby help item license next prev type")
LINK_KINDS = QUIET_LINKS | {"icon", "stylesheet"}  # those that a browser loads
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json", "text/x-mathjax-config"})  # no browser runs them
INPUT_TYPES = frozenset({"checkbox", "text"})
FILES_THAT_RUN = frozenset(
    {".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".hta", ".svgz", ".xsl", ".xslt", ".swf"}
)
SCRIPTS_BY_NAME = frozenset({".js", ".mjs", ".cjs", ".wasm"})  # a page of the same host could load them

_PROPERTIES = _words(
    """background-color border border-bottom border-collapse border-color border-left border-right border-style border-top border-width
 color dominant-baseline fill fill-opacity fill-rule flex-grow font-family font-size font-style font-variant-numeric font-weight height
 margin margin-left margin-right max-width min-width opacity padding stroke stroke-dasharray stroke-dashoffset stroke-linecap
 stroke-linejoin stroke-miterlimit stroke-opacity stroke-width table-layout text-align text-anchor text-decoration vertical-align
 white-space width word-break"""
)
_STYLE_VALUE = re.compile(r"(?:(?:var|rgba?|hsla?|calc|min|max)\(|[^\\();{}@:<>(]|\))*", re.IGNORECASE)
_LOCAL = re.compile(r"url\(#[\w.-]+\)")


def digest(text: str) -> str:
    """Return the SHA-256 of a script or a style as a policy has it."""
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


_THEME_FOLDER = Path(generators.__file__).parent / "theme"


def _read_script(name: str) -> str:
    """Return the script that a template of ours holds."""
    text = (_THEME_FOLDER / name).read_text(encoding="utf-8")
    return text.removeprefix("<script>").partition("</script>")[0]


# SHA-256 of what stands within pages, and what it is.
SCRIPTS: Mapping[str, str] = {
    digest(_read_script("partials/missing.html")): "ours: what a page that is not there looks for",
    "exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY=": "Material: what is remembered of a reader, under the scope of mkdocs.yml",
    "DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=": "Material: light or dark",
    "/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=": "Material: the place that an address names",
}  # fmt: skip
STYLES: Mapping[str, str] = {}  # notebooks are printed without theirs

_FOLDERS = (
    _THEME_FOLDER,
    *(Path(spec.origin).parent / "templates" for spec in [find_spec("material")] if spec and spec.origin),
)


def normalize(address: str) -> str:
    """Return an address without the characters that a browser leaves out."""
    return _IGNORED.sub("", address).lstrip(_BLANK)


def scheme(address: str) -> str:
    """Return the scheme of an address as a browser reads it, in lower case; empty for an address within the site."""
    found = _SCHEME.match(normalize(address))
    return found[1].lower() if found else ""


def is_image_data(address: str) -> bool:
    """Return whether an address is the data of a picture that holds no markup."""
    return bool(_DATA_IMAGE.fullmatch(address.strip()))


def is_attribute(element: str, name: str) -> bool:
    """Return whether an element may have an attribute."""
    return name in _EVERYWHERE or name in _ATTRIBUTES.get(element, ()) or bool(_OPEN_NAMES.fullmatch(name))


def is_style(text: str) -> bool:
    """Return whether each declaration of a `style` attribute only changes how its element looks in its place."""
    declarations = [part.partition(":") for part in text.split(";") if part.strip()]
    return all(
        name.strip().lower() in _PROPERTIES and _STYLE_VALUE.fullmatch(value.strip()) for name, _, value in declarations
    )


def is_local_reference(text: str) -> bool:
    """Return whether what an attribute of a picture refers to by `url(…)` is in the same picture."""
    return "url(" not in text.lower() or bool(_LOCAL.fullmatch(text.strip()))


def holds_words(name: str) -> bool:
    """Return whether the text of an attribute is words to a browser, whatever it looks like."""
    return name in ("alt", "content", "placeholder", "title") or name.startswith(("aria-", "data-"))


def is_file_of_theme(name: str, content: bytes) -> bool:
    """Return whether a file of the site, by its path, is one of the theme, to the byte."""
    sources = (folder / name for folder in _FOLDERS)
    return any(source.is_file() and source.read_bytes() == content for source in sources)


def policy() -> str:
    """Return the Content-Security-Policy of every page. `file:` lets it work from a folder, where `'self'` names no host."""
    own = "'self' file:"
    parts = {
        "default-src": "'none'", "script-src": _with_hashes(own, SCRIPTS), "worker-src": own, "connect-src": own,
        "style-src": _with_hashes(own, STYLES), "style-src-attr": "'unsafe-inline'",  # the styles of pictures, held by STR-ACTIVE
        "img-src": f"{own} data:", "font-src": own, "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _with_hashes(own: str, known: Mapping[str, str]) -> str:
    return " ".join([own, *(f"'sha256-{found}'" for found in sorted(known))])
