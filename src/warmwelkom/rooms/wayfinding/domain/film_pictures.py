"""One more picture in a film: a place that came later, or another look at one that is in it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.engines.film.pictures import with_stop
from warmwelkom.rooms.wayfinding.domain.film_board import (
    GONE,
    NothingToShow,
    add_board,
    locked_board,
)
from warmwelkom.rooms.wayfinding.film_stops import pictures_of, stop_of
from warmwelkom.rooms.wayfinding.models import FilmBoard, Place, Premises


@command("wayfinding.make_film", on="premises")
def add_picture(*, actor: Actor, premises: Premises, picture: str, now: dt.datetime) -> FilmBoard:
    """A scene of this material, where its place comes in the walk.

    Raises:
        NothingToShow: it is gone, or nobody looked at it yet.
        ChangedMeanwhile: there is no film yet.
    """
    newest = locked_board(premises)
    if newest is None:
        raise ChangedMeanwhile(GONE)
    found = next((row for row in pictures_of(premises) if str(row.pk) == picture), None)
    if found is None or found.place is None:
        raise NothingToShow(gettext_noop("Kies een beeld dat is nagekeken."))
    order = list(Place.objects.filter(premises=premises).values_list("slug", flat=True))
    before = order[: order.index(found.place.slug)]
    rows = with_stop(newest.board, stop_of(found), before=before)
    return add_board(premises, newest, rows, _("%s erbij") % found.place.name, actor, now)
