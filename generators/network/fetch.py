"""Request one address and classify the answer.

`dead` is only what the other side itself calls gone, in its code or on its page, and a host that does not exist or takes no
connections. What a robot is refused, and a reader may well see, is `blocked`: refusals, too many requests, and pages that are a check
for robots although they say 200. What did not answer whole and in time, or answered that it has trouble, is `timed-out`. A permanent
redirect, and an anchor that is not on the page, are `moved`.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from urllib.parse import unquote, urldefrag, urlsplit

import requests
from lxml import etree, html
from urllib3.exceptions import HTTPError

from generators.model import LinkState, Outcome
from generators.text import titles

BLOCKED = {401, 402, 403, 405, 406, 407, 418, 429, 451, 999}
TROUBLED = {408, 425, 429, *range(500, 600)}  # worth asking again
PERMANENT = {301, 308}
_DOCUMENT = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|gz|csv|xml)$", re.IGNORECASE)
_SCRIPTED = re.compile(r"^(!|/|:~:|top$)")  # what follows # is for a script or the browser, not an anchor
_GONE = re.compile(r"not found|404|410|no longer|removed|introuvable|nicht gefunden", re.IGNORECASE)
_CAPTCHA = "//*[contains(@class, 'captcha') or contains(@id, 'captcha') or contains(@src, 'captcha') or contains(@class, 'cf-turnstile')]"
_FEW = 200  # words; a page with more has something else to say than its captcha
_ENOUGH = 1_000_000  # bytes of a page that are read


@dataclass(frozen=True)
class Manners:
    """Settings of requests: timeouts, pauses, retries."""

    timeout: float = 20
    pause: float = 1
    tries: int = 3
    patience: float = 60  # the longest wait that a host may ask for
    agent: str = "Mozilla/5.0 (compatible; antisense-guides-link-check/1.0)"


@dataclass(frozen=True)
class Answer:
    """The result of one request; `again` is the number of seconds after which a retry makes sense."""

    state: LinkState
    answer: str
    to: str = ""
    again: float | None = None


Wait = Callable[[float], None]


def request_outcome(
    url: str, shells: Sequence[str], manners: Manners, session: requests.Session, wait: Wait = time.sleep
) -> Outcome:
    """Request an address, with retries where they make sense, and return the outcome."""
    answer = Answer("timed-out", "was not asked")
    for attempt in range(manners.tries):
        answer = _ask_once(url, shells, manners, session)
        if answer.again is None or attempt + 1 == manners.tries:
            break
        wait(min(answer.again, manners.patience))
    return Outcome(url=url, state=answer.state, answer=answer.answer, to=answer.to)


def _ask_once(url: str, shells: Sequence[str], manners: Manners, session: requests.Session) -> Answer:
    """Send one request: HEAD for documents, GET where the host does not support that well."""
    try:
        if _DOCUMENT.search(urlsplit(url).path):
            with suppress(requests.Timeout), _send_request("HEAD", url, manners, session) as response:
                if response.ok:
                    return _interpret(url, response, b"", shells)
        with _send_request("GET", url, manners, session) as response:
            return _interpret(url, response, _read_body(response, manners), shells)
    except requests.RequestException as problem:
        return _answer_to_failure(problem, manners)
    except HTTPError:  # while the page was read
        return Answer("timed-out", "broke the connection off", again=manners.pause)
    except (UnicodeError, ValueError) as problem:
        return Answer("dead", f"is no address: {problem}")


def _send_request(method: str, url: str, manners: Manners, session: requests.Session) -> requests.Response:
    headers = {"User-Agent": manners.agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    return session.request(method, url, timeout=manners.timeout, stream=True, headers=headers)


def _read_body(response: requests.Response, manners: Manners) -> bytes:
    """Read the beginning of a page within the time limit; nothing of other files."""
    body, until = b"", time.monotonic() + manners.timeout
    if "html" in response.headers.get("Content-Type", "html"):
        while chunk := response.raw.read1(16_384, decode_content=True):  # what has come, and no wait for more
            body += chunk
            if len(body) > _ENOUGH or time.monotonic() > until:
                break
    return body


def _answer_to_failure(problem: requests.RequestException, manners: Manners) -> Answer:
    if isinstance(problem, requests.exceptions.SSLError):
        return Answer("timed-out", "its certificate cannot be trusted")
    if isinstance(problem, requests.Timeout):
        return Answer("timed-out", f"did not answer in {manners.timeout:g} s", again=manners.pause)
    if isinstance(problem, requests.TooManyRedirects):
        return Answer("dead", "leads round in circles")
    if isinstance(problem, requests.ConnectionError):
        if is_caused_by(problem, socket.gaierror):
            return Answer("dead", "there is no such host")
        if is_caused_by(problem, ConnectionRefusedError):
            return Answer("dead", "the host takes no connections")
        return Answer("timed-out", "broke the connection off", again=manners.pause)
    return Answer("dead", f"is no address: {problem}")


def is_caused_by(problem: BaseException | None, kind: type[BaseException]) -> bool:
    """Whether an error is, or was caused by, one of a kind. The HTTP library keeps causes in several places."""
    seen: list[BaseException] = []
    left = [problem]
    while left:
        one = left.pop()
        if one is not None and one not in seen:
            seen.append(one)
            reason = getattr(one, "reason", None)
            left += [one.__cause__, one.__context__, *(a for a in (*one.args, reason) if isinstance(a, BaseException))]
    return any(isinstance(one, kind) for one in seen)


def _interpret(url: str, response: requests.Response, body: bytes, shells: Sequence[str]) -> Answer:
    """Classify a response."""
    code = response.status_code
    page = _parse_page(body)
    shell = _find_shell_sign(page, shells) if page is not None else ""
    if shell and (code in TROUBLED or 200 <= code < 300):
        return Answer("dead" if _GONE.search(shell) else "blocked", f"answers {code} with {shell!r}")
    if code in TROUBLED:
        state: LinkState = "blocked" if code in BLOCKED else "timed-out"
        return Answer(state, f"answers {code}", again=_parse_retry_after(response.headers.get("Retry-After", "")))
    if code in BLOCKED:
        return Answer("blocked", f"answers {code}")
    if not 200 <= code < 300:
        return Answer("dead", f"answers {code}")
    if to := _find_new_address(response):
        return Answer("moved", f"answers {response.history[0].status_code}", to)
    whole, anchor = urldefrag(url)
    if page is not None and anchor and len(body) <= _ENOUGH and not _has_anchor(page, anchor):
        return Answer("moved", f"has no anchor {anchor!r}", whole)
    return Answer("ok", f"answers {code}")


def _find_shell_sign(page: html.HtmlElement, shells: Sequence[str]) -> str:
    """Return the sign that a page is not the document: title, first heading, or a check for robots."""
    headings = (" ".join(str(page.xpath(f"string({where})")).split()) for where in ("//title", "//h1"))
    parts = [part for text in headings for part in titles.split_title(text.replace("’", "'"))]
    found = (part for part in parts if any(re.search(pattern, part, re.IGNORECASE) for pattern in shells))
    return next(found, "a captcha" if page.xpath(_CAPTCHA) and len(page.text_content().split()) < _FEW else "")


def _parse_page(body: bytes) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(body) if body.strip() else None
    except (etree.ParserError, ValueError):
        return None


def _has_anchor(page: html.HtmlElement, anchor: str) -> bool:
    plain = unquote(anchor)
    names = {str(name) for name in page.xpath("//@id | //a/@name")}
    return bool(_SCRIPTED.match(anchor)) or not names.isdisjoint({anchor, plain, f"user-content-{plain}"})


def _find_new_address(response: requests.Response) -> str:
    """Return the target of the permanent redirects at the start of the chain; empty if they lead back."""
    steps = [*response.history, response]
    to = ""
    for step, following in pairwise(steps):
        if step.status_code not in PERMANENT:
            break
        to = following.url
    return "" if to.rstrip("/") == steps[0].url.rstrip("/") else to


def _parse_retry_after(text: str) -> float:
    """Return the seconds to wait: HTTP gives a number or a date; two if none is given."""
    if re.fullmatch(r"\d+", text.strip()):
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 2.0
