"""What goes when a place is taken out of its building."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from warmwelkom.engines.film.editing import digests_in
from warmwelkom.rooms.wayfinding.models import Corridor, Film, Material, Place


@dataclass(frozen=True, kw_only=True)
class Goes:
    """How many pictures, ways to neighbours, and films in which it can be seen."""

    pictures: int
    ways: int
    films: int


def goes_with(place: Place) -> Goes:
    """Three queries."""
    digests = set(Material.objects.filter(place=place).values_list("sha256", flat=True))
    films = Film.objects.filter(premises_id=place.premises_id, state=Film.State.READY)
    shows = [film for film in films.select_related("board") if digests & digests_in(film.board.board)]  # fmt: skip
    ways = Corridor.objects.filter(Q(one=place) | Q(other=place))
    return Goes(pictures=len(digests), ways=ways.count(), films=len(shows))
