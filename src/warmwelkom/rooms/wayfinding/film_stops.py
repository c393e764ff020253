"""Places and their material as the film engine takes them."""

from __future__ import annotations

from typing import Any, Final

from warmwelkom.engines.film.draft import Shot, Stop
from warmwelkom.rooms.wayfinding.film_assets import SHOWN, fit_materials
from warmwelkom.rooms.wayfinding.models import Material, Place, Premises

LOCALES: Final = ("nl", "en")
"""A first film speaks these; the languages of the building's own words may become more."""


def stops_of(premises: Premises) -> list[Stop]:
    """The places in walking order with what may be seen of each, the newest first; two queries."""
    places = list(Place.objects.filter(premises=premises))
    shots: dict[Any, list[Shot]] = {}
    for row in fit_materials(Place(premises=premises)).filter(kind__in=SHOWN).order_by("-at"):
        shots.setdefault(row.place_id, []).append(_shot(row))
    return [
        Stop(
            place=place.slug,
            name=_words(place, "name"),
            words=_words(place, "description"),
            describe=_words(place, "alt"),
            shots=sorted(shots.get(place.pk, ()), key=lambda shot: shot.kind == "panorama"),
        )
        for place in places
    ]


def title_of(premises: Premises) -> dict[str, str]:
    """What stands on the first card."""
    return {"nl": f"Wegwijs in {premises.name}", "en": f"Find your way in {premises.name}"}


def _shot(row: Material) -> Shot:
    return Shot(kind=row.kind, digest=row.sha256, seconds=row.seconds or 0.0)


def _words(place: Place, field: str) -> dict[str, str]:
    """The Dutch words, and those of other languages where somebody wrote them."""
    others = {language: rows.get(field, "") for language, rows in place.translations.items()}
    return {each: words for each, words in {"nl": getattr(place, field), **others}.items() if words}
