"""Pupils and their lines on lists, for tests that need more of them than Dina. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, YEAR, Cast
from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.transitions.domain.derive import Derived, derive_states
from warmwelkom.rooms.transitions.domain.link_lists import link_lists
from warmwelkom.rooms.transitions.domain.lists.statuses import LEGAL
from warmwelkom.rooms.transitions.models import (
    Application,
    Enrolment,
    ListUpload,
    Pupil,
    Transition,
)

BORN = dt.date(2010, 2, 1)
NAMES = ("given_name", "official_names", "prefix", "surname", "birth_date", "sex", "postcode",
         "house_number", "email", "phone")  # fmt: skip


def moment(day: str, time: str = "10:00") -> dt.datetime:
    """`moment("2026-06-14")` in Amsterdam."""
    return dt.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=AMSTERDAM)


def add_pupil(cast: Cast, given: str = "Evi", surname: str = "Vos", **words: Any) -> Transition:
    """A pupil on a leavers' list of Johan de Witt, class 4K1, unless the words say otherwise."""
    names = {"given_name": given, "surname": surname, "birth_date": BORN}
    names |= {name: words.pop(name) for name in NAMES if name in words}
    location = words.pop("location", cast.places.witt)
    usual: dict[str, Any] = {
        "school_year": YEAR,
        "class_name": "4K1",
        "leerweg": "kb",
        "listed_at": moment("2025-10-06"),
    }
    region = location.region if location else words.pop("region", cast.places.region)
    pupil = Pupil.objects.create(region=region, **names)
    return Transition.objects.create(region=region, pupil=pupil, location=location, **usual | words)


def _line(cast: Cast, of: Transition | None, words: dict[str, Any]) -> dict[str, Any]:
    """A line on a list of ROC Mondriaan, under the names of this pupil."""
    names = {name: getattr(of.pupil, name) for name in NAMES} if of else {"surname": "Vos"}
    school = words.pop("school", cast.places.mondriaan)
    usual = {
        "region": school.region,
        "school": school,
        "school_year": YEAR,
        "programme_name": "Verzorgende-IG",
        "level": 3,
    }
    return names | usual | words


def apply(cast: Cast, of: Transition | None, number: str = "A1", **words: Any) -> Application:
    """An application that is linked to this pupil (`transition=None`: not yet)."""
    status = words.pop("status", "SUBMITTED")
    usual = {
        "transition": of,
        "application_id": number,
        "current_status": status,
        "legal_status": LEGAL[status],
        "status_since": dt.date(2026, 2, 10),
        "applied_on": dt.date(2026, 2, 10),
    }
    return Application.objects.create(**usual | _line(cast, of, words))


def enrol(cast: Cast, of: Transition | None, number: str = "S1", **words: Any) -> Enrolment:
    usual = {"transition": of, "student_number": number, "enrolled_on": dt.date(2026, 3, 12)}
    return Enrolment.objects.create(**usual | _line(cast, of, words))


def mbo_list(cast: Cast, **words: Any) -> ListUpload:
    """A saved list of an mbo: from then on somebody can be missed on it."""
    usual: dict[str, Any] = {
        "region": cast.places.region,
        "school": cast.places.mondriaan,
        "kind": "applications",
        "school_year": YEAR,
        "filename": "aanmeldingen.csv",
        "sha256": "0" * 64,
        "uploaded_at": NOW,
        "committed_at": NOW,
    }
    return ListUpload.objects.create(**usual | words)


def derive(cast: Cast, now: dt.datetime = NOW, year: int = YEAR) -> Derived:
    return derive_states(
        actor=system_actor(region_id=cast.places.region.pk), school_year=year, now=now
    )


def link(cast: Cast, now: dt.datetime = NOW, year: int = YEAR) -> dict[str, int]:
    return link_lists(
        actor=system_actor(region_id=cast.places.region.pk), school_year=year, now=now
    )
