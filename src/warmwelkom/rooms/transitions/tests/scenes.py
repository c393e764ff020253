"""Pupils, lines on lists and signals for the tests of pages: small, and made by the real rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.domain.derive import derive_states
from warmwelkom.rooms.transitions.models import (
    Application,
    Assignment,
    Enrolment,
    ListUpload,
    Pupil,
    Signal,
    Transition,
)

LEGAL = {"RECEIVED": "applied", "OFFERED": "offered", "ENROLLED": "enrolled"}
LEGAL |= {"WITHDRAWN": "withdrawn", "REJECTED": "rejected"}


def a_pupil(cast: Cast, name: str = "Null", /, **fields: Any) -> Transition:
    """One more pupil in Dina's class; words of Pupil and Transition both fit."""
    names = {"surname": "Null", "birth_date": dt.date(2010, 1, 1), "given_name": name}
    own = {field.name for field in Pupil._meta.get_fields()}
    names |= {key: fields.pop(key) for key in list(fields) if key in own}
    row: dict[str, Any] = {"location": cast.places.witt, "class_name": "4K1", "leerweg": "kb"}
    row |= {"region": cast.places.region, "school_year": YEAR, "listed_at": NOW} | fields
    with cast.scope():
        pupil = Pupil.objects.create(region=cast.places.region, **names)
        return Transition.objects.create(pupil=pupil, **row)


def an_application(
    cast: Cast, transition: Transition, status: str = "RECEIVED", /, **fields: Any
) -> Application:
    school: School = fields.pop("school", cast.places.mondriaan)
    row: dict[str, Any] = {"programme_name": "Verzorgende-IG", "level": 3, "surname": "X"}
    row |= {"current_status": status, "legal_status": LEGAL[status], "status_since": NOW.date()}
    row |= {"application_id": f"{school.brin}-{transition.pk}"}
    with cast.scope():
        return Application.objects.create(
            region=cast.places.region,
            school=school,
            school_year=YEAR,
            transition=transition,
            **(row | fields),
        )


def an_enrolment(cast: Cast, transition: Transition, /, **fields: Any) -> Enrolment:
    school: School = fields.pop("school", cast.places.mondriaan)
    row: dict[str, Any] = {"programme_name": "Verzorgende-IG", "level": 3, "surname": "X"}
    row["enrolled_on"] = NOW.date()
    row |= {"class_name": "VZ-1b", "student_number": str(transition.pk)[:30]}
    with cast.scope():
        return Enrolment.objects.create(
            region=cast.places.region,
            school=school,
            school_year=YEAR,
            transition=transition,
            **(row | fields),
        )


def derived(cast: Cast, now: dt.datetime = NOW) -> Cast:
    """An mbo has given a list, and the rules have looked at everybody."""
    with cast.scope():
        if not ListUpload.objects.exists():
            ListUpload.objects.create(
                region=cast.places.region,
                school=cast.places.mondriaan,
                kind="applications",
                school_year=YEAR,
                filename="a.csv",
                sha256="a" * 64,
                uploaded_at=NOW,
                committed_at=NOW,
            )
        derive_states(
            actor=system_actor(region_id=cast.places.region.pk), school_year=YEAR, now=now
        )
    return cast


def put_on(cast: Cast, name: str, transition: Transition, role: str = "coach") -> Assignment:
    with cast.scope():
        return Assignment.objects.create(
            region=cast.places.region,
            transition=transition,
            person=cast.people[name],
            role=role,
            given_at=NOW - dt.timedelta(days=30),
        )


def signal_of(cast: Cast, transition: Transition) -> Signal:
    with cast.scope():
        return Signal.objects.get(transition=transition)


def fresh(cast: Cast, transition: Transition) -> Transition:
    with cast.scope():
        return Transition.objects.select_related("pupil", "on_it").get(pk=transition.pk)
