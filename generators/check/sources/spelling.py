"""Spelling of genes, proteins and drugs, and words to avoid."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from generators.check.sources.naming import loose_pattern, normalise_name
from generators.model import Library
from generators.text.patterns import PatternList, any_of
from generators.text.titles import upper_first

_LONG = re.compile(r"\b[A-Za-z]{6,}\b")
_SYMBOL = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{3,}(?![\w-])")
_BEGINNING = re.compile(r"(?:\A|[.!?:]\s+|\n\s*|[|>#*-]\s+)$")  # of a sentence, a paragraph, a cell or an item
Misspelt = tuple[int, str, str, str]  # offset, what is wrong, what was wanted, the right word


def list_studies_like_genes(library: Library, gene: re.Pattern[str]) -> frozenset[str]:
    """List the names of studies that read like a gene: a trial may be called `SMN-1`."""
    names = (study.name for drug in library.drugs for study in drug.studies)
    return frozenset(name for name in names if gene.fullmatch(name))


class Spelling:
    """The words to avoid and the spellings of genes and drugs, as patterns. Memoised by text."""

    def __init__(self, library: Library) -> None:
        words, terms = library.wording, library.vocabulary.terms.values()
        avoid = [(re.escape(misspellings), term.label) for term in terms for misspellings in term.avoid]
        self.avoid = PatternList.of([*avoid, *((wanted.pattern, wanted.instead) for wanted in words.terms)])
        spelt = [(name, gene) for gene in words.genes for name in (gene.symbol, gene.protein, *gene.avoid)]
        self.genes = {normalise_name(name): gene for name, gene in spelt}
        proteins = Counter(gene.protein for gene in words.genes)
        self.families = {
            normalise_name(name): name for name, genes in proteins.items() if genes > 1
        }  # SMN, of SMN1 and SMN2
        loose = "|".join(sorted({loose_pattern(name) for name, _ in spelt}, key=len, reverse=True)) or "(?!)"
        self.gene = re.compile(rf"(?<![\w-])(?:{loose})(?![A-Za-z0-9])", re.IGNORECASE)
        self.studies = list_studies_like_genes(library, self.gene)
        self.product = re.compile(rf" {any_of(words.gene_products)}\b")
        self.form = re.compile(rf" {any_of(words.protein_forms)}\b|-\d")
        self.symbols = {"".join(sorted(gene.symbol)): gene.symbol for gene in words.genes}
        self.human = re.compile(rf"\b(?:human|{any_of(words.people)})\b", re.IGNORECASE)
        self.animal = re.compile(rf"\b(?:transgenic|rodents?|{any_of(words.not_people)})\b", re.IGNORECASE)
        self.spelt, self.alike = words.spelt, {*words.alike}
        analytes = (name for one in library.vocabulary.analytes.values() for name in (one.name, *one.synonyms))
        self.named = {
            part.lower() for name in (*analytes, *(name for name, _ in spelt)) for part in _LONG.findall(name)
        }
        own = (name for drug in library.drugs for name in (drug.inn, *drug.brand_names))
        self.drugs = {name.lower(): name for name in own if len(name) > 6}
        self.begin: dict[str, list[str]] = defaultdict(list)
        self.end: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.drugs):
            self.begin[name[:3]].append(name)
            self.end[name[-4:]].append(name)
        self.memo: dict[str, list[Misspelt]] = {}

    def misspellings(self, text: str) -> list[Misspelt]:
        """Yield the offset of each wrong word, what is wrong, and the right word."""
        if text not in self.memo:
            self.memo[text] = [
                *self._find_avoided_words(text), *self._find_misspelt_genes(text), *self._find_transposed_letters(text), *self._find_misspelt_drugs(text), *self._find_misspelt_words(text),
            ]  # fmt: skip
        return self.memo[text]

    def _find_avoided_words(self, text: str) -> Iterator[Misspelt]:
        for match, right in self.avoid.finditer(text):
            yield match.start(), f"{match[0]!r} is no term to use", f"{right!r}", right

    def _find_misspelt_genes(self, text: str) -> Iterator[Misspelt]:
        for match in self.gene.finditer(text):
            gene, word = self.genes[normalise_name(match[0])], match[0]
            if family := self.families.get(normalise_name(word)):  # which of the genes is meant is not ours to say
                if word not in (family, family.capitalize()):
                    yield match.start(), f"{word!r} is no name of these genes or their protein", f"{family!r}", family
                continue
            if word in self.studies or (word == upper_first(gene.protein) and _BEGINNING.search(text[: match.start()])):
                continue
            own = gene.protein if self.form.match(text, match.end()) else word
            own = gene.symbol if self.product.match(text, match.end()) and word != gene.symbol.capitalize() else own
            right = own if own in (gene.symbol, gene.protein, gene.symbol.capitalize()) else gene.protein
            right = (
                gene.symbol
                if right not in (gene.symbol, gene.protein) and self._is_about_humans(text, match)
                else right
            )
            if word != right:
                yield match.start(), f"{word!r} is no name of this gene or protein", f"{right!r}", right

    def _is_about_humans(self, text: str, match: re.Match[str]) -> bool:
        """Whether the sentence names people and no animal, so that a rodent's gene symbol is wrong."""
        before, after = (
            re.split(r"[.;:]\s", text[: match.start()])[-1],
            re.split(r"[.;:](?:\s|$)", text[match.end() :])[0],
        )
        return bool(self.human.search(before + after)) and not self.animal.search(before + after)

    def _find_transposed_letters(self, text: str) -> Iterator[Misspelt]:
        """Yield gene symbols with transposed letters."""
        for match in _SYMBOL.finditer(text):
            right = self.symbols.get("".join(sorted(match[0])), match[0])
            if right != match[0]:
                yield match.start(), f"{match[0]!r} is no name of this gene or protein", f"{right!r}", right

    def _find_misspelt_words(self, text: str) -> Iterator[Misspelt]:
        """Yield misspelt technical words."""
        for match in _LONG.finditer(text):
            word = match[0].lower()
            alike = [right for right in self.spelt if right[0] == word[0] and abs(len(right) - len(word)) < 3]
            known = word in self.alike or any(word.startswith(right) for right in alike)
            for right in difflib.get_close_matches(word, alike, n=1, cutoff=0.88) if alike and not known else ():
                yield match.start(), f"{match[0]!r} is misspelt", f"{right!r}", right

    def _find_misspelt_drugs(self, text: str) -> Iterator[Misspelt]:
        for match in _LONG.finditer(text):
            word = match[0].lower()
            alike = [*self.begin.get(word[:3], ()), *self.end.get(word[-4:], ())]
            known = word in self.named or word in self.drugs or word.removesuffix("s") in self.drugs
            for name in difflib.get_close_matches(word, alike, n=1, cutoff=0.8) if alike and not known else ():
                yield match.start(), f"{match[0]!r} is no name of a drug", f"{self.drugs[name]!r}", self.drugs[name]
