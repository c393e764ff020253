"""Work behind the page: making a film, one at a time, standing back for everybody else."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.ui.letters import own_fonts
from warmwelkom.engines.film import FilmError, StoppedError, make_film, read_storyboard
from warmwelkom.rooms.wayfinding.domain.film_making import end_film, keep_film
from warmwelkom.rooms.wayfinding.film_assets import not_fit
from warmwelkom.rooms.wayfinding.film_files import files_of, put_down
from warmwelkom.rooms.wayfinding.film_told import tell_pages
from warmwelkom.rooms.wayfinding.models import Film

NICENESS: Final = 15
PARTS_KEPT: Final = 30 * 24 * 3600
"""Seconds after which a part is erased; a film that needs it makes it anew."""
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


@app.task(name="wayfinding.make_film_in")
def make_in(region_id: str, film_id: str) -> None:
    """Not tried again when it falls: somebody asks again, and it goes on where it was."""
    with tempfile.TemporaryDirectory(prefix="film-") as name:
        folder = Path(name)
        with _in_film(region_id, film_id) as (_actor, film):
            if film.stop_asked_at or film.state not in (Film.State.WAITING, Film.State.RUNNING):
                return
            fit = not not_fit(film.board)
            rows = put_down(film, folder) if fit else {}
        if not fit:
            sentence = _("Niet alles in deze film is nagekeken, of iemand trok toestemming in.")
            _end(region_id, film_id, Film.State.FAILED, sentence)
            return
        try:
            _make(region_id, film_id, rows, folder)
        except StoppedError:
            _end(region_id, film_id, STOPPED, "")
        except FilmError as reason:
            _end(region_id, film_id, Film.State.FAILED, str(reason))
        except Exception:
            sentence = _("Het maken ging mis. Probeer het nog eens.")
            _end(region_id, film_id, Film.State.FAILED, sentence)
            raise


def _make(region_id: str, film_id: str, rows: dict[str, Any], folder: Path) -> None:
    board = read_storyboard(json.dumps(rows).encode(), folder=folder)
    telling, out = _Telling(region_id, film_id), folder / "film.mp4"
    make_film(
        board, out=out, cache=parts(), niceness=NICENESS, fonts=own_fonts(),
        tell=telling, is_stopped=telling.is_stopped,
    )  # fmt: skip
    files = files_of(board, out)
    with _in_film(region_id, film_id) as (actor, film):
        now = now_for(film.region_id)
        if film.stop_asked_at or not_fit(film.board):
            end_film(actor=actor, film=film, state=STOPPED, sentence="", now=now)
            return
        keep_film(
            actor=actor, film=film, files=files, seconds=board.frames / board.fps, now=now
        )  # fmt: skip


class _Telling:
    """Writes down how far it is, and hears now and then whether somebody says stop."""

    def __init__(self, region_id: str, film_id: str) -> None:
        self.region_id, self.film_id, self.asked = region_id, film_id, 0.0

    def __call__(self, ready: int, total: int) -> None:
        with _in_film(self.region_id, self.film_id) as (_actor, film):
            Film.objects.filter(pk=film.pk).update(
                state=Film.State.RUNNING, segments=total, segments_done=ready
            )
            tell_pages(film.premises_id)

    def is_stopped(self) -> bool:
        if time.monotonic() - self.asked < 1:
            return False
        self.asked = time.monotonic()
        with _in_film(self.region_id, self.film_id) as (_actor, film):
            return film.stop_asked_at is not None


def _end(region_id: str, film_id: str, state: str, sentence: str) -> None:
    with _in_film(region_id, film_id) as (actor, film):
        now = now_for(film.region_id)
        end_film(actor=actor, film=film, state=state, sentence=sentence, now=now)


@app.periodic(cron="25 5 * * *")
@app.task(name="wayfinding.forget_film_parts", queueing_lock="wayfinding.forget_film_parts")
def forget_parts(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Parts of films that were made more than thirty days ago."""
    oldest = time.time() - PARTS_KEPT
    for path in parts().rglob("*"):
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
