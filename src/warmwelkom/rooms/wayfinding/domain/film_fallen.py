"""A film is begun by a worker, and taken up again where its worker fell."""

from __future__ import annotations

import datetime as dt
from typing import Final

from procrastinate.contrib.django.models import ProcrastinateJob

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.wayfinding.domain.film_making import BUSY, end_film
from warmwelkom.rooms.wayfinding.film_assets import not_fit
from warmwelkom.rooms.wayfinding.film_faults import FELL, UNSEEN
from warmwelkom.rooms.wayfinding.film_told import tell_pages
from warmwelkom.rooms.wayfinding.models import Film
from warmwelkom.rooms.wayfinding.one_film import make_later

MOST_TRIES: Final = 3
STOPPED, FAILED = Film.State.STOPPED, Film.State.FAILED


@command("wayfinding.keep_film", on="film")
def begin_film(*, actor: Actor, film: Film, now: dt.datetime) -> bool:
    """A worker begins, or begins anew where one fell. False where there is nothing to do, or no more."""
    if film.state not in BUSY:
        return False
    if film.stop_asked_at:
        end_film(actor=actor, film=film, state=STOPPED, sentence="", now=now)
        return False
    if film.tries >= MOST_TRIES or not_fit(film.board):
        sentence = FELL if film.tries >= MOST_TRIES else UNSEEN
        end_film(actor=actor, film=film, state=FAILED, sentence=sentence, now=now)
        return False
    film.state, film.tries = Film.State.RUNNING, film.tries + 1
    film.save(update_fields=["state", "tries"])
    tell_pages(film.premises_id)
    return True


def fallen_films() -> list[Film]:
    """Of the region: films that wait or are being made while the house has no job for them or their building; two queries."""
    busy = list(Film.objects.filter(state__in=BUSY).select_related("board", "premises"))
    if not busy:
        return []
    jobs = ProcrastinateJob.objects.filter(status__in=("todo", "doing"))
    rows = jobs.values_list("args__film_id", "args__premises_id")
    cared_for = {each for row in rows for each in row if each}
    return [film for film in busy if not {str(film.pk), str(film.premises_id)} & cared_for]


@command("wayfinding.keep_film", on="film")
def take_up_film(*, actor: Actor, film: Film, now: dt.datetime) -> None:
    """No job makes it any more: asked for again. One that was told to stop has stopped, one that fell often has failed."""
    if film.stop_asked_at:
        end_film(actor=actor, film=film, state=STOPPED, sentence="", now=now)
    elif film.tries >= MOST_TRIES:
        end_film(actor=actor, film=film, state=FAILED, sentence=FELL, now=now)
    else:
        make_later(film)
