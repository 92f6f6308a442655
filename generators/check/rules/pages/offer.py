"""An offer of the publisher fits the drug of its page and is declared as an interest.

An offer names its modalities and appears once, only on pages of drugs of these. A publisher with an offer sets
`commercial: true` and its `interest`, so that every page carries the notice. Offers in a text or a template are found by
their address.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from generators.model import Drug, Library, Offer, Page, Problem, Publisher, Where
from generators.site import query
from generators.site.pages import Site

ID = "STR-OFFER"
SEVERITY = "error"
BY_PAGE = True
BAD = "A page on an antisense oligonucleotide links to an offer of `modalities: [small interfering RNA]`."
GOOD = "The offer names `antisense oligonucleotide` among its modalities."
_PROFILE = "data/publisher.yml"
_MODALITIES = get_args(Drug.model_fields["modality"].annotation)


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each fault of the offers in the profile, and each page of a drug that links to one for other drugs."""
    for wrong, wanted in _find_undeclared_interest(library.publisher):
        yield Problem(library.publisher.where, wrong, wanted)
    for offer in library.publisher.offers:
        if not offer.url:
            yield Problem(_place_of(library, offer), f"the offer {offer.text!r} has no address", "`url`")
        for modality in offer.modalities or ("",):
            if modality not in _MODALITIES:
                wanted = f"one of {', '.join(_MODALITIES)}"
                yield Problem(_place_of(library, offer), f"an offer is for the modality {modality!r}", wanted)
    for page in pages if library.publisher.offers else ():
        for wrong, wanted in _find_misplaced_offers(
            library, page.meta.get("drug", ""), page.path, _find_linked_offers(library, page.text)
        ):
            yield Problem(page.origin, wrong, wanted)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each built page of a drug that links to an offer for other drugs, and each offer that is repeated."""
    for page in site:
        drug = page.address.split("/")[1] if page.address.startswith("drugs/") else ""
        linked = {address for _, address in page.links}
        offers = [offer for offer in library.publisher.offers if offer.url in linked]
        for wrong, wanted in _find_misplaced_offers(library, drug, f"/{page.address}", offers):
            yield Problem(site.place(page, *(offer.url for offer in offers)), wrong, wanted)
        for address, times in Counter(query.offers(page.tree)).items():
            if times > 1:
                yield Problem(
                    page.origin, f"/{page.address} carries the offer {address} {times} times", "the offer once"
                )


def _find_undeclared_interest(publisher: Publisher) -> Iterator[tuple[str, str]]:
    if (publisher.offers or publisher.quote_url) and not publisher.commercial:
        yield f"{publisher.name} offers something and is not commercial", "`commercial: true`"
    if publisher.commercial and not publisher.interest:
        yield f"{publisher.name} is commercial and does not say in what", "`interest` in words"


def _find_linked_offers(library: Library, text: str) -> list[Offer]:
    return [offer for offer in library.publisher.offers if offer.url and offer.url in text]


def _find_misplaced_offers(
    library: Library, drug: str, page: str, offers: Sequence[Offer]
) -> Iterator[tuple[str, str]]:
    modality = next((d.modality for d in library.drugs if d.id == drug), None)
    for offer in offers if modality else ():
        if modality not in offer.modalities:
            wanted = f"none but offers for {modality}"
            yield f"{page} carries an offer for {', '.join(offer.modalities)} ({offer.url})", wanted


def _place_of(library: Library, offer: Offer) -> Where:
    """Return the line of an offer in the publisher's profile."""
    lines = library.files.get(_PROFILE, "").splitlines()
    line = next((n for n, text in enumerate(lines, start=1) if (offer.url or offer.text) in text), 0)
    return Where(file=_PROFILE, line=line) if line else library.publisher.where
