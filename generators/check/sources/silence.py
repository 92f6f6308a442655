"""Drugs and texts of the data in which a rule finds nothing, kept by all that the rule looks at.

A rule with `check_shared` looks at what all share, and at what the drugs are called: it is given nothing else.
A rule with `check_reference` looks at one source at a time, wherever it stands; it is asked for with the drugs that name it.
A rule with `check_drug` looks at one drug at a time: at its files, the values of others that its own are compared with
(`list_compared`), what its files name of other drugs, the sources that these name, the names of all drugs, and what all share.
A rule with `check_text` looks at one text at a time: at its words, the noun that it stands in, the values that these name, the names,
facts and studies of its drug, and what all share. What else it reads of the drug, and of what that names, it says in `reads`; with
`BESIDE`, values that are compared with those that a text names may be among that.
With `NUMBERS = False` it looks at no number of a value, and does not look again where nothing but a number has changed.
What either reads of all drugs it says in `knows`. Only silence is kept, as for built pages: what a rule speaks of is judged each time,
so that places and words of findings are those of now.

A drug of which a rule said nothing is left out by the key of the drug. Only where that is another are its parts looked at by theirs: a
guide, a table, a study, a value, each with all texts in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from generators.cache import Cache, digest
from generators.check.problem import Look, Rule
from generators.check.sources import texts
from generators.domain.connected import leave_shared, tell_shared
from generators.domain.drug_keys import DrugKeys, hash_but_numbers, tell_but_number
from generators.model import Drug, Library, Noun, Observation, Problem

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")  # as an id is written: Slug of the model
_ESCAPED = re.compile(r"\\.")  # in JSON: the letter of a line break is no part of the word after it
_SHARED = "all drugs"  # no id of a drug has a space
_BUT_NUMBERS = "but numbers"  # under which the hash of a drug is noted beside the rules
_NAMES = {
    "id", "inn", "name", "compound", "brand_names", "modality", "reviewed", "catalogue_number",
}  # fmt: skip


class KeptSources:
    """The drugs of a library and their texts, and which of them are known to be silent."""

    def __init__(self, library: Library, keys: DrugKeys, kept: Cache, code: Collection[str]) -> None:
        self._library = library
        self._keys = keys
        self._named = {source for key in keys.values() for source in key.sources}
        common = _hash_common(library, code)
        self._drugs, self._texts = _Silence("sources", kept, common), _Silence("texts", kept, common)
        self._part_keys = _Keys(library)
        self._looks: dict[str, Look] = {}

    def judge(self, rule: Rule) -> Iterator[Problem]:
        """Yield what a rule finds in the drugs and texts that may have something to be told of."""
        if rule.looks_at_parts:
            yield from self._judge_shared(rule)
            yield from self._judge_unnamed(rule)
            known = digest(*rule.knows(self._library)) if rule.knows else ""
            for drug in self._library.drugs:
                yield from self._judge_drug(rule, drug, known)

    def _judge_shared(self, rule: Rule) -> Iterator[Problem]:
        """Yield what a rule finds in what all drugs share."""
        if rule.check_shared:
            yield from self._unless_silent(_SHARED, rule.id, "", rule.check_shared(self._library.derive(leave_shared)))

    def _judge_unnamed(self, rule: Rule) -> Iterator[Problem]:
        """Yield what a rule finds in the sources that no drug names, which are judged each time."""
        yield from self._judge_sources(rule, (key for key in self._library.references if key not in self._named))

    def _judge_sources(self, rule: Rule, keys: Iterable[str]) -> Iterator[Problem]:
        if rule.check_reference:
            for key in keys:
                yield from rule.check_reference(self._library, self._library.references[key])

    def _judge_drug(self, rule: Rule, drug: Drug, known: str) -> Iterator[Problem]:
        """Yield what a rule finds in the sources of a drug, in the drug and in its texts, each by the key of what it looks at."""
        key, looked_at = self._keys[drug.id], self._prove(rule, drug)
        if rule.check_reference:
            found = self._judge_sources(rule, key.sources)
            yield from self._unless_silent(drug.id, f"{rule.id} sources", digest(key.of_sources, known), found)
        if rule.check_drug:
            found = rule.check_drug(self._library, drug)
            yield from self._unless_silent(drug.id, rule.id, digest(looked_at, known), found)
        if rule.check_text:
            proof = digest(looked_at, key.beside if rule.beside else "", known)
            yield from self._unless_silent(drug.id, f"{rule.id} texts", proof, self._judge_texts(rule, drug, known))

    def _prove(self, rule: Rule, drug: Drug) -> str:
        """Return the key of what a rule looks at of a drug, which is without the numbers of its values for one that looks at none."""
        key = self._keys[drug.id]
        if rule.numbers:
            return key.proof
        then, proof = self._drugs.of(drug.id).get(_BUT_NUMBERS, ["", ""])
        if then != key.proof:
            proof = hash_but_numbers(drug, key, self._library)
            self._drugs.note(drug.id, _BUT_NUMBERS, [key.proof, proof])
        return proof

    def _unless_silent(self, drug: str, part: str, proof: str, found: Iterator[Problem]) -> Iterator[Problem]:
        """Yield what is found, and note if it is nothing; where that is known, nobody looks."""
        if self._drugs.of(drug).get(part) != [proof]:
            is_silent = True
            for problem in found:
                is_silent = False
                yield problem
            self._drugs.note(drug, part, [proof] if is_silent else [])

    def _judge_texts(self, rule: Rule, drug: Drug, shared: str) -> Iterator[Problem]:
        """Yield what a rule finds in the texts of a drug. If nothing but what is beside has changed, and the rule reads nothing of
        that, they are not even listed."""
        stamp = digest(shared, *(rule.reads(self._library, drug) if rule.reads else ()))
        proof = digest(self._prove(rule, drug), stamp)
        then, is_silent, *keys = self._texts.of(drug.id).get(rule.id, ["", ""])
        if is_silent != proof:
            known, silent = {*keys} if then == stamp else set(), set[str]()
            told = False
            for with_numbers, without, part in self._part_keys.list_parts(drug):
                key = with_numbers if rule.numbers else without
                found = [] if key in known else list(self._look_in(rule, part, drug))
                told = told or bool(found)
                silent |= set() if found else {key}
                yield from found
            self._texts.note(drug.id, rule.id, [stamp, "" if told else proof, *sorted(silent)])

    def _look_in(self, rule: Rule, part: Noun, drug: Drug) -> Iterator[Problem]:
        for field in texts.fields_in(part, drug):
            yield from self._look(rule)(field)

    def _look(self, rule: Rule) -> Look:
        """Return the look of a rule, which is made ready once, if at all."""
        if rule.id not in self._looks and rule.check_text:
            self._looks[rule.id] = rule.check_text(self._library)
        return self._looks[rule.id]

    def keep(self) -> None:
        """Keep what is known now."""
        self._drugs.keep()
        self._texts.keep()


class _Silence:
    """By drug and rule, what is known to be silent; that of a drug is read when it is asked for."""

    def __init__(self, stage: str, kept: Cache, common: str) -> None:
        self._stage, self._kept, self._common = stage, kept, common
        self._known: dict[str, dict[str, list[str]]] = {}
        self._changed: set[str] = set()

    def of(self, drug: str) -> dict[str, list[str]]:
        """Return what is known of a drug by rule."""
        if drug not in self._known:
            self._known[drug] = json.loads(self._kept.find(self._stage, self._common, drug) or "{}")
        return self._known[drug]

    def note(self, drug: str, rule: str, silent: list[str]) -> None:
        """Note what is silent for a rule."""
        if self.of(drug).get(rule) != silent:
            self.of(drug)[rule] = silent
            self._changed.add(drug)

    def keep(self) -> None:
        """Keep what has changed."""
        for drug in sorted(self._changed):
            self._kept.keep(self._stage, self._common, json.dumps(self._known[drug]), drug)


def _hash_common(library: Library, code: Collection[str]) -> str:
    """Hash what every text is judged by: shared files, the names of the drugs, what could not be read, code."""
    names = (drug.model_dump_json(include=_NAMES) for drug in library.drugs)
    unread = (*sorted(library.broken), "", *sorted(library.unreadable), "", *sorted(library.incomplete))
    wording = library.wording.model_dump_json()
    return digest(*tell_shared(library), "", *names, "", *unread, wording, str(library.whole), *code)


class _Keys:
    """The keys of the parts of a drug that have texts: what may be looked at from each, with the numbers of values and without."""

    def __init__(self, library: Library) -> None:
        self._values = library.observations
        self._told: dict[str, _Told] = {}
        self._parts: dict[str, list[tuple[str, str, Noun]]] = {}

    def list_parts(self, drug: Drug) -> list[tuple[str, str, Noun]]:
        """List the parts of a drug by their keys."""
        if drug.id not in self._parts:
            told = _hash_drug(drug)
            self._parts[drug.id] = [(*self.of(part, told), part) for part in texts.list_parts(drug)]
        return self._parts[drug.id]

    def of(self, part: Noun, drug: str) -> tuple[str, str]:
        """Hash a part, the values that it names, and its drug."""
        own = _tell_part(part)
        told = (own, *self._list_named(_ESCAPED.sub(" ", own.words) if "\\" in own.words else own.words))
        without = digest(type(part).__name__, drug, *(one.words for one in told))[:20]
        return digest(without, *(one.number for one in told))[:20], without

    def _list_named(self, text: str) -> Iterable[_Told]:
        """List the values that a text names, as they are."""
        for ident in dict.fromkeys(_ID.findall(text)):
            if ident in self._values:
                if ident not in self._told:
                    self._told[ident] = _tell_part(self._values[ident])
                yield self._told[ident]


class _Told(NamedTuple):
    """What a noun says, for a hash: its words, and the number of a value apart."""

    words: str
    number: str


def _tell_part(part: Noun) -> _Told:
    """Tell of a part of a drug; of the drug itself the words that are its own."""
    if isinstance(part, Observation):
        return _Told(tell_but_number(part), part.value.model_dump_json() if part.value else "")
    own = {*texts.FIELDS[Drug]} if isinstance(part, Drug) else None
    return _Told(part.model_dump_json(include=own, exclude={"where"}), "")


def _hash_drug(drug: Drug) -> str:
    parts = (drug.model_dump_json(include=_NAMES), *(one.model_dump_json() for one in (*drug.facts, *drug.studies)))
    return digest(*parts)
