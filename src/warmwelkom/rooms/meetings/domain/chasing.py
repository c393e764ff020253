"""What was promised chases itself: three days before, the day after, three weeks more; then the agenda."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.promises import LAST, reminder_due
from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.meetings.domain.agenda import insert
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Meeting
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.thinktank.api import speakers_for


@command("meetings.chase")
def chase_actions(*, actor: Actor, now: dt.datetime) -> int:
    """Remind whoever promised something, each moment once; returns how many promises were chased.

    After the last reminder the promise stands on the agenda of the next meeting by itself.
    """
    today = now.date()
    chased = 0
    rows = ActionItem.objects.filter(
        state=ActionItem.State.OPEN, due__lte=today + dt.timedelta(days=3),
        meeting__published__isnull=False,
    ).select_related("person", "school", "meeting__series", "region")  # fmt: skip
    for row in rows.select_for_update(of=("self",)):
        moment = reminder_due(
            due=row.due, made_on=row.made_at.date(), reminded=row.reminded, today=today
        )
        if moment == LAST:
            chased += _put_on_agenda(row, now=now)
        elif moment:
            _remind(row, moment=moment, now=now, sender=actor.name)
            chased += 1
    return chased


def _remind(row: ActionItem, *, moment: str, now: dt.datetime, sender: str) -> None:
    row.reminded = moment
    row.save(update_fields=["reminded"])
    for person in people_of(row):
        with override(person.language):
            title = _("Bijna zover: %(what)s") if moment == "before" else _("Nog open: %(what)s")
            text = _(
                "Dag %(name)s,\n\nIn %(meeting)s is beloofd:\n%(what)s\n\nVóór %(day)s. Is het gedaan, of niet meer nodig? Dat zeg je met één klik."
            ) % {
                "name": person.name,
                "meeting": row.meeting.title,
                "what": row.what,
                "day": long_day(row.due),
            }
        tell(
            event=f"action:{row.pk}:{moment}", person=person.pk, to=person.email,
            kind=NoticeKind.TASK, title=title % {"what": row.what}, text=text, now=now,
            address=address_of(row), region_id=row.region_id, language=person.language,
            sender_name=sender,
        )  # fmt: skip


def people_of(row: ActionItem) -> list[Person]:
    """Who must do it and still works here: the person, or who speaks for the organisation. One query."""
    if row.person is not None:
        in_force = Q(ended_at=None, school_year__gte=F("region__school_year"))
        works_here = Role.objects.filter(in_force, person=row.person, region=row.region_id)
        return [row.person] if works_here.exists() else []
    return speakers_for(row.school) if row.school and not row.person_name else []


def address_of(row: ActionItem) -> str:
    """The path of the page where it is said to be done."""
    return reverse("meetings:action", args=[row.region.slug, row.pk])


def _put_on_agenda(row: ActionItem, *, now: dt.datetime) -> int:
    """Give it a point on the next meeting of its series, once; 0 while there is no such meeting."""
    coming = Meeting.objects.filter(
        series=row.meeting.series, starts_at__gte=now, cancelled_at=None, begun_at=None
    ).order_by("starts_at")
    following = coming.first()
    is_there = AgendaItem.objects.filter(action=row, meeting__starts_at__gte=now).exists()
    if following is None or is_there:
        return 0
    point = {"action": row, "title": row.what[:200], "minutes": 5}
    insert(AgendaItem(region_id=row.region_id, meeting=following, **point))
    return 1
