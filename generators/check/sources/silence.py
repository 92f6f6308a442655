"""Drugs and texts of the data in which a rule finds nothing, kept by all that the rule looks at.

A rule with `check_drug` looks at one drug at a time: at its files, what these name of other drugs, the sources that they name, the
names of all drugs, and what all share.
A rule with `check_text` looks at one text at a time: at its words, the noun that it stands in, the values that these name, the names,
facts and studies of its drug, and what all share. What else it reads it says in `reads`. Only silence is kept, as for built pages:
what a rule speaks of is judged each time, so that places and words of findings are those of now.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from generators.cache import Cache, digest
from generators.check.problem import Look, Rule
from generators.check.sources.texts import TextField, text_fields
from generators.domain.connected import narrow_each, tell_narrowed, tell_shared
from generators.model import Drug, Guide, Library, Noun, Problem

_STAGE = "sources"
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")  # as an id is written: Slug of the model
_NAMES = {
    "id", "inn", "name", "compound", "brand_names", "modality", "reviewed", "catalogue_number",
}  # fmt: skip


class KeptSources:
    """The drugs of a library and their texts, and which of them are known to be silent."""

    def __init__(self, library: Library, kept: Cache, code: Collection[str]) -> None:
        self._library = library
        self._kept = kept
        self._common = _hash_common(library, code)
        self._drugs = {drug.id: drug for drug in library.drugs}
        self._files = dict(_hash_drugs(library))
        self._fields = _group_by_drug(library)
        self._silent = {name: self._find(name) for name in self._drugs}
        self._is_new = dict.fromkeys(self._drugs, False)
        self._looks: dict[str, Look] = {}

    def judge(self, rule: Rule) -> Iterator[Problem]:
        """Yield what a rule finds in the drugs and texts that may have something to be told of."""
        yield from self._judge_drugs(rule) if rule.check_drug else ()
        yield from self._judge_texts(rule) if rule.check_text else ()

    def _judge_drugs(self, rule: Rule) -> Iterator[Problem]:
        for name, drug in self._drugs.items():
            place, proof = f"{rule.id} as a whole", [digest(self._files[name], self._stamp(rule, name))]
            if rule.check_drug and self._silent[name].get(place) != proof:
                found = list(rule.check_drug(self._library, drug))
                yield from found
                self._silent[name][place] = [] if found else proof
                self._is_new[name] = True

    def _judge_texts(self, rule: Rule) -> Iterator[Problem]:
        for name, fields in self._fields.items():
            stamp = self._stamp(rule, name)
            known, told = self._list_silent(rule, name, stamp), set[str]()
            for key, field in fields:
                found = [] if key in known else list(self._look(rule)(field))
                told |= {key} if found else set()
                yield from found
            self._note(rule, name, stamp, {key for key, _ in fields} - told, known)

    def _look(self, rule: Rule) -> Look:
        """Return the look of a rule, which is made ready once, if at all."""
        if rule.id not in self._looks and rule.check_text:
            self._looks[rule.id] = rule.check_text(self._library)
        return self._looks[rule.id]

    def keep(self) -> None:
        """Keep what is known now."""
        for name, is_new in self._is_new.items():
            if is_new:
                self._kept.keep(_STAGE, self._common, json.dumps(self._silent[name]), name)

    def _find(self, name: str) -> dict[str, list[str]]:
        with suppress(ValueError):
            return dict(json.loads(self._kept.find(_STAGE, self._common, name) or "{}"))
        return {}

    def _list_silent(self, rule: Rule, name: str, stamp: str) -> set[str]:
        then, *keys = self._silent[name].get(rule.id, [""])
        return {*keys} if then == stamp else set()

    def _note(self, rule: Rule, name: str, stamp: str, silent: set[str], known: set[str]) -> None:
        if silent != known or rule.id not in self._silent[name]:
            self._silent[name][rule.id] = [stamp, *sorted(silent)]
            self._is_new[name] = True

    def _stamp(self, rule: Rule, name: str) -> str:
        """Hash what a rule reads besides the text and what all share."""
        drug = self._drugs[name]
        return digest(*rule.reads(self._library, drug)) if rule.reads else ""


def _hash_common(library: Library, code: Collection[str]) -> str:
    """Hash what every text is judged by: shared files, the names of the drugs, what could not be read, code."""
    names = (drug.model_dump_json(include=_NAMES) for drug in library.drugs)
    unread = (*sorted(library.broken), "", *sorted(library.unreadable), "", *sorted(library.incomplete))
    wording = library.wording.model_dump_json()
    return digest(*tell_shared(library), "", *names, "", *unread, wording, str(library.whole), *code)


def _hash_drugs(library: Library) -> Iterator[tuple[str, str]]:
    """Hash the files of each drug, what they name of other drugs, and the sources that they name."""
    for drug, narrowed in zip(library.drugs, narrow_each(library), strict=True):
        yield drug.id, digest(*tell_narrowed(narrowed, drug))


def _group_by_drug(library: Library) -> dict[str, list[tuple[str, TextField]]]:
    """Return the texts of each drug by their keys."""
    key, found = _Keys(library), defaultdict[str, list[tuple[str, TextField]]](list)
    for field in text_fields(library):
        found[field.drug.id].append((key.of(field), field))
    return dict(found)


class _Keys:
    """The keys of texts: what may be looked at from each."""

    def __init__(self, library: Library) -> None:
        self._values = library.observations
        self._named: dict[str, str] = {}
        self._nouns: dict[int, str] = {}
        self._drugs = {drug.id: _hash_drug(drug) for drug in library.drugs}

    def of(self, field: TextField) -> str:
        """Hash a text, the noun that it stands in and the one around that, the values that these name, and its drug."""
        parts = (type(field.noun).__name__, field.name, field.text, self._drugs[field.drug.id])
        around = (self._hash_noun(field.noun), self._hash_noun(field.owner))
        return digest(*parts, *around, *self._list_named(field.text))[:20]

    def _hash_noun(self, noun: Noun) -> str:
        """Hash a noun; a guide and a drug are more than what may be looked at from a text in them."""
        if isinstance(noun, Guide | Drug):
            return f"{noun.slug} {noun.cutoff}" if isinstance(noun, Guide) else ""
        if id(noun) not in self._nouns:
            text = noun.model_dump_json(exclude={"where"})
            self._nouns[id(noun)] = digest(text, *self._list_named(text))
        return self._nouns[id(noun)]

    def _list_named(self, text: str) -> Iterable[str]:
        """List the values that a text names, as they are."""
        for ident in dict.fromkeys(_ID.findall(text)):
            if ident in self._values:
                if ident not in self._named:
                    self._named[ident] = self._values[ident].model_dump_json(exclude={"where"})
                yield self._named[ident]


def _hash_drug(drug: Drug) -> str:
    parts = (drug.model_dump_json(include=_NAMES), *(one.model_dump_json() for one in (*drug.facts, *drug.studies)))
    return digest(*parts)
