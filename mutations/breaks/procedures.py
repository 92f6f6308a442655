"""Breaks of the protocols."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutations.breaks.words import misspell
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_STEP = re.compile(r"^( +)- text: (.+)\n((?:\1 .*\n)*)", re.MULTILINE)
_VAGUE = ("the desired concentration", "an appropriate time", "a suitable temperature", "a sufficient volume")


def protocols(corpus: Corpus) -> Iterator[tuple[str, str, int, str]]:
    """Yield each protocol: its drug, its file, its offset, its text."""
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/protocols.yml"):
            text = corpus.texts[file]
            starts = [m.start() for m in re.finditer(r"^- name: ", text, re.MULTILINE)]
            yield from ((drug, file, a, text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=False))


def find_matches(pattern: str, corpus: Corpus) -> Iterator[tuple[str, str, int, re.Match[str]]]:
    """Yield every match in a protocol, with the offset of the protocol."""
    for drug, file, start, text in protocols(corpus):
        yield from ((drug, file, start, m) for m in re.finditer(pattern, text, re.MULTILINE))


def _cut(hit: tuple[str, str, int, re.Match[str]], text: str, description: str, group: int = 0) -> Mutant:
    drug, file, start, match = hit
    return Mutant(file, start + match.start(group), start + match.end(group), text, description, drug)


@way("PRO", 20)
def be_vague(corpus: Corpus) -> Iterator[Mutant]:
    """A step asks for an appropriate amount of something."""
    for number, hit in enumerate(find_matches(r"^ +- text: (.+?)\.?\n", corpus)):
        text = hit[3][1].rstrip(".")
        if not text.startswith(("'", '"', ">")):
            yield _cut(hit, f"{text}, at {_VAGUE[number % 4]}.", f"vague: {text[:40]}", 1)


@way("PRO", 15)
def drop_a_material(corpus: Corpus) -> Iterator[Mutant]:
    """A material that a step uses is no longer listed."""
    for drug, file, start, text in protocols(corpus):
        steps = text[text.index("\n  steps:") :].lower()
        for m in re.finditer(r"^ +- \{name: ([^,}]+).*\}\n", text[: text.index("\n  steps:") + 1], re.MULTILINE):
            if re.search(rf"\b{re.escape(m[1].strip().lower())}\b", steps):
                yield Mutant(file, start + m.start(), start + m.end(), "", f"material {m[1]} dropped", drug)


@way("PRO", 10)
def list_a_material_that_nothing_uses(corpus: Corpus) -> Iterator[Mutant]:
    """A material is listed and no step uses it."""
    for hit in find_matches(r"^  materials:\n", corpus):
        for name in ("bicinchoninic acid reagent", "glass desiccator", "horseradish peroxidase"):
            yield _cut(hit, f"  materials:\n    - {{name: {name}}}\n", f"material {name} listed")


@way("PRO", 15)
def put_the_steps_in_another_order(corpus: Corpus) -> Iterator[Mutant]:
    """A step that uses what an earlier one makes comes before it."""
    for drug, file, start, text in protocols(corpus):
        steps = [m for m in _STEP.finditer(text) if len(m[1]) == 4]
        for position, late in enumerate(steps):
            for early in steps[:position]:
                if _is_needed(late[0], early[0]) and late[1] == early[1]:
                    between = text[early.end() : late.start()]
                    moved = late[0] + between + early[0]
                    description = f"“{late[2][:30]}” before “{early[2][:30]}”"
                    yield Mutant(file, start + early.start(), start + late.end(), moved, description, drug)


def _is_needed(late: str, early: str) -> bool:
    """Whether a step uses what the other makes."""
    made, used = (_list_things(key, text) for key, text in (("makes", early), ("uses", late)))
    return bool(made & used)


def _list_things(key: str, text: str) -> set[str]:
    return {
        thing.strip() for found in re.findall(rf"^ +{key}: \[(.+)\]", text, re.MULTILINE) for thing in found.split(",")
    }


@way("PRO", 12)
def drop_the_source_and_call_it_validated(corpus: Corpus) -> Iterator[Mutant]:
    """A protocol has neither a source nor the badge of a draft."""
    for drug, file, start, text in protocols(corpus):
        head = text[: text.index("\n  materials:") + 1]
        bare = re.sub(r"^  (source|locator|validated): .*\n", "", head, flags=re.MULTILINE) + "  validated: true\n"
        yield Mutant(file, start, start + len(head), bare, "no source, and validated", drug)


@way("PRO", 8)
def drop_what_a_clinical_procedure_needs(corpus: Corpus) -> Iterator[Mutant]:
    """A clinical procedure loses its safety block, its schedule, its label, or the mark that it is one."""
    for drug, file, start, text in protocols(corpus):
        if "clinical: true" in text:
            for m in re.finditer(r"^  safety:\n(?:    - .+\n)+", text, re.MULTILINE):
                yield Mutant(file, start + m.start(), start + m.end(), "  safety: []\n", "safety emptied", drug)
            bare = re.sub(r"^.*(interval|schedule|number of loading doses).*\n", "", text, flags=re.MULTILINE)
            bare = re.sub(r"^ +parameters:\n(?! +- \{)", "", bare, flags=re.MULTILINE)
            yield Mutant(file, start, start + len(text), bare, "schedule dropped", drug)
            plain = text.replace("  clinical: true\n", "")
            yield Mutant(file, start, start + len(text), plain, "not marked as clinical", drug)
            unsourced = re.sub(r"^  (source|locator): .*\n", "", text, flags=re.MULTILINE)
            yield Mutant(file, start, start + len(text), unsourced, "the label no longer named", drug)


@way("PRO", 20)
def drop_a_safety_line(corpus: Corpus) -> Iterator[Mutant]:
    """The only safety line on a hazard that the protocol has is dropped."""
    hazards = corpus.library.wording.hazards
    for drug, file, start, text in protocols(corpus):
        block = re.search(r"^  safety:\n((?:    - .+\n)+)", text, re.MULTILINE)
        for m in re.finditer(r"^    - (.+)\n", block[0], re.MULTILINE) if block else ():
            others = block[0].replace(m[0], "") if block else ""
            needed = [
                h.name
                for h in hazards
                if re.search(h.safety, m[1], re.IGNORECASE) and not re.search(h.safety, others, re.IGNORECASE)
            ]
            used = [
                h.name
                for h in hazards
                if h.name in needed and re.search(h.used, text.replace(block[0] if block else "", ""), re.IGNORECASE)
            ]
            if used and block:
                at = start + block.start() + m.start()
                yield Mutant(file, at, at + len(m[0]), "", f"safety line on {used[0]} dropped", drug)


@way("PRO", 10)
def use_something_hazardous(corpus: Corpus) -> Iterator[Mutant]:
    """A step uses a hazard that no safety line names."""
    hazards = corpus.library.wording.hazards
    for drug, file, start, text in protocols(corpus):
        safety = re.search(r"^  safety:\n(?:    - .+\n)+", text, re.MULTILINE)
        for used in ("chloroform", "iodine-125 tracer", "phenol", "liquid nitrogen", "xylene"):
            unsafe = [h for h in hazards if re.search(h.used, used, re.IGNORECASE)]
            if unsafe and not any(re.search(h.safety, safety[0] if safety else "", re.IGNORECASE) for h in unsafe):
                at = start + text.index("  steps:\n") + len("  steps:\n")
                step = f"    - {{text: Add the {used} to the tube., grade: primary, source: {_choose_source(corpus)}, locator: Methods}}\n"
                yield Mutant(file, at, at, step, f"{used} without a safety line", drug)


def _choose_source(corpus: Corpus) -> str:
    return next(k for k, r in corpus.library.references.items() if r.tier == "peer-reviewed")


@way("PRO", 12)
def misspell_a_unit_of_a_step(corpus: Corpus) -> Iterator[Mutant]:
    """The unit of a step's parameter is none."""
    for hit in find_matches(r"\{name: [^{}]+unit: ([A-Za-z/]+)\}", corpus):
        yield _cut(hit, misspell(hit[3][1]), f"unit {hit[3][1]} misspelt", 1)


@way("PRO", 10)
def drop_the_number_of_a_step(corpus: Corpus) -> Iterator[Mutant]:
    """A step's parameter has no value."""
    for hit in find_matches(r'\{name: [^{},]+(, value: "[^"]+")', corpus):
        yield _cut(hit, "", f"value dropped: {hit[3][0][:50]}", 1)


@way("TXT", 10)
def type_a_number_into_a_step(corpus: Corpus) -> Iterator[Mutant]:
    """The text of a step has a number that belongs into a parameter."""
    for hit in find_matches(r"^ +- text: ([A-Z][^:\n]+?)\.\n", corpus):
        yield _cut(hit, f"{hit[3][1]}, for 30 min at 37 °C.", "number typed into a step", 1)
