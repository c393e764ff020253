"""The levels of a building: in another order, or away where nothing stands on one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.files.keeping import remove_with_file
from warmwelkom.rooms.wayfinding.domain.plan import PlanError
from warmwelkom.rooms.wayfinding.models import Level, Material, Place, Premises, Rendition

NOWHERE = -32_000
"""A number that no level has, while two change theirs."""


@command("wayfinding.draw_plan", on="premises", tell=("by",))
def move_level(*, actor: Actor, premises: Premises, level: Level, by: int) -> None:  # noqa: ARG001  the command asks
    """Above (1) or under (-1) its neighbour: the two change numbers, places and drawings go along. At the end it stays."""
    rows = Level.objects.select_for_update().filter(premises=premises).order_by("number")
    levels = list(rows)
    at = next(place for place, row in enumerate(levels) if row.pk == level.pk)
    to = at + by
    if not 0 <= to < len(levels):
        return
    one, other = levels[at], levels[to]
    Level.objects.filter(pk=one.pk).update(number=NOWHERE)
    Level.objects.filter(pk=other.pk).update(number=one.number)
    Level.objects.filter(pk=one.pk).update(number=other.number)


@command("wayfinding.draw_plan", on="premises")
def remove_level(*, actor: Actor, premises: Premises, level: Level) -> None:  # noqa: ARG001  the command asks
    """A level with nothing on it is gone, its drawings too.

    Raises:
        PlanError: a place stands on it.
    """
    if Place.objects.filter(premises=premises, level=level).exists():
        raise PlanError(
            _("Op deze verdieping liggen nog plekken. Zet die eerst op een andere verdieping.")
        )
    for row in Rendition.objects.filter(premises=premises, material__level=level):
        remove_with_file(row)
    Material.objects.filter(premises=premises, level=level).delete()
    level.delete()
