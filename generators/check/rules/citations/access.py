"""A document that was not read has no day on which it was read.

`urldate` says that somebody opened the address on that day. Beside `state = {not-read}` one of the two is untrue, and the
list of references would print "Accessed" for a document that nobody has seen.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-ACCESS"
SEVERITY = "error"
BAD = "`state = {not-read}, urldate = {2026-11-20}`"
GOOD = "`state = {not-read}` without `urldate`, or the day on which it was read and no such state."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry that was not read and has a day of access."""
    for reference in library.references.values():
        if reference.state == "not-read" and "urldate" in reference.fields:
            wrong = f"{reference.key!r} was not read and has a day of access"
            yield Problem(reference.at("urldate"), wrong, "no `urldate`, or no `state = {not-read}`")
