"""Pages of the rules: /rules/ lists them, /rules/<id>/ has one, from the rule's docstrings and examples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generators.cache import Cache, digest
from generators.check.rules import Rule, all_rules
from generators.model import Library, Page
from generators.render.kept import Printed, identify_code, keep
from generators.render.site_page import print_site_page

FAMILIES = {
    "CIT": "Citations and references", "DAT": "Data", "TXT": "Prose", "PRO": "Protocols", "STR": "Pages", "PIC": "Pictures", "WAIVER": "Waivers",
}  # fmt: skip
HEADS = ("What it finds", "Why", "Example", "Use instead")  # of the page of each rule, in this order
_DESCRIPTION = "Every rule that the data, the prose, the references and the pages of this site are held to."


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a rule's text: words, then the items of a list."""

    words: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class RuleText:
    """The printed texts of a rule; `code` is marked in all."""

    id: str
    slug: str
    severity: str
    first_line: str
    finds: tuple[tuple[str, str], ...]
    paragraphs: tuple[Paragraph, ...]
    bad: str
    good: str


@dataclass(frozen=True)
class Family:
    """Rules with the same first part of the id."""

    title: str
    slug: str
    rules: tuple[RuleText, ...]


def get_pages(library: Library, kept: Cache) -> list[Page]:
    """Return the list of the rules and the page of each, kept by what they are made of."""
    rules = all_rules()
    notices = (notice.model_dump_json() for notice in library.disclaimers)
    key = digest(*(repr(_make_rule_text(rule)) for rule in rules), *notices, *identify_code())
    found = keep(kept, "rules", "all", key, lambda: Printed(pages=tuple(print_pages(library, rules))))
    return list(found.pages)


def print_pages(library: Library, rules: Iterable[Rule]) -> list[Page]:
    """Print the list of rules and the page of each."""
    texts = [_make_rule_text(rule) for rule in rules]
    return [print_index(library, texts), *(print_rule(library, text) for text in texts)]


def print_index(library: Library, texts: Iterable[RuleText]) -> Page:
    """Print the list of rules by family, each with its first line."""
    families = _group_by_family(list(texts))
    return print_site_page("rules/index.md", "rules", "The rules", _DESCRIPTION, library, families=families)


def print_rule(library: Library, text: RuleText) -> Page:
    """Print the page of one rule."""
    description = text.first_line.replace("`", "")
    return print_site_page(f"rules/{text.slug}.md", "rule", text.id, description, library, rule=text, heads=HEADS)


def _group_by_family(texts: list[RuleText]) -> list[Family]:
    """Group the rules by family; families of other packages come last."""
    order = dict.fromkeys((*FAMILIES, *sorted(text.id.partition("-")[0] for text in texts)))
    by_family = {name: tuple(t for t in texts if t.id.partition("-")[0] == name) for name in order}
    found = ((name, members) for name, members in by_family.items() if members)
    return [Family(FAMILIES.get(name, name), f"family-{name.lower()}", members) for name, members in found]


def _make_paragraph(text: str) -> Paragraph:
    words, *items = re.split(r"^- ", text, flags=re.MULTILINE)
    return Paragraph(words, tuple(items))


def _make_rule_text(rule: Rule) -> RuleText:
    first_line, _, rest = rule.text.partition("\n")
    paragraphs = tuple(_make_paragraph(part) for part in re.split(r"\n\s*\n", rest.strip()) if part)
    return RuleText(rule.id, rule.slug, rule.severity, first_line, rule.finds, paragraphs, rule.bad, rule.good)
