"""An old name leads to one page: `was` names no guide or drug that there is, and stands once.

A renamed guide and a renamed drug keep their old addresses through `was`, so that what was cited is found. An address that a page
has cannot lead to another one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Drug, Guide, Library, Page, Problem

ID = "STR-MOVED"
SEVERITY = "error"
NEEDS = ("drug", "guide")
BAD = "`was: [uptake]` in one guide, beside another that is called `uptake`."
GOOD = "`was: [uptake]` where no guide of the drug is called so any more."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each old name that is the name of a page of now, or of two pages that moved."""
    drugs = Counter(name for drug in library.drugs for name in (drug.id, *drug.was))
    for drug in library.drugs:
        yield from _check_names(drug, drug.was, drugs, library)
        guides = Counter(name for guide in drug.guides for name in (guide.slug, *guide.was))
        for guide in drug.guides:
            yield from _check_names(guide, guide.was, guides, library)


def _check_names(
    noun: Drug | Guide, names: Sequence[str], counted: Counter[str], library: Library
) -> Iterator[Problem]:
    for name in dict.fromkeys(name for name in names if counted[name] > 1):
        where = places.mention(library, places.key(library, noun.where, "was"), name)
        yield Problem(where, f"{name!r} is the name of two pages", "a name that nothing else has or had")
