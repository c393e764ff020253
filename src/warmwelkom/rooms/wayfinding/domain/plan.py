"""Drawing a building: where its places lie, which way a panorama looks, how far it is from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Place, Premises

CLIMBS = (Corridor.Kind.STAIRS, Corridor.Kind.LIFT, Corridor.Kind.RAMP)
FAR_ENOUGH = 20
"""Pixels between two dots, to say from their distance how large a drawing is."""


class PlanError(UserError):
    """What cannot be drawn like this; the sentence says what can."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a place lies, in pixels of its level's drawing; the middle of its panorama looks to `towards`."""

    place: UUID
    level: int | None
    x: float | None
    y: float | None
    towards: UUID | None = None


@command("wayfinding.draw_plan", on="premises")
def put_dots(*, actor: Actor, premises: Premises, spots: list[Spot]) -> int:  # noqa: ARG001  the command asks
    """Put places where they lie, and set north where a neighbour is in the middle of the picture; answers how many."""
    places = _places(premises)
    levels = {row.number: row for row in Level.objects.filter(premises=premises)}
    measured = _measured(premises, places)
    changed = [places[spot.place] for spot in spots if spot.place in places]
    for spot in spots:
        row = places.get(spot.place)
        if row is not None:
            row.level = levels.get(spot.level) if spot.level is not None else None
            row.x, row.y = spot.x, spot.y
    for spot in spots:
        row, to = places.get(spot.place), places.get(spot.towards) if spot.towards else None
        if row is not None and to is not None:
            row.heading_degrees = _compass(row, to)
    Place.objects.bulk_update(changed, ["level", "x", "y", "heading_degrees"])
    _measure_again(measured, places)
    return len(changed)


def _places(premises: Premises) -> dict[UUID, Place]:
    return {row.pk: row for row in Place.objects.filter(premises=premises).select_related("level")}


def _measured(premises: Premises, places: Mapping[UUID, Place]) -> list[Corridor]:
    """Ways that are as long as the drawing says: they go along with it. What somebody typed stays."""
    rows = Corridor.objects.filter(premises=premises)
    return [row for row in rows if row.metres == _drawn(places[row.one_id], places[row.other_id])]


def _measure_again(measured: list[Corridor], places: Mapping[UUID, Place]) -> None:
    for row in measured:
        now = _drawn(places[row.one_id], places[row.other_id])
        row.metres = row.metres if now is None else now
    Corridor.objects.bulk_update(measured, ["metres"])


def _compass(row: Place, to: Place) -> float:
    apart = _apart(row, to)
    if apart is None or row.level is None or hypot(*apart) < 1:
        raise PlanError(
            _("%(here)s en %(there)s liggen niet los van elkaar op één verdieping. Zet eerst hun stippen neer.")
            % {"here": row.name, "there": to.name}
        )  # fmt: skip
    return round((degrees(atan2(apart[0], -apart[1])) - row.level.north_degrees) % 360, 1)


def _apart(one: Place, other: Place) -> tuple[float, float] | None:
    """Pixels to the right and down; None where they do not lie on one drawing."""
    if one.level_id is None or one.level_id != other.level_id:
        return None
    if one.x is None or one.y is None or other.x is None or other.y is None:
        return None
    return other.x - one.x, other.y - one.y


@command("wayfinding.draw_plan", on="premises")
def measure_level(
    *,
    actor: Actor,  # noqa: ARG001  the command asks
    premises: Premises,
    number: int,
    name: str,
    north: float,
    scale: float | None,
) -> Level:
    """A level with its name, where north lies, and how many metres a pixel is; made where it was not there."""
    measured = _measured(premises, _places(premises))
    row, _made = Level.objects.update_or_create(
        region=premises.region,
        premises=premises,
        number=number,
        defaults={"name": name, "north_degrees": north % 360, "metres_per_pixel": scale},
    )
    _measure_again(measured, _places(premises))
    return row


@command("wayfinding.draw_plan", on="premises")
def draw_corridor(
    *,
    actor: Actor,  # noqa: ARG001  the command asks
    premises: Premises,
    one: UUID,
    other: UUID,
    **facts: Any,
) -> Corridor:
    """A way between two places. Without `metres` the drawing tells how long it is.

    Drawn again between the same two and of one kind it replaces the old. The first with `metres` on a level says how
    large its drawing is.

    Raises:
        PlanError: the two are one, or nobody knows how far it is.
    """
    places = {row.pk: row for row in Place.objects.filter(premises=premises, pk__in=[one, other]).select_related("level")}  # fmt: skip
    if len(places) < 2:
        raise PlanError(_("Kies twee verschillende plekken."))
    if places[one].level_id != places[other].level_id and facts["kind"] not in CLIMBS:
        raise PlanError(
            _("Naar een andere verdieping ga je met een trap, een lift of een hellingbaan.")
        )
    if facts.get("metres") is None:
        facts["metres"] = _metres(places[one], places[other])
    else:
        _learn_scale(places[one], places[other], facts["metres"])
    pair = Q(one=one, other=other) | Q(one=other, other=one)
    Corridor.objects.filter(pair, premises=premises, kind=facts["kind"]).delete()
    made: Corridor = Corridor.objects.create(
        region=premises.region, premises=premises, one=places[one], other=places[other], **facts
    )
    return made


def _metres(one: Place, other: Place) -> float:
    found = _drawn(one, other)
    if found is None:
        raise PlanError(_("Vul in hoeveel meter het is. De plattegrond zegt het hier niet."))
    return found


def _drawn(one: Place, other: Place) -> float | None:
    """Metres from one to the other on the drawing; None where it does not tell."""
    apart, scale = _apart(one, other), one.level.metres_per_pixel if one.level else None
    return None if apart is None or scale is None else round(hypot(*apart) * scale, 1)


def _learn_scale(one: Place, other: Place, metres: float) -> None:
    """How large the drawing is, from what somebody paced off, where nobody said it yet."""
    apart = _apart(one, other)
    if one.level_id is None or apart is None or hypot(*apart) < FAR_ENOUGH or metres <= 0:
        return
    rows = Level.objects.filter(pk=one.level_id, metres_per_pixel__isnull=True)
    rows.update(metres_per_pixel=round(metres / hypot(*apart), 5))


@command("wayfinding.draw_plan", on="premises")
def erase_corridor(*, actor: Actor, premises: Premises, corridor: UUID) -> None:  # noqa: ARG001  the command asks
    """Take a way off the plan; one that is gone already is nobody's fault."""
    Corridor.objects.filter(premises=premises, pk=corridor).delete()
