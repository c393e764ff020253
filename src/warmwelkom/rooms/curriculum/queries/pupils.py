"""How many pupils go from which profile to which programme: none under five, and none by which such a one is found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.engines.suppression import FEWEST, suppress
from warmwelkom.rooms.people.models import Qualification, Region
from warmwelkom.rooms.transitions.api import flows

Real = Counter[tuple[str, UUID | None, str]]
Shown = dict[tuple[str, UUID], int]
_kept: dict[UUID, tuple[Real, Shown]] = {}
"""Region -> (real numbers, the ones that may be shown): the suppression of a large table takes its time."""


def flows_for(*, actor: Actor, region: Region) -> Shown:
    """Nothing for who sees the region's figures too: a mark beside a total there tells as much as a number.

    One query, and one more where the numbers changed.
    """
    if not may(actor, "curriculum.see_numbers"):
        return {}
    real = flows(school_year=region.school_year)
    kept = _kept.get(region.pk)
    if kept is None or kept[0] != real:
        crebos = {crebo for _profile, _to, crebo in real if crebo}
        sectors = Qualification.objects.filter(crebo__in=crebos).values_list("crebo", "group")
        kept = _kept[region.pk] = (real, shown_of(real, dict(sectors)))
    return kept[1]


def shown_of(real: Real, sectors: dict[str, str]) -> Shown:
    """Everybody may see how many go to each sector, and how many have no place: so both are hidden with it.

    First which profile goes to which sector (or nowhere), then within a sector to which programme. Where the first
    is hidden nothing of the second is shown.
    """
    wide: dict[str, Counter[str]] = defaultdict(Counter)
    narrow: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (profile, to, crebo), n in real.items():
        sector = (sectors.get(crebo) or "?") if to or crebo else ""
        wide[profile][sector] += n
        narrow[sector][profile][str(to or "")] += n
    open_ = _open(wide)
    return {
        (profile, UUID(to)): n
        for sector, counts in narrow.items()
        if sector
        for (profile, to), n in _open(counts, columns=False).items()
        if to and (profile, sector) in open_
    }


def _open(
    counts: Mapping[str, Mapping[str, int]], *, columns: bool = True
) -> dict[tuple[str, str], int]:
    """What may be shown. Nothing under a total that would have to be hidden with it: other pages show that one.

    No page shows the totals of the columns where `columns` is false.
    """
    if not counts:
        return {}
    found = suppress(counts=counts, apart=FEWEST)
    if found.total is None:
        return {}
    return {
        (row, column): n
        for (row, column), n in found.cells.items()
        if n and found.rows[row] is not None and not (columns and found.columns[column] is None)
    }
