"""The structured parts of a page, each rendered from data to one piece of HTML that Markdown leaves alone."""

from generators.blocks.card import STATES, card, card_facts, ledger_anchor, panel, status_strip
from generators.blocks.figure import chart, chart_ids, diagram
from generators.blocks.method import protocol, study
from generators.blocks.notice import conflicts, disclaimers, gaps, offers
from generators.blocks.reference import item
from generators.blocks.table import evidence, page_data, section_of, sections, table, table_ids

__all__ = [
    "STATES", "card", "card_facts", "chart", "chart_ids", "conflicts", "diagram", "disclaimers", "evidence", "gaps", "item", "ledger_anchor", "offers", "page_data", "panel",
    "protocol", "section_of", "sections", "status_strip", "study", "table", "table_ids",
]  # fmt: skip
