"""The structured parts of a page, each rendered from data to one piece of HTML that Markdown leaves alone."""

from generators.render.blocks.card import STATES, card, card_facts, ledger_anchor, panel, status_strip
from generators.render.blocks.figure import chart, diagram
from generators.render.blocks.method import protocol, study
from generators.render.blocks.notice import conflicts, disclaimers, gaps, offers
from generators.render.blocks.reference import item
from generators.render.blocks.table import evidence, page_data, section_of, sections, table

__all__ = [
    "STATES", "card", "card_facts", "chart", "conflicts", "diagram", "disclaimers", "evidence", "gaps", "item", "ledger_anchor", "offers", "page_data", "panel",
    "protocol", "section_of", "sections", "status_strip", "study", "table",
]  # fmt: skip
