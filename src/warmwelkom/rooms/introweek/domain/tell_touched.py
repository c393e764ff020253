"""After a changed plan was shared: a mail to whom it touches, and to nobody else."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.introweek.models import WeekPlan
from warmwelkom.rooms.introweek.queries.difference import Difference, Touched
from warmwelkom.rooms.introweek.wording_of_changes import change_letter
from warmwelkom.rooms.people.models import Person


class NotShared(UserError):  # noqa: N818  reads as the sentence it is
    """Only what everybody reads is told of."""


@command("introweek.see_plan", on="plan")
def tell_touched(*, actor: Actor, plan: WeekPlan, difference: Difference, now: dt.datetime) -> int:
    """Mail each old teacher and mentor whose hours differ; one sharing is told once, ever. Returns how many.

    Raises:
        NotShared: another version is shared by now.
    """
    shared = difference.shared
    if shared is None or shared.plan_id != plan.pk:
        raise NotShared(
            gettext_noop("Deze versie is niet gedeeld, of er is niets anders dan eerst.")
        )
    sender = Person.objects.get(pk=actor.person_id)
    rows = [_mail(difference, one, shared.pk.hex, sender) for one in difference.to_mail]
    return plan_many(rows, now=now)


def _mail(difference: Difference, one: Touched, event: str, sender: Person) -> Planned:
    week = difference.week
    letter = change_letter(
        name=one.name, school=week.school.name, sender=sender.name, reply_to=sender.email,
        hours=one.change.hours, is_mentor=one.is_mentor,
    )  # fmt: skip
    return Planned(
        key=f"introweek-changed:{event}:{one.id}", to=one.email, subject=letter.subject,
        text=letter.text, sender_name=sender.name, region_id=week.region_id,
    )  # fmt: skip
