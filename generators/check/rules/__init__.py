"""The rules that content is held to: one rule, one file, found by walking the folders and by entry points of other packages.

A rule is a module. Its docstring is the rule as readers see it: the first line says what must hold, the rest why.
`ID` and `SEVERITY` name it, `BAD` and `GOOD` are an example that it flags and one that it leaves alone, and these
functions, as far as it has them, yield a `Problem` for each thing that is wrong:

    check(library, pages)               on what was read and rendered, before anything is written
    check_shared(library)               the same for what all drugs share
    check_reference(library, reference) the same for one source at a time
    check_drug(library, drug)           the same for one drug at a time
    check_text(library)                 the same for one text at a time: returns what is called with each text of the data
    check_site(library, site)           on the built HTML
    check_findings(library, findings)   on what all other rules found; `library.waivers` are those to be checked

What these four look at is told in `check/sources/silence.py`: where nothing was found they do not look again until
something of that changes. `reads(library, drug)` yields what `check_text` looks at besides of the drug of a text and of what that names,
`knows(library)` what the last three look at of all drugs. `BESIDE = True` says that `check_text` looks at values that are compared with those that a text names. `NUMBERS = False` says that `check_drug` and `check_text` look at no number of a value. `BY_PAGE = True` says that `check_site` looks at one page at a time, as `check/built/silence.py` tells, and need not see again a
page on which nothing was found. The docstring of each begins with "Yield" and says what it finds. Problems that only a reader of files can see are in
`library.unread(kind)`, and the rule of the kind yields them. Nothing here raises for content.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generators.check.problem import Rule
from generators.text import plugins

__all__ = ["Rule", "all_rules"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    names = [m.name for m in pkgutil.walk_packages(__path__, f"{__name__}.") if not m.ispkg]
    ours = [importlib.import_module(name) for name in names]
    theirs = plugins.discover("rules", ("ID", "SEVERITY", "BAD", "GOOD"))
    return tuple(sorted((Rule.of(module) for module in (*ours, *theirs)), key=lambda rule: rule.id))
