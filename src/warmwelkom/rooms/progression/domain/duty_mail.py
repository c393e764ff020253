"""Mail who keeps a route before a duty date and when it is past: once each, never after it was done."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.ui.templatetags.ww import full_day
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.progression.models import RouteDuty
from warmwelkom.rooms.progression.policies_of_routes import OF_SCHOOLS

MOMENTS = ((-30, "month"), (-7, "week"), (1, "late"))
"""Days after the day it is due, and which mail that is; one that a fallen machine missed is sent later."""
LONGEST_AGO = 30


@command("progression.tell_duties")
def tell_duties(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Mail for every duty that is open and near; returns how many mails. Told once a moment and person."""
    today = now.astimezone(AMSTERDAM).date()
    near = RouteDuty.objects.filter(
        done_at__isnull=True,
        due_on__lte=today + dt.timedelta(days=30),
        due_on__gt=today - dt.timedelta(days=LONGEST_AGO),
    ).select_related("route__vo_school", "route__mbo_school")
    return sum(_tell_of(duty, today=today, now=now) for duty in near)


def _tell_of(duty: RouteDuty, *, today: dt.date, now: dt.datetime) -> int:
    days = (today - duty.due_on).days
    moment = [name for after, name in MOMENTS if days >= after][-1]
    return sum(
        _tell_one(duty, role, event=f"duty:{duty.pk}:{moment}", now=now)
        for role in keepers_of(duty)
    )


def keepers_of(duty: RouteDuty) -> list[Role]:
    """Of both schools and of the region: who keeps this route, each person once."""
    schools: list[UUID] = [duty.route.vo_school_id, duty.route.mbo_school_id]
    rows = Role.objects.filter(
        Q(kind="coordinator") | Q(kind__in=OF_SCHOOLS, school_id__in=schools), ended_at__isnull=True
    ).select_related("person")
    return list({row.person_id: row for row in rows}.values())


def _tell_one(duty: RouteDuty, role: Role, *, event: str, now: dt.datetime) -> bool:
    with override(role.person.language):
        return tell(
            event=event, person=role.person_id, to=role.person.email, kind=NoticeKind.TASK,
            title=_("Vóór %(day)s: %(what)s") % {"day": full_day(duty.due_on), "what": duty.get_what_display()},
            text=_("Het gaat om de route %(title)s van %(vo)s en %(mbo)s. Vink het af als het gedaan is; dan weet de andere school het ook.")
            % {"title": duty.route.title, "vo": duty.route.vo_school.name, "mbo": duty.route.mbo_school.name},
            address=reverse("progression:route", args=[duty.route_id]),
            now=now, region_id=duty.region_id, language=role.person.language,
        )  # fmt: skip
