"""Asking the old schools which teachers come: one link for each school, reminders, the last day."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.addresses import clean_address
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.take_back import take_back
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekCalendar,
    WeekInvitation,
    WeekStudent,
)
from warmwelkom.rooms.introweek.models.people_of_week import last_letter_of, teacher_of
from warmwelkom.rooms.introweek.tokens import SCHOOL, hash_of, token_of
from warmwelkom.rooms.introweek.wording_of_asking import invitation_letter
from warmwelkom.rooms.people.models import School

REMIND_AFTER = dt.timedelta(days=7)
MOST_REMINDERS = 3


class NotNow(UserError):  # noqa: N818  reads as the sentence it is
    """What can't be asked any more."""


@command("introweek.ask", on="week")
def invite_school(
    *, actor: Actor, week: IntroWeek, school: School, email: str, now: dt.datetime
) -> WeekInvitation:
    """Mail one old school its link; the link that was there stops. Its teachers on the lists stand ready.

    Raises:
        BadMessageError: this is no mail address.
        NotNow: the week is over.
    """
    if week.last_day < _today(now):
        raise NotNow(gettext_noop("Deze week is al voorbij. Er valt niets meer te vragen."))
    address = clean_address(email)
    for old in WeekInvitation.objects.filter(week=week, school=school, ended_at__isnull=True):
        _end(old, now)
    row = WeekInvitation(
        region_id=week.region_id, week=week, school=school, email=address, sent_at=now,
        sent_by_id=actor.user_id,
    )  # fmt: skip
    row.token_hash = hash_of(token_of(row.pk, what=SCHOOL), what=SCHOOL)
    row.save()
    list_teachers(week=week, school=school, now=now)
    _mail(row, actor=actor, now=now, again=False)
    return row


def list_teachers(*, week: IntroWeek, school: School, now: dt.datetime) -> int:
    """Everybody on the lists who taught somebody of this week; who stands there already stays. Returns how many.

    Who stands there without a code, by the same mail or name, gets the code: by it the house knows whom they taught.
    """
    there = list(TeacherOffer.objects.filter(week=week, school=school))
    codes = {row.code for row in there if row.code}
    mails = {row.email.casefold(): row for row in there if row.email}
    names = {row.name.casefold(): row for row in there if not row.code}
    rows = []
    for code, name, email in teachers_on_lists(week=week, school=school):
        known = mails.get(email.casefold()) or names.get(name.casefold())
        if known is not None and code and not known.code and code not in codes:
            known.code, known.email = code, known.email or email
            known.save(update_fields=["code", "email"])
        elif known is None and code not in codes:
            rows.append(
                TeacherOffer(
                    region_id=week.region_id, week=week, school=school, code=code, name=name,
                    email=email, asked_at=now,
                )
            )  # fmt: skip
    return len(TeacherOffer.objects.bulk_create(rows))


def teachers_on_lists(*, week: IntroWeek, school: School) -> list[tuple[str, str, str]]:
    """(code, name, mail) of who taught, and of who was the mentor without a code; each once."""
    students = WeekStudent.objects.filter(
        week=week, gone_at__isnull=True, transition__location__school=school
    ).select_related("transition")
    taught: dict[str, tuple[str, str, str]] = {}
    mentors: dict[str, tuple[str, str, str]] = {}
    for row in students:
        way = row.transition
        for entry in way.teachers:
            code, name = teacher_of(entry)
            if code:
                taught.setdefault(code, (code, name, ""))
        if way.mentor_email:
            mentors.setdefault(
                way.mentor_email.casefold(),
                ("", way.mentor_name or way.mentor_email, way.mentor_email),
            )
    by_name = {name.casefold(): code for code, name, _address in taught.values()}
    for email, (_none, name, address) in list(mentors.items()):
        known = by_name.get(name.casefold())
        if known:  # the mentor taught too: one person, found by both
            taught[known] = (known, name, address)
            del mentors[email]
    return [*taught.values(), *mentors.values()]


@command("introweek.ask", on="week")
def remind_school(
    *, actor: Actor, week: IntroWeek, invitation: WeekInvitation, now: dt.datetime
) -> bool:
    """Mail the link once more, at most once a day; False when it went today already.

    Raises:
        NotNow: the link was stopped, or the last day is over.
    """
    return _remind(invitation, actor=actor, now=now) if _may_still(week, invitation, now) else False


@command("introweek.remind_offers")
def remind_offers(*, actor: Actor, now: dt.datetime) -> int:
    """Remind each school that said nothing for a week, three times at most, until the last day; how many."""
    rows = WeekInvitation.objects.filter(
        ended_at__isnull=True, answered_at__isnull=True, sent_at__isnull=False,
        reminders__lt=MOST_REMINDERS, week__last_day__gte=_today(now),
    ).select_related("week__school", "week__region", "school")  # fmt: skip
    due = [row for row in rows if _last_mail(row, now) + REMIND_AFTER <= now and is_open(row, now)]
    return sum(_remind(row, actor=actor, now=now) for row in due)


@command("introweek.ask", on="week")
def end_invitation(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    invitation: WeekInvitation,
    now: dt.datetime,
) -> None:
    """The link opens nothing any more, nor do the calendars that were made behind it; what was offered stays.

    A letter that did not leave yet never does.
    """
    if invitation.week_id == week.pk and invitation.ended_at is None:
        _end(invitation, now)
        WeekCalendar.objects.filter(
            week=week, offer__school=invitation.school_id, ended_at__isnull=True
        ).update(ended_at=now)


def _end(row: WeekInvitation, now: dt.datetime) -> None:
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    take_back(event=f"introweek-ask:{row.pk}")


@command("introweek.ask", on="week")
def set_last_day(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    day: dt.date,
    now: dt.datetime,
) -> None:
    """The last day on which a school changes its offer.

    Raises:
        NotNow: that day is over, or after the week began.
    """
    if not _today(now) <= day <= week.first_day:
        raise NotNow(gettext_noop("Kies een dag tussen vandaag en de eerste dag van de week."))
    week.offers_until = day
    week.save(update_fields=["offers_until"])


def is_open(invitation: WeekInvitation, now: dt.datetime) -> bool:
    """Whether this school may still change its offer: until the last day, or else until the week begins."""
    week = invitation.week
    return invitation.ended_at is None and _today(now) <= (week.offers_until or week.first_day)


def _may_still(week: IntroWeek, invitation: WeekInvitation, now: dt.datetime) -> bool:
    if invitation.week_id != week.pk or not is_open(invitation, now):
        raise NotNow(gettext_noop("Deze link is gestopt, of de laatste dag is voorbij."))
    return True


def _remind(row: WeekInvitation, *, actor: Actor, now: dt.datetime) -> bool:
    if row.reminded_at and _today(row.reminded_at) == _today(now):
        return False
    row.reminded_at, row.reminders = now, row.reminders + 1
    row.save(update_fields=["reminded_at", "reminders"])
    return _mail(row, actor=actor, now=now, again=True)


def _last_mail(row: WeekInvitation, now: dt.datetime) -> dt.datetime:
    return row.reminded_at or row.sent_at or now


def address_of(row: WeekInvitation) -> str:
    """The whole address, as it stands in a letter."""
    way = reverse("introweek:offers", args=[row.week.region.slug, token_of(row.pk, what=SCHOOL)])
    return f"{settings.PUBLIC_ADDRESS}{way}"


def address_of_offer(row: WeekInvitation, offer: UUID) -> str:
    """Where one teacher of this school reads where they are expected."""
    token = token_of(row.pk, what=SCHOOL)
    way = reverse("introweek:offer", args=[row.week.region.slug, token, offer])
    return f"{settings.PUBLIC_ADDRESS}{way}"


def _mail(row: WeekInvitation, *, actor: Actor, now: dt.datetime, again: bool) -> bool:
    week = row.week
    students = WeekStudent.objects.filter(
        week=week, gone_at__isnull=True, transition__location__school=row.school_id
    ).count()
    letter = invitation_letter(
        school=week.school.name, old_school=row.school.name, students=students,
        first_day=week.first_day, last_day=week.last_day, until=week.offers_until,
        link=address_of(row), sender=actor.name, again=again,
    )  # fmt: skip
    words: dict[str, Any] = {"subject": letter.subject, "text": letter.text}
    return plan_message(
        key=last_letter_of(row), channel="mail", to=row.email, now=now,
        sender_name=actor.name, region_id=row.region_id, **words,
    )  # fmt: skip


def _today(moment: dt.datetime) -> dt.date:
    return moment.astimezone(AMSTERDAM).date()
