"""The progression programme, for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.progression.domain.certificates import last_day_to_check
from warmwelkom.rooms.progression.domain.duties import duties_between
from warmwelkom.rooms.progression.models import (
    Certificate,
    LearningRoute,
    OfferAim,
    OfferSeat,
    OfferSession,
    ProgressionOffer,
    RouteDuty,
    SessionTick,
)
from warmwelkom.rooms.progression.models.certificate import hash_of
from warmwelkom.rooms.transitions.models import Transition

DAY, TWO_HOURS = dt.timedelta(days=1), dt.timedelta(hours=2)
SOON, OVER = NOW + 30 * DAY, NOW - 30 * DAY
VALUES: dict[str, Any] = {
    "kind": "bridge", "title": "Rekenen voor techniek", "what": "Vier middagen rekenen.",
    "place": "Tinwerf 10, lokaal 1.12", "contact": "Karim, 070 000 00 00", "places": 2,
    "location": None, "leerwegen": [], "profiles": [], "programme_ids": [],
}  # fmt: skip
TIMES = [(SOON, SOON + TWO_HOURS), (SOON + 7 * DAY, SOON + 7 * DAY + TWO_HOURS)]


def add_offer(school: School, *, starts: dt.datetime = SOON, times: int = 1, **words: Any) -> ProgressionOffer:  # fmt: skip
    """An offer of this school, with sessions of two hours a week apart."""
    row: ProgressionOffer = ProgressionOffer.objects.create(
        region=school.region, school=school, made_at=NOW, **VALUES | words
    )
    for number in range(times):
        at = starts + 7 * number * DAY
        OfferSession.objects.create(
            region=row.region, offer=row, starts_at=at, ends_at=at + TWO_HOURS
        )
    return row


def add_seat(offer: ProgressionOffer, of: Transition, **words: Any) -> OfferSeat:
    """A place; `seated_at=None` waits."""
    seat: OfferSeat = OfferSeat.objects.create(
        region=of.region, offer=offer, transition=of, **{"signed_up_at": NOW, "seated_at": NOW} | words
    )  # fmt: skip
    return seat


def add_tick(seat: OfferSeat, *, was_there: bool = True) -> SessionTick:
    session = OfferSession.objects.filter(offer_id=seat.offer_id).first()
    row: SessionTick = SessionTick.objects.create(
        region_id=seat.region_id, seat=seat, session=session, was_there=was_there, ticked_at=NOW
    )
    return row


def add_certificate(seat: OfferSeat, **words: Any) -> Certificate:
    row = Certificate(
        region_id=seat.region_id, seat=seat, title=seat.offer.title, attended=1, sessions=1,
        school_name=seat.offer.school.name, issued_at=NOW, issued_by_name="Emre",
        checkable_until=last_day_to_check(seat.transition.school_year), **words,
    )  # fmt: skip
    row.code_hash = hash_of(row.code)
    row.save()
    return row


def add_route(vo: School, mbo: School, **words: Any) -> LearningRoute:
    """A route from August 2025 to July 2028, with its duties."""
    values = {
        "kind": "continuous", "title": "Van PIE naar installatietechniek", "contact": "Dewi en Emre",
        "starts_on": dt.date(2025, 8, 25), "ends_on": dt.date(2028, 7, 14),
    }  # fmt: skip
    row: LearningRoute = LearningRoute.objects.create(
        region=vo.region, vo_school=vo, mbo_school=mbo, made_at=NOW, **values | words
    )
    for what, day in duties_between(starts_on=row.starts_on, ends_on=row.ends_on):
        RouteDuty.objects.create(region=row.region, route=row, what=what, due_on=day)
    return row


def make_progression(*pupils: Transition, school: School, vo: School) -> None:
    """A bridge module that is over, with these pupils in it and a certificate for each; and one route."""
    row = add_offer(school, starts=OVER)
    OfferAim.objects.create(region=row.region, offer=row, words="Rekent met breuken")
    for of in pupils:
        seat = add_seat(row, of)
        add_tick(seat)
        add_certificate(seat)
    add_route(vo, school)
