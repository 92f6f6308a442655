"""Breaks of the guides."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from generators.domain import describe, quantity
from mutations.breaks.words import misspell
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_VALUE = re.compile(r'\{\{ value\("([a-z0-9-]+)"[^}]*\) \}\}')
_CITED = re.compile(r" ?\[@[^\]]+\]")


def guides(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """Each guide: its drug, its file, its text."""
    yield from ((drug, file, corpus.texts[file]) for drug in corpus.drugs for file in corpus.files(drug, ".md"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of running text of a guide."""
    body = text.index("\n---\n", 4) + 5
    for part in re.finditer(r"\S(?:.|\n(?![ \t]*\n))*", text[body:]):
        if len(part[0]) > 200 and not part[0].startswith(("#", "{{ table", "{{ chart", "|")):
            yield body + part.start(), body + part.end()


def append_sentence(sentence: str, description: str, corpus: Corpus) -> Iterator[Mutant]:
    """Yield breaks that append a sentence to each paragraph."""
    for drug, file, text in guides(corpus):
        for _, end in paragraphs(text):
            yield Mutant(file, end, end, " " + sentence, f"{description}: {sentence}", drug)


# --- numbers ---------------------------------------------------------------------------------------------------------


@way("TXT", 35)
def type_a_value_by_hand(corpus: Corpus) -> Iterator[Mutant]:
    """A call is replaced by its printed number and unit."""
    for drug, file, text in guides(corpus):
        for found in _VALUE.finditer(text):
            observation = corpus.library.observations[found[1]]
            if observation.value and observation.unit not in ("1", "") and 'show="number"' not in found[0]:
                printed = describe.text(observation, corpus.library.vocabulary)
                yield Mutant(file, *found.span(), printed, f"{printed!r} typed by hand", drug)


@way("TXT", 30)
def add_a_number(corpus: Corpus) -> Iterator[Mutant]:
    """A sentence brings a number of its own."""
    sentences = ("It reached 3.11 µg/g there", "The share was 45%", "The group was small (n = 12)", "The difference was clear (p = 0.03)",
            "Each got 10 mg/kg", "It fell by 27 per cent", "It was measured in 14 patients", "Levels were 2.5-fold higher")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{_choose_key(corpus)}, abstract].", "number typed", corpus)


def _choose_key(corpus: Corpus) -> str:
    """Return a source that every drug may cite: the first peer-reviewed one."""
    return next(k for k, r in corpus.library.references.items() if r.tier == "peer-reviewed" and r.state == "confirmed")


# --- what is asked for -----------------------------------------------------------------------------------------------


@way("TXT", 20)
def misspell_what_is_asked_for(corpus: Corpus) -> Iterator[Mutant]:
    """The name in double braces loses a letter."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r'\{\{ (?:value|fact|term|see|table|chart|diagram|protocol|study)\("([^"]+)"', text):
            yield Mutant(file, *found.span(1), misspell(found[1]), f"{found[0]} misspelt", drug)


@way("TXT", 12)
def misspell_a_word_of_prose(corpus: Corpus) -> Iterator[Mutant]:
    """The word in double braces loses a letter, or a quote, or has an argument that it does not know."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r'\{\{ (\w+)\("[^"]+"()\)', text):
            yield Mutant(file, *found.span(1), misspell(found[1]), f"word {found[1]} misspelt", drug)
            yield Mutant(file, *found.span(2), ", colour=True", "unknown argument", drug)
            yield Mutant(file, found.end(2) - 1, found.end(2), "", "quote lost", drug)


@way("TXT", 10)
def lose_a_brace(corpus: Corpus) -> Iterator[Mutant]:
    """A brace of a call is lost, so that its code would be printed."""
    for drug, file, text in guides(corpus):
        for found in _VALUE.finditer(text):
            yield Mutant(file, found.end() - 1, found.end(), "", f"brace lost after {found[1]}", drug)
            yield Mutant(file, found.start(), found.start() + 1, "", f"brace lost before {found[1]}", drug)


# --- citations -------------------------------------------------------------------------------------------------------


@way("CIT", 20)
def misspell_a_citation(corpus: Corpus) -> Iterator[Mutant]:
    """A key that is cited in the text loses a letter."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r"[\[ ]@([A-Za-z0-9_]+)", text):
            yield Mutant(file, *found.span(1), misspell(found[1]), f"@{found[1]} misspelt", drug)


@way("CIT", 20)
def drop_the_citations_of_a_paragraph(corpus: Corpus) -> Iterator[Mutant]:
    """A paragraph that states facts no longer cites anything."""
    for drug, file, text in guides(corpus):
        for start, end in paragraphs(text):
            words = text[start:end]
            if _CITED.search(words) and not re.search(r"\{\{ (value|fact|see)\(", words):
                yield Mutant(file, start, end, _CITED.sub("", words), f"no citation in “{words[:40]}…”", drug)


@way("CIT", 10)
def state_a_fact_without_a_source(corpus: Corpus) -> Iterator[Mutant]:
    """A paragraph without any source is added."""
    fact = ("\n\nThe drug is taken up by the liver within hours and is then cut down by nucleases in every tissue. Most of what is"
            " left goes out with the urine. The kidney holds the highest concentration of all organs, and the brain the lowest.")  # fmt: skip
    for drug, file, text in guides(corpus):
        for _, end in paragraphs(text):
            yield Mutant(file, end, end, fact, "paragraph without a source", drug)


@way("CIT", 15)
def break_the_form_of_a_citation(corpus: Corpus) -> Iterator[Mutant]:
    """A citation loses its bracket, its comma or its semicolon."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r"\[@([A-Za-z0-9_]+)(,) ([^\]@;]+)(\])", text):
            yield Mutant(file, *found.span(2), "", f"no comma after @{found[1]}", drug)
            yield Mutant(file, *found.span(4), "", f"no bracket after @{found[1]}", drug)
        for found in re.finditer(r"\[@[^\]]+(; )@", text):
            yield Mutant(file, *found.span(1), " ", "no semicolon", drug)


# --- words -----------------------------------------------------------------------------------------------------------


@way("TXT", 20)
def overclaim(corpus: Corpus) -> Iterator[Mutant]:
    """A sentence promises more than a study can give."""
    sentences = ("This is a robust effect", "The drug is safe", "This proves the mechanism", "It halts the disease", "Tolerability was excellent",
            "It is highly effective", "The result is a breakthrough", "The findings are definitive")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{_choose_key(corpus)}, abstract].", "overclaim", corpus)


@way("TXT", 10)
def claim_a_cause(corpus: Corpus) -> Iterator[Mutant]:
    """A cause is made of an association."""
    sentences = ("In a cross-sectional comparison, longer repeats caused lower strength",
            "The marker correlated with survival and so prevents decline",
            "An observational series showed an association, which is due to the drug")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{_choose_key(corpus)}, abstract].", "causal claim", corpus)


@way("TXT", 15)
def use_a_word_that_was_given_up(corpus: Corpus) -> Iterator[Mutant]:
    """A term is written as it should not be."""
    sentences = ("It is an anti-sense drug", "Antisense oligos of this kind are long-lived", "Its phosphothioate backbone resists nucleases",
            "It belongs to the gap-mers", "Hypercholesterolemia was familial", "It was tested in cynomolgous monkeys",
            "The disease is dystrophia myotonica type 1")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{_choose_key(corpus)}, abstract].", "given up", corpus)
    avoid = [word for term in corpus.library.vocabulary.terms.values() for word in term.avoid]
    for word in avoid:
        yield from append_sentence(
            f"What is meant is the {word} [@{_choose_key(corpus)}, abstract].", "given up", corpus
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
                    sentence = f" {drug.name} is also known as {code} [@{_choose_key(corpus)}, abstract]."
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
            f"The same was seen by {short} [@{_choose_key(corpus)}, abstract].", "abbreviation", corpus
        )


@way("TXT", 10)
def say_that_nothing_is_known(corpus: Corpus) -> Iterator[Mutant]:
    """Something is stated not to be known, and no gap says what was searched."""
    sentences = ("Whether it crosses the placenta is not known", "No studies of its use in zebrafish are available",
            "Its concentration in sweat has not been measured")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{_choose_key(corpus)}, abstract].", "negative", corpus)


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


# --- front matter, tables and figures ---------------------------------------------------------------------------------


@way("STR", 12)
def break_the_front_matter(corpus: Corpus) -> Iterator[Mutant]:
    """A guide loses its title, version, date or cut-off, or has one that is none."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(
            r"^(title|summary|version|date|cutoff|audience): (.+)\n", text[: text.index("\n---\n", 4)], re.MULTILINE
        ):
            yield Mutant(file, *found.span(), "", f"{found[1]} deleted", drug)
            if found[1] in ("date", "cutoff"):
                yield Mutant(file, *found.span(2), '"November 2026"', f"{found[1]} in words", drug)


@way("STR", 25)
def show_without_speaking_of_it(corpus: Corpus) -> Iterator[Mutant]:
    """The text no longer refers to a table or figure that it shows."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r'\{\{ see\("((?:table|figure)-[a-z0-9-]+)"\) \}\}', text):
            if text.count(f'see("{found[1]}")') == 1:
                yield Mutant(file, *found.span(), "The following", f"no see({found[1]!r})", drug)


@way("DAT", 6)
def let_a_guide_grow_old(corpus: Corpus) -> Iterator[Mutant]:
    """The evidence of a guide was cut off years ago."""
    for drug, file, text in guides(corpus):
        if found := re.search(r'^cutoff: "?([0-9-]+)"?$', text, re.MULTILINE):
            for year in ("2021", "2023"):
                yield Mutant(file, *found.span(1), f"{year}-01-31", f"cutoff {year}", drug)
