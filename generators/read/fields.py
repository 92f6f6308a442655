"""The fields and types of BibTeX, biblatex and the programs that export them: which of ours they are, or that they are left out.

Read by name and never by likeness: `date` is no slip of `urldate`. Only a field that is in neither list is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# ours by the names of others
NAMES: Mapping[str, str] = {
    "journaltitle": "journal", "fulljournalname": "journal", "journalabbreviation": "shortjournal", "journal-iso": "shortjournal",
    "journaliso": "shortjournal", "shortjournaltitle": "shortjournal", "issue": "number", "eid": "pages", "article-number": "pages",
    "articleno": "pages", "elocation-id": "pages", "pmc": "pmcid", "pubmedid": "pmid", "accessed": "urldate", "accessdate": "urldate",
    "lastaccessed": "urldate", "lastchecked": "urldate",
}  # fmt: skip

TYPES: Mapping[str, str] = {
    "inbook": "incollection", "bookinbook": "incollection", "suppbook": "incollection", "inreference": "incollection", "suppcollection": "incollection",
    "conference": "inproceedings", "proceedings": "book", "mvproceedings": "book", "collection": "book", "mvcollection": "book", "mvbook": "book",
    "reference": "book", "mvreference": "book", "periodical": "misc", "suppperiodical": "article", "booklet": "misc", "unpublished": "misc",
    "report": "techreport", "thesis": "phdthesis", "electronic": "online", "www": "online", "webpage": "online", "website": "online",
    "software": "misc", "dataset": "misc", "data": "misc", "standard": "misc", "video": "misc", "movie": "misc", "audio": "misc", "image": "misc",
    "artwork": "misc", "music": "misc", "letter": "misc", "review": "article", "newspaper": "article", "newspaperarticle": "article", "performance": "misc",
    "commentary": "misc", "legal": "misc", "presentation": "misc", "preprint": "misc",
    "web_page": "online", "generic": "misc", "book_section": "incollection", "newspaper_article": "article", "magazine_article": "article",
    "conference_proceedings": "inproceedings", "softwareversion": "misc", "softwaremodule": "misc", "codefragment": "misc", "hardware": "misc",
    "computer_program": "misc", "statute": "legislation", "case": "jurisdiction", "bill": "legislation", "working_paper": "techreport",
    "encyclopedia_article": "incollection", "film": "misc", "television_broadcast": "misc", "hearing": "misc", "talk": "misc", "legmaterial": "misc",
    "legadminmaterial": "misc", "constitution": "legislation",
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# what no list of references prints
IGNORED = _words("""
    abstract acknowledgement acmid added-at added-by addendum address adsnote adsurl affiliation afterword amendment annotate
    annotation annotator annote archive archivelocation archiveprefix article arxivid author-email author_keywords authorid
    bibcode bibdate bibkey bookauthor bookpagination booksubtitle booktitleaddon callnumber chapter chemicals citation
    citation-subset citationkey cited-references cites city class classification clc code coden collaboration collaborator comment
    commentator completed conference contents contribution-number copyright copyright-owner corpsource correspondence_address
    country created creationdate database date-added date-created date-modified dateadded datemodified day_of_week dbasekey
    description dimensions director doc-delivery-number doctype document_type documenttype edition-type editora editoratype
    editorb editorc editortype eissn electronic-issn electronic-publication entrysubtype eprint eprintclass eprinttype eventdate
    eventtitleaddon execproducer execute file fjournal foreword funding-acknowledgement funding-text gender gene-symbol
    gene-symbols grantno groups hal_id hal_version history hyphenation ids indextitle interhash intrahash introduction
    investigator isbn-10 isbn-13 ismn isrn issn-l issn-linking issuesubtitle issuetitle issuetitleaddon jel journal-abbreviation
    journal-url journalsubtitle journaltitleaddon journalurl key keyword keywords keywords-plus label langid langidopts language
    lccn library license linking-issn localfile location location-id lowerdate mainsubtitle maintitle maintitleaddon manuscript-id
    medline-pst mendeley-groups mendeley-tags mesh modificationdate month_numeric mrclass mrnumber mrreviewer msbibtype nameaddon
    names narrator nationality nlm-id nlm-unique-id numpages oa oai offline optannote options orcid-numbers origdate origlanguage
    origlocation origpublisher origtitle other-abstract other-id owner pagetotal pagination part pdf person physicaldimensions pii
    ppn_gvk preface presort price primaryclass print-issn printed printinfo priority project pubcountry publication-status
    publocation pubmodel pubtype qualityassured ranking rating read readstatus references refid registry-number related
    relatedoptions relatedstring relatedtype remark reportnumber repository reprinttitle research-areas researchareas
    researcherid-numbers review revised rights scholar searchterm season second-id section sections serial series set shortauthor
    shorteditor shorthand shorthandintro shortseries shorttitle shorturl size sortkey sortname sortshorthand sorttitle sortyear
    source sourcetype status subject subject-category subset substance-name summary supplement swhid tags termowner text
    times-cited timescited timestamp title-abbreviation titleaddon topic translator transliterated-title treatment type_of_work
    unique-id uri urlseen usera userb userc userd usere userf username verba verbb verbc version volume-title volumes
    web_of_science websiteurl xdata zblnumber zmnumber
""")
_EXPORTED = re.compile(
    r"[a-z][a-z0-9]|[\w-]+\+[\w:-]+|\w+(?:-\w+){2,}"
)  # tags of Web of Science, annotations of biblatex, its other names
PREFIXES = (
    "bdsk-",
    "mendeley-",
    "citeulike-",
    "x-",
    "local-",
    "user-",
    "opt",
    "posted-at",
    "biburl",
    "bibsource",
    "__",
    "zotero-",
)


_DAY_IN_MONTH = re.compile(
    r"([A-Za-z]{3,9})\.?[ ~]([0-9]{1,2})|([0-9]{1,2})[ ~]([A-Za-z]{3,9})\.?"
)  # `OCT 1` of Web of Science

# what changes an entry and is not read
REFUSED: Mapping[str, str] = {
    "crossref": "the fields that it takes from another entry", "xref": "the fields that it takes from another entry",
    "xdata": "the fields that it takes from another entry", "entryset": "an entry for each work",
}  # fmt: skip


def is_ignored(name: str) -> bool:
    """Whether a field of others has nothing that a list of references prints."""
    return name in IGNORED or name.startswith(PREFIXES) or bool(_EXPORTED.fullmatch(name))


def translate(written: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the text of each field by our name, with the name that it was written under. Ours go before those of others."""
    fields = {name: (name, text) for name, text in written.items() if name not in NAMES and not is_ignored(name)}
    for name, text in written.items():
        if name in NAMES and text.strip("{} "):
            fields.setdefault(NAMES[name], (name, text))
    if written.get("eprinttype", "").casefold() in ("pubmed", "pmid", "pmcid") and "eprint" in written:
        fields.setdefault(
            "pmcid" if written["eprint"].upper().startswith("PMC") else "pmid", ("eprint", written["eprint"])
        )
    if "subtitle" in fields and "title" in fields:
        fields["title"] = ("title", f"{fields['title'][1]}: {fields.pop('subtitle')[1]}")
    if "date" in fields:
        fields = _split_date(*fields.pop("date")) | fields
    if "month" in fields and (found := _DAY_IN_MONTH.fullmatch(fields["month"][1].strip())):
        day = found[2] or found[3]
        fields |= {"month": ("month", found[1] or found[4]), "day": fields.get("day", ("month", day.lstrip("0")))}
    return fields


def _split_date(name: str, text: str) -> dict[str, tuple[str, str]]:
    """Return year, month and day of a date of biblatex, of a span its beginning. What is no date is the year, which is then refused."""
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T[0-9:+Z-]*)?(?:/.*)?", text.strip())
    parts = zip(("year", "month", "day"), found.groups() if found else (text,), strict=False)
    return {part: (name, value.lstrip("0") if part == "day" else value) for part, value in parts if value}
