"""The example mbo describes the first weeks of a programme; a mentor and a class mentor lay them beside the vmbo.

The goals are made up for the demo and marked as examples; the end terms are SLO's own.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.house.demo.fixed import EXAMPLE_CAMPUS, EXAMPLE_CREBO, EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.script import end_of
from warmwelkom.rooms.curriculum.domain.judging import Said, say_covers
from warmwelkom.rooms.curriculum.domain.missed import tell_missed
from warmwelkom.rooms.curriculum.domain.units import add_unit
from warmwelkom.rooms.curriculum.models import (
    Adaptation,
    EndTerm,
    Goal,
    GoalReading,
    Judgement,
    MissedAnswer,
    Module,
    NotTaught,
    Settlement,
    Unit,
)
from warmwelkom.rooms.curriculum.texts import goals_in
from warmwelkom.rooms.people.models import Location, Person, Programme, Region, School

LAID: Final = dt.date(2026, 3, 19)
"""Before the earliest day at which the demo can stand, so that it is there on each of them."""
BEGAN: Final = moment(LAID, 23)
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


def lay_beside(*, region: Region, after: dt.datetime = BEGAN) -> None:
    """What these people did before the demo's first day, where it is not there; call it in the region's scope.

    A goal of theirs that somebody changed after that moment reads again as they wrote it.
    """
    school = School.objects.filter(brin=EXAMPLE_MBO).first()
    programmes = Programme.objects.filter(school=school, crebo=EXAMPLE_CREBO)
    programme = programmes.filter(location__code="27GZ09").first() or programmes.first()
    if school is None or programme is None:
        return
    cast = Cast(region)
    goals = _describe(cast.actor(CLASS_MENTOR), programme, after)
    known = {row.prefix: row.pk for row in EndTerm.objects.filter(module__profile_id="ZW")}
    for number, (who, at, code, value, remark) in enumerate(WORDS):
        goal, by = goals[at], cast.actor(who)
        said = Judgement.objects.filter(goal=goal, end_term=known.get(code), by_id=by.person_id)
        if code in known and not said.exists():
            word = Said(goal=goal.pk, end_term=known[code], value=value, remark=remark)
            say_covers(actor=by, unit=goal.unit, said=[word], now=moment(LAID, 9 + number % 7))
    _miss(cast.actor(DECAAN), region)


def _describe(actor: Actor, programme: Programme, after: dt.datetime) -> list[Goal]:
    """Their units and goals, in order; what is gone is made again."""
    found: list[Goal] = []
    for place, (title, period, text) in enumerate(UNITS, 1):
        units = Unit.objects.filter(programme=programme)
        unit = (
            units.filter(is_example=True, place=place).first()
            or units.filter(title__iexact=title).first()
            or add_unit(
                actor=actor, programme=programme, title=title, period=period, text=text,
                now=moment(LAID), is_example=True,
            )
        )  # fmt: skip
        name = unit.title if units.exclude(pk=unit.pk).filter(title__iexact=title) else title
        units.filter(pk=unit.pk).update(title=name, period=period, place=place, at=moment(LAID))
        found += [_goal(unit, number, line, after) for number, line in enumerate(goals_in(text), 1)]
    return found


def _goal(unit: Unit, place: int, text: str, after: dt.datetime) -> Goal:
    of = {"region_id": unit.region_id, "school_id": unit.school_id, "unit": unit, "place": place}
    row: Goal = Goal.objects.filter(unit=unit, place=place).first() or Goal.objects.create(
        **of, text=text, changed_at=moment(LAID)
    )
    if row.changed_at > after:
        row.text, row.changed_at = text, moment(LAID)
        row.save(update_fields=["text", "changed_at"])
    row.unit = unit
    return row


def _miss(actor: Actor, region: Region) -> None:
    """The decaan tells of one part that was not taught."""
    campus = Location.objects.filter(code=EXAMPLE_CAMPUS).select_related("school").first()
    module = Module.objects.filter(code="P/ZW/04").first()
    term = EndTerm.objects.filter(prefix="P/ZW/04/05-01").first()
    if campus and module and term:
        tell_missed(
            actor=actor, school=campus.school, location=campus, module=module, end_terms=[term.pk],
            reason="no_teacher", remark="Het apparaat was er, wie het uitlegt niet.",
            school_year=region.school_year, now=moment(LAID, 10),
        )  # fmt: skip


def forget_curriculum_after(*, region: Region, day: dt.date) -> None:
    """What was said and changed on later days never was; what these people had done stands as they did it."""
    end = end_of(day)
    for model in (Adaptation, Settlement, Judgement, MissedAnswer, NotTaught, GoalReading):
        model._default_manager.filter(region=region, at__gt=end).delete()
    NotTaught.objects.filter(region=region, told_at__gt=end).update(told_at=None)
    Goal.objects.filter(region=region, retired_on__gt=day).update(retired_on=None)
    Settlement.objects.filter(region=region, ended_at__gt=end).update(ended_at=None)
    NotTaught.objects.filter(region=region, withdrawn_at__gt=end).update(withdrawn_at=None)
    stands = Settlement.objects.filter(
        goal=OuterRef("goal"), end_term=OuterRef("end_term"), ended_at=None
    )
    rows = Judgement.objects.filter(~Exists(stands), region=region)
    rows.exclude(settles_for="").update(settles_for="")
    # where one of them may not write here any more, what they said stays away
    with suppress(MayNotKnow, PermissionDenied, Person.DoesNotExist), transaction.atomic():
        lay_beside(region=region, after=end)
    Goal.objects.filter(region=region, changed_at__gt=end).delete()
    Unit.objects.filter(region=region, at__gt=end).delete()
