"""library.py"""

from __future__ import annotations

from generators.model import Library, Where
from generators.model.drug import Conflict


def test_what_is_looked_up_by_id_is_that_of_the_copy(library: Library) -> None:
    drug = library.drugs[0]
    ident, study = drug.observations[0].id, drug.studies[0]
    assert library.study(study.id) == study
    assert library.drug_of(drug.observations[0]) == drug
    before = library.conflicts_of(ident)
    more = Conflict(
        where=Where(file="conflicts.yml"),
        id="another",
        title="Another",
        state="open",
        statement="They differ.",
        observations=(ident, ident),
    )
    changed = drug.model_copy(update={"conflicts": (*drug.conflicts, more), "studies": ()})
    copied = library.model_copy(update={"drugs": (changed, *library.drugs[1:])})
    assert copied.conflicts_of(ident) == (*((changed, conflict) for _, conflict in before), (changed, more))
    assert copied.study(study.id) is None
    assert library.conflicts_of(ident) == before
    assert library.conflicts_of("of nothing") == ()
