"""Policies on sources and words: data/sources.yml, data/retractions.yml, data/wording.yml, data/search.yml,
data/waivers.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from generators.model.base import AnalysisSet, Date, Grade, Noun, Pattern, Placed, Slug, Text

_NAMED = re.compile(r"\{([a-z_]+)\}")


class Tier(Placed):
    """A kind of source; `carries` is the best grade that it supports."""

    id: Slug
    name: Text
    definition: Text
    carries: Grade
    is_abstract: bool = False  # its documents are abstracts


class DeniedHost(Noun):
    """A host, subdomains included, that no reference may use; `*` matches any text."""

    host: Text
    reason: Text


class DeniedAddress(Noun):
    """A kind of page that no reference may use, as a pattern that is looked for in its address."""

    address: Pattern
    reason: Text


class DeniedPublisher(Noun):
    """A publisher, journal or site that no reference may use, as a pattern of its whole name."""

    name: Pattern
    reason: Text


class DoiShape(Noun):
    """The form of DOIs that begin alike (patterns; `start` is the whole beginning), with an example."""

    start: Pattern
    rest: Pattern
    example: Text


class Preprints(Noun):
    """Signs of a preprint: patterns of DOIs, hosts, patterns of the names of servers."""

    dois: tuple[Pattern, ...] = ()
    hosts: tuple[Text, ...] = ()
    names: tuple[Pattern, ...] = ()


class Retraction(Noun):
    """A work listed as retracted, corrected or under concern, and by whom."""

    doi: Text
    kind: Literal["retracted", "corrected", "concern"]
    date: Date
    notice: str = ""
    source: str = ""


class Retractions(Placed):
    """The DOIs that were looked up, where and when, and the result. A work that is not listed may still be retracted."""

    snapshot: Date | None = None  # None: nothing was looked up yet
    source: str = ""
    asked: tuple[str, ...] = ()
    entries: tuple[Retraction, ...] = ()


class SourcePolicy(Placed):
    """The policy on sources: data/sources.yml."""

    tiers: tuple[Tier, ...] = ()
    denied_hosts: tuple[DeniedHost, ...] = ()
    denied_addresses: tuple[DeniedAddress, ...] = ()
    denied_publishers: tuple[DeniedPublisher, ...] = ()
    bare_titles: tuple[Pattern, ...] = ()
    nobody: tuple[Pattern, ...] = ()  # authors that are none
    shell_titles: tuple[Pattern, ...] = ()
    preprints: Preprints = Preprints()
    doi_shapes: tuple[DoiShape, ...] = ()
    abstracts: tuple[Pattern, ...] = (r"abstract\b.*",)  # locators of what was read in an abstract, as a whole
    no_places: tuple[Pattern, ...] = ()  # locators that lead to no place, as a whole
    tell_what_is_unknown: tuple[str, ...] = ()  # tiers whose documents say themselves what was not studied
    whole_records: tuple[str, ...] = ()  # tiers whose documents are so short that they need no place within them
    attributions: tuple[Pattern, ...] = ()  # words of a qualifier that only say whose number it is
    retractions: Retractions = Retractions()  # from a file of its own, data/retractions.yml


class AvoidedWord(Noun):
    """A word or pattern to avoid in prose, and its replacement."""

    pattern: Pattern
    instead: Text


class Hazard(Noun):
    """A hazard of a protocol, and the words that its safety lines must then contain."""

    name: Text
    used: Pattern  # in materials and steps
    safety: Pattern  # in the safety lines


class Gene(Noun):
    """A gene: approved symbol, spelling of its protein, names to avoid for either."""

    symbol: Text
    protein: Text
    avoid: tuple[str, ...] = ()


def _name_parts(written: Any, parts: Mapping[str, str]) -> Any:
    """Return patterns with each name in braces replaced by the part of that name, which may name others."""
    if isinstance(written, str):
        inside = _NAMED.sub(lambda found: _find_part(found[1], parts), written)
        return inside if inside == written else _name_parts(inside, parts)
    if isinstance(written, dict):
        return {key: _name_parts(value, parts) for key, value in written.items()}
    return [_name_parts(one, parts) for one in written] if isinstance(written, list | tuple) else written


def _find_part(name: str, parts: Mapping[str, str]) -> str:
    if name not in parts:
        raise ValueError(f"a pattern names {{{name}}}, and parts has no {name!r}")
    return parts[name]


class Wording(Placed):
    """The word lists of the text checks: data/wording.yml, where each is explained."""

    parts: dict[str, Pattern] = Field(default_factory=dict)  # patterns that others name in braces
    overclaims: tuple[AvoidedWord, ...] = ()
    causal: tuple[AvoidedWord, ...] = ()
    associations: tuple[Pattern, ...] = ()  # words that tell of things that go together, for the causal words
    denials: tuple[str, ...] = ()  # words that turn a claim into its opposite
    taken_back: tuple[Pattern, ...] = ()  # words after a claim that deny it
    attributed: tuple[
        Pattern, ...
    ] = ()  # who says it, and that they do: a claim that stands after is told and not made
    judging: tuple[str, ...] = ()  # words that praise, paint or promise wherever they stand, …
    judging_ends: Pattern = ""  # … and endings of others
    plain: tuple[str, ...] = ()  # words with such an ending that do not
    plain_phrases: tuple[Pattern, ...] = ()  # in which a word of praise is none
    verdicts: tuple[Pattern, ...] = ()  # words that judge what a drug does, and so need a value beside them, or …
    judged: tuple[Pattern, ...] = ()  # … words that tell who judged, or that it was measured
    dose_claims: tuple[Pattern, ...] = ()
    of_dose: tuple[Pattern, ...] = ()  # words for dose, and …
    relations: tuple[Pattern, ...] = ()  # … for a relation to it: together a claim beside values of several doses
    dose_limits: tuple[Pattern, ...] = ()  # words in the sentence of such a claim that take it back
    vague: tuple[Pattern, ...] = ()
    negatives: tuple[Pattern, ...] = ()
    empty: tuple[str, ...] = ()  # words that say nothing of what a sentence is about
    units: tuple[str, ...] = ()  # besides those of data/vocabulary/units.yml
    counted: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()  # words before a number that is a time
    numbered: tuple[str, ...] = ()  # words before a number that is a name
    number_names: tuple[Pattern, ...] = ()  # names with digits; all other digits are numbers
    number_shorthand: tuple[Pattern, ...] = ()  # numbers that look like such names
    amounts: tuple[str, ...] = ()  # words before a number that says how many, how often, what part
    number_words: tuple[str, ...] = ()
    fraction_words: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()  # units in words
    counted_in_words: tuple[str, ...] = ()  # people and animals, whom a number in words counts too
    not_counted: tuple[str, ...] = ()  # things of a text and of a design, whose number in words is no value
    genes: tuple[Gene, ...] = ()
    gene_products: tuple[str, ...] = ()  # words that tell of the gene or its RNA
    protein_forms: tuple[str, ...] = ()  # words that tell of the protein
    terms: tuple[AvoidedWord, ...] = ()
    spelt: tuple[str, ...] = ()  # words that are easily misspelt …
    alike: tuple[str, ...] = ()  # … and words that are like them and right
    same: tuple[str, ...] = ()  # what may be between two names of one compound
    different: tuple[str, ...] = ()  # words that keep two compounds apart
    controls: tuple[str, ...] = ()  # compounds that no statement is wrongly about
    unnamed: tuple[str, ...] = ()  # compounds whose names are words of no single compound
    laboratory_kinds: tuple[str, ...] = ()  # kinds of compound that people are not treated with
    before_inn: tuple[str, ...] = ()  # words that may stand before an INN in brackets
    class_words: tuple[Pattern, ...] = ()  # words that say that other compounds are meant
    in_people: tuple[str, ...] = ()  # words for the treatment of people
    people: tuple[str, ...] = ()  # words for people who take part in a study …
    not_people: tuple[str, ...] = ()  # … and for what else may be treated
    supplies: tuple[Pattern, ...] = ()  # things that a step uses and that are listed as materials
    qualities: tuple[str, ...] = ()  # words before a thing that is then listed with them
    clinical: tuple[Pattern, ...] = ()  # words of a procedure on a patient, all required
    unverified_words: tuple[str, ...] = ()  # words by which a sentence calls a value unverified
    derived_words: tuple[str, ...] = ()  # words by which a sentence says that a value was computed
    set_names: dict[str, tuple[AnalysisSet, ...]] = Field(
        default_factory=dict
    )  # a word that names a set: the sets it may mean
    schedule_words: tuple[str, ...] = ()  # words of a schedule, for finding misspelt ones
    schedules_in_names: dict[str, Pattern] = Field(default_factory=dict)  # how the name of an arm says a schedule
    route_words: dict[str, Pattern] = Field(default_factory=dict)  # how the name of an arm says a route
    not_done: tuple[Pattern, ...] = ()  # words by which a work says of itself that it did not measure
    methods: tuple[Pattern, ...] = ()  # words of a locator where a work says what it did
    planned_words: tuple[str, ...] = ()  # words by which a sentence says that a date is still to come
    hazards: tuple[Hazard, ...] = ()
    common_abbreviations: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()  # with a full stop that ends no sentence, written without it
    titles: tuple[str, ...] = ()  # those before a name or a number
    lettered: tuple[str, ...] = ()  # words whose single letter may end a sentence
    review_days: int = 365

    @model_validator(mode="before")
    @classmethod
    def _put_parts_in(cls, written: Any) -> Any:
        parts = written.get("parts") if isinstance(written, dict) else None
        return _name_parts(written, parts) if isinstance(parts, dict) else written


class Saying(Noun):
    """What people say in a search for what the pages say: what it means, and what they say for that, too."""

    means: Text
    also: tuple[Text, ...] = ()
    say: tuple[Text, ...] = ()


class SearchWords(Placed):
    """The words of the search: data/search.yml, where each is explained."""

    stop: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    says: tuple[Saying, ...] = ()
    kinds: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Waiver(Placed):
    """A tolerated finding: which, why, by whom, until when."""

    rule: Text
    file: Text
    match: Text  # a part of the message
    reason: Text
    owner: Text
    expires: Date
