"""Enrolled, said to come from a school here, but on no leavers' list: somebody must look."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.domain.rules.admission import ORPHAN
from warmwelkom.rooms.transitions.domain.rules.signals import fingerprint
from warmwelkom.rooms.transitions.models import Enrolment, Link, Signal


def derive_orphans(*, actor: Actor, school_year: int, now: dt.datetime) -> None:
    """Open a signal for each such enrolment, end it when the pupil is found; four queries.

    One that was lifted stays away until the line says something else: another school, another name.

    An enrolment that may be one of our pupils waits among the doubtful pairs instead.
    """
    lonely = _lonely(school_year)
    known = Signal.objects.filter(
        enrolment__school_year=school_year, ended_at__isnull=True, rule=ORPHAN.code
    )
    wanted = {(key, fingerprint(_fact(row))): row for key, row in lonely.items()}
    open_now = {row[:2]: row[2] for row in known.values_list("enrolment_id", "fingerprint", "pk")}
    over = [signal for key, signal in open_now.items() if key not in wanted]
    Signal.objects.filter(pk__in=over).update(ended_at=now)
    new = [row for key, row in wanted.items() if key not in open_now]
    Signal.objects.bulk_create([_signal(actor, row, now) for row in new], batch_size=1000)


def _lonely(school_year: int) -> dict[Any, Enrolment]:
    """Enrolments from a school here that belong to no pupil, and are in doubt with none."""
    here = _names_of_vo_schools()
    doubtful = Link.objects.filter(outcome=Link.Outcome.REVIEW, enrolment__isnull=False)
    rows = Enrolment.objects.filter(
        school_year=school_year, transition__isnull=True, gone_at__isnull=True
    ).exclude(previous_school="")
    rows = rows.exclude(pk__in=doubtful.values("enrolment_id")).select_related("school")
    return {row.pk: row for row in rows if row.previous_school.strip().lower() in here}


def _signal(actor: Actor, row: Enrolment, now: dt.datetime) -> Signal:
    return Signal(
        region_id=actor.region,
        enrolment=row,
        rule=ORPHAN.code,
        fact=_fact(row),
        fingerprint=fingerprint(_fact(row)),
        since=row.enrolled_on or now.date(),
        opened_at=now,
    )


def _fact(row: Enrolment) -> dict[str, str]:
    return {"school": row.school.name, "from": row.previous_school, "name": row.full_name}


def _names_of_vo_schools() -> set[str]:
    """What an mbo writes for a school of this region: its name, its code, or both."""
    rows = Location.objects.filter(school__sector="vo").select_related("school")
    return {
        name.lower()
        for row in rows
        for name in (row.name, row.code, row.school.name, f"{row.name} ({row.code})")
    }
