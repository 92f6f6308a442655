"""What leads to a quantity: of each drug its first value in each context, with the comparison and the term. A query that names a quantity
and no drug is answered for all drugs from the one file that these make."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generators.index.search.documents import Document
from generators.index.search.words import tokens
from generators.model import Parameter

MOST_CONTEXTS = 6  # of a drug, in the file of a quantity
_OWN_PAGE = re.compile(r"compare/([\w-]+)/|glossary/#parameter-([\w-]+)$")


def name_quantities(document: Document, parameters: Iterable[Parameter]) -> Document:
    """Return a part of a page about no drug with the quantities that it leads to: of its page, or that its words name."""
    own = _OWN_PAGE.match(document.address)
    if own:
        return replace(document, quantities=tuple(filter(None, own.groups())))
    if document.kind != "term":
        return document
    words = set(tokens(document.title))
    named = (one.id for one in parameters if words and words <= set(tokens(f"{one.symbol} {one.name}")))
    return replace(document, quantities=tuple(named))


def choose_leading(listed: Iterable[Document]) -> Mapping[str, Sequence[Document]]:
    """Return what leads to each quantity: what was measured in people before what was not, a value before a gap."""
    by_context: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in listed:
        for quantity in document.quantities:
            context = document.title.partition(": ")[0] if document.kind == "observation" else document.address
            first = by_context[quantity].setdefault(context, document)
            if _is_gap(first) and not _is_gap(document):
                by_context[quantity][context] = document
    return {quantity: _choose(list(found.values())) for quantity, found in sorted(by_context.items())}


def _choose(found: list[Document]) -> list[Document]:
    values = [one for one in found if one.kind == "observation"]
    values.sort(key=lambda one: (" in human" not in one.title, _is_gap(one)))
    return [*(one for one in found if one.kind != "observation"), *values[:MOST_CONTEXTS]]


def _is_gap(document: Document) -> bool:
    return document.kind == "observation" and not document.grade
