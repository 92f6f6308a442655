"""References as an author writes them in references.bib."""

from __future__ import annotations

from generators.model import Reference
from generators.read import references as bib


def parsed(text: str) -> dict[str, Reference]:
    """The references of a text without a fault."""
    references, problems = bib.parse(text, "references.bib")
    assert problems == []
    return references


def one(body: str, kind: str = "article") -> Reference:
    """The reference that these fields make."""
    return parsed(f"@{kind}{{x2020,\n{body}\n}}\n")["x2020"]
