"""Breaks of the guides: what they claim, and the words that they claim it in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from generators.domain import quantity
from mutations.breaks.prose import append_sentence, choose_key, guides, paragraphs
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way


@way("TXT", 20)
def overclaim(corpus: Corpus) -> Iterator[Mutant]:
    """A sentence promises more than a study can give."""
    sentences = ("This is a robust effect", "The drug is safe", "This proves the mechanism", "It halts the disease", "Tolerability was excellent",
            "It is highly effective", "The result is a breakthrough", "The findings are definitive")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{choose_key(corpus)}, abstract].", "overclaim", corpus)


@way("TXT", 10)
def claim_a_cause(corpus: Corpus) -> Iterator[Mutant]:
    """A cause is made of an association."""
    sentences = ("In a cross-sectional comparison, longer repeats caused lower strength",
            "The marker correlated with survival and so prevents decline",
            "An observational series showed an association, which is due to the drug")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{choose_key(corpus)}, abstract].", "causal claim", corpus)


@way("TXT", 15)
def use_a_word_that_was_given_up(corpus: Corpus) -> Iterator[Mutant]:
    """A term is written as it should not be."""
    sentences = ("It is an anti-sense drug", "Antisense oligos of this kind are long-lived", "Its phosphothioate backbone resists nucleases",
            "It belongs to the gap-mers", "Hypercholesterolemia was familial", "It was tested in cynomolgous monkeys",
            "The disease is dystrophia myotonica type 1")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{choose_key(corpus)}, abstract].", "given up", corpus)
    avoid = [word for term in corpus.library.vocabulary.terms.values() for word in term.avoid]
    for word in avoid:
        yield from append_sentence(
            f"What is meant is the {word} [@{choose_key(corpus)}, abstract].", "given up", corpus
        )


@way("TXT", 12)
def write_a_gene_otherwise(corpus: Corpus) -> Iterator[Mutant]:
    """The symbol of a gene is written as no gene is written."""
    for drug, file, text in guides(corpus):
        body = text.index("\n---\n", 4)
        for found in re.finditer(
            r"(?<![\w{(\"-])(SOD1|DMPK|APOB|MBNL1)(?![\w)\"-])(?= (?:mRNA|messenger|gene|RNA|pre))", text[body:]
        ):
            start, end = body + found.start(), body + found.end()
            for wrong in (f"{found[1][:-1]}-{found[1][-1]}", found[1].lower()):
                yield Mutant(file, start, end, wrong, f"{found[1]} → {wrong}", drug)


@way("TXT", 20)
def call_the_drug_by_another_code(corpus: Corpus) -> Iterator[Mutant]:
    """The drug is given the code of another compound."""
    codes = {
        c.id: c.codes
        for c in corpus.library.vocabulary.compounds.values()
        if c.kind in ("drug", "tool", "surrogate") and c.codes
    }
    for drug in corpus.library.drugs:
        others = [code for ident, found in codes.items() if ident != drug.compound for code in found[:1]]
        for file in corpus.files(drug.id, ".md"):
            text = corpus.texts[file]
            for _, end in paragraphs(text):
                for code in others[:4]:
                    sentence = f" {drug.name} is also known as {code} [@{choose_key(corpus)}, abstract]."
                    yield Mutant(file, end, end, sentence, sentence.strip(), drug.id)


@way("TXT", 20)
def put_another_compound_in_its_place(corpus: Corpus) -> Iterator[Mutant]:
    """Where the drug is named, another compound is. A sentence without a value, people or an animal may be true of both."""
    tools = [
        c.codes[0] for c in corpus.library.vocabulary.compounds.values() if c.kind in ("tool", "surrogate") and c.codes
    ]
    for drug in corpus.library.drugs:
        for file in corpus.files(drug.id, ".md"):
            for found in re.finditer(rf"(?<![\w/-]){drug.name}(?![\w-])", corpus.texts[file], re.IGNORECASE):
                for code in tools:
                    yield Mutant(file, *found.span(), code, f"{found[0]} → {code} at {found.start()}", drug.id)


@way("TXT", 10)
def use_an_abbreviation_unexplained(corpus: Corpus) -> Iterator[Mutant]:
    """An abbreviation on the page is not expanded."""
    for short in ("QTLR", "HBPM", "XDRC"):
        yield from append_sentence(
            f"The same was seen by {short} [@{choose_key(corpus)}, abstract].", "abbreviation", corpus
        )


@way("TXT", 10)
def say_that_nothing_is_known(corpus: Corpus) -> Iterator[Mutant]:
    """Something is stated not to be known, and no gap says what was searched."""
    sentences = ("Whether it crosses the placenta is not known", "No studies of its use in zebrafish are available",
            "Its concentration in sweat has not been measured")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{choose_key(corpus)}, abstract].", "negative", corpus)


@way("TXT", 8)
def say_that_it_depends_on_dose(corpus: Corpus) -> Iterator[Mutant]:
    """An effect is called dose-dependent over values of which one goes the other way."""
    for drug, series in _find_reversing_series(corpus):
        shown = " and ".join(f'{{{{ value("{ident}") }}}}' for ident in series)
        for file in corpus.files(drug, ".md"):
            for _, end in paragraphs(corpus.texts[file]):
                sentence = f" The fall was dose-dependent: {shown}."
                yield Mutant(file, end, end, sentence, f"dose-dependent over {', '.join(series)}", drug)


def _find_reversing_series(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    """Yield the series of charts over dose whose values rise and fall."""
    for drug in corpus.library.drugs:
        for series in (s for chart in drug.charts if chart.kind == "dose" for s in chart.series):
            found = [corpus.library.observations[p.id] for p in series.points]
            doses = [(quantity.parse_dose(o.dose), o) for o in found if o.value]
            ordered = sorted(
                (d[0].center or 0, quantity.estimate(o.value) or 0, o.id) for d, o in doses if d and o.value
            )
            steps = [b[1] - a[1] for a, b in itertools.pairwise(ordered)]
            if any(s > 0 for s in steps) and any(s < 0 for s in steps):
                yield drug.id, [ident for *_, ident in ordered]


@way("TXT", 12)
def give_another_compounds_result_as_the_drugs(corpus: Corpus) -> Iterator[Mutant]:
    """A value of another compound is in a sentence on the drug, without that compound's name."""
    for drug in corpus.library.drugs:
        drugs = {"tool", "surrogate", "drug"}
        kinds = corpus.library.vocabulary.compounds
        others = [
            o for o in drug.observations if o.compound != drug.compound and kinds[o.compound].kind in drugs and o.value
        ]
        for file in corpus.files(drug.id, ".md"):
            ends = [end for _, end in paragraphs(corpus.texts[file])]
            for number, observation in enumerate(others):
                end = ends[number % len(ends)]
                sentence = (
                    f'\n\n{drug.name} reached {{{{ value("{observation.id}") }}}} in this setting, and that was all.'
                )
                yield Mutant(
                    file, end, end, sentence, f"{observation.id} ({observation.compound}) as the drug's", drug.id
                )
