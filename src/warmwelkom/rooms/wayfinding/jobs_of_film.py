"""Work behind the page: making a film, one at a time, standing back for everybody else; erasing what may not be seen."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.base.ui.letters import own_fonts
from warmwelkom.engines.film import FilmError, StoppedError, make_film, read_storyboard
from warmwelkom.engines.film.keeping import forget
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.wayfinding.domain.film_fallen import begin_film, fallen_films, take_up_film
from warmwelkom.rooms.wayfinding.domain.film_making import end_film, keep_film
from warmwelkom.rooms.wayfinding.domain.stuck import stuck_materials, take_up_material
from warmwelkom.rooms.wayfinding.film_faults import OURS, told
from warmwelkom.rooms.wayfinding.film_files import files_of, put_down
from warmwelkom.rooms.wayfinding.film_told import tell_pages
from warmwelkom.rooms.wayfinding.models import Film
from warmwelkom.rooms.wayfinding.one_film import MAKE_FILM, ONE_FILM

NICENESS: Final = 15
PARTS_KEPT: Final = 30 * 24 * 3600
"""Seconds after which a part is erased; a film that needs it makes it anew."""
A_DAY, AN_HOUR = 24 * 3600, 3600
STOPPED = Film.State.STOPPED


@contextmanager
def _in_film(region_id: str, film_id: str) -> Iterator[tuple[Actor, Film]]:
    """A short transaction around one look, for a film takes minutes."""
    with transaction.atomic(), region_scope(region_id):
        film = Film.objects.select_related("board", "premises").get(pk=film_id)
        yield system_actor(region_id=film.region_id), film


def parts() -> Path:
    """Where made parts lie; may be emptied at any time."""
    return Path(settings.MEDIA_ROOT).parent / "film-parts"


@contextmanager
def _table(film_id: str) -> Iterator[Path]:
    """A folder for one film; whatever lies there already is of a worker that was killed.

    Raises:
        FilmError: there is no room for it.
    """
    folder = parts() / "work" / film_id
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
    except OSError as full:
        raise _no_room(folder, full) from full
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _no_room(folder: Path, reason: OSError) -> FilmError:
    return FilmError(f"cannot write in {folder}: {reason.strerror or reason}.", code="disk")


def _clear_tables() -> None:
    """Of films that nobody took up again."""
    for folder in (parts() / "work").glob("*"):
        if folder.stat().st_mtime < time.time() - AN_HOUR:
            shutil.rmtree(folder, ignore_errors=True)


@app.task(name=MAKE_FILM)
def make_in(region_id: str, film_id: str) -> None:
    """A film whose worker fell is begun anew, and only what was at hand is made again; the third time is the last.

    That it was begun is certain before anything is written, so that it is not tried for ever where there is no room.
    """
    with _in_film(region_id, film_id) as (actor, film):
        if not begin_film(actor=actor, film=film, now=now_for(film.region_id)):
            return
        rows = film.board.board
    try:
        with _table(film_id) as folder:
            _make(region_id, film_id, folder)
    except StoppedError:
        _end(region_id, film_id, STOPPED)
    except FilmError as fault:
        _end(region_id, film_id, Film.State.FAILED, *told(fault, rows))
    except Exception:
        _end(region_id, film_id, Film.State.FAILED, OURS)
        raise


def _put_down(region_id: str, film_id: str, folder: Path) -> dict[str, Any]:
    with _in_film(region_id, film_id) as (_actor, film):
        try:
            return put_down(film, folder)
        except FileNotFoundError as gone:
            raise FilmError(f"{gone.filename} is gone.", code="missing") from gone
        except OSError as full:
            raise _no_room(folder, full) from full


def _make(region_id: str, film_id: str, folder: Path) -> None:
    rows = _put_down(region_id, film_id, folder)
    board = read_storyboard(json.dumps(rows).encode(), folder=folder)
    telling, out = _Telling(region_id, film_id), folder / "film.mp4"
    make_film(
        board, out=out, cache=parts(), niceness=NICENESS, fonts=own_fonts(),
        tell=telling, is_stopped=telling.is_stopped,
    )  # fmt: skip
    files = files_of(board, out)
    with _in_film(region_id, film_id) as (actor, film):
        keep_film(
            actor=actor, film=film, files=files, seconds=board.frames / board.fps,
            now=now_for(film.region_id),
        )  # fmt: skip


class _Telling:
    """Writes down how far it is, and hears now and then whether somebody says stop."""

    def __init__(self, region_id: str, film_id: str) -> None:
        self.region_id, self.film_id, self.asked = region_id, film_id, 0.0

    def __call__(self, ready: int, total: int) -> None:
        with _in_film(self.region_id, self.film_id) as (_actor, film):
            Film.objects.filter(pk=film.pk).update(segments=total, segments_done=ready)
            tell_pages(film.premises_id)

    def is_stopped(self) -> bool:
        if time.monotonic() - self.asked < 1:
            return False
        self.asked = time.monotonic()
        with _in_film(self.region_id, self.film_id) as (_actor, film):
            return film.stop_asked_at is not None


def _end(
    region_id: str, film_id: str, state: str, sentence: str = "", scene: int | None = None
) -> None:
    with _in_film(region_id, film_id) as (actor, film):
        now = now_for(film.region_id)
        end_film(actor=actor, film=film, state=state, sentence=sentence, scene=scene, now=now)


@app.task(name="wayfinding.forget_shown", retry=AGAIN)
def forget_shown(names: list[str]) -> None:
    """Parts of films that show what may not be seen any more; waits until no film is being made."""
    _clear_tables()
    forget(parts(), names)


@app.periodic(cron="25 5 * * *")
@app.task(name="wayfinding.forget_film_parts",
          queueing_lock="wayfinding.forget_film_parts", lock=ONE_FILM)  # fmt: skip
def forget_parts(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Parts of films that were made more than thirty days ago; what they showed is known a day longer."""
    _clear_tables()
    oldest = time.time() - PARTS_KEPT
    for path in parts().rglob("*"):
        longer = A_DAY if "shows" in path.parts else 0
        if path.is_file() and path.stat().st_mtime < oldest - longer:
            path.unlink(missing_ok=True)


@app.periodic(cron="*/5 * * * *")
@app.task(name="wayfinding.take_up_films", queueing_lock="wayfinding.take_up_films")
def take_up_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(take_up_in)


@app.task(name="wayfinding.take_up_films_in", retry=AGAIN)
def take_up_in(region_id: str) -> None:
    """Films and pictures that no worker makes any more, though they wait or say that they are being made."""
    with transaction.atomic(), region_scope(region_id):
        for material, has_failed in stuck_materials():
            actor = system_actor(region_id=material.region_id)
            take_up_material(actor=actor, material=material, has_failed=has_failed)
        for film in fallen_films():
            actor = system_actor(region_id=film.region_id)
            take_up_film(actor=actor, film=film, now=now_for(film.region_id))
