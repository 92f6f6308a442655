"""Tables with their caption, note, legend and downloads; the evidence at a page's foot; the sections of a monograph."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from html import escape

from generators.domain import describe
from generators.model import Asset, Drug, Library, Observation, Section, Table, cell_ids
from generators.render.tables import listing, matrix, record

KINDS = {"matrix": matrix, "listing": listing}
LOOKS = {"matrix": "matrix", "listing": "records"}  # a table without a class is styled and wrapped by the theme
SECTIONS: dict[Section, str] = {
    "chemistry": "Chemistry", "product": "Product", "design": "Study design", "population": "Study populations",
    "disease": "Disease", "pharmacokinetics": "Pharmacokinetics", "distribution": "Tissue distribution",
    "uptake": "Cellular uptake", "pharmacodynamics": "Activity", "efficacy": "Efficacy", "safety": "Safety",
    "preclinical": "Preclinical findings", "regulatory": "Regulatory",
}  # fmt: skip
Words = Callable[[str], str]


def table(
    table: Table, shown: Mapping[str, Observation], number: int, drug: Drug, library: Library, words: Words
) -> tuple[str, list[Asset]]:
    """The table as a figure with caption, and its downloads."""
    body = KINDS[table.kind].render(table, shown, library.vocabulary, drug.compound, words)
    assets = [
        Asset(path=f"table-{table.name}.csv", content=_csv(table, shown, library, words)),
        Asset(path=f"table-{table.name}.json", content=_json(shown.values())),
    ]
    html = (
        f'<figure class="table" id="table-{table.name}"><figcaption><span class="label">Table {number}.</span> '
        f'{words(table.caption)}</figcaption><div class="scroll" tabindex="0" role="group" aria-label="Table {number}">'
        f'<table class="{LOOKS[table.kind]}">{body}</table></div>{_note(table.note, words)}'
        f"{_legend(shown.values())}{downloads(assets)}</figure>"
    )
    return html, assets


def _note(note: str, words: Words) -> str:
    return f'<p class="table-note">{words(note)}</p>' if note else ""


def _legend(shown: Iterable[Observation]) -> str:
    """The marks and missing-value words that stand in the table, explained."""
    shown = list(shown)
    grades = [g for g in describe.GRADES if g != "primary" and any(o.grade == g and o.value for o in shown)]
    missing = [m for m in describe.MISSING if any(o.missing == m for o in shown)]
    parts = [
        f'<span class="grade grade-{g}" aria-hidden="true">{describe.GRADES[g][0]}</span> {describe.GRADES[g][1]}'
        for g in grades
    ]
    parts += [f"{describe.MISSING[m][0]}: {describe.MISSING[m][1]}" for m in missing]
    return f'<p class="legend">{"; ".join(parts)}.</p>' if parts else ""


def downloads(assets: Iterable[Asset]) -> str:
    """The download links of a table or figure."""
    links = [
        f'<a class="download" download href="{a.path}">{a.path.rsplit(".", 1)[1].upper()}</a>' for a in assets
    ]  # fmt: skip
    return f'<p class="downloads"><span>Download</span> {" ".join(links)}</p>' if links else ""


def _csv(table: Table, shown: Mapping[str, Observation], library: Library, words: Words) -> bytes:
    """The table as CSV: a head row, a row of units, then the rows; sources by key."""
    if table.kind == "listing":
        return csv_bytes([record.HEAD, *(_record_cells(o, library) for o in shown.values())])
    head = [table.stub, *(c.head for c in table.columns), "Source"]
    unit = ["", *(c.unit for c in table.columns), ""]
    rows = [
        [describe.plain(words(cell)) for cell in _matrix_cells(table, row.head, row.cells, shown, library)]
        for row in table.rows
        if not row.group
    ]
    return csv_bytes([head, unit, *rows])


def _matrix_cells(
    table: Table, head: str, cells: Iterable[str], shown: Mapping[str, Observation], library: Library
) -> list[str]:
    out, keys = [head], []
    for cell, column in zip(cells, table.columns, strict=False):
        found = [shown[i] for i in cell_ids(cell) if i in shown]
        printed = [describe.text(o, library.vocabulary, column.show, column.unit or None) for o in found]
        out.append("; ".join(printed) if found else cell.removeprefix("=").strip())
        keys += [c.key for o in found for c in o.sources]
    return [*out, "; ".join(dict.fromkeys(keys))]


def _record_cells(observation: Observation, library: Library) -> tuple[str, ...]:
    vocabulary = library.vocabulary
    return (
        describe.what(observation, vocabulary), describe.text(observation, vocabulary), describe.who(observation, vocabulary),
        describe.conditions(observation, vocabulary), "; ".join(c.key for c in observation.sources),
    )  # fmt: skip


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as UTF-8 CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _json(observations: Iterable[Observation]) -> bytes:
    return json_bytes([as_data(o) for o in observations])


def json_bytes(data: object) -> bytes:
    """Data as JSON that a person can read and a diff can show."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def as_data(observation: Observation) -> dict[str, object]:
    """An observation as plain data for JSON, without its place in our files."""
    data = observation.model_dump(exclude={"where"}, exclude_defaults=False)
    return {key: value for key, value in data.items() if value not in ("", None, ())}


def page_data(front: Mapping[str, str], shown: Iterable[Observation]) -> bytes:
    """The values of a page as JSON, in the order of their ids."""
    return json_bytes({**front, "values": [as_data(o) for o in sorted(shown, key=lambda o: o.id)]})


# --- the evidence behind the numbers -----------------------------------------------------------------------------


def evidence(shown: Iterable[Observation], drug: Drug, library: Library, words: Words) -> str:
    """Every number of the page with all its context: what the numbers in text and tables link to."""
    ordered = sorted(shown, key=lambda o: (list(SECTIONS).index(_section(o, library)), o.parameter))
    rows = record.rows(ordered, library.vocabulary, drug.compound, words, anchor=True)
    return (
        f'<details class="evidence" id="evidence"><summary>All {len(ordered)} values on this page, with their '
        'conditions and sources</summary><div class="scroll" tabindex="0" role="group" aria-label="Evidence">'
        f'<table class="records"><thead><tr>{record.head()}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def section_of(observation: Observation, library: Library) -> str:
    """The title of the section of a monograph that an observation stands in."""
    return SECTIONS[_section(observation, library)]


def _section(observation: Observation, library: Library) -> Section:
    return library.vocabulary.parameters[observation.parameter].section


def sections(drug: Drug, library: Library, words: Words) -> list[tuple[str, str, int]]:
    """The observations of a monograph by section: title, table, how many."""
    out = []
    for section, title in SECTIONS.items():
        found = [o for o in drug.observations if _section(o, library) == section]
        if found:
            order = {p: i for i, p in enumerate(dict.fromkeys(o.parameter for o in found))}
            found.sort(key=lambda o: order[o.parameter])
            rows = record.rows(found, library.vocabulary, drug.compound, words, anchor=True)
            html = (
                f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(title)}"><table class="records">'
                f"<thead><tr>{record.head()}</tr></thead><tbody>{rows}</tbody></table></div>"
            )
            out.append((title, html, len(found)))
    return out
