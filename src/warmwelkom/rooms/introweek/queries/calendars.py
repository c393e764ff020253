"""What stands behind the secret address of somebody's week."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.calendar.ics import Party
from warmwelkom.rooms.introweek.calendars import calendar_of
from warmwelkom.rooms.introweek.models import WeekCalendar, WeekMentor, WeekPublication
from warmwelkom.rooms.introweek.queries.published import Shared, shared_of, whereabouts_of
from warmwelkom.rooms.introweek.tokens import CALENDAR, hash_of
from warmwelkom.rooms.introweek.whereabouts import Hour, in_order


def calendar_text(*, words: str) -> str:
    """The .ics of one person, in the region of the scope; without entries while nothing is shared.

    Raises:
        MayNotKnow: there is no such address, or it was stopped.
    """
    row = (
        WeekCalendar.objects.filter(token_hash=hash_of(words, what=CALENDAR), ended_at__isnull=True)
        .select_related("week__school", "student__transition__location", "offer", "mentor")
        .first()
    )
    if row is None or (row.student and row.student.gone_at):
        raise MayNotKnow
    publication = shared_of(row.week_id)
    hours = _hours(row, whereabouts_of(publication)) if publication else []
    return calendar_of(
        hours, whose=str(row.student_id or row.offer_id or row.mentor_id),
        address=f"{settings.PUBLIC_ADDRESS}{reverse('home')}",
        name=_("Introductieweek %(school)s") % {"school": row.week.school.name},
        organiser=Party(name=row.week.school.name, email=settings.DEFAULT_FROM_EMAIL),
        published_at=publication.at if publication else row.made_at, first_at=_first(row),
        number=publication.plan.number if publication else 0, of_groups=row.student_id is None,
        is_own_school=row.student_id is not None,
    )  # fmt: skip


def _hours(row: WeekCalendar, shared: Shared) -> list[Hour]:
    if row.student is not None:
        own = shared.own_teachers(row.student.transition)
        return shared.plan.of_student(str(row.student_id), own.keys())
    if row.offer_id is not None:
        return _of_teacher(str(row.offer_id), shared)
    return _of_mentor(row.mentor, shared) if row.mentor else []


def _of_teacher(teacher: str, shared: Shared) -> list[Hour]:
    """Where an old teacher is expected; of who joins, the others."""
    return [
        replace(hour, visitors=tuple(one for one in hour.visitors if one[0] != teacher))
        for hour in shared.plan.of_teacher(teacher)
    ]


def _of_mentor(mentor: WeekMentor, shared: Shared) -> list[Hour]:
    """All groups of one person, who may stand on the list once for each programme."""
    same = WeekMentor.objects.filter(week=mentor.week_id, email__iexact=mentor.email)
    own = {mentor.pk, *same.values_list("pk", flat=True)} if mentor.email else {mentor.pk}
    return in_order(hour for pk in own for hour in shared.plan.of_mentor(str(pk)))


def _first(row: WeekCalendar) -> dt.datetime:
    """When the first version was shared, which is when an entry came to be."""
    first = WeekPublication.objects.filter(week=row.week_id).order_by("at").values_list("at", flat=True)  # fmt: skip
    return first.first() or row.made_at
