"""A title is the title of a document, not of an error page.

Bot checks, refusals, log-in and cookie walls and error pages have titles too, and reference managers take them for the
title of the work. The list is in `data/sources.yml`.
"""

import re
from collections.abc import Iterator

from generators.model import Library, Problem, Reference
from generators.text import titles
from generators.text.titles import strip_markup

ID = "CIT-SHELL"
SEVERITY = "error"
BAD = "`title = {Making sure you're not a bot!}`"
GOOD = "The title of the document that the check stood in front of."


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each title of an error page or a log-in page."""
    shells = [re.compile(pattern, re.IGNORECASE) for pattern in library.sources.shell_titles]
    title = strip_markup(reference.fields.get("title", "")).replace("’", "'")
    if any(pattern.search(part) for part in titles.split_title(title) for pattern in shells):
        yield Problem(
            reference.at("title"),
            f"{reference.key!r}: {title!r} is the title of a check or an error",
            "the document's title",
        )
