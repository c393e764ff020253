"""The finished film of the example building: drafted from its places and made after its pictures, in the house's own time."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.house import config
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.wayfinding.domain.film_board import add_card, draft_film
from warmwelkom.rooms.wayfinding.domain.film_making import publish_film
from warmwelkom.rooms.wayfinding.jobs_of_film import make_in
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, Premises

PLANNER: Final = "s.aydin"
HEIGHT: Final = 720
"""Lines of the picture: a film of a school has 1080, but this one is made on whatever machine tries the demo."""
GOODBYE: Final = {"nl": "Tot de eerste dag.", "en": "See you on the first day."}


def film_later(building: Premises) -> None:
    """After the pictures, for it takes its turn behind the same lock; nothing where the setting says no."""
    if config.is_demo_filmed():
        make_demo_film.defer(region_id=str(building.region_id), premises_id=str(building.pk))


@app.task(name="house.make_demo_film", lock="house.draw_demo_picture")
def make_demo_film(region_id: str, premises_id: str, height: int = HEIGHT) -> None:
    """The planner's storyboard becomes a film that everybody sees; one that stands already stays as it is."""
    film = _drafted(region_id, premises_id, height)
    if film is not None:
        make_in(region_id, str(film.pk))
        _show(region_id, film)


def _drafted(region_id: str, premises_id: str, height: int) -> Film | None:
    """Written down before it is made, for the making looks it up."""
    with transaction.atomic(), region_scope(region_id):
        building = Premises.objects.filter(pk=premises_id).first()
        if building is None or FilmBoard.objects.filter(premises=building).exists():
            return None
        actor, now = Cast(Region.objects.get(pk=region_id)).actor(PLANNER), now_for(building.region_id)  # fmt: skip
        draft_film(actor=actor, premises=building, now=now)
        board = add_card(actor=actor, premises=building, text=GOODBYE, now=now)
        board.board["output"]["height"] = height
        board.save(update_fields=["board"])
        film: Film = Film.objects.create(
            region_id=building.region_id, premises=building, board=board, at=now,
            by_id=actor.user_id, by_name=actor.name,
        )  # fmt: skip
        return film


def _show(region_id: str, film: Film) -> None:
    with transaction.atomic(), region_scope(region_id):
        made = Film.objects.select_related("board").get(pk=film.pk)
        if made.state == Film.State.READY:
            actor = Cast(Region.objects.get(pk=region_id)).actor(PLANNER)
            publish_film(actor=actor, film=made, now=now_for(made.region_id))
