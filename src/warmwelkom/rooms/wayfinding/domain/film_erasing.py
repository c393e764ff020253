"""What may not be seen any more is in no film: files are erased at once, parts as soon as no film is being made.

A film that was public comes back by itself: once a person has looked at everything in it again it is made anew, only
the parts that are touched, and takes its old place.
"""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import now_for
from warmwelkom.engines.film.editing import digests_in
from warmwelkom.rooms.wayfinding.domain.film_making import BUSY
from warmwelkom.rooms.wayfinding.domain.material import erase_later
from warmwelkom.rooms.wayfinding.film_assets import not_fit
from warmwelkom.rooms.wayfinding.film_faults import ERASED, ERASED_PUBLIC
from warmwelkom.rooms.wayfinding.film_told import tell_pages
from warmwelkom.rooms.wayfinding.models import Film, Material, Premises
from warmwelkom.rooms.wayfinding.one_film import forget_later, make_later

SHOWN: Final = (*BUSY, Film.State.READY)


def take_out_of_films(material: Material, *, comes_back: bool = True) -> None:
    """Every film that shows it is erased, one that is being made stops. Called by the command that hides it.

    With `comes_back` a film that was public is made anew once the material may be seen again.
    """
    Premises.objects.select_for_update().get(pk=material.premises_id)
    films = Film.objects.filter(premises_id=material.premises_id).select_related("board")
    showing = [film for film in films if material.sha256 in digests_in(film.board.board)]
    if not showing:
        return
    now = now_for(material.region_id)
    for film in showing:
        if film.state in SHOWN:
            _erase(film, now)
        if not comes_back and film.state == Film.State.ERASED:
            _stays_away(film, now)
    forget_later([material.sha256])
    tell_pages(material.premises_id)


def _erase(film: Film, now: dt.datetime) -> None:
    if film.state == Film.State.RUNNING:
        film.stop_asked_at = film.stop_asked_at or now
    elif film.state == Film.State.WAITING:
        film.state, film.finished_at = Film.State.STOPPED, now
    else:
        erase_later(*(row.file for row in film.files.all()))
        film.files.all().delete()
        film.state = Film.State.ERASED
        film.sentence = ERASED_PUBLIC if film.is_public else ERASED
    film.save(update_fields=["state", "sentence", "stop_asked_at", "finished_at"])


def _stays_away(film: Film, now: dt.datetime) -> None:
    """Also one that was erased before and waited to come back: its place is open no more."""
    film.sentence = ERASED
    if film.is_public:
        film.withdrawn_at = now
    film.save(update_fields=["sentence", "withdrawn_at"])


def erased_but_fit(premises_id: UUID) -> list[Film]:
    """Films that were public when they were erased, that may be shown again, and whose place is open; the newest of each sort."""
    films = list(Film.objects.filter(premises_id=premises_id).select_related("board"))
    found = []
    for is_calm in (False, True):
        same = [film for film in films if film.is_calm is is_calm]
        coming = any(film.state in BUSY and not film.stop_asked_at for film in same)
        lost = [film for film in same if film.state == Film.State.ERASED and film.is_public]
        if lost and not coming and not not_fit(lost[0].board):
            found.append(lost[0])
    return found


def bring_back(*, actor: Actor, premises_id: UUID) -> None:
    """Something of a building may be seen again: the films that wait for it are made. Called by a command."""
    for film in erased_but_fit(premises_id):
        make_again(actor=actor, film=film, now=now_for(film.region_id))


@command("wayfinding.keep_film", on="film")
def make_again(*, actor: Actor, film: Film, now: dt.datetime) -> Film:
    """The erased film is made anew of the same storyboard, and will stand where it stood."""
    del actor
    made: Film = Film.objects.create(
        region_id=film.region_id, premises_id=film.premises_id, board=film.board,
        is_calm=film.is_calm, at=now, replaces=film,
    )  # fmt: skip
    tell_pages(film.premises_id)
    make_later(made)
    return made
