"""The page /rules/: every rule with its reason and its examples, made of the rules' own docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from generators.check.rules import Rule, all_rules
from generators.model import Library, Page
from generators.render import site_pages

FAMILIES = {
    "CIT": "Citations and references", "DAT": "Data", "TXT": "Prose", "PRO": "Protocols", "STR": "Pages", "WAIVER": "Waivers",
}  # fmt: skip


def page(library: Library) -> Page:
    """The rules by family."""
    return site_pages.framed("rules/index.md", "rules", library, families=_families(all_rules()))


def _families(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    rules = list(rules)
    order = [*FAMILIES, *sorted({rule.family for rule in rules} - FAMILIES.keys())]
    found = ((name, [rule for rule in rules if rule.family == name]) for name in order)
    return [
        {"title": FAMILIES.get(name, name), "slug": f"family-{name.lower()}", "rules": [_rule(r) for r in members]}
        for name, members in found
        if members
    ]


def _rule(rule: Rule) -> dict[str, str]:
    first, _, rest = rule.text.partition("\n")
    told = "".join(f"<p>{words(part)}</p>" for part in re.split(r"\n\s*\n", rest.strip()) if part)
    rows = "".join(
        f"<dt>{name}</dt><dd>{said}</dd>"
        for name, said in (
            ("Severity", f'<span class="badge badge-{rule.severity}">{rule.severity}</span>'),
            ("Flagged", words(rule.bad)),
            ("Left alone", words(rule.good)),
            ("Now", f'<a href="../validity/#rule-{rule.slug}">findings of {rule.id}</a>'),
        )
    )
    html = f'<p><strong>{words(first)}</strong></p>{told}<div class="card"><dl class="fields">{rows}</dl></div>'
    return {"id": rule.id, "slug": rule.slug, "html": html}


def words(text: str) -> str:
    """A text with `code` as HTML on one line that neither Markdown nor the numbering of citations looks into."""
    parts = re.split(r"`([^`]+)`", " ".join(text.split()))
    parts[::2] = [safe(part) for part in parts[::2]]
    parts[1::2] = [f"<code>{safe(part)}</code>" for part in parts[1::2]]
    return "".join(parts)


def safe(text: str) -> str:
    """A text of any kind as HTML in which nothing is a citation or code."""
    return escape(" ".join(text.split())).replace("[@", "&#91;@").replace("`", "&#96;")
