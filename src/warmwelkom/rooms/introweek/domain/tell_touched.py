"""After a plan was shared: a mail to whom it touches, a short message to students, and to nobody else."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.introweek.domain.asking import address_of, address_of_offer
from warmwelkom.rooms.introweek.models import (
    WeekInvitation,
    WeekPlan,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.difference import Difference, Touched
from warmwelkom.rooms.introweek.wording_of_changes import (
    change_letter,
    letter_to_school,
    student_words,
)
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.api import Note, send_notes


class NotShared(UserError):  # noqa: N818  reads as the sentence it is
    """Only what everybody reads is told of."""


@command("introweek.see_plan", on="plan")
def tell_touched(*, actor: Actor, plan: WeekPlan, difference: Difference, now: dt.datetime) -> int:
    """Mail each old teacher and mentor whose hours differ; one sharing is told once, ever. Returns how many mails.

    Who has no address of their own stands in one mail to the school that was asked.

    Raises:
        NotShared: another version is shared by now.
    """
    shared = _shared(plan, difference)
    event = shared.pk.hex if difference.old else f"first-{plan.pk.hex}"
    sender = Person.objects.get(pk=actor.person_id)
    rows = [_mail(difference, one, event, sender) for one in difference.touched if one.email]
    for link, colleagues in _by_school(difference):
        rows.append(_mail_to_school(difference, link, colleagues, event, sender))
    return plan_many(rows, now=now)


def _by_school(difference: Difference) -> list[tuple[WeekInvitation, list[Touched]]]:
    found: dict[UUID, tuple[WeekInvitation, list[Touched]]] = {}
    for one in difference.touched:
        if one.invitation and not one.email:
            found.setdefault(one.invitation.pk, (one.invitation, []))[1].append(one)
    return list(found.values())


@command("introweek.see_plan", on="plan")
def tell_students(*, actor: Actor, plan: WeekPlan, difference: Difference, now: dt.datetime) -> int:
    """A short message to each student with another time or room, or a first week; one a day at most. Returns how many.

    It names no room: another change may follow before it is read, and the own page has the newest.

    Raises:
        NotShared: another version is shared by now.
    """
    _shared(plan, difference)
    sender = Person.objects.get(pk=actor.person_id).name
    school, day = difference.week.school.name, now.astimezone(AMSTERDAM).date()
    told = difference.all_students
    rows = WeekStudent.objects.filter(pk__in=told, gone_at__isnull=True)
    notes = [
        Note(
            region_id=row.region_id, transition_id=row.transition_id, sender_name=sender,
            key=f"introweek-week:{row.pk}:{day}", expires_at=told[str(row.pk)],
            **student_words(
                name=row.transition.pupil.given_name, school=school, sender=sender,
                is_first=str(row.pk) in difference.newcomers,
            ),
        )
        for row in rows.select_related("transition__pupil")
    ]  # fmt: skip
    return send_notes(notes=notes, now=now)


def _shared(plan: WeekPlan, difference: Difference) -> WeekPublication:
    shared = difference.shared
    if shared is None or shared.plan_id != plan.pk:
        raise NotShared(
            gettext_noop("Deze versie is niet gedeeld, of er is niets anders dan eerst.")
        )
    return shared


def _mail(difference: Difference, one: Touched, event: str, sender: Person) -> Planned:
    week = difference.week
    letter = change_letter(
        name=one.name, school=week.school.name, sender=sender.name, reply_to=sender.email,
        hours=one.change.hours, is_mentor=one.is_mentor, is_first=difference.old is None,
        link=address_of_offer(one.invitation, one.id) if one.invitation else "",
    )  # fmt: skip
    return Planned(
        key=f"introweek-changed:{event}:{one.id}", to=one.email, subject=letter.subject,
        text=letter.text, sender_name=sender.name, region_id=week.region_id,
    )  # fmt: skip


def _mail_to_school(
    difference: Difference, link: WeekInvitation, rows: list[Touched], event: str, sender: Person
) -> Planned:
    """The colleagues without an address of their own, for who was asked at their school to pass it on."""
    week = difference.week
    letter = letter_to_school(
        colleagues=[(one.name, one.change.hours) for one in rows], school=week.school.name,
        sender=sender.name, reply_to=sender.email, link=address_of(link),
        is_first=difference.old is None,
    )  # fmt: skip
    return Planned(
        key=f"introweek-changed:{event}:{link.pk}", to=link.email, subject=letter.subject,
        text=letter.text, sender_name=sender.name, region_id=week.region_id,
    )  # fmt: skip
