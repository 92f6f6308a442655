"""What a value is about, and by that the permanent address of its record.

A topic is a data page of a drug, `/drugs/<drug>/data/<topic>/`. It follows from the section of what was measured and from nothing that
grows or is edited with other rows, so that the address of a record stays.
"""

from __future__ import annotations

from typing import NamedTuple

from generators.model import Observation, Section, Vocabulary


class Topic(NamedTuple):
    """A data page: the end of its address, its title, what it holds, and the sections whose values are about it."""

    slug: str
    title: str
    summary: str
    sections: tuple[Section, ...]


TOPICS = (
    Topic("identity", "What it is", "The substance: length, mass, chemistry.", ("chemistry",)),
    Topic("kinetics", "Kinetics", "Exposure, half-life, binding, clearance, interactions.", ("pharmacokinetics",)),
    Topic("distribution", "Where it goes", "Concentrations in tissues and fluids, and uptake by cells.", ("distribution", "uptake")),
    Topic("activity", "Activity on the target", "What happens to the target and its markers.", ("pharmacodynamics",)),
    Topic("efficacy", "Efficacy", "Outcomes of treatment.", ("efficacy",)),
    Topic("safety", "Safety", "Adverse events, laboratory findings, discontinuations.", ("safety",)),
    Topic("participants", "Who was studied", "Numbers at each stage, age, sex, genotype, the disease.", ("population", "disease")),
    Topic("design", "Designs and procedures", "Doses given, schedules, days of sampling, procedures.", ("design",)),
    Topic("preclinical", "Animal and cell studies", "Doses, margins and findings before people.", ("preclinical",)),
    Topic("product", "Product and rules", "Vial, storage, rules of labels and authorities.", ("product", "regulatory")),
)  # fmt: skip
STUDIES = "studies"  # the page beside them, with the studies and their arms
_BY_SECTION = {section: topic for topic in TOPICS for section in topic.sections}


def find_topic(observation: Observation, vocabulary: Vocabulary) -> Topic:
    """Return what a value is about."""
    return _BY_SECTION[vocabulary.section_of(observation)]


def record_page(observation: Observation, vocabulary: Vocabulary) -> str:
    """Return the page that has the record of an observation, from the root of the site: `drugs/tofersen/data/kinetics`."""
    return f"drugs/{observation.drug}/data/{find_topic(observation, vocabulary).slug}"


def record_address(observation: Observation, vocabulary: Vocabulary) -> str:
    """Return the permanent address of the record of an observation, from the root of the site."""
    return f"{record_page(observation, vocabulary)}/#obs-{observation.id}"
