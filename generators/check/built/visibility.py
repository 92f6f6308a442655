"""Whether an element of a built page is visible, and whether its text is a placeholder."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_UNSEEN = (
    "ancestor-or-self::*[@hidden or @inert or @aria-hidden='true' or self::template or self::script or self::noscript"
    " or self::dialog[not(@open)] or self::del or self::s]"
)
_FOLDED = "ancestor-or-self::details[not(@open)]"
_CLASSES = {"hidden", "invisible", "sr-only", "visually-hidden", "md-hidden", "d-none", "is-hidden"}
_NOTHING = (
    r"(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|opacity:(?:0?\.[0-2]\d*|0(?![\d.]))"
)
_SMALL = (
    r"|(?:max-)?(?:height|width):[01](?:px)?(?![\d.%a-z])|font-size:[01](?:px|pt)?(?![\d.%a-z])|transform:scale[xy]?\(0"
)
_AWAY = r"|clip(?:-path)?:|text-indent:-\d{3,}|(?:left|right|top|bottom|margin-\w+):-\d{3,}|color:(?:transparent|white|#fff))"
_STYLE = re.compile(rf"(?<![\w-]){_NOTHING}{_SMALL}{_AWAY}")
_EMPTY = re.compile(
    r"(?:figure|image|img|icon|picture|photo|chart|graph|diagram|table|caption|title|alt(?: text)?|description|todo|tb[acd]|x{3,}"
    r"|lorem ipsum.*|untitled|\S+\.(?:png|jpe?g|svg|gif|webp))?[\s\d.…:;,–—-]*",
    re.IGNORECASE,
)


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element or one of its ancestors is hidden. A closed `<details>` is not."""
    if element.xpath(_UNSEEN):
        return True
    around = [element, *element.iterancestors()]
    return any(
        _has_hiding_style(part.get("style", "")) or _CLASSES & {*part.get("class", "").split()} for part in around
    )


def has_hidden_part(element: HtmlElement) -> bool:
    """Whether the element or one of its descendants is hidden."""
    return any(is_hidden(part) for part in element.iter() if isinstance(part.tag, str))


def lines_that_open(element: HtmlElement) -> list[str]:
    """Return the summary of each closed `<details>` round the element: what a reader sees in its place."""
    return [" ".join("".join(part.xpath("./summary//text()")).split()) for part in element.xpath(_FOLDED)]


def is_hidden_by_page(element: HtmlElement) -> bool:
    """Whether a style sheet in the page itself hides elements of one of its classes."""
    sheets = " ".join(sheet.text_content() for sheet in element.getroottree().xpath("//style"))
    names = {f".{name}" for name in element.get("class", "").split()} | {"[data-disclaimer"}
    return any(name in selector for selector in find_hiding_selectors(sheets) for name in names)


def find_hiding_selectors(sheet: str) -> list[str]:
    """Return the selectors of a style sheet that hide what they select."""
    return [
        selector.strip() for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet) if _has_hiding_style(body)
    ]


def is_empty(text: str) -> bool:
    """Whether a text is a placeholder: `Figure`, `TODO`, the name of a file."""
    return bool(_EMPTY.fullmatch(" ".join(text.split())))


def _has_hiding_style(style: str) -> bool:
    return bool(_STYLE.search(re.sub(r"\s", "", style.lower())))
