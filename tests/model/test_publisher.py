"""The addresses of a publisher are addresses of the web."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generators.model import Offer


@pytest.mark.parametrize(
    "url", ["javascript:x()", " https://x.example", "//x.example", 'https://x"onclick=x()', "https://"]
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="wanted an address that begins with https://"):
        Offer(text="Synthesis", url=url, modalities=())


@pytest.mark.parametrize("url", ["https://x.example/a?b=c&d=e#f", "http://x.example"])
def test_an_address_of_the_web_is_taken_as_it_is(url: str) -> None:
    assert Offer(text="Synthesis", url=url, modalities=()).url == url
