"""What the built HTML keeps to: the classes, ids and data attributes that pages, styles, scripts, rules and tests share.

Nothing else in the project names a class or a data attribute that is not in these lists, and each of them is used:
`tests/site/test_contract_names.py` proves it. `query.py` finds what they mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from generators.model import Disclaimer, Event, Evidence, MarkedGrade, Node, State


def _each(prefix: str, words: Any) -> str:
    """A name for each word of a closed set: `grade-primary grade-secondary …`."""
    return " ".join(f"{prefix}{word}" for word in get_args(words))


PARTS: Mapping[str, str] = {
    "a value, a fact, a term in running text": "value whole together missing dispute disputed fact code term",
    "the mark of a grade": f"grade {_each('grade-', MarkedGrade)}",
    "a group of citations, and a citation": "citations citation inner comma dash",
    "a mention of a table, figure, protocol or method": "see",
    "a reference in a list": "references bibliography tier uses backlinks backlink cited-on",
    "the kinds of table": "matrix records record-list data index",
    "a record on its data page": "amount estimate spread detail permalink more",
    "the data pages of a drug": "topics tiles quantities",
    "the card of a value": "record-card what disputes judged actions",
    "a table": "table label scroll group unit tally table-note legend compound statistic note source context",
    "a number that is moved to the point of its column": "in-1 in-2 in-3 in-4 in-5 in-6 in-group",
    "a figure": "chart diagram ag-picture full-size wide narrow figure-note sources behind data edges",
    "the legend of a diagram": f"key {_each('key-', Evidence)} key-inhibits {_each('key-', Node.model_fields['kind'].annotation)}",
    "downloads": "downloads download",
    "a protocol or a method": "protocol method protocol-title part materials precautions quality steps parameters "
    "registry detail",
    "a badge": "badge badge-draft badge-unconfirmed badge-open badge-explained badge-corrected badge-error badge-warning "
    "badge-info badge-waived",
    "a disagreement": "conflicts conflict corrections head open explained corrected",
    "a gap": "gaps gap searched",
    "the frame of a page": "brand logo tabs menu siblings toc body plain text opening site-foot ways code-cell",
    "the top of a page": "crumbs lead page-meta contents pair key-points block-title at-a-glance glance aside actions",
    "the status of a drug": f"status-strip status-list more state-mark states state status-text region since basis {_each('state-', State)}",
    "the compound card": "card card-title brand-name fields catalogue",
    "the data-validity panel": "validity to-ledger",
    "what labels say on safety": "safety boxed edition",
    "the history of a drug": f"history planned {_each('event-', Event.model_fields['kind'].annotation)}",
    "the sections of a drug": "count guide-list evidence",
    "the notices of a page": f"disclaimers top foot disclaimer also {_each('', Disclaimer.model_fields['tone'].annotation)}",
    "how to cite, and offers": "how-to-cite formatted offers",
    "the pages about the whole": "drug-cards target guide-links newest gallery how-to-read glossary expansion",
    "the parts of a long list": "parts",
    "the ledger": "share rule-id",
    "what a script adds": "ag-preview quiet number filters walk on",
    "the search": "find search-page ag-search question hits hit every keys",
}
CLASSES = frozenset(name for names in PARTS.values() for name in names.split())

ATTRIBUTES: Mapping[str, str] = {
    "data-value": "the id of the observation that is printed", "data-grade": "its grade", "data-read": "`abstract`: a primary value that was read only in an abstract",
    "data-missing": "why a value is missing", "data-fact": "the id of the fact that is printed",
    "data-head": "the head of its column, for narrow screens",
    "data-disclaimer": "the id of the disclaimer", "data-safety": "the id of a safety text",
    "data-node": "a box of a diagram", "data-kind": "of what kind it is", "data-cluster": "a frame round boxes",
    "data-title": "the title of a frame", "data-edge": "an arrow", "data-evidence": "what it rests on", "data-label": "its label",
    "data-query": "what the hits are for", "data-year": "the year of a reference",
    "data-definition": "a term and what it means, kept by the script",
    "data-steps": "which part of a path is the line of which arrow of a diagram",
    "data-words": "what else the filter of the drugs reads; the arrows of a diagram in words", "data-measured": "the matrices that a drug was measured in", "data-copy": "what a button of a card copies",
    "data-part": "which part of the list of drugs stands on a page", "data-parts": "how many parts it has", "data-count": "how many drugs there are in all",
}  # fmt: skip
IDS: Mapping[str, str] = {  # how an id begins, and what it names
    "key": "the key points of a page", "obs": "the record of an observation", "ref": "a reference of the page", "cite": "a marker of a citation",
    "source": "a reference in the list of all", "uses": "the uses of a source on the pages of a drug", "data": "the data of a chart", "table": "a table", "figure": "a figure", "protocol": "a protocol",
    "method": "a study", "conflict": "a disagreement", "corrections": "the corrections to an earlier guide", "gap": "a gap", "term": "a term", "parameter": "a quantity",
    "compound": "a compound", "page": "a row of the ledger", "found": "a row of the ledger", "rule": "a row of the ledger",
    "safety": "what a label says on safety",
    "waiver": "a row of the ledger", "findings": "the findings of a rule",
    "all": "all records of a kind", "each": "all findings", "stale": "what is due for review",
    "looked": "what was looked up as retracted", "no": "that there is no waiver", "ag": "what a button of the frame or a script shows",
}  # fmt: skip
