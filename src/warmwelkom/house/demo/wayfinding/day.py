"""The example mbo tells an ordinary day of one programme, in the building it shows."""

from __future__ import annotations

import datetime as dt
from typing import Final

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.fixed import EXAMPLE_CREBO, MBO_MAIL
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.wayfinding.domain.normal_day import write_day
from warmwelkom.rooms.wayfinding.models import Place, Premises

MOMENTS: Final = (
    ("08:45", "Je komt binnen. Je laptop laad je op in het kluisje.", "De ingang"),
    ("09:00", "Eerste les. Je mentor loopt de dag met je door.", "Lokaal B1.07"),
    ("10:15", "Pauze. Het is hier druk; het plein is rustiger.", "De kantine"),
    ("10:35", "Oefenen in groepjes, met spullen die je later in je werk gebruikt.", "Lokaal B1.07"),
    ("12:00", "Lunch. Je eigen brood mag.", "De kantine"),
    ("12:30", "Praktijk: je doet wat je vanochtend leerde.", ""),
    ("15:15", "Klaar. De tram gaat om 15.25.", "De halte"),
)
"""(time, what one does, the place by its name)."""


def tell_day(*, actor: Actor, building: Premises, now: dt.datetime) -> None:
    """Public, with a colleague who answers; nothing where the programme is not there."""
    rows = Programme.objects.filter(school_id=building.school_id)
    programme = rows.filter(crebo=EXAMPLE_CREBO).first() or rows.first()
    if programme is None:
        return
    slugs = dict(Place.objects.filter(premises=building).values_list("name", "slug"))
    write_day(
        actor=actor, premises=building, programme=programme, now=now, is_public=True,
        text="Een dinsdag in de tweede maand. Op maandag begin je later, op donderdag loop je stage.",
        moments=[{"at": at, "what": what, "place": slugs.get(where, "")} for at, what, where in MOMENTS],
        asks_name=actor.name, asks_mail=f"introductie@{MBO_MAIL}",
    )  # fmt: skip
