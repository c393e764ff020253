"""The film of a building for the pages of its tour: is there one, how long does it take, what is its picture."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.wayfinding.film_assets import not_fit
from warmwelkom.rooms.wayfinding.models import Film, FilmFile


def film_at(*, actor: Actor, premises: str, place: str = "") -> Any:
    """The public film of a building with `poster` (the row of its picture), or None; two queries at most.

    With `place` only a film in which that place is. One that may not be seen now, for somebody took back a yes, is none.
    """
    rows = Film.objects.visible_to(actor, "wayfinding.see_film").filter(
        state=Film.State.READY, premises__slug=premises, published_at__isnull=False,
        withdrawn_at__isnull=True,
    )  # fmt: skip
    if place:
        rows = rows.filter(board__board__scenes__contains=[{"place": place}])
    poster = FilmFile.objects.filter(film=OuterRef("pk"), name="poster.jpg").values("pk")[:1]
    rows = rows.select_related("board").annotate(poster=Subquery(poster))
    film = rows.order_by("is_calm", "-published_at").first()
    return film if film is not None and not not_fit(film.board) else None
