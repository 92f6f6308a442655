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
    "lastaccessed": "urldate", "dateaccessed": "urldate", "lastchecked": "urldate",
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
    abstract abstractnote accession-number accessionnumber acknowledgement acmid added-at added-by addendum address adsnote
    adsurl affiliation afterword alternatetitle amendment annotate annotation annotator annote archive archivelocation
    archiveprefix article arxiv arxivid author-email author_keywords author_sort authorid bibcode bibdate bibkey
    bibsource biburl blogtitle bookauthor bookpagination booksubtitle booktitleaddon calibreid call-number callnumber category
    chapter chemicals citation citation-subset citationkey citations cited-references citedby cites city class classification
    clc code coden collaboration collaborator collections comment commentator completed conference contents
    contribution-number contributor copyright copyright-owner corpsource correspondence_address corresponding-author country
    cover created creationdate creator custom1 custom2 custom3 custom4 custom5 custom6 custom7 database date-added
    date-created date-modified dateadded datemodified day_of_week dayfiled dbasekey description dimensions
    director doc-delivery-number doctype document-type document_type documenttype edition-type editora editoratype editorb
    editorbtype editorc editorctype editortype eissn electronic-issn electronic-publication entrysubtype eprint eprintclass
    eprinttype epub event-place eventdate eventtitleaddon execproducer execute extra file filename files fjournal foreword
    formats funding-acknowledgement funding-text gender gene-symbol gene-symbols genre grantno groups hal_id hal_version
    history hyphenation identifiers ids indexsorttitle indextitle interhash intrahash introduction investigator isbn-10
    isbn-13 ismn isrn issn-l issn-linking issue_date issuesubtitle issuetitle issuetitleaddon itemtype jel
    journal-abbreviation journal-url journalsubtitle journaltitleaddon journalurl jstor key keyword keywords keywords-plus
    label langid langidopts language languages lccn library library-id library_name license linking-issn lista listb listc
    listd liste listf localfile location location-id lowerdate mainsubtitle maintitle maintitleaddon manuscript-id medline-pst
    mendeley mendeley-groups mendeley-tags mesh modificationdate month_numeric monthfiled mrclass mrnumber mrreviewer
    msbibtype mynote namea nameaddon nameatype nameb namebtype namec namectype names narrator nationality nlm-id nlm-unique-id
    note2 numpages oa oai oclc offline optannote options orcid-numbers origdate original-date origlanguage origlocation
    origpublisher origtitle origyear other-abstract other-id owner pagetotal pagination part participant pdf person
    physicaldimensions pii place ppn_gvk preface presort price primaryclass print-issn printed printinfo priority project
    pubcountry publication-status publisher-place publocation pubmedcentral pubmodel pubtype qualityassured ranking rating
    read readingnotes readstatus reference-type references refid registry-number related relatedoptions relatedstring
    relatedtype remark reportnumber reporttype repository reprinttitle research-areas researchareas researcherid-numbers
    researchnotes review revised rights rightsholder s2id scholar searchterm season second-id section sections serial series
    set shortauthor shorteditor shorthand shorthandintro shortseries shorttitle shorturl size sortkey sortname sortshorthand
    sorttitle sortyear source sourcetype status subject subject-category subset substance-name subtype summary supplement
    swhid tags termowner text thesistype times-cited timescited timestamp title-abbreviation title_sort titleaddon topic
    translator transliterated-title treatment type_of_work typeofwork unique-id uri urls urlseen usera userb userc userd usere
    userf username uuid verba verbb verbc version volume-title volumes web_of_science websitetitle websitetype websiteurl
    yearfiled zblnumber zmnumber zotero-key
""")
_EXPORTED = re.compile(
    r"[a-z][a-z0-9]|[\w-]+(?:\+|-)an(?::[\w-]+)?|[\w-]+\+[\w:-]+|\w+(?:-\w+){2,}|(?:file|field|user|custom)[-_]?[0-9]+|url_\w+"
)  # tags of Web of Science, annotations of biblatex and its other names, fields that JabRef and home pages number
PREFIXES = (
    "bdsk-",
    "mendeley-",
    "citeulike-",
    "x-",
    "local-",
    "user-",
    "opt",
    "_",  # left out by hand
    "posted-at",
    "biburl",
    "bibsource",
    "zotero-",
    "msbib-",
    "f1000-",
    "ams-",
)


_DAY_IN_MONTH = re.compile(
    r"([A-Za-z]{3,9})\.?[ ~]([0-9]{1,2})(?:st|nd|rd|th)?|([0-9]{1,2})[ ~]([A-Za-z]{3,9})\.?"
)  # `OCT 1` of Web of Science
_SEASON = re.compile(
    r"spring|summer|autumn|fall|winter|2[1-9]|3[0-9]|4[01]", re.IGNORECASE
)  # biblatex counts them from 21
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T[0-9:.+Z-]*)?")
_PUBLISHED = (
    "prepublished",
    "preprint",
    "published",
    "ppublish",
    "epublish",
    "ppublish+epublish",
)  # what its type says

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
    if (subtitle := fields.pop("subtitle", None)) and "title" in fields:
        fields["title"] = ("title", f"{fields['title'][1]}: {subtitle[1]}")
    if "date" in fields:
        fields = _split_date(*fields.pop("date")) | fields
    elif _DATE.fullmatch(fields.get("year", ("", ""))[1]):  # a whole day is no year
        fields = {**fields, **_split_date(*fields["year"])}
    if fields.get("pubstate", ("", ""))[1].strip().casefold() in _PUBLISHED:
        del fields["pubstate"]
    return _split_month(fields)


def _split_month(fields: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Take the day out of a month; of a season nothing is printed."""
    written = fields.get("month", ("", ""))[1].strip(" {}")
    if _SEASON.fullmatch(written):
        del fields["month"]
    elif found := _DAY_IN_MONTH.fullmatch(written):
        day = found[2] or found[3]
        fields |= {"month": ("month", found[1] or found[4]), "day": fields.get("day", ("month", day.lstrip("0")))}
    return fields


def _split_date(name: str, text: str) -> dict[str, tuple[str, str]]:
    """Return year, month and day of a date of biblatex, of a span its beginning. What is no date is the year, which is then refused."""
    begin, *end = (part.strip() for part in text.split("/", 1))
    found = _DATE.fullmatch(end[0] if end and begin in ("", "..") else begin)
    parts = zip(("year", "month", "day"), found.groups() if found else (text,), strict=False)
    return {part: (name, value.lstrip("0") if part == "day" else value) for part, value in parts if value}
