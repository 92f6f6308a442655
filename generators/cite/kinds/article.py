"""An article in a journal: `Authors. Title. *J Abbrev*. Year;volume(issue):pages.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "article-journal", "JOUR"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    yield italic(source.field("shortjournal", "journal"))
    yield source.issue
