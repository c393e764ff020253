"""The finished film of the example building: drafted from its places and made after its pictures, in the house's own time."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.house import config
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.wayfinding.domain.film_board import add_card, draft_film
from warmwelkom.rooms.wayfinding.domain.film_making import CannotMake, ask_for_film, publish_film
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, Premises

PLANNER: Final = "s.aydin"
HEIGHT: Final = 720
"""Lines of the picture: a film of a school has 1080, but this one is made on whatever machine tries the demo."""
GOODBYE: Final = {"nl": "Tot de eerste dag.", "en": "See you on the first day."}


def film_later(building: Premises) -> None:
    """After the pictures, for it takes its turn behind the same lock; nothing where the setting says no."""
    if config.is_demo_filmed():
        draft_demo_film.defer(region_id=str(building.region_id), premises_id=str(building.pk))


@app.task(name="house.draft_demo_film", lock="house.draw_demo_picture")
def draft_demo_film(region_id: str, premises_id: str, height: int = HEIGHT) -> None:
    """The planner's storyboard, and the question to make it; one that stands already stays as it is."""
    with transaction.atomic(), region_scope(region_id):
        building = Premises.objects.filter(pk=premises_id).first()
        if building is None or FilmBoard.objects.filter(premises=building).exists():
            return
        about: dict[str, Any] = {
            "actor": Cast(Region.objects.get(pk=region_id)).actor(PLANNER),
            "premises": building,
            "now": now_for(region_id),
        }
        draft_film(**about)
        board = add_card(**about, text=GOODBYE)
        board.board["output"]["height"] = height
        board.save(update_fields=["board"])
        film = ask_for_film(**about, is_calm=False)
        show_demo_film.defer(region_id=region_id, film_id=str(film.pk))


@app.task(name="house.show_demo_film", lock="wayfinding.film")
def show_demo_film(region_id: str, film_id: str) -> None:
    """Show it to everybody; behind the lock of the film, so once that is made."""
    with transaction.atomic(), region_scope(region_id):
        film = Film.objects.select_related("board").filter(pk=film_id).first()
        if film is None or film.published_at is not None:
            return
        actor = Cast(Region.objects.get(pk=region_id)).actor(PLANNER)
        try:
            publish_film(actor=actor, film=film, now=now_for(region_id))
        except CannotMake:
            return  # it could not be made; its page says why
