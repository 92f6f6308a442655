"""A figure has a number, a caption, alternative text, a long description and a source, and the text refers to it first.

A reader who cannot see the picture gets its content as text: a title and a description in the picture, and the data or
steps below it. A reader who sees only the figure learns from its caption what it shows and its source. Pictures are SVG
in the page; an image file needs alternative text. A guide and a notebook refer to each figure before it appears.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from generators.check.built import captions, visibility
from generators.model import Drug, Library, Problem
from generators.site import query
from generators.site.pages import BuiltPage, Site

ID = "STR-FIGURE"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = 'A guide shows `{{ chart("half-lives") }}` and nowhere says `{{ see("figure-half-lives") }}`.'
GOOD = '`{{ see("figure-half-lives") }} sets the half-lives side by side.`, and the chart after it.'


def check_drug(_: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each chart and diagram of a guide that its text does not refer to before it appears."""
    yield from captions.find_unmentioned(drug, ("chart", "diagram"), "figure")


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield what the figures of the built pages lack."""
    for page in site:
        yield from captions.find_caption_problems(site, page, query.figures(page.tree), "figure", _find_missing_parts)
        yield from _find_unnumbered(site, page)


def _find_missing_parts(figure: HtmlElement) -> Iterator[captions.Fault]:
    if not figure.get("id", "").startswith("figure-"):
        yield "has no id of a figure", "one that begins with figure-"
    if not captions.caption(figure):
        yield "has no caption", "what it shows, in a figcaption"
    if not query.citations(figure):
        yield "has no source", "a citation in its caption"
    pictures = query.pictures(figure)
    if len(pictures) not in (1, 2):
        yield f"has {len(pictures)} pictures", "one svg, or a wide and a narrow one"
    elif not all(query.is_drawn(picture) for picture in pictures):
        yield "has an empty picture", "one that shows something"
    for picture in pictures:
        yield from _check_alternative_text(picture)
    behind = [part for part in query.long_descriptions(figure) if not visibility.is_hidden(part)]
    if not behind or not any(query.words(part) for part in behind[0] if part.tag != "summary"):
        yield "has no long description", "its data or steps in words, folded below it or by a link"


def _check_alternative_text(picture: HtmlElement) -> Iterator[captions.Fault]:
    if picture.get("role") != query.PICTURE_ROLE:
        yield "has a picture without a role", f"role={query.PICTURE_ROLE}, which leaves its links to a screen reader"
    named = f"{picture.get('aria-labelledby', '')} {picture.get('aria-describedby', '')}".split()
    texts = query.picture_words(picture)
    if len(named) < 2 or any(visibility.is_empty(texts.get(name, "")) for name in named):
        yield (
            "has no alternative text",
            "a title and a desc in the svg, named by its aria-labelledby and aria-describedby",
        )
    if visibility.is_hidden(picture):
        yield "has a hidden picture", "a picture that a reader sees"


def _find_unnumbered(site: Site, page: BuiltPage) -> Iterator[Problem]:
    """Yield figures without number and caption, and images without alternative text, that the data do not produce."""
    for figure in query.unnumbered_figures(page.tree):
        words = query.words(figure) or next((image.get("src", "") for image in figure.iter("img")), "")
        message = f"/{page.address}: a figure without number, caption and source"
        yield Problem(site.place(page, "<figure", words), message, "a figure made from the data")
    for image in query.images(page.tree):
        words = image.get("alt") or image.get("aria-label") or "".join(query.picture_words(image).values())
        if visibility.is_empty(words) and image.get("role") != "presentation" and image.get("aria-hidden") != "true":
            source = image.get("src", image.tag)
            where = site.place(page, source, source.rsplit("/", 1)[-1])
            yield Problem(where, f"/{page.address}: the image {source!r} has no alternative text", "`alt`")
