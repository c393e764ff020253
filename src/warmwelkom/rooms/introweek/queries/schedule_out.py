"""The shared week in the schedule format, for the planner: a screen in the hall, an app, another program."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.introweek.queries.weeks import week_for
from warmwelkom.rooms.introweek.schedule import About, Event, schedule_of
from warmwelkom.rooms.introweek.whereabouts import Hour

LANGUAGE = "nl"
"""In which a school writes its parts."""


def schedule_for(*, actor: Actor, pk: UUID, with_names: bool) -> tuple[IntroWeek, dict[str, Any]]:
    """The week and its document; of students nothing, of hosts the names where asked for.

    Two queries, eight more once a minute. Raises MayNotKnow, also while nothing is shared.
    """
    week = week_for(actor=actor, pk=pk)
    publication = shared_of(week.pk)
    if publication is None:
        raise MayNotKnow
    plan = whereabouts_of(publication).plan
    about = About(
        week=week.pk, acronym=f"introweek{week.first_day.year}_{week.school.brin.lower()}".rstrip("_"),
        title=f"{week.name} {week.school.name}", first_day=week.first_day, last_day=week.last_day,
        number=publication.plan.number, address=settings.PUBLIC_ADDRESS, language=LANGUAGE,
    )  # fmt: skip
    hours = (hour for group in plan.groups for hour in plan.of_group(group))
    events = [_event(week, hour, with_names=with_names) for hour in hours]
    with override(LANGUAGE):
        return week, schedule_of(events, about=about)


def _event(week: IntroWeek, hour: Hour, *, with_names: bool) -> Event:
    """Who leads it and which old teachers join; a mentor receives the parts that the mentor leads."""
    leads = hour.what.led_by_mentor and hour.group.mentor
    mentor = ((hour.group.mentor_id, hour.group.mentor),) if leads else ()
    way = reverse("introweek:group_here", args=[week.pk, hour.group.id])
    return Event(
        hour=hour, hosts=(*mentor, *hour.visitors) if with_names else (),
        url=f"{settings.PUBLIC_ADDRESS}{way}",
    )  # fmt: skip
