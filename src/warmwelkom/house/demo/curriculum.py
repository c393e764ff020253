"""The example mbo describes the first weeks of a programme; a mentor and a class mentor lay them beside the vmbo.

The goals are made up for the demo and marked as examples; the end terms are SLO's own.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.fixed import EXAMPLE_CAMPUS, EXAMPLE_CREBO, EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.curriculum.domain.judging import Said, say_covers
from warmwelkom.rooms.curriculum.domain.missed import tell_missed
from warmwelkom.rooms.curriculum.domain.units import add_unit
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Module, Unit
from warmwelkom.rooms.people.models import Location, Programme, Region, School

UNITS: Final = (
    ("Kinderen leren kennen en begeleiden", "periode 1",
     """Je maakt kennis met een kind en de ouders en vraagt naar wensen en gewoonten.
Je kiest een activiteit die past bij de leeftijd van de groep.
Je maakt een draaiboek voor een activiteit met een groep kinderen.
Je motiveert een kind om mee te doen, ook als het niet vanzelf gaat.
Je schrijft een verslag dat een collega kan gebruiken."""),
    ("Gezond en schoon", "periode 1",
     """Je stelt een gezonde lunch samen en maakt die klaar met hygiëne.
Je legt ouders uit hoe slaap, bewegen en eten samenhangen.
Je maakt een ruimte en speelgoed schoon volgens een plan."""),
    ("Veilig werken", "periode 2",
     """Je tilt een kind zo dat je je rug spaart.
Je handelt bij lichte verwondingen en weet wanneer je hulp haalt.
Je werkt met het digitale systeem van de groep."""),
)  # fmt: skip
MENTOR, CLASS_MENTOR, DECAAN = "r.soekhoe", "k.bensaid", "m.vink"
WORDS: Final = (
    # who, goal (place over all units), end term, value, remark
    (MENTOR, 0, "P/ZW/03/01-01", "covers", "Doen ze met een echte groep."),
    (
        CLASS_MENTOR,
        0,
        "P/ZW/03/01-01",
        "partly",
        "Bij ons hoort het eerste gesprek met de ouders erbij.",
    ),
    (MENTOR, 1, "P/ZW/03/01-02", "covers", ""),
    (CLASS_MENTOR, 1, "P/ZW/03/01-02", "covers", ""),
    (MENTOR, 2, "P/ZW/03/01-04", "covers", "Iedereen maakt er twee."),
    (MENTOR, 3, "P/ZW/03/02-02", "prepares", ""),
    (CLASS_MENTOR, 5, "P/ZW/01/02-01", "covers", "Dit kan bij ons dus korter."),
    (MENTOR, 9, "P/ZW/04/03-02", "partly", "De meesten halen geen diploma EHBO."),
)


def lay_beside(*, region: Region, day: dt.date) -> None:
    """What these people did before the demo's first day; call it in the region's scope."""
    school = School.objects.filter(brin=EXAMPLE_MBO).first()
    programmes = Programme.objects.filter(school=school, crebo=EXAMPLE_CREBO)
    programme = programmes.filter(location__code="27GZ09").first() or programmes.first()
    if school is None or programme is None:
        return
    cast = Cast(region)
    goals = _describe(cast.actor(CLASS_MENTOR), programme, day)
    known = {row.prefix: row.pk for row in EndTerm.objects.filter(module__profile_id="ZW")}
    for number, (who, at, code, value, remark) in enumerate(WORDS):
        goal = goals[at]
        if code in known:
            said = Said(goal=goal.pk, end_term=known[code], value=value, remark=remark)
            say_covers(
                actor=cast.actor(who), unit=goal.unit, said=[said], now=moment(day, 9 + number % 7)
            )
    _miss(cast.actor(DECAAN), region, day)


def _describe(actor: Actor, programme: Programme, day: dt.date) -> list[Goal]:
    for title, period, text in UNITS:
        add_unit(
            actor=actor, programme=programme, title=title, period=period, text=text,
            now=moment(day, 8), is_example=True,
        )  # fmt: skip
    units = Unit.objects.filter(programme=programme)
    return list(Goal.objects.filter(unit__in=units).select_related("unit").order_by("unit__place", "place"))  # fmt: skip


def _miss(actor: Actor, region: Region, day: dt.date) -> None:
    """The decaan tells of one part that was not taught."""
    campus = Location.objects.filter(code=EXAMPLE_CAMPUS).select_related("school").first()
    module = Module.objects.filter(code="P/ZW/04").first()
    term = EndTerm.objects.filter(prefix="P/ZW/04/05-01").first()
    if campus and module and term:
        tell_missed(
            actor=actor, school=campus.school, location=campus, module=module, end_terms=[term.pk],
            reason="no_teacher", remark="Het apparaat was er, wie het uitlegt niet.",
            school_year=region.school_year, now=moment(day, 10),
        )  # fmt: skip
