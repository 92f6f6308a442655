"""Pages about the whole site do not grow with the number of drugs where a reader did not ask for a list."""

from __future__ import annotations

import pytest

from generators.model import Library
from generators.render import site_pages


def with_drugs(library: Library, count: int) -> Library:
    """The sample corpus with its drug several times, of which the last was reviewed last."""
    (drug,) = library.drugs
    drugs = (
        drug.model_copy(update={"id": f"d{n:02}", "name": f"D{n:02}", "reviewed": f"20{n:02}-01-01"})
        for n in range(count)
    )
    return library.model_copy(update={"drugs": tuple(drugs)})


@pytest.mark.parametrize(("count", "shown"), [(3, 3), (4, 4), (40, 4)])
def test_the_home_page_shows_the_drugs_that_were_reviewed_last(library: Library, count: int, shown: int) -> None:
    text = site_pages.print_home(with_drugs(library, count)).text
    assert [f'href="drugs/d{n:02}/"' in text for n in range(count)] == [n >= count - shown for n in range(count)]
    assert (f"[all {count} drugs](drugs/index.md)" in text) == (count > shown)
