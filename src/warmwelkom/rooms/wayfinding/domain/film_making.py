"""A storyboard becomes a film: asked for, followed, stopped, kept, made public and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.wayfinding.domain.film_board import name_of
from warmwelkom.rooms.wayfinding.film_assets import not_fit
from warmwelkom.rooms.wayfinding.film_faults import UNSEEN
from warmwelkom.rooms.wayfinding.film_told import tell_pages
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, FilmFile, Premises
from warmwelkom.rooms.wayfinding.one_film import make_later

BUSY = (Film.State.WAITING, Film.State.RUNNING)


class CannotMake(UserError):  # noqa: N818  reads as the sentence it is
    """The film can't be made or shown now; the sentence says why."""


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """A file to keep with a film."""

    name: str
    type: str
    path: Path
    language: str = ""


@command("wayfinding.make_film", on="premises")
def ask_for_film(*, actor: Actor, premises: Premises, is_calm: bool, now: dt.datetime) -> Film:
    """Have the newest version made in a worker. Raises CannotMake: not all was looked at, or one is being made."""
    board = FilmBoard.objects.filter(premises=premises).first()
    if board is None:
        raise CannotMake(gettext_noop("Er is nog geen film. Maak eerst een eerste versie."))
    if not_fit(board):
        raise CannotMake(UNSEEN)
    if _is_busy(premises, is_calm):
        raise CannotMake(
            gettext_noop("Er wordt al een film gemaakt. Stop die eerst, of wacht even.")
        )
    film: Film = Film.objects.create(
        region_id=premises.region_id, premises=premises, board=board, is_calm=is_calm,
        at=now, by_id=actor.user_id, by_name=name_of(actor),
    )  # fmt: skip
    tell_pages(premises.pk)
    make_later(film)
    return film


def _is_busy(premises: Premises, is_calm: bool) -> bool:
    """One that was told to stop counts no more, also where its worker fell before it could."""
    going_on = Film.objects.filter(premises=premises, state__in=BUSY, is_calm=is_calm)
    return going_on.filter(stop_asked_at__isnull=True).exists()


@command("wayfinding.stop_film", on="film")
def stop_film(*, actor: Actor, film: Film, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """It ends after the part that is being made; what is ready is used next time."""
    Film.objects.filter(pk=film.pk, stop_asked_at__isnull=True).update(stop_asked_at=now)
    Film.objects.filter(pk=film.pk, state=Film.State.WAITING).update(
        state=Film.State.STOPPED, finished_at=now
    )
    tell_pages(film.premises_id)


@command("wayfinding.keep_film")
def keep_film(
    *, actor: Actor, film: Film, files: Sequence[NewFile], seconds: float, now: dt.datetime
) -> Film:
    """The film is ready: its files are kept. It is public only where it takes the place of one that was erased.

    Stopped where somebody said so, or where something in it may not be seen any more, while it was made.
    """
    if not _still_busy(film):
        return film
    if film.stop_asked_at or not_fit(film.board):
        return end_film(actor=actor, film=film, state=Film.State.STOPPED, sentence="", now=now)
    _keep_files(film, files)
    film.state, film.finished_at, film.seconds = Film.State.READY, now, seconds
    film.segments_done = film.segments
    _take_place(film, now)
    film.save()
    tell_pages(film.premises_id)
    return film


def _still_busy(film: Film) -> bool:
    """Read again while nobody else ends or erases it: of two that made one film the second says nothing any more."""
    Premises.objects.select_for_update().get(pk=film.premises_id)
    film.refresh_from_db(fields=["state", "stop_asked_at"])
    return film.state in BUSY


def _take_place(film: Film, now: dt.datetime) -> None:
    old = film.replaces
    if old is not None and old.state == Film.State.ERASED and old.is_public:
        film.published_at, film.published_by_name = now, old.published_by_name
        Film.objects.filter(pk=old.pk).update(withdrawn_at=now)


def _keep_files(film: Film, files: Sequence[NewFile]) -> None:
    for each in files:
        row = FilmFile(
            region_id=film.region_id, premises_id=film.premises_id, film=film, name=each.name,
            type=each.type, language=each.language, size=each.path.stat().st_size,
        )  # fmt: skip
        with each.path.open("rb") as content:
            row.file.save("x", File(content), save=False)
        row.save()


@command("wayfinding.keep_film")
def end_film(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    film: Film,
    state: str,
    sentence: str,
    now: dt.datetime,
    scene: int | None = None,
) -> Film:
    """There is no film: stopped or failed, and why; `scene` is the number of the scene that it is about."""
    if not _still_busy(film):
        return film
    film.state, film.finished_at = state, now
    film.sentence, film.scene_number = sentence[:300], scene
    film.save(update_fields=["state", "sentence", "scene_number", "finished_at"])
    tell_pages(film.premises_id)
    return film


@command("wayfinding.publish_film", on="film")
def publish_film(*, actor: Actor, film: Film, now: dt.datetime) -> None:
    """From now on anybody sees it, and no longer the one before. Raises CannotMake."""
    if film.state != Film.State.READY:
        raise CannotMake(gettext_noop("Deze film is niet klaar. Maak hem eerst."))
    if not_fit(film.board):
        raise CannotMake(UNSEEN)
    same = Film.objects.filter(premises_id=film.premises_id, is_calm=film.is_calm)
    same.filter(published_at__isnull=False, withdrawn_at__isnull=True).update(withdrawn_at=now)
    Film.objects.filter(pk=film.pk).update(
        published_at=now, published_by_name=name_of(actor), withdrawn_at=None
    )


@command("wayfinding.publish_film", on="film")
def withdraw_film(*, actor: Actor, film: Film, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Nobody outside sees it any more, at once."""
    Film.objects.filter(pk=film.pk, published_at__isnull=False).update(withdrawn_at=now)
