"""Enrolled, said to come from a school here, but on no leavers' list: somebody must look."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.domain.rules.admission import ORPHAN
from warmwelkom.rooms.transitions.models import Enrolment, Link, Signal


def derive_orphans(*, actor: Actor, school_year: int, now: dt.datetime) -> None:
    """Open a signal for each such enrolment, end it when the pupil is found; four queries.

    An enrolment that may be one of our pupils waits among the doubtful pairs instead.
    """
    here = _names_of_vo_schools()
    doubtful = Link.objects.filter(outcome=Link.Outcome.REVIEW, enrolment__isnull=False)
    lonely = {
        row.pk: row
        for row in Enrolment.objects.filter(
            school_year=school_year, transition__isnull=True, gone_at__isnull=True
        )
        .exclude(previous_school="")
        .exclude(pk__in=doubtful.values("enrolment_id"))
        .select_related("school")
        if row.previous_school.strip().lower() in here
    }
    known = Signal.objects.filter(
        enrolment__school_year=school_year, ended_at__isnull=True, rule=ORPHAN.code
    )
    open_now = dict(known.values_list("enrolment_id", "pk"))
    known.exclude(enrolment__in=lonely).update(ended_at=now)
    Signal.objects.bulk_create(
        [
            Signal(
                region_id=actor.region,
                enrolment=row,
                rule=ORPHAN.code,
                fact={"school": row.school.name},
                fingerprint=str(row.pk.hex),
                since=row.enrolled_on or now.date(),
                opened_at=now,
            )
            for key, row in lonely.items()
            if key not in open_now
        ],
        batch_size=1000,
    )


def _names_of_vo_schools() -> set[str]:
    """What an mbo writes for a school of this region: its name, its code, or both."""
    rows = Location.objects.filter(school__sector="vo").select_related("school")
    return {
        name.lower()
        for row in rows
        for name in (row.name, row.code, row.school.name, f"{row.name} ({row.code})")
    }
