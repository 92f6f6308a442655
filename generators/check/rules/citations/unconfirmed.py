"""A reference whose details were not seen on the document says so.

Titles, authors or numbers that were only seen second-hand may be wrong. They are named in `unconfirmed`, the list of
references marks the entry, and this list says what is still to be looked up.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-UNCONFIRMED"
SEVERITY = "info"
BAD = "`state = {unconfirmed}, unconfirmed = {author}`: listed until somebody has looked."
GOOD = "The names as the document has them, and neither field."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry that is not confirmed, with what is not."""
    for reference in library.references.values():
        if reference.state != "confirmed":
            unread = ["the document was not read"] if reference.state == "not-read" else []
            named = [f"not seen on it: {', '.join(names)}"] if (names := reference.unconfirmed) else []
            unseen = f"{reference.key!r}: {', '.join([*unread, *named])}"
            yield Problem(reference.at("state"), unseen, "a look at the document")
