"""A building of wegwijs for tests: two levels, three places, one of everything. Call in a region scope."""

from __future__ import annotations

from typing import Any

from tests.cast import NOW
from warmwelkom.rooms.people.models import Person, Programme, School
from warmwelkom.rooms.wayfinding.models import (
    Corridor,
    Film,
    FilmBoard,
    FilmFile,
    FoundFace,
    Level,
    Material,
    NormalDay,
    Place,
    PortraitConsent,
    Premises,
    Rendition,
    StaleReport,
    Upload,
)


def make_wayfinding(*schools: School) -> None:
    """A building of each; the first is public."""
    for number, school in enumerate(schools):
        make_premises(school=school, is_public=not number)


def make_premises(*, school: School, is_public: bool = True) -> Premises:
    """Stop, entrance and classroom upstairs, with a photo in which somebody agreed to be seen."""
    slug = f"gebouw-{school.name.lower().replace(' ', '-')}"
    found = Premises.objects.filter(region=school.region, slug=slug).first()
    if found is not None:
        return found
    shown = NOW if is_public else None
    premises: Premises = Premises.objects.create(
        region=school.region, school=school, name=f"Gebouw {school.name}", slug=slug,
        address="Laan 1", stop="halte Laan, tram 9", made_at=NOW, published_at=shown,
    )  # fmt: skip
    of: dict[str, Any] = {"region": school.region, "premises": premises}
    levels = [Level.objects.create(**of, number=number, metres_per_pixel=0.05) for number in (0, 1)]
    places = [
        Place.objects.create(
            **of, level=levels[level], slug=slug, name=name, kind=kind, alt=f"{name}.", order=order,
            step_free=True, x=10.0 * order, y=20.0, published_at=shown, checked_on=NOW.date(),
        )
        for order, (slug, name, kind, level) in enumerate(
            (("halte", "De halte", "stop", 0), ("ingang", "De ingang", "entrance", 0),
             ("b107", "Lokaal B1.07", "classroom", 1)), 1,
        )
    ]  # fmt: skip
    Corridor.objects.create(**of, one=places[0], other=places[1], kind="outside", metres=60)
    Corridor.objects.create(
        **of, one=places[1], other=places[2], kind="stairs", metres=20, step_free=False
    )
    StaleReport.objects.create(**of, place=places[0], text="De halte ligt er niet meer.", at=NOW)
    _seen(of, places[1])
    Material.objects.create(
        **of, place=places[0], kind="photo", state="cleaning", name="halte.jpg", sha256="1" * 64,
        size=1000, at=NOW, by_name="Mia",
    )  # fmt: skip
    _film(of)
    _day(of, school, shown)
    return premises


def _day(of: dict[str, Any], school: School, shown: Any) -> NormalDay:
    programme = Programme.objects.filter(school=school).first() or Programme.objects.create(
        region=school.region, school=school, crebo="25655", name="Verzorgende-IG", level=3
    )
    moments = [
        {"at": "08:45", "what": "Je komt binnen", "place": "ingang"},
        {"at": "09:00", "what": "Les in verzorgen", "place": "b107"},
        {"at": "16:00", "what": "Naar huis", "place": ""},
    ]
    day: NormalDay = NormalDay.objects.create(
        **of, programme=programme, text="Een dinsdag.", moments=moments, asks_name="Joris",
        asks_mail="vragen@school.example", at=NOW, by_name="Mia", published_at=shown,
    )  # fmt: skip
    return day


def _seen(of: dict[str, Any], place: Place) -> Material:
    material: Material = Material.objects.create(
        **of, place=place, kind="photo", state="ready", name="ingang.jpg", sha256="0" * 64,
        size=1000, width=1600, height=900, at=NOW, by_name="Mia", reviewed_at=NOW,
        reviewed_by_name="Mia",
    )  # fmt: skip
    Rendition.objects.create(
        **of, material=material, name="1600.webp", type="image/webp", file="wayfinding/none",
        size=500, width=1600, height=900,
    )  # fmt: skip
    consent = PortraitConsent.objects.create(
        **of, name="Joris", purpose="De foto van de ingang", proof="mail", given_on=NOW.date(),
        at=NOW, by_name="Mia",
    )  # fmt: skip
    FoundFace.objects.create(
        **of, material=material, track=[[0, 0.4, 0.3, 0.1, 0.2]], decision="consent",
        consent=consent, decided_at=NOW, decided_by_name="Mia",
    )  # fmt: skip
    Upload.objects.create(
        **of,
        place=place,
        key="k",
        name="ingang.jpg",
        size=1000,
        expires_at=NOW,
        at=NOW,
        by=Person.objects.get(email="mia@school.example"),
    )
    return material


def _film(of: dict[str, Any]) -> Film:
    card = {"id": "begin", "type": "card", "frames": 105, "text": {"nl": "Wegwijs"}}
    rows = {"schema": "wegwijs.film/1", "locale": "nl", "locales": ["nl"], "scenes": [card]}
    board = FilmBoard.objects.create(**of, number=1, board=rows, at=NOW, by_name="Mia")
    film: Film = Film.objects.create(
        **of, board=board, state="ready", at=NOW, by_name="Mia", published_at=NOW
    )
    FilmFile.objects.create(
        **of, film=film, name="film.mp4", type="video/mp4", file="wayfinding/none", size=1
    )
    return film
