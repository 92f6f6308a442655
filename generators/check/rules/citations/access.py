"""An entry of a document that was not read has no access date.

`urldate` says that the address was opened on that day, and the list of references prints it as “Accessed”. Together with
`state = {not-read}` one of the two is wrong.
"""

from collections.abc import Iterator

from generators.model import Library, Problem, Reference

ID = "CIT-ACCESS"
SEVERITY = "error"
BAD = "`state = {not-read}, urldate = {2026-11-20}`"
GOOD = "`state = {not-read}` without `urldate`, or the day on which it was read and no such state."


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each entry of a document that was not read, with an access date."""
    if reference.state == "not-read" and "urldate" in reference.fields:
        wrong = f"{reference.key!r} was not read and has a day of access"
        yield Problem(reference.at("urldate"), wrong, "no `urldate`, or no `state = {not-read}`")
