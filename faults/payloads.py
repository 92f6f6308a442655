"""What a browser or a spreadsheet would run, put into the text fields of the model, which are found by walking its nouns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any

import markdown
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from faults.corpus import read_once
from generators.check.built.markup import active_in_page, active_in_picture
from generators.cite import ama
from generators.model import NOWHERE, Finding, Library, Noun, Offer, Page, Where
from generators.pictures.cached import Renderer
from generators.render import drug_pages, site_pages
from generators.report import ledger
from generators.site.pages import BuiltPage
from tests.check.rules.published import picture

PAYLOADS = {
    "script": "<script>x()</script>",
    "end of a citation": "Table 2]<script>x()</script>",
    "end of a citation and of data": "]]><script>x()</script>",
    "end of an attribute": "\"><img src=x onerror='x()'>",
    "end of an attribute in single quotes": "'><svg/onload=x()>",
    "attribute": '" onmouseover="x()" style="position:fixed" x="',
    "end of the page's title": "</title></h1></a></td></table><iframe srcdoc=x></iframe>",
    "end of a picture": "</text></svg><script>x()</script>",
    "blocks": "one\n\n<script>x()</script>\n\n<form action=x>\n",
    "comment": "<!--><img src=x onerror=x()>-->",
    "link": "[x](javascript:x())",
    "link with a title": '[x](x "onclick=x()") ![y](data:text/html,x)',
    "reference": "[x][y]\n\n[y]: javascript:x()\n",
    "autolink": "<javascript:x()>",
    "attribute list": '*b*{ onfocus="x()" autofocus }',
    "attribute list of a heading": "x { onclick=x() }",
    "attribute list of a block": '\n{: onmouseover="x()" }\n',
    "address": "javascript:x()",
    "call": "{{ ''.__class__ }} {% include 'x' %}",
    "formula": "=cmd|' /C calc'!A0",
}
# What names another noun, a file, a day or a number: the payload would be none of them, which is found.
_NAMES = """
    Citation.key Chart.name Cluster.id Cluster.nodes Column.unit Compound.id Conflict.guides Conflict.id Conflict.observations Diagram.name
    Disclaimer.id Disclaimer.when Drug.compound Drug.id Edge.head Edge.tail Fact.compound Gap.guides Gap.observations
    Guide.body Guide.drug Guide.slug Library.today Matrix.id Node.id Observation.compound Observation.drug Observation.id
    Observation.matrix Observation.parameter Observation.population Observation.species Observation.study Observation.unit
    Observation.arm Observation.formula Observation.dose Parameter.id Parameter.matrices Parameter.requires Parameter.species
    Parameter.units Point.id Population.id Population.species Protocol.name Protocol.species Quantity.step Quantity.text Reference.entry
    Reference.fields.year Reference.fields.month Reference.fields.day Reference.fields.urldate
    Reference.key Reference.tier Reference.type Row.cells Series.tone Species.broader Species.id StepParameter.unit Study.compound Study.id
    Table.kind Table.name Table.observations Term.id Term.source Unit.code Axis.unit Where.file
    Library.files Library.broken Library.unreadable
"""
NAMES = frozenset(_NAMES.split())
PAGE = Path("page.html")
Change = Callable[[str, str], str]  # the name of a field and its text -> its new text


@cache
def accepts(owner: type[Noun], name: str, text: str) -> bool:
    """Whether the model lets a text into a field."""
    field: FieldInfo = owner.model_fields[name]
    if f"{owner.__name__}.{name}" in NAMES:
        return False
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


def changed(value: Any, field: str, change: Change) -> Any:
    """A value of a field with each of its texts changed, those of the nouns in it among them."""
    if isinstance(value, Noun):
        return value.model_copy(update={name: changed_field(value, name, change) for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(changed(one, field, change) for one in value)
    if isinstance(value, dict):
        return {
            key: changed(one, f"{field}.{key}" if isinstance(one, str) else field, change) for key, one in value.items()
        }
    return change(field, value) if isinstance(value, str) and field not in NAMES else value


def changed_field(noun: Noun, name: str, change: Change) -> Any:
    """Return a field with its texts changed, unless it names another noun or takes no words."""
    value, field = getattr(noun, name), f"{type(noun).__name__}.{name}"
    is_text = isinstance(value, str) and not accepts(type(noun), name, "Words of no kind.")
    return value if field in NAMES or is_text else changed(value, field, change)


def with_offers(library: Library) -> Library:
    """The sample corpus with a publisher that offers something."""
    offer = Offer(text="Synthesis", url="https://offer.example/", modalities=("antisense oligonucleotide",))
    filled = {"offers": (offer,), "email": "a@b.example", "url": "https://x.example", "interest": "Sells them."}
    return library.model_copy(update={"publisher": library.publisher.model_copy(update=filled)})


def text_fields(library: Library) -> list[str]:
    """Every text field of the model that the sample corpus fills."""
    found: set[str] = set()

    def note(field: str, text: str) -> str:
        found.add(field)
        return text

    changed(with_offers(library), "Library", note)
    return sorted(found)


def spoiled(library: Library, payload: str, *fields: str) -> Library:
    """The sample corpus with the payload at the end of the texts of these fields, or of all."""
    whole: Library = changed(
        with_offers(library),
        "Library",
        lambda field, text: f"{text} {payload}" if not fields or field in fields else text,
    )
    entries = {key: ama.format_entry(reference) for key, reference in whole.references.items()}
    references = {key: one.model_copy(update={"entry": entries[key]}) for key, one in whole.references.items()}
    return whole.model_copy(update={"references": references})


def printed(library: Library, payload: str, draw: Renderer = picture) -> list[Page]:
    """Every page of the site, with a finding about the payload in the ledger."""
    pages, _ = drug_pages.render(drug_pages.plan(library), library, draw)
    pages += site_pages.render(library, pages, draw, read_once)
    finding = Finding(
        rule="CIT-MIN", severity="info", where=Where(file=payload), message=f"x {payload}.", waived=payload
    )
    return [*pages, *ledger.print_ledgers(library, pages, [finding])]


def active_parts(pages: list[Page]) -> Iterator[str]:
    """What could run of what was printed: by the HTML of the pages, their pictures and their downloads."""
    for page in pages:
        yield from (f"{page.path}: {one}" for one in _active_in_text(page.path, page.text.split("---\n", 2)[2]))
        for asset in page.assets:
            yield from (f"{asset.path}: {one}" for one in _active_in_file(asset.path.rpartition(".")[2], asset.content))


@lru_cache(maxsize=512)  # a payload in one text leaves most pages as they were
def _active_in_text(path: str, text: str) -> tuple[str, ...]:
    body = markdown.markdown(text, extensions=["attr_list", "tables", "toc", "fenced_code"])
    built = BuiltPage(path, PAGE, NOWHERE, None).having(f"<html><body>{body}</body></html>")
    return tuple(one.wrong for one in active_in_page(built, PAGE.parent))


@lru_cache(maxsize=512)
def _active_in_file(ending: str, content: bytes) -> tuple[str, ...]:
    if ending == "svg":
        return tuple(one.wrong for one in active_in_picture(content))
    return tuple(cell for cell in cells(content) if cell.startswith(("=", "@"))) if ending == "csv" else ()


def cells(content: bytes) -> list[str]:
    """Return the cells of a CSV file."""
    return [cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row]
