"""A page declares what it is, and a page about a drug also its age and reviewers.

Every page has one heading, a title that begins with it, and a description. A guide, a monograph and a notebook also show
date, evidence cut-off and review state, a guide its version. Without them a reader cannot tell a current page from an
old one. The HTML must agree with the data. Pages under /method/ are about the site and have no cut-off.
"""

import re
from collections.abc import Iterator

from generators.domain import describe
from generators.model import Library, Problem
from generators.site import query
from generators.site.pages import BuiltPage, Site

ID = "STR-META"
SEVERITY = "error"
BY_PAGE = True
BAD = "A guide whose page shows no evidence cut-off; a page without `description`."
GOOD = "`Version 1.0 · November 2026 · Evidence cut-off 20 November 2026 · not yet independently reviewed`."
_SHOWN = {"date": "Date", "cutoff": "Evidence cut-off", "review": "Review"}
_FIELDS = {
    ("monograph", "date"): "reviewed:",
    ("monograph", "cutoff"): "reviewed:",
    ("monograph", "description"): "summary:",
}
_FIELDS |= {
    ("monograph", "title"): "name:",
    ("guide", "description"): "summary:",
}  # where else than in a field of that name
_DATE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}")
_NEEDED = {"guide": {"version": "Version", **_SHOWN}, "monograph": _SHOWN, "notebook": _SHOWN}


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield what a built page does not declare, or what differs from its data."""
    general = query.descriptions(site.pages[""].tree) if "" in site.pages else []
    for page in site:
        if page.address != "404.html":
            for field, wrong, wanted in (*_check_head(page, general), *_check_age(page)):
                yield Problem(
                    site.place(page, _FIELDS.get((page.kind, field), f"{field}:")), f"/{page.address} {wrong}", wanted
                )


def _check_head(page: BuiltPage, general: list[str]) -> Iterator[tuple[str, str, str]]:
    headings, title = query.headings(page.tree), query.title(page.tree)
    made = page.page.meta if page.page else {}
    heading = made.get("title") or next(iter(headings), "")
    if headings != [heading] or not heading:
        yield "title", f"has the headings {headings}", f"one: {heading!r}"
    if not heading or not title.startswith(heading):
        yield "title", f"has the title {title!r}", f"one that begins with {heading!r}"
    described, expected = query.descriptions(page.tree), _normalise_spaces(made.get("description", ""))
    if len(described) != 1 or not described[0] or (expected and described != [expected]):
        yield "description", f"has the descriptions {described}", f"one: {expected!r}" if expected else "one"
    elif page.address and described == general:
        yield "description", "has no description but that of the whole site", "one of its own"


def _check_age(page: BuiltPage) -> Iterator[tuple[str, str, str]]:
    """Check the age and review state that a page about a drug shows."""
    found = query.page_meta(page.tree)
    made = page.page.meta if page.page else {}
    kind = made.get("page_kind") or ("notebook" if page.origin.file.endswith(".ipynb") else "")
    if kind and page.kind != kind:
        yield "title", f"says that it is a {page.kind}", f"{kind}, in the meta element page-kind"
    for field, label in _NEEDED.get(kind, {}).items():
        shown, data = found.get(label, ""), made.get(field, "")
        expected = describe.date(data) if data and field in ("date", "cutoff") else data
        dated = field not in ("date", "cutoff") or _DATE.fullmatch(shown)
        if not shown or not dated or (expected and shown != expected):
            yield (
                field,
                f"shows {shown!r} as {label.lower()}",
                repr(expected) if expected else "the field in its page-meta",
            )


def _normalise_spaces(text: str) -> str:
    return " ".join(text.split())
