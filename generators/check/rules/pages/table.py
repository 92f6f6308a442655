"""A table has a number, a caption, column heads and a source, and the text refers to it first.

A table is read without the text, so it shows by itself what it contains and the source of each row. A guide and a
notebook refer to each table before it appears. The data behind a figure, the records of values and the pages under
/method/ are exempt.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from generators.check.built import captions
from generators.model import Drug, Library, Problem
from generators.site import query
from generators.site.pages import BuiltPage, Site

ID = "STR-TABLE"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = 'A table without a caption; `{{ table("half-lives") }}` without `{{ see("table-half-lives") }}`.'
GOOD = '`{{ see("table-half-lives") }} gives them with their sources.`, and the table after it.'


def check_drug(_: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each table of a guide that its text does not refer to before it appears."""
    yield from captions.find_unmentioned(drug, ("table",), "table")


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield what the tables of the built pages lack."""
    for page in site:
        yield from captions.find_caption_problems(site, page, query.tables(page.tree), "table", _find_missing_parts)
        yield from _find_unnumbered(site, page)


def _find_missing_parts(table: HtmlElement) -> Iterator[captions.Fault]:
    if not table.get("id", "").startswith("table-"):
        yield "has no id of a table", "one that begins with table-"
    if not captions.caption(table):
        yield "has no caption", "what it shows, in a figcaption"
    heads, unmarked = query.column_heads(table)
    if unmarked or not any(map(query.words, heads)):
        yield "has no heads for its columns", "a head row of th elements with scope=col"
    if query.values(table) and not query.citations(table) and not query.records(table):
        yield "has values and no source", "a citation in each row, or in the note"


def _find_unnumbered(site: Site, page: BuiltPage) -> Iterator[Problem]:
    """Yield plain Markdown tables without number and caption."""
    for table in query.unnumbered_tables(page.tree) if page.kind != "method" else ():
        first = next((query.words(cell) for cell in table.iter("th", "td")), "")
        where = site.place(page, f"| {first} |", first)
        yield Problem(
            where,
            f"/{page.address}: the table that begins with {first!r} has no number and caption",
            "a number and a caption",
        )
