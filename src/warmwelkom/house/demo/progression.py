"""The demo's progression programme: a bridge module that is over, a taster day, a summer week, and one route."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import override

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.models import Message
from warmwelkom.house.demo.fixed import EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.script import end_of
from warmwelkom.rooms.curriculum.models import Module
from warmwelkom.rooms.handover.models import Statement
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.progression.domain.aims import add_aims
from warmwelkom.rooms.progression.domain.certificates import issue_certificate
from warmwelkom.rooms.progression.domain.offers import give_offer
from warmwelkom.rooms.progression.domain.outcome import line_of
from warmwelkom.rooms.progression.domain.routes import do_duty, make_route
from warmwelkom.rooms.progression.domain.seats import sign_up
from warmwelkom.rooms.progression.domain.ticks import tick
from warmwelkom.rooms.progression.guard_of_seats import GUARD
from warmwelkom.rooms.progression.models import (
    Certificate,
    LearningRoute,
    OfferSeat,
    OfferSession,
    ProgressionOffer,
    RouteDuty,
    SessionTick,
)
from warmwelkom.rooms.transitions.models import Transition

EXAMPLE_VO, MODULE = "20MJ", "P/DP/01"
GIVEN, SIGNED = moment(dt.date(2026, 1, 20)), moment(dt.date(2026, 2, 10), 16)
EVERYBODY: dict[str, Any] = {"leerwegen": [], "profiles": [], "programme_ids": [], "location": None}
MARCH = [(dt.date(2026, 3, day), 14, 16) for day in (3, 10, 17)]
MAY = [(dt.date(2026, 5, 12), 9, 15)]
MISSED = (1, 2)
"""Who was not there, of those who signed up: the third, the second time."""
AUGUST = [(dt.date(2026, 8, day), 10, 15) for day in (17, 18, 19)]
BRIDGE = EVERYBODY | {
    "kind": "bridge", "title": "Rekenen en plannen op het mbo", "places": 12,
    "what": "Drie middagen rekenen met prijzen en uren, en leren plannen zoals het op het mbo gaat.",
    "place": "Tinwerf 10, lokaal 1.12", "contact": "Karim Bensaïd, 070 000 00 10",
}  # fmt: skip
TASTER = EVERYBODY | {
    "kind": "taster", "title": "Een dag mee in zorg, techniek of groen", "places": 3,
    "what": "Kies een richting en loop een dag mee met een klas. Je eet mee in de kantine.",
    "place": "Tinwerf 10, bij de ingang", "contact": "Marco Visser, 070 000 00 11",
}  # fmt: skip
WEEK = EVERYBODY | {
    "kind": "summer", "title": "Zomerweek: klaar voor de start", "places": 20,
    "what": "Drie dagen om de school, de reis en een paar klasgenoten te leren kennen.",
    "place": "Johan de Witt, aula", "contact": "Marjan Vink, 070 000 00 12",
}  # fmt: skip
ROUTE = {
    "kind": "continuous", "title": "Van dienstverlening naar mbo 3 in zes jaar",
    "contact": "Marjan Vink en Marco Visser", "starts_on": dt.date(2025, 8, 25),
    "ends_on": dt.date(2028, 7, 14), "signed_on": dt.date(2025, 6, 20),
    "option": "Terug naar het gewone vierde jaar, met alle behaalde vakken.",
}  # fmt: skip


def give_programme(*, region: Region) -> None:
    """What stands there on the demo's first day; call it in the region's scope, after its lists. Once."""
    pupils = example_class()
    mbo, vo = (School.objects.filter(brin=brin).first() for brin in (EXAMPLE_MBO, EXAMPLE_VO))
    if not pupils or mbo is None or vo is None or ProgressionOffer.objects.exists():
        return
    cast = Cast(region)
    with override("nl"):
        _bridge(cast, mbo, pupils)
        taster = _given(cast, "m.visser", mbo, TASTER, MAY)
        week = _given(cast, "m.vink", vo, WEEK, AUGUST)
        _sign(cast, taster, pupils[1:6])
        _sign(cast, week, pupils[3:9])
        _route(cast, vo, mbo)


def _given(cast: Cast, who: str, school: School, values: dict[str, Any], times: Any) -> Any:
    moments = [(_at(day, begins), _at(day, ends)) for day, begins, ends in times]
    return give_offer(
        actor=cast.actor(who), school=school, values=values, times=moments, now=GIVEN
    )  # fmt: skip


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=AMSTERDAM)


def _sign(cast: Cast, offer: ProgressionOffer, pupils: list[Transition]) -> list[OfferSeat]:
    return [
        sign_up(
            actor=cast.pupil(row), transition=row, offer=offer, now=SIGNED + dt.timedelta(minutes=n)
        )
        for n, row in enumerate(pupils)
    ]


def _bridge(cast: Cast, school: School, pupils: list[Transition]) -> None:
    """Held in March: everybody came but one, once; the example pupil has a certificate."""
    karim = cast.actor("k.bensaid")
    offer = _given(cast, "k.bensaid", school, BRIDGE, MARCH)
    modules = Module.objects.filter(code=MODULE).values_list("pk", flat=True)[:1]
    goal = "Maakt zelf een weekplanning en rekent een bon na."
    add_aims(actor=karim, offer=offer, slo_ids=list(modules), goal=goal)
    seats = _sign(cast, offer, pupils[:6])
    for number, session in enumerate(OfferSession.objects.filter(offer=offer)):
        for place, seat in enumerate(seats):
            was_there = (number, place) != MISSED
            tick(
                actor=karim, seat=seat, session=session, was_there=was_there, now=session.ends_at
            )  # fmt: skip
    issue_certificate(actor=karim, seat=seats[0], now=moment(dt.date(2026, 3, 19)))


def _route(cast: Cast, vo: School, mbo: School) -> None:
    """Runs since August 2025; what was due in its first autumn is done, the next count is in October."""
    marjan, now = cast.actor("m.vink"), moment(dt.date(2025, 10, 14))
    values = ROUTE | {"vo_school": vo, "mbo_school": mbo}
    row = make_route(actor=marjan, values=values, now=moment(dt.date(2025, 9, 1)))
    for duty in RouteDuty.objects.filter(route=row, due_on__lte=now.date() + dt.timedelta(days=1)):
        do_duty(actor=marjan, duty=duty, number=24, now=now)


def forget_programme_after(*, region: Region, day: dt.date) -> None:
    """What visitors did on later days of the demo never was; what the schools give stands as they gave it."""
    end = end_of(day)
    Message.objects.filter(region_id=region.pk, planned_at__gt=end, guard=GUARD).delete()
    _out_of_dossiers(Certificate.objects.filter(region=region, in_dossier_at__gt=end))
    for model, name in (
        (Certificate, "issued_at"), (SessionTick, "ticked_at"), (OfferSeat, "signed_up_at"),
        (ProgressionOffer, "made_at"), (LearningRoute, "made_at"),
    ):  # fmt: skip
        model.objects.filter(region=region, **{f"{name}__gt": end}).delete()
    for name in ("withdrawn_at", "seated_at"):
        OfferSeat.objects.filter(region=region, **{f"{name}__gt": end}).update(**{name: None})
    Certificate.objects.filter(region=region, revoked_at__gt=end).update(
        revoked_at=None, revoked_reason="", revoked_by_name=""
    )
    ProgressionOffer.objects.filter(region=region, ended_at__gt=end).update(
        ended_at=None, ended_reason=""
    )
    RouteDuty.objects.filter(region=region, done_at__gt=end).update(
        done_at=None, done_by=None, done_by_name="", number=None
    )
    for values, times in ((BRIDGE, MARCH), (TASTER, MAY), (WEEK, AUGUST)):
        _as_given(values, times)


def _out_of_dossiers(rows: QuerySet[Certificate]) -> None:
    """Their line goes, in whichever version of the results it stands; the rest of it stays."""
    for row in rows.select_related("seat"):
        line, of = line_of(row), row.seat.transition_id
        for said in Statement.objects.filter(dossier__transition_id=of, field="results"):
            lines = str(said.value).splitlines()
            kept = [one for one in lines if one != line]
            if not kept:
                said.delete()
            elif kept != lines:
                said.value = "\n".join(kept)
                said.save(update_fields=["value"])
    rows.update(in_dossier_at=None)


def _as_given(values: dict[str, Any], times: Any) -> None:
    """An offer of the demo with its own words and times, and the ticks of March where they are gone."""
    row = ProgressionOffer.objects.filter(made_at=GIVEN, kind=values["kind"]).first()
    if row is None:
        return
    ProgressionOffer.objects.filter(pk=row.pk).update(**values)
    moments = {_at(day, begins): _at(day, ends) for day, begins, ends in times}
    sessions = OfferSession.objects.filter(offer=row)
    sessions.exclude(starts_at__in=moments).delete()
    for starts, ends in moments.items():
        sessions.update_or_create(
            offer=row, starts_at=starts, defaults={"region_id": row.region_id, "ends_at": ends}
        )
    if values is BRIDGE:
        seats = OfferSeat.objects.filter(offer=row, signed_up_at__lt=SIGNED + dt.timedelta(hours=1))
        for number, session in enumerate(sessions.all()):
            for place, seat in enumerate(seats):
                SessionTick.objects.get_or_create(
                    session=session, seat=seat,
                    defaults={
                        "region_id": row.region_id, "was_there": (number, place) != MISSED,
                        "ticked_at": session.ends_at,
                    },
                )  # fmt: skip
