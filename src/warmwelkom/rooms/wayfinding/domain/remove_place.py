"""A place that should not be there is taken out of its building, with all that was brought of it."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.wayfinding.domain.material import erase_later, take_away_material
from warmwelkom.rooms.wayfinding.models import Material, Place, Upload


@command("wayfinding.publish_place", on="place")
def remove_place(*, actor: Actor, place: Place) -> None:
    """The place, its pictures, its ways and what was told of it are gone, and films that show it are erased."""
    for material in Material.objects.filter(place=place).select_related("premises"):
        take_away_material(actor=actor, material=material)
    erase_later(*(row.file for row in Upload.objects.filter(place=place)))
    place.delete()
