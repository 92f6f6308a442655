"""One rule on the changed sample corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators import page
from generators.load import load
from generators.model import Finding
from generators.rules import all_rules

Says = Callable[[str], list[Finding]]


@pytest.fixture
def says(project: Path) -> Says:
    """What a rule, by its id, finds in the project as it is now; pictures are not drawn."""

    def run(ident: str) -> list[Finding]:
        library, _ = load(project)
        pages, _ = page.render(library, lambda *_: '<svg role="img" viewBox="0 0 10 10"><title>t</title><desc>d</desc></svg>')
        rule = next(rule for rule in all_rules() if rule.id == ident)
        return list(rule.findings(library, pages))

    return run
