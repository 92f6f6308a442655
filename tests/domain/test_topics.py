"""What a value is about decides where its record stands, and nothing else does."""

from __future__ import annotations

from typing import get_args

from generators.domain.topics import TOPICS, find_topic, record_address
from generators.model import Library, Section


def test_every_section_belongs_to_one_topic() -> None:
    sections = [section for topic in TOPICS for section in topic.sections]
    assert sorted(sections) == sorted(get_args(Section))
    assert len({topic.slug for topic in TOPICS}) == len(TOPICS)


def test_the_address_of_a_record_is_that_of_what_it_is_about(library: Library) -> None:
    observation = library.observations["smp-half-life"]
    assert find_topic(observation, library.vocabulary).slug == "kinetics"
    assert record_address(observation, library.vocabulary) == "drugs/samplirsen/data/kinetics/#obs-smp-half-life"


def test_the_address_stays_when_all_else_changes(library: Library) -> None:
    observation = library.observations["smp-half-life"]
    changed = observation.model_copy(update={"study": "", "matrix": "liver", "species": "mouse", "value": None})
    assert record_address(changed, library.vocabulary) == record_address(observation, library.vocabulary)
