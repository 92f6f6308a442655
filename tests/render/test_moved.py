"""A renamed guide and a renamed drug leave pages at their old addresses."""

from __future__ import annotations

import re

import pytest

from generators.model import Drug, Guide, Library, Page, Where, Written
from generators.render.moved import print_moved

PATHS = (
    "drugs/samplirsen/index.md",
    "drugs/samplirsen/how-it-works.md",
    "drugs/samplirsen/data/kinetics.md",
    "index.md",
)
PAGES = [
    Page(path=path, kind="k", title=path, description="d", content=Written(), origin=Where(file="f")) for path in PATHS
]


def renamed(library: Library, drug: tuple[str, ...] = (), guide: tuple[str, ...] = ()) -> Library:
    (one,) = library.drugs
    guides: tuple[Guide, ...] = tuple(each.model_copy(update={"was": guide}) for each in one.guides)
    made: Drug = one.model_copy(update={"was": drug, "guides": guides})
    return library.model_copy(update={"drugs": (made,)})


@pytest.mark.parametrize(
    ("drug", "guide", "links"),
    [
        ((), (), {}),
        ((), ("how-it-acts",), {"drugs/samplirsen/how-it-acts.md": "../how-it-works/"}),
        ((), ("how-it-works",), {}),
        (
            ("smp",),
            ("how-it-acts",),
            {
                "drugs/samplirsen/how-it-acts.md": "../how-it-works/",
                "drugs/smp/index.md": "../samplirsen/",
                "drugs/smp/how-it-works.md": "../../samplirsen/how-it-works/",
                "drugs/smp/data/kinetics.md": "../../../samplirsen/data/kinetics/",
                "drugs/smp/how-it-acts.md": "../../samplirsen/how-it-works/",
            },
        ),
    ],
)
def test_each_old_address_leads_to_the_new_one(
    library: Library, drug: tuple[str, ...], guide: tuple[str, ...], links: dict[str, str]
) -> None:
    pages = print_moved(renamed(library, drug, guide), PAGES)
    found = {page.path: re.findall(r'id="moved-to" href="([^"]+)"', page.text) for page in pages}
    assert found == {path: [link] for path, link in links.items()}
    assert all(page.kind == "moved" and page.notices for page in pages)
