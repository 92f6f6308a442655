"""How sources and words are judged: data/sources.yml, data/retractions.yml, data/wording.yml, data/waivers.yml."""

from __future__ import annotations

from typing import Literal

from generators.model.base import Date, Grade, Noun, Pattern, Placed, Slug, Text


class Tier(Placed):
    """How far a kind of source can carry a claim; `carries` is the best grade it supports."""

    id: Slug
    name: Text
    definition: Text
    carries: Grade


class DeniedHost(Noun):
    """A host, subdomains included, that no reference may rest on; `*` stands for any text."""

    host: Text
    reason: Text


class DeniedPublisher(Noun):
    """A publisher, journal or site that no reference may rest on, as a pattern of its whole name."""

    name: Pattern
    reason: Text


class DoiShape(Noun):
    """How a DOI that begins in one way goes on (patterns; `start` is all up to there), and what one looks like."""

    start: Pattern
    rest: Pattern
    example: Text


class Preprints(Noun):
    """What tells that a work is a preprint: patterns of DOIs, hosts, and patterns of the names of servers."""

    dois: tuple[Pattern, ...] = ()
    hosts: tuple[Text, ...] = ()
    names: tuple[Pattern, ...] = ()


class Retraction(Noun):
    """A work known as retracted, corrected or under concern, and who says so."""

    doi: Text
    kind: Literal["retracted", "corrected", "concern"]
    date: Date
    notice: str = ""
    source: str = ""


class Retractions(Placed):
    """Which DOIs were looked up where and when, and what was found. That a work is not listed proves nothing."""

    snapshot: Date | None = None  # None: nothing was looked up yet
    source: str = ""
    asked: tuple[str, ...] = ()
    entries: tuple[Retraction, ...] = ()


class SourcePolicy(Placed):
    """How sources are judged: data/sources.yml."""

    tiers: tuple[Tier, ...] = ()
    denied_hosts: tuple[DeniedHost, ...] = ()
    denied_publishers: tuple[DeniedPublisher, ...] = ()
    bare_titles: tuple[Pattern, ...] = ()
    nobody: tuple[Pattern, ...] = ()  # authors that are none
    shell_titles: tuple[Pattern, ...] = ()
    preprints: Preprints = Preprints()
    doi_shapes: tuple[DoiShape, ...] = ()
    no_places: tuple[Pattern, ...] = ()  # locators that lead to no place, as a whole
    whole_records: tuple[str, ...] = ()  # tiers whose documents are so short that they need no place within them
    attributions: tuple[str, ...] = ()  # parts of a qualifier that only say whose number it is
    retractions: Retractions = Retractions()  # from a file of its own, data/retractions.yml


class AvoidedWord(Noun):
    """A word or pattern that prose should not have, and what to write for it."""

    pattern: Pattern
    instead: Text


class Hazard(Noun):
    """Something that a protocol may use, and what its safety lines must then speak of."""

    name: Text
    used: Pattern  # in materials and steps
    safety: Pattern  # in the safety lines


class Gene(Noun):
    """A gene by its approved symbol, its protein as it is written, and the names not to use for either."""

    symbol: Text
    protein: Text
    avoid: tuple[str, ...] = ()


class Wording(Placed):
    """Lists of words that people argue about: data/wording.yml, where each is explained."""

    overclaims: tuple[AvoidedWord, ...] = ()
    causal: tuple[AvoidedWord, ...] = ()
    associations: tuple[Pattern, ...] = ()  # words that tell of things that go together, for the causal words
    denials: tuple[str, ...] = ()  # words that turn a claim into its opposite
    dose_claims: tuple[Pattern, ...] = ()
    vague: tuple[Pattern, ...] = ()
    negatives: tuple[Pattern, ...] = ()
    empty: tuple[str, ...] = ()  # words that say nothing of what a sentence is about
    units: tuple[str, ...] = ()  # besides those of data/vocabulary/units.yml
    counted: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()  # words before a number that is a time
    numbered: tuple[str, ...] = ()  # words before a number that is a name
    amounts: tuple[str, ...] = ()  # words before a number that says how many, how often, what part
    number_words: tuple[str, ...] = ()
    fraction_words: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()  # units in words
    counted_in_words: tuple[str, ...] = ()  # people and animals, whom a number in words counts too
    genes: tuple[Gene, ...] = ()
    gene_products: tuple[str, ...] = ()  # words that tell of the gene or its RNA
    protein_forms: tuple[str, ...] = ()  # words that tell of the protein
    terms: tuple[AvoidedWord, ...] = ()
    spelt: tuple[str, ...] = ()  # words that are easily misspelt …
    alike: tuple[str, ...] = ()  # … and words that are like them and right
    same: tuple[str, ...] = ()  # what may stand between two names of one compound
    different: tuple[str, ...] = ()  # words that keep two compounds apart
    class_words: tuple[Pattern, ...] = ()  # words that say that other compounds are meant
    in_people: tuple[str, ...] = ()  # words for the treatment of people
    people: tuple[str, ...] = ()  # words for people who take part in a study …
    not_people: tuple[str, ...] = ()  # … and for what else may be treated
    supplies: tuple[Pattern, ...] = ()  # things that a step uses and that are listed as materials
    qualities: tuple[str, ...] = ()  # words before a thing that is then listed with them
    clinical: tuple[Pattern, ...] = ()  # what a procedure on a patient speaks of, all of these
    unverified_words: tuple[str, ...] = ()  # words by which a sentence calls a value unverified
    derived_words: tuple[str, ...] = ()  # words by which a sentence says that a value was computed
    hazards: tuple[Hazard, ...] = ()
    common_abbreviations: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()  # with a full stop that ends no sentence, written without it
    titles: tuple[str, ...] = ()  # those that stand before a name or a number
    lettered: tuple[str, ...] = ()  # words whose single letter may end a sentence
    review_days: int = 365


class Waiver(Placed):
    """A finding that may stand: which, why, who says so, and until when."""

    rule: Text
    file: Text
    match: Text  # a part of the message
    reason: Text
    owner: Text
    expires: Date
