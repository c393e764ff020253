"""Ask class mentors when a moment has come, and once more two weeks later who told nothing of somebody."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.handover.models import Feedback, ReturnMoment
from warmwelkom.rooms.handover.moments import days_of, moment_at
from warmwelkom.rooms.handover.policies_of_return import handed_over
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.transitions.models import Enrolment, Transition

AGAIN_AFTER = dt.timedelta(days=14)
STOP_AFTER = dt.timedelta(days=42)
"""Who was not told of in six weeks is not asked for any more: the next moment comes soon enough."""
Asked = tuple[int, str, ReturnMoment]  # school year, start, moment


@command("handover.remind_return")
def remind_return(*, actor: Actor, now: dt.datetime) -> int:
    """Each class mentor once when the moment comes and once after two weeks; returns how many were told."""
    roles = Role.objects.filter(
        kind="class_mentor", ended_at=None, school_year__gte=F("region__school_year")
    ).select_related("person")
    told = 0
    for role in roles.order_by("person_id", "pk"):
        for asked, keys in _open_of(role, today=now.date()).items():
            told += _ask(role.person, actor.region, asked, number=len(keys), now=now)
    return told


def _open_of(role: Role, *, today: dt.date) -> dict[Asked, list[UUID]]:
    """Moment -> pupils of this class of whom nothing is told at it."""
    enrolled = Enrolment.objects.filter(
        school=role.school_id, class_name__in=role.classes, transition__isnull=False
    )
    years = [role.school_year, role.school_year - 1]
    rows = Transition.objects.filter(
        handed_over(school_id=role.school_id),
        pk__in=enrolled.values("transition_id"),
        school_year__in=years,
    )
    known = set(
        Feedback.objects.filter(transition__in=rows.values("pk")).values_list(
            "transition_id", "moment"
        )
    )
    found: dict[Asked, list[UUID]] = defaultdict(list)
    for key, year, start in rows.values_list("pk", "school_year", "start"):
        moment = moment_at(school_year=year, start=start, today=today)
        if moment and (key, moment.value) not in known:
            found[year, start, moment].append(key)
    return found


def _ask(person: Person, region_id: UUID, asked: Asked, *, number: int, now: dt.datetime) -> bool:
    year, start, moment = asked
    since = now.date() - days_of(school_year=year, start=start)[moment]
    if since > STOP_AFTER:
        return False
    when = "again" if since >= AGAIN_AFTER else "first"
    with override(person.language):
        title = _("Hoe gaat het met je klas? %(moment)s") % {"moment": moment.label}
        text = ngettext(
            "Dag %(name)s,\n\nDe oude mentor van %(n)s student hoort graag hoe het gaat. Het kost je een minuut.",
            "Dag %(name)s,\n\nDe oude mentoren van %(n)s studenten horen graag hoe het gaat. Het kost je een minuut.",
            number,
        ) % {"name": person.name, "n": number}
        return tell(
            event=f"return:{year}:{start}:{moment.value}:{when}", person=person.pk,
            to=person.email, kind=NoticeKind.TASK, title=title, text=text, now=now,
            address=reverse("handover:tell_class"), region_id=region_id, language=person.language,
        )  # fmt: skip
