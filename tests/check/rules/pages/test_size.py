"""STR-SIZE"""

from __future__ import annotations

import random

import pytest

from tests.check.rules.conftest import Edit, Says

NOISE = random.Random(1).randbytes(60_000).hex()  # what does not compress well


def test_small_pages_are_left_alone(site_says: Says) -> None:
    assert site_says("STR-SIZE") == []


def test_what_is_folded_is_not_counted(site_says: Says, edit_page: Edit) -> None:
    edit_page(
        "drugs/samplirsen",
        "</h1>",
        f"</h1><details><summary>s</summary><noscript>{'<i></i>' * 6000}</noscript></details>",
    )
    assert site_says("STR-SIZE") == []


@pytest.mark.parametrize(
    ("address", "added", "said"),
    [
        pytest.param("drugs/samplirsen", "<i></i>" * 6000, "elements; wanted at most 6,000 for a monograph", id="elements"),
        pytest.param("drugs/samplirsen/how-it-works", "<i></i>" * 4000, "elements; wanted at most 4,000 for a guide", id="of a guide"),
        pytest.param("drugs/samplirsen", f"<p>{NOISE}</p>", "bytes, compressed; wanted at most 60,000 for a monograph", id="bytes"),
    ],
)  # fmt: skip
def test_a_page_that_is_too_large_is_found(
    site_says: Says, edit_page: Edit, address: str, added: str, said: str
) -> None:
    edit_page(address, "</h1>", f"</h1>{added}")
    (finding,) = site_says("STR-SIZE")
    assert finding.message.startswith(f"/{address} has ") and finding.message.endswith(said)
    assert finding.severity == "warning"
