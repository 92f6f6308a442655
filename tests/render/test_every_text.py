"""Whatever stands in whichever text field of the model, nothing active is on a page, in a picture or in a download.

The fields are found by walking the nouns of the sample corpus, so that a new field is held to it from its first day.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faults.payloads import PAYLOADS, active_parts, printed, spoiled, text_fields
from generators.cache import Cache
from generators.model import Library, Written
from generators.pictures.cached import cached_renderer

pytestmark = pytest.mark.usefixtures("no_workbooks")  # in which no test looks


def test_the_walk_finds_the_texts_of_every_family(library: Library) -> None:
    found = set(text_fields(library))
    assert found >= {
        "Citation.locator", "Publisher.email", "Guide.title", "Drug.name", "Term.label", "Offer.text", "Reference.fields.title",
        "Edge.label", "Axis.label", "Row.head", "Step.text", "Protocol.safety", "Fact.value", "Observation.note", "Unit.print",
    }  # fmt: skip
    assert len(found) > 70


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_is_active_with_a_payload_in_every_text(library: Library, payload: str) -> None:
    assert list(active_parts(printed(spoiled(library, payload), payload))) == []


def test_nothing_is_active_with_a_payload_in_a_few_texts(library: Library) -> None:
    """Where one text ends a page early, a payload in another cannot show; so each is tried among texts that are as they were."""
    chance = random.Random(11)
    fields = text_fields(library)
    for payload in chance.sample(sorted(PAYLOADS.values()), 8):
        few = chance.sample(fields, 6)
        assert list(active_parts(printed(spoiled(library, payload, *few), payload))) == [], (few, payload)


@pytest.mark.parametrize("name", ["end of a picture", "end of an attribute", "formula"])
def test_no_picture_is_active_with_a_payload_in_every_text(library: Library, tmp_path: Path, name: str) -> None:
    pages = printed(spoiled(library, PAYLOADS[name]), PAYLOADS[name], cached_renderer(Cache(tmp_path)))
    assert list(active_parts(pages)) == []


def test_the_test_sees_what_is_not_escaped(library: Library) -> None:
    (page, *_) = printed(library, "")
    raw = page.model_copy(update={"content": Written(f"{page.text}\n\n<script>x()</script>\n")})
    assert list(active_parts([raw])) != []
