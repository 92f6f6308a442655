"""A reference whose details were not checked against the document says so.

Titles, authors or numbers from a secondary source may be wrong. The field `unconfirmed` names them, and the list of
references marks the entry. This rule lists what still has to be checked.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-UNCONFIRMED"
SEVERITY = "info"
BAD = "`state = {unconfirmed}, unconfirmed = {author}`: listed until somebody has looked."
GOOD = "The names as the document has them, and neither field."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each unconfirmed entry, with the fields."""
    for reference in library.references.values():
        if reference.state != "confirmed":
            unread = ["the document was not read"] if reference.state == "not-read" else []
            named = [f"not seen on it: {', '.join(names)}"] if (names := reference.unconfirmed) else []
            unseen = f"{reference.key!r}: {', '.join([*unread, *named])}"
            yield Problem(reference.at("state"), unseen, "a look at the document")
