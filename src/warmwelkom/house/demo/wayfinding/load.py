"""The example mbo shows its building: eight places from the stop to a classroom; the house draws the pictures afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.fixed import EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.wayfinding.day import tell_day
from warmwelkom.house.demo.wayfinding.film import PLANNER, film_later
from warmwelkom.house.demo.wayfinding.pictures import draw_later
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.wayfinding.domain.places import FIELDS, add_place
from warmwelkom.rooms.wayfinding.domain.premises import make_premises
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Place, Premises

METRES_PER_PIXEL: Final = 0.05
Row = tuple[str, str, int, str, str, str, int, bool, tuple[int, int]]
PLACES: Final[tuple[Row, ...]] = (
    ("De halte", "stop", 0, "", "Een abri met een bank. Aan de overkant staat de school.",
     "Steek over bij het zebrapad. De school is het lichte gebouw.", 3, True, (120, 1100)),
    ("Het plein", "square", 0, "", "Een plein met banken en bakken met groen. Links staan de fietsen.",
     "Je fiets zet je links. In de pauze zit het hier vol.", 4, True, (700, 1000)),
    ("De ingang", "entrance", 0, "", "Glazen deuren onder een luifel. Rechts ligt een hellingbaan.",
     "De deuren gaan vanzelf open.", 3, True, (1000, 800)),
    ("De balie", "desk", 0, "0.02", "Een houten balie met een blauw bord: Servicebalie.",
     "Hier haal je je pas. Weet je het niet? Vraag het hier.", 2, True, (1000, 620)),
    ("De kantine", "canteen", 0, "0.12", "Tafels bij het raam, rechts de bar met een schoolbord.",
     "Je mag hier ook je eigen brood eten.", 5, True, (1300, 560)),
    ("De lift", "lift", 0, "0.20", "Zilveren liftdeuren, de knop zit rechts.",
     "Met de lift kom je overal. Je hebt er geen pas voor nodig.", 1, True, (820, 645)),
    ("De trap", "stairs", 0, "", "Een trap met een rode leuning, naar de eerste verdieping.",
     "Boven ga je rechtdoor.", 3, False, (900, 460)),
    ("Lokaal B1.07", "classroom", 1, "B1.07", "Tafels in drie rijen. Voorin hangt een wit bord: Welkom!",
     "Hier begint je eerste dag, om 9.00 uur.", 2, True, (980, 300)),
)  # fmt: skip
"""(name, kind, level, number on the door, what there is to see, what to know, noise, step-free, where on the plan)."""
IN_ENGLISH: Final = {
    "stop": ("The bus stop", "A shelter with a bench. The school is across the street.",
             "Cross at the zebra crossing. The school is the light building."),
    "square": ("The square", "A square with benches and planters. The bicycles are on the left.",
               "Park your bicycle on the left. It is full here in the break."),
    "entrance": ("The entrance", "Glass doors under a canopy. There is a ramp on the right.",
                 "The doors open by themselves."),
    "desk": ("The desk", "A wooden desk with a blue sign: Servicebalie.",
             "You get your pass here. Not sure about something? Ask here."),
    "canteen": ("The canteen", "Tables by the window, on the right the counter with a blackboard.",
                "You may bring your own lunch."),
    "lift": ("The lift", "Silver lift doors, the button is on the right.",
             "The lift goes to every floor. You need no pass for it."),
    "stairs": ("The stairs", "Stairs with a red rail, to the first floor.", "At the top go straight on."),
    "classroom": ("Classroom B1.07", "Tables in three rows. A white board in front: Welkom!",
                  "Your first day begins here, at 9 o’clock."),
}  # fmt: skip
"""Kind of place -> name, what there is to see, what to know."""
BUSY: Final = {"canteen": [["10:15", "10:35"], ["12:00", "12:30"]], "square": [["10:15", "10:35"]]}
WAYS: Final = (
    (0, 1, "outside", 62.0, True, None), (1, 2, "outside", 24.0, True, None),
    (2, 3, "door", 9.0, True, True), (3, 4, "hallway", 16.0, True, None),
    (3, 5, "hallway", 10.0, True, None), (3, 6, "hallway", 9.0, True, None),
    (5, 7, "lift", 14.0, True, None), (6, 7, "stairs", 12.0, False, None),
)  # fmt: skip
"""(from, to, kind, metres, step-free, whether a door opens by itself)."""


def show_building(*, region: Region, day: dt.date) -> None:
    """What the planner of the example mbo did; call it in the region's scope."""
    school = School.objects.filter(brin=EXAMPLE_MBO).first()
    if school is not None:
        actor = Cast(region).actor(PLANNER)
        building = add_building(actor=actor, school=school, now=moment(day, 9))
        tell_day(actor=actor, building=building, now=moment(day, 9))
        draw_later(building)
        film_later(building)


def add_building(*, actor: Actor, school: School, now: dt.datetime) -> Premises:
    """A public building with its places, words and ways; without a picture yet."""
    building = make_premises(
        actor=actor, school=school, location=None, name="Locatie Zuider",
        address="Zuiderlaan 12", stop="halte Zuiderlaan, tram 9 en bus 26", now=now,
    )  # fmt: skip
    places = [_place(actor, building, row, now) for row in PLACES]
    Level.objects.filter(premises=building).update(metres_per_pixel=METRES_PER_PIXEL)
    Corridor.objects.bulk_create(
        Corridor(
            region_id=building.region_id, premises=building, one=places[one], other=places[other],
            kind=kind, metres=metres, step_free=step_free, door_is_automatic=door,
        )
        for one, other, kind, metres, step_free, door in WAYS
    )  # fmt: skip
    building.translations = {"en": {"stop": "stop Zuiderlaan, tram 9 and bus 26"}}
    building.published_at, building.published_by_name = now, actor.name
    building.save()
    return building


def _place(actor: Actor, building: Premises, row: Row, now: dt.datetime) -> Place:
    name, kind, level, room, alt, told, noise, step_free, where = row
    facts: dict[str, Any] = dict.fromkeys(FIELDS, "") | {
        "name": name, "kind": kind, "room_code": room, "alt": alt, "description": told,
        "noise": noise, "light": 3, "busy": BUSY.get(kind, []), "step_free": step_free,
        "owner_id": actor.user_id,
    }  # fmt: skip
    made = add_place(actor=actor, premises=building, facts=facts, level=level)
    english = dict(zip(("name", "alt", "description"), IN_ENGLISH[kind], strict=True))
    made.translations = {"en": english}
    made.x, made.y, made.heading_degrees = float(where[0]), float(where[1]), 0.0
    made.published_at, made.published_by_name = now, actor.name
    made.checked_on = made.photo_date = now.date()
    made.save()
    return made
