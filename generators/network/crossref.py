"""Write data/retractions.yml, the snapshot of works that Crossref lists as retracted, corrected or under concern.

Run by hand or on a schedule, and never by a build or a check. Nothing is written unless every DOI of references.bib was
answered for, so that a snapshot is whole or is the one before.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
import yaml
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from generators.errors import SetupError
from generators.model import Retraction, Retractions
from generators.read.library import load

Say = Callable[[str], None]
Answer = dict[str, Any] | None
FILE = "data/retractions.yml"
API = "https://api.crossref.org/works/"
SOURCE = "Crossref, with the notices of Retraction Watch"
_KINDS = {
    "retraction": "retracted", "partial_retraction": "retracted", "withdrawal": "retracted", "removal": "retracted",
    "correction": "corrected", "corrigendum": "corrected", "erratum": "corrected", "expression_of_concern": "concern",
}  # fmt: skip
_BUSY = (429, 500, 502, 503, 504)


def update_snapshot(root: Path, say: Say, api: str = API, pause: float = 0.2) -> Retractions:
    """Look up every DOI and write the snapshot. Raises SetupError without an answer; the file is then not changed."""
    library = load(root)
    dois = sorted({r.fields["doi"].lower() for r in library.references.values() if "doi" in r.fields})
    session = _open_session(library.publisher.email, pause)
    answers: dict[str, Answer] = {}
    for number, doi in enumerate(dois):
        if number % 20 == 0:
            say(f"asking Crossref: {number} of {len(dois)}")
        time.sleep(pause)
        answers[doi] = _request_work(session, api + quote(doi, safe=""))
    found = _make_snapshot(answers)
    _write_snapshot(root / FILE, found)
    for doi in sorted(answers.keys() - set(found.asked)):
        say(f"{doi} is not known to Crossref; it may be mistyped, or registered elsewhere")
    say(f"{len(found.asked)} DOIs looked up, {len(found.entries)} notices; that a work is not listed proves nothing")
    return found


def _open_session(email: str, pause: float) -> requests.Session:
    """Open a session that identifies us, for better service, and retries a busy server three times, when it says."""
    session = requests.Session()
    session.headers["User-Agent"] = f"antisense-guides (mailto:{email})" if email else "antisense-guides"
    again = Retry(3, backoff_factor=5 * pause, status_forcelist=_BUSY, raise_on_status=False)
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    return session


def _request_work(session: requests.Session, address: str) -> Answer:
    """Return the record of a work in Crossref, or None if it has none."""
    try:
        response = session.get(address, timeout=30)
        if response.status_code == requests.codes.not_found:
            return None
        response.raise_for_status()
        return dict(response.json()["message"])
    except (requests.RequestException, LookupError, TypeError, ValueError) as problem:
        message = f"no answer that can be used from {address} ({problem}); wanted the network"
        raise SetupError(f"{message}. {FILE} is as it was") from problem


def _make_snapshot(answers: Mapping[str, Answer]) -> Retractions:
    try:
        entries = {entry for doi, answer in answers.items() if answer for entry in _parse_notices(doi, answer)}
    except (LookupError, TypeError, ValueError) as problem:
        raise SetupError(f"a notice of Crossref cannot be read ({problem}). {FILE} is as it was") from problem
    return Retractions(
        snapshot=datetime.date.today().isoformat(),
        source=SOURCE,
        asked=tuple(doi for doi, answer in answers.items() if answer is not None),
        entries=tuple(sorted(entries, key=lambda e: (e.doi, e.date, e.kind, e.notice))),
    )


def _parse_notices(doi: str, answer: dict[str, Any]) -> Iterator[Retraction]:
    """Return the notices on a work. Kinds that change nothing, such as a new version, are left out."""
    for notice in answer.get("updated-by", []):
        if kind := _KINDS.get(notice.get("type", "")):
            date = "-".join(f"{part:02d}" for part in notice["updated"]["date-parts"][0])
            named = {"notice": notice.get("DOI", "").lower(), "source": notice.get("source", "")}
            yield Retraction.model_validate({"doi": doi, "kind": kind, "date": date, **named})


def _write_snapshot(path: Path, found: Retractions) -> None:
    """Write the snapshot below the comment at the head of the file."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    head = "".join(line for line in lines if line.startswith("#"))
    data = found.model_dump(mode="json", exclude={"where"})
    path.write_text(head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
