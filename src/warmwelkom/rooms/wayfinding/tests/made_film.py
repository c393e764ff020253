"""A building whose film is made and public, the jobs that the house would do, and what lies on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import NOW, Cast

from warmwelkom.rooms.wayfinding.domain.film_board import draft_film
from warmwelkom.rooms.wayfinding.domain.film_making import ask_for_film, publish_film
from warmwelkom.rooms.wayfinding.jobs_of_film import make_in
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, Premises
from warmwelkom.rooms.wayfinding.tests.film import make_building

SMALL = {"aspect": "16:9", "height": 120, "fps": 30}


def building_with_board(cast: Cast, folder: Path) -> Premises:
    """A card, a photo and a clip, in a film of 120 lines."""
    with cast.scope():
        premises = make_building(cast.places.mondriaan, folder)
        board = draft_film(actor=cast.actor("mia"), premises=premises, now=NOW)
        FilmBoard.objects.filter(pk=board.pk).update(board=board.board | {"output": SMALL})
        return premises


def asked(cast: Cast, building: Premises, *, is_calm: bool = False) -> Film:
    with cast.scope():
        return ask_for_film(actor=cast.actor("mia"), premises=building, is_calm=is_calm, now=NOW)


def made(cast: Cast, building: Premises, *, is_calm: bool = False) -> Film:
    film = asked(cast, building, is_calm=is_calm)
    make_in(str(building.region_id), str(film.pk))
    with cast.scope():
        return Film.objects.select_related("board").get(pk=film.pk)


def again(cast: Cast, film: Film) -> Film:
    """The film as it is now."""
    with cast.scope():
        found: Film = Film.objects.get(pk=film.pk)
    return found


def public(cast: Cast, building: Premises) -> Film:
    film = made(cast, building)
    assert film.state == "ready", film.told
    with cast.scope():
        publish_film(actor=cast.actor("mia"), film=film, now=NOW)
    return film


def page_of(building: Premises, **words: str) -> Any:
    address = reverse("wayfinding:film", args=["haaglanden", building.slug])
    return Client().get(address, words)


class Jobs:
    """What was asked of the house since this was made, done in order, each once."""

    def __init__(self) -> None:
        self.done = set(ProcrastinateJob.objects.values_list("pk", flat=True))

    def run(self) -> list[str]:
        """The names of what was done."""
        names = []
        while rows := list(ProcrastinateJob.objects.exclude(pk__in=self.done).order_by("pk")):
            for row in rows:
                self.done.add(row.pk)
                names.append(row.task_name)
                app.tasks[row.task_name](**row.args)
        return names


def lost(film: Film) -> None:
    """The house has no job for this film any more."""
    with transaction.atomic():
        jobs = ProcrastinateJob.objects.filter(args__film_id=str(film.pk))
        jobs._raw_delete(jobs.db)


def on_disk() -> set[Path]:
    """Files of films and pictures, and parts of films."""
    home = Path(settings.MEDIA_ROOT).parent
    parts = home / "film-parts"
    found = [path for folder in (home / "media", parts) for path in folder.rglob("*")]
    return {path for path in found if path.is_file() and "shows" not in path.parts}
