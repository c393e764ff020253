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
        shots.setdefault(row.place_id, []).append(shot_of(row))
    return [_stop(place, shots.get(place.pk, [])) for place in places]


def stop_of(material: Material) -> Stop:
    """The place of this material with it alone to see."""
    return _stop(material.place, [shot_of(material)])


def _stop(place: Any, shots: list[Shot]) -> Stop:
    return Stop(
        place=place.slug,
        name=_words(place, "name"),
        words=_words(place, "description"),
        describe=_words(place, "alt"),
        shots=sorted(shots, key=lambda shot: shot.kind == "panorama"),
    )


def pictures_of(premises: Premises) -> list[Material]:
    """What a scene may show, in the order of the walk, the newest of each place first; one query."""
    rows = fit_materials(Place(premises=premises)).filter(kind__in=SHOWN, place__isnull=False)
    return list(rows.select_related("place").order_by("place__order", "place__name", "-at"))


def title_of(premises: Premises) -> dict[str, str]:
    """What stands on the first card."""
    english = premises.translations.get("en", {}).get("name") or premises.name
    return {"nl": f"Wegwijs in {premises.name}", "en": f"Find your way in {english}"}


def shot_of(row: Material) -> Shot:
    """A material as the film engine takes it."""
    return Shot(kind=row.kind, digest=row.sha256, seconds=row.seconds or 0.0)


def _words(place: Place, field: str) -> dict[str, str]:
    """The Dutch words, and those of other languages where somebody wrote them."""
    others = {language: rows.get(field, "") for language, rows in place.translations.items()}
    return {each: words for each, words in {"nl": getattr(place, field), **others}.items() if words}
